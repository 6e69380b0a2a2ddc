"""What is found on a page, from single runs of letters to whole lines.

Lengths are points (1/72 inch). *Layout* coordinates have their origin left above the text as it is
read, with y downward: a table that lies on its side stands upright in them. A *place* is where
something stands on the page as a person sees it, in fractions of its width and height.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

ASCENT, DESCENT = 0.75, 0.23
"""How far a line of type reaches above and below its baseline, in parts of the type size."""


class Place(NamedTuple):
    """A rectangle on the page as displayed; 0 is left and top, 1 right and bottom."""

    left: float
    top: float
    right: float
    bottom: float


class Style(NamedTuple):
    """How letters look: size in points, weight, slant."""

    size: float
    bold: bool = False
    italic: bool = False


class Run(NamedTuple):
    """Letters of one style with no space between them: a word, or a part of one.

    Attributes:
        text: as `clean_words` leaves it, never empty.
        left: in layout coordinates, like `right` and `baseline`.
        right: right edge.
        baseline: what the letters stand on.
        style: how they look.
        space: whether white space stands before it.
        place: where it stands on the page as displayed.
        above: how far it is raised above the line of the word that it touches; 0 where it is not.
        is_mark: whether it is surely the mark of a note.
    """

    text: str
    left: float
    right: float
    baseline: float
    style: Style
    space: bool
    place: Place
    above: float = 0.0
    is_mark: bool = False

    @property
    def top(self) -> float:
        """Of the line of type, not of the letters."""
        return self.baseline - ASCENT * self.style.size

    @property
    def bottom(self) -> float:
        """Of the line of type, not of the letters."""
        return self.baseline + DESCENT * self.style.size


class Rule(NamedTuple):
    """A drawn line, upright or level, in layout coordinates; `left == right` when upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page; only its edges and its being another one than the next matter.

    Attributes:
        page: number of the page, from 1.
        number: of the column.
        left: left edge.
        right: right edge.
        whole: whether all that stands in it is one paragraph.
    """

    page: int
    number: int
    left: float
    right: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type inside of one column; made by `line_of`.

    Attributes:
        runs: from left to right; at least one.
        column: where it stands.
        text: its words.
        style: that most of its letters have.
        left: left edge.
        right: right edge.
        top: of the type of its style, so that a note mark does not lift it.
        bottom: likewise.
        baseline: likewise.
    """

    runs: tuple[Run, ...]
    column: Column
    text: str
    style: Style
    left: float
    right: float
    top: float
    bottom: float
    baseline: float

    @property
    def page(self) -> int:
        """Number of the page, from 1."""
        return self.column.page

    @property
    def size(self) -> float:
        """Type size of most of it."""
        return self.style.size


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes:
        runs: in reading order.
        rest: those on the next page, where its row goes on over the end of a page.
        rest_page: number of that page.
    """

    runs: tuple[Run, ...] = ()
    rest: tuple[Run, ...] = ()
    rest_page: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        header: one cell a column, or empty.
        rows: each with as many cells as there are columns.
        page: number of the page, from 1.
        left: in layout coordinates, like the three below.
        top: top edge.
        right: right edge.
        bottom: bottom edge.
        header_page: number of the page on which the header stands; None where that is `page`.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    page: int
    left: float
    top: float
    right: float
    bottom: float
    header_page: int | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure in large type with its label below it, or above.

    Attributes:
        runs: the figure's and the label's, as they stand one below the other.
        left: in layout coordinates, like the three below.
        top: of all tiles that stand side by side.
        right: right edge.
        bottom: bottom edge.
    """

    runs: tuple[Run, ...]
    left: float
    top: float
    right: float
    bottom: float


Element = Line | Table


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page, read.

    Attributes:
        number: from 1.
        width: of the layout, in points.
        height: of the layout, in points.
        elements: lines and tables in reading order.
        rules: drawn lines.
        label: by the file's own page labels.
        letters: how many characters it shows.
        unreadable: how many of them no one can tell, because their font does not say.
        pictured: share of the page that pictures cover, 0 to 1.
        cut: whether it has more characters than are read.
        recognised: how many letters a text recognition has found in its picture; None where none
            has looked.
    """

    number: int
    width: float
    height: float
    elements: tuple[Element, ...] = ()
    rules: tuple[Rule, ...] = ()
    label: str = ""
    letters: int = 0
    unreadable: int = 0
    pictured: float = 0.0
    cut: bool = False
    recognised: int | None = None


def line_of(runs: Sequence[Run], column: Column) -> Line:
    """A line from its runs, left to right."""
    letters: Counter[Style] = Counter()
    for run in runs:
        letters[run.style] += len(run.text)
    style = max(letters, key=lambda one: letters[one])
    lead = next(run for run in runs if run.style == style)
    return Line(
        runs=tuple(runs),
        column=column,
        text=text_of(runs),
        style=style,
        left=min(run.left for run in runs),
        right=max(run.right for run in runs),
        top=lead.top,
        bottom=lead.bottom,
        baseline=lead.baseline,
    )


def text_of(runs: Sequence[Run]) -> str:
    """Words of runs, with single spaces where white space stands between them."""
    return "".join(f" {run.text}" if run.space and i else run.text for i, run in enumerate(runs))


def lines_in(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of a small area, in reading order, by line: one that begins farther left is new."""
    lines: list[list[Run]] = []
    for run in runs:
        if not lines or run.left <= lines[-1][-1].left:
            lines.append([])
        lines[-1].append(run)
    return lines


def parted_lines(runs: Sequence[Run], same: float, space: float) -> Iterator[list[Run]]:
    """Lines of runs, parted where a wide space is.

    Args:
        runs: of one direction.
        same: how far baselines of one line lie apart at most, in parts of the type size.
        space: how wide a space within a line is at most, likewise.
    """
    line: list[Run] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline), run.left)):
        if line:
            size = line[-1].style.size
            level = abs(run.baseline - line[-1].baseline) <= same * size
            if not (level and run.left - line[-1].right <= space * size):
                yield line
                line = []
        line.append(run)
    if line:
        yield line

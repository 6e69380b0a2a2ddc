"""What Tesseract says of the picture of a page (hOCR 1.2): lines, words, letters and drawn rules.

All positions are pixels of the picture, from its left and its top.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefing_qa.documents.assembling import clean_words
from briefing_qa.documents.tree import Node
from briefing_qa.documents.xml_tree import parse_xml

_XHTML = {"http://www.w3.org/1999/xhtml": "html"}
_DIRECTIONS = {0.0: 0, 270.0: 1, 180.0: 2, 90.0: 3}  # by how a line is turned, against the clock
_SPECKS = frozenset("_|~¦`")  # what edges and dirt are taken for; no word is made of them alone

Figures = Mapping[str, tuple[float, ...]]


class Area(NamedTuple):
    """A rectangle of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top


class Letter(NamedTuple):
    """A letter, or a few that are taken for one, and where it stands."""

    text: str
    area: Area


@dataclass(frozen=True, slots=True)
class Word:
    """A word.

    Attributes:
        text: never empty, without white space.
        area: around it.
        sure: how sure it is, in percent.
        letters: of it, where they are given one by one.
    """

    text: str
    area: Area
    sure: float
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line of words.

    Attributes:
        words: from its beginning to its end; at least one.
        direction: as `View.direction` gives it.
        area: around it.
        slope: by how much the baseline falls to the right.
        offset: of the baseline from the lower left corner; None where it is not given, as for lines
            that do not run to the right.
        tall: how high letters such as "h" stand.
    """

    words: tuple[Word, ...]
    direction: int
    area: Area
    slope: float
    offset: float | None
    tall: float

    def baseline(self, at: float) -> float:
        """Where the baseline is, so far from the left, of a line that says so."""
        return self.area.bottom + (self.offset or 0.0) + self.slope * (at - self.area.left)


@dataclass(frozen=True, slots=True)
class Hocr:
    """What is said of a page: its lines, and the rectangles of what parts them."""

    lines: tuple[WordLine, ...]
    separators: tuple[Area, ...]


def read_hocr(data: bytes) -> Hocr:
    """The contents of hOCR.

    Args:
        data: the hOCR of one page.

    Raises:
        DocumentError: it is not well-formed.
    """
    root = parse_xml(data, "hOCR", _XHTML)
    separators = (
        _area(_figures(node)) for node in root.walk() if node.get("class") == "ocr_separator"
    )
    return Hocr(
        lines=tuple(_lines(root)),
        separators=tuple(area for area in separators if area is not None),
    )


def _lines(root: Node) -> Iterator[WordLine]:
    """The lines, in the order of the file: whatever has words directly in it."""
    found: dict[int, tuple[Node, list[Word]]] = {}
    for node in root.walk():
        if node.get("class") != "ocrx_word" or node.parent is None:
            continue
        if (word := _word(node)) is not None:
            _, words = found.setdefault(id(node.parent), (node.parent, []))
            words.append(word)
    for node, words in found.values():
        if (line := _line(_figures(node), tuple(words))) is not None:
            yield line


def _word(node: Node) -> Word | None:
    figures = _figures(node)
    text, area = _text(node), _area(figures)
    if area is None or set(text) <= _SPECKS:
        return None
    letters = []
    for inner in node.elements():
        where = _area(_figures(inner), "x_bboxes")
        if where is not None and (letter := _text(inner)):
            letters.append(Letter(letter, where))
    whole = "".join(letter.text for letter in letters) == text
    return Word(text, area, _first(figures, "x_wconf"), tuple(letters) if whole else ())


def _text(node: Node) -> str:
    return clean_words(node.text()).replace(" ", "")


def _line(figures: Figures, words: tuple[Word, ...]) -> WordLine | None:
    """A line by what its title says; None for one that is askew."""
    area = _area(figures)
    direction = _DIRECTIONS.get(_first(figures, "textangle"))
    if area is None or direction is None:
        return None
    x_size, below = _first(figures, "x_size"), _first(figures, "x_descenders")
    thickness = area.height if direction in (0, 2) else area.right - area.left
    baseline = figures.get("baseline", ())
    slope, offset = baseline if len(baseline) == 2 else (0.0, None)
    tall = x_size - below if x_size > below else thickness
    return WordLine(words, direction, area, slope, offset, tall)


def _figures(node: Node) -> dict[str, tuple[float, ...]]:
    """The figures in an element's title: "bbox 10 20 30 40; x_wconf 95"."""
    found: dict[str, tuple[float, ...]] = {}
    for part in node.get("title").split(";"):
        name, *values = part.split() or [""]
        try:
            figures = tuple(map(float, values))
        except ValueError:  # the name of a file, or of a font
            continue
        if all(map(math.isfinite, figures)):
            found[name] = figures
    return found


def _first(figures: Figures, name: str) -> float:
    return next(iter(figures.get(name, ())), 0.0)


def _area(figures: Figures, name: str = "bbox") -> Area | None:
    values = figures.get(name, ())
    if len(values) != 4 or not (values[0] < values[2] and values[1] < values[3]):
        return None
    return Area(*values)

"""Key figures: a figure in large type, with what it counts in small type below it, or above."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from briefing_qa.documents.pdf.values import Run, Tile, parted_lines, text_of
from briefing_qa.languages.months import MONTHS

_LARGE = 1.4  # of the usual type size
_SMALL = 0.7  # of the figure's type size: its label is set at most so large
_SAME_LINE = 0.1  # of the type size
_WORD_SPACE = 0.6  # of the type size
_COLUMN_SPACE = 1.2  # of the type size
_NUMBER_SPACE = 2.5  # of the type size: between a heading and its number
_NEAR = 1.6  # of the type size, between baselines
_ALIGNED = 4.0  # points
_CAPITAL = 0.72  # of the type size: the height of a capital
_NEARER = 0.6  # of the space below a figure: so much nearer its label stands above
_MAX_WORDS = 30
_MAX_FIGURE_WORDS = 5
_MAX_FIGURE_LETTERS = 20

_FIGURE = re.compile(r"[^\w\s]{0,3}(?:[A-Z]{1,3}\$|S/\.?)?\d[^\s]*")
_CURRENCY = re.compile(r"[^\w\s]|[A-Z]{1,3}\$|S/\.?|[A-Z]{3}")
_NUMBERING = re.compile(r"\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){2,}\.?")
_PLAIN_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?")

_SCALES = frozenset(
    ("hundred", "thousand", "million", "billion", "mil", "millón", "millones", "billones")
)
_MAX_LINES = 60  # in large type: on a page with more it shows no key figures

_Line = list[Run]


def is_key_figure(text: str) -> bool:
    """Whether words are chiefly a figure: "71%", "€2.4 million", "1 in 6", "3 min 40 s", "90 days".

    Headings with a number ("3 Outlook", "2. Results", "2022 at a glance"), years and days are none.
    """
    words = text.split()
    if words and _CURRENCY.fullmatch(words[0]):
        words = words[1:]
    if not 1 <= len(words) <= _MAX_FIGURE_WORDS or _YEARS.fullmatch(text):
        return False
    if _YEARS.fullmatch(words[0]):
        return False
    if not _FIGURE.fullmatch(words[0]) or _NUMBERING.fullmatch(words[0]):
        return False
    plain = [word for word in words if not any(c.isdigit() for c in word)]
    return sum(map(len, plain)) <= _MAX_FIGURE_LETTERS and all(
        word.casefold() in _SCALES or (word == word.lower() and word not in MONTHS)
        for word in plain
    )


def tiles_of(runs: Sequence[Run], type_size: float) -> tuple[list[Tile], list[Run]]:
    """Key figures with their labels, and the runs that are in none.

    Args:
        runs: of a page, in layout coordinates.
        type_size: of most of them.
    """
    large = [run for run in runs if run.style.size >= _LARGE * type_size]
    lines = list(parted_lines(large, _SAME_LINE, _WORD_SPACE))
    if len(lines) > _MAX_LINES:
        return [], list(runs)
    figures = [
        line
        for line in lines
        if is_key_figure(text_of(line))
        and not any(
            _is_next_line(line, other) or _is_numbered(other, line)
            for other in lines
            if other is not line
        )
    ]
    small = [run for run in runs if run.style.size < _LARGE * type_size] if figures else []
    found: list[list[Run]] = []
    taken: set[int] = set()
    above = sum(_is_nearer_above(figure, small) for figure in figures)
    is_below = above < 2 or 2 * above <= len(figures)
    for figure in figures:
        beside = [
            other[0].left
            for other in figures
            if other is not figure and abs(other[0].baseline - figure[0].baseline) <= _ALIGNED
        ]
        limit = min((x for x in beside if x > figure[0].left), default=None)
        label = (_label if is_below else _label_above)(figure, small, limit)
        if label and not taken.intersection(map(id, label)):
            found.append([*figure, *label] if is_below else [*label, *figure])
            taken.update(map(id, found[-1]))
    return list(_tiles(found)), [run for run in runs if id(run) not in taken]


def _tiles(found: Sequence[Sequence[Run]]) -> Iterator[Tile]:
    """Tiles whose figures stand on one line begin at one height."""
    for runs in found:
        row = [other[0].top for other in found if abs(other[0].baseline - runs[0].baseline) <= 4]
        yield Tile(
            runs=tuple(runs),
            left=min(run.left for run in runs),
            top=min(row),
            right=max(run.right for run in runs),
            bottom=max(run.bottom for run in runs),
        )


def _is_next_line(line: _Line, other: _Line) -> bool:
    """Whether two lines are of one heading: of one size, one below the other."""
    size = line[0].style.size
    across = line[0].left <= other[-1].right and other[0].left <= line[-1].right
    distance = abs(line[0].baseline - other[0].baseline)
    return across and 0 < distance <= _NEAR * size and other[0].style.size == size


def _is_numbered(words: _Line, number: _Line) -> bool:
    """Whether words of one size with a number stand behind it: a heading, its number set apart."""
    size = number[0].style.size
    beside = 0 <= words[0].left - number[-1].right <= _NUMBER_SPACE * size
    level = abs(words[0].baseline - number[0].baseline) <= _SAME_LINE * size
    plain = _PLAIN_NUMBER.fullmatch(text_of(number)) is not None
    return beside and level and plain and words[0].style == number[0].style


def _label(figure: _Line, small: Sequence[Run], limit: float | None) -> list[Run] | None:
    """The lines of small type right below a figure; None where none, or running text, is there.

    Args:
        figure: in large type.
        small: what is set smaller on the page.
        limit: where the next figure on its line begins.
    """
    left, right, size = figure[0].left, figure[-1].right, figure[0].style.size
    label: list[Run] = []
    level, edges, tall = figure[0].baseline, (left, right), size
    while True:
        below = [
            run
            for run in small
            if level + 0.4 * run.style.size < run.baseline <= level + _NEAR * tall
            and run.left < edges[1]
            and edges[0] < run.right
        ]
        first = min(below, key=lambda run: run.baseline, default=None)
        if first is None or first.style.size > _SMALL * size:
            break
        if label and abs(first.style.size - label[0].style.size) > 0.07 * first.style.size:
            break
        line = _line_with(first, small, limit if label or first.left >= left - 1 else None)
        if not _stands_below(line, (left, right)):
            break
        label.extend(line)
        level, tall = first.baseline, first.style.size
        edges = min(edges[0], line[0].left), max(edges[1], line[-1].right)
        if len(label) > _MAX_WORDS:
            return None
    return label or None


def _is_nearer_above(figure: _Line, small: Sequence[Run]) -> bool:
    """Whether small type stands right above a figure, and nearer than any below it."""
    size, level = figure[0].style.size, figure[0].baseline
    across = [run for run in small if run.left < figure[-1].right and figure[0].left < run.right]
    over = [run for run in across if run.baseline < level - 0.5 * size]
    under = [run for run in across if run.baseline > level]
    if not over:
        return False
    near = level - _CAPITAL * size - max(run.baseline for run in over)
    far = min((run.baseline - _CAPITAL * run.style.size for run in under), default=math.inf)
    return near <= size and near < _NEARER * (far - level)


def _label_above(figure: _Line, small: Sequence[Run], limit: float | None) -> list[Run] | None:
    """The lines of small type right above a figure, as `_label` finds those below one."""
    edges, size = (figure[0].left, figure[-1].right), figure[0].style.size
    label: list[Run] = []
    level, space = figure[0].baseline - _CAPITAL * size, size
    while len(label) <= _MAX_WORDS:
        over = [
            run
            for run in small
            if level - space <= run.baseline < level
            and run.left < edges[1]
            and edges[0] < run.right
        ]
        first = max(over, key=lambda run: run.baseline, default=None)
        if first is None or first.style.size > _SMALL * size:
            break
        line = _line_with(first, small, limit)
        if not _stands_below(line, edges) or (label and label[0].style != line[0].style):
            break
        label[:0] = line
        level, space = first.baseline, _NEAR * first.style.size
    return label if 0 < len(label) <= _MAX_WORDS else None


def _line_with(first: Run, small: Sequence[Run], limit: float | None) -> _Line:
    """The words on the line of a run that wide spaces do not part from it."""
    size = first.style.size
    row = sorted(
        (run for run in small if abs(run.baseline - first.baseline) <= 0.35 * size),
        key=lambda run: run.left,
    )
    at = next(i for i, run in enumerate(row) if run is first)
    begin, end = at, at + 1
    while begin and row[begin].left - row[begin - 1].right <= _COLUMN_SPACE * size:
        begin -= 1
    while (
        end < len(row)
        and row[end].left - row[end - 1].right <= _COLUMN_SPACE * size
        and (limit is None or row[end].left < limit - 1)
    ):
        end += 1
    return row[begin:end]


def _stands_below(line: _Line, edges: tuple[float, float]) -> bool:
    """Whether a line has an edge or its middle in common with the figure above it."""
    left, right = line[0].left - edges[0], line[-1].right - edges[1]
    return min(abs(left), abs(right), abs(left + right) / 2) <= _ALIGNED

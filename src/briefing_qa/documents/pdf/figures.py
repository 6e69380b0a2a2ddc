"""Tables of figures without drawn cells, found by their rows: a name, and figures in line.

Strips that are free over the names of the columns, too, mislead where names stand at one edge of
their columns and figures at the other: a strip then parts names from their figures, and puts them
above those of the next column. Here the figures alone make the columns, and the names above are
given to them in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from briefing_qa.documents.pdf.bands import Row
from briefing_qa.documents.pdf.cell_words import is_figure, is_year
from briefing_qa.documents.pdf.cells import cell_of
from briefing_qa.documents.pdf.geometry import bounds_of
from briefing_qa.documents.pdf.naming import Line, Span, by_spaces, columns_named, span_of
from briefing_qa.documents.pdf.values import Cell, Run, Table
from briefing_qa.documents.tables import CAPTION

_MIN_FIGURES = 2
_MIN_ROWS = 2
_NEAR = 3.5  # of the type size, between baselines: what stands farther off is of another table
_NEXT_LINE = 1.7  # of the type size, between baselines
_CLOSER = 0.85  # of the distance to the line below: a line so near the one above goes on with it
_EDGE = 3.0  # points
_MAX_TRIES = 16


@dataclass(frozen=True, slots=True)
class _Body:
    """Rows of figures.

    Attributes:
        first: index of the first line.
        last: one past the last.
        names: left and right edge of the names of the rows.
        columns: left and right edge of each column of figures.
        count: how many of the lines hold figures.
    """

    first: int
    last: int
    names: Span
    columns: tuple[Span, ...]
    count: int


def figure_table(rows: Sequence[Row], page: int) -> tuple[int, int, Table] | None:
    """The first table of figures among rows whose columns have names.

    Args:
        rows: of a region; nothing else stands beside such a table.
        page: its number.

    Returns:
        Index of the first of its rows, one past the last, and the table; None where there is none.
    """
    lines = [_line(row) for row in rows]
    for body in _bodies(lines):
        below = lines[body.last] if body.last < len(lines) else []
        if len(below) > 1 and _is_near(lines[body.last - 1], below):
            continue  # rows of other cells, too: what is here is a part of the table
        above = lines[: body.first]
        named = columns_named(above, lines[body.first], body.names, body.columns)
        if named is None and not _is_at_the_top(above):
            continue
        depth, header = named or (0, [])
        if body.count < _MIN_ROWS and not _is_headed(header, lines[body.first : body.last]):
            continue
        first = body.first - depth
        runs = [run for line in lines[first : body.last] for cell in line for run in cell]
        table = Table(
            tuple(map(cell_of, header)),
            tuple(_whole_rows(lines[body.first : body.last], body)),
            page,
            *bounds_of(runs),
        )
        return first, body.last, table
    return None


def _is_headed(header: Line, row: Sequence[Line]) -> bool:
    """Whether the look of names tells them from the one row below: they are bold, or years."""
    names = [cell for cell in header[1:] if cell]
    if names and all(is_year(cell_of(cell).text) for cell in names):
        return True
    bold = [run.style.bold for cell in header for run in cell]
    return bool(bold) and all(bold) and not any(run.style.bold for run in row[0][-1])


def _is_at_the_top(above: Sequence[Line]) -> bool:
    """Whether nothing but a running head stands above: rows may go on with a table before."""
    return not above or (len(above) == 1 and len(above[0]) == 1)


def _line(row: Row) -> Line:
    """A row by the wide spaces in it; empty where anything but words stands in it."""
    runs = sorted((a for a in row.atoms if isinstance(a, Run)), key=lambda run: run.left)
    if not runs or len(runs) < len(row.atoms):
        return []
    return by_spaces(runs)


def _bodies(lines: Sequence[Line]) -> Iterator[_Body]:
    """What may be the rows of a table; they may begin at a line that is none of it."""
    tried = 0
    for at, line in enumerate(lines):
        body = _body(lines, at) if _figures_behind_name(line) >= _MIN_FIGURES else None
        if body is not None:
            yield body
            tried += 1
        if tried == _MAX_TRIES:
            return


def _figures_behind_name(line: Line) -> int:
    """How many figures follow the name of a row; 0 where anything else does, or years alone."""
    texts: list[str] = []
    for cell in line[1:]:
        texts.append(cell_of(cell).text)
        if not is_figure(texts[-1]):
            return 0
    return 0 if all(map(is_year, texts)) else len(texts)


def _body(lines: Sequence[Line], at: int) -> _Body | None:
    """The rows that begin with one of name and figures; None where they are no table."""
    columns = [span_of([cell]) for cell in lines[at][1:]]
    names = widest = span_of(lines[at][:1])
    last = at
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not _is_near(lines[number - 1], line):
            break
        name, figures = _divided(line, columns)
        if not figures and not _is_name(line, widest, columns):
            break
        name = name if figures else line[0]
        widest = _joined(widest, span_of([name])) if name else widest
        if figures:
            columns = [
                _joined(column, span_of([cell])) if cell else column
                for column, cell in zip(columns, figures, strict=True)
            ]
            names, last = widest, number
    if any(a[1] >= b[0] for a, b in pairwise([names, *columns])):
        return None
    first, last = _begin(lines, at, names, columns), last + 1
    count = sum(bool(_divided(line, columns)[1]) for line in lines[first:last])
    while last < len(lines) and _is_end_of_name(lines, last, names, columns):
        last += 1
    return _Body(first, last, names, tuple(columns), count)


def _divided(line: Line, columns: Sequence[Span]) -> tuple[list[Run], Line]:
    """The name of a row, or none, and its figures; no figures where it is no such row."""
    runs = [run for cell in line for run in cell]
    name = list(takewhile(lambda run: run.right < columns[0][0], runs))
    if len(name) not in (0, len(line[0])):  # nothing but a word space parts it from the figures
        return [], []
    figures: Line = [[] for _ in columns]
    for run in runs[len(name) :]:
        below = [at for at, column in enumerate(columns) if _overlap((run.left, run.right), column)]
        if len(below) != 1:
            return [], []
        figures[below[0]].append(run)
    texts = [cell_of(cell).text for cell in figures if cell]
    if not all(map(is_figure, texts)) or all(map(is_year, texts)):
        return [], []
    return (name, figures) if name or len(texts) == len(columns) else ([], [])


def _is_name(line: Line, names: Span, columns: Sequence[Span]) -> bool:
    """Whether a line holds only words that stand below the name of a row."""
    if len(line) != 1 or CAPTION.match(cell_of(line[0]).text):
        return False
    left, right = span_of(line)
    return names[0] - _EDGE <= left <= names[1] and right < columns[0][0]


def _is_end_of_name(
    lines: Sequence[Line], number: int, names: Span, columns: Sequence[Span]
) -> bool:
    """Whether a line below the last figures belongs to the name beside them."""
    line = lines[number]
    if not _is_name(line, names, columns) or _distance(lines[number - 1], line) > _NEXT_LINE:
        return False
    text = cell_of(line[0]).text
    return not text[:1].isupper() and line[0][0].style == lines[number - 1][0][0].style


def _begin(lines: Sequence[Line], at: int, names: Span, columns: Sequence[Span]) -> int:
    """The first line of the first row: its name may begin above its figures."""
    first = at
    while first and _is_near(lines[first - 1], lines[first]):
        above = lines[first - 1]
        if not (_is_name(above, names, columns) or _divided(above, columns)[1]):
            return first if len(above) > 1 else at
        first -= 1
    return at


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _joined(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])


def _distance(above: Line, below: Line) -> float:
    """Between baselines, in parts of the type size."""
    if not above or not below:
        return _NEAR + 1
    return (below[0][0].baseline - above[0][0].baseline) / below[0][0].style.size


def _is_near(above: Line, below: Line) -> bool:
    return _distance(above, below) <= _NEAR


def _whole_rows(lines: Sequence[Line], body: _Body) -> Iterator[tuple[Cell, ...]]:
    """The rows of the table: names of several lines are put together."""
    rows: list[list[list[Run]]] = []
    for number, line in enumerate(lines):
        name, figures = _divided(line, body.columns)
        if not figures:
            name, figures = line[0], [[] for _ in body.columns]
        if rows and _belongs(lines, number, rows[-1], name, filled=any(figures)):
            rows[-1][0].extend(name)
            for cell, added in zip(rows[-1][1:], figures, strict=True):
                cell.extend(added)
        else:
            rows.append([list(name), *map(list, figures)])
    yield from (tuple(map(cell_of, row)) for row in rows)


def _belongs(
    lines: Sequence[Line],
    number: int,
    row: Sequence[Sequence[Run]],
    name: Sequence[Run],
    *,
    filled: bool,
) -> bool:
    """Whether a line goes on with the row before it."""
    if filled and any(row[1:]):
        return False
    if not name or name[0].text[:1].islower():
        return True
    if filled or not any(row[1:]) or number + 1 == len(lines):
        return False
    above = _distance(lines[number - 1], lines[number])
    return above < _CLOSER * _distance(lines[number], lines[number + 1])

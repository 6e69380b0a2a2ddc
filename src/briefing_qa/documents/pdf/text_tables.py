"""Tables without drawn cells whose cells hold sentences, below names of columns in bold type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.bands import Row
from briefing_qa.documents.pdf.cells import cell_of
from briefing_qa.documents.pdf.geometry import bounds_of
from briefing_qa.documents.pdf.values import Run, Table

_APART = 1.15  # of the distance of lines: rows stand so far apart
_FAR = 3.5  # of the type size: what stands so far below is of something else
_SPACE = 1.2  # of the type size: between names
_MAX_NAME_LINES = 3
_MIN_CELLS = 6  # a few paragraphs may stand side by side by chance
_CAPITALS = 0.8
_OPENING = frozenset("“\"'‘(¿¡«–—$€£")
_EDGE = 1.0  # points
_MAX_TRIES = 16

Cells = list[list[Run]]


def text_table(rows: Sequence[Row], page: int) -> tuple[int, int, Table] | None:
    """The first table among rows that has bold names and cells of several lines.

    Cells begin where their names do. The lines of one row stand apart from those of the next in all
    columns at once, and all of its cells begin on one line: so does no running text in columns.

    Args:
        rows: of a region; nothing else stands beside such a table.
        page: its number.

    Returns:
        Index of the first of its rows, one past the last, and the table; None where there is none.
    """
    starts = [at for at, row in enumerate(rows) if _is_bold(row) and len(_spans([row])) > 1]
    last = -1
    for first in starts[:_MAX_TRIES]:
        if first <= last:
            continue
        last = first
        for row in rows[first + 1 : first + _MAX_NAME_LINES]:
            if not _is_bold(row):
                break
            last += 1
        names = rows[first : last + 1]
        lefts = [left for left, _ in _spans(names)]
        entries = _entries(rows[last + 1 :], lefts, rows[last])
        if len(lefts) > 1 and _are_rows(entries, len(lefts)):
            end = last + 1 + sum(map(len, entries))
            return first, end, _table(names, entries, lefts, page)
    return None


def _is_bold(row: Row) -> bool:
    return all(isinstance(atom, Run) and atom.style.bold for atom in row.atoms)


def _spans(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Left and right edge of what stands below one another in some rows."""
    runs = sorted(
        (atom for row in rows for atom in row.atoms if isinstance(atom, Run)),
        key=lambda run: run.left,
    )
    spans: list[tuple[float, float]] = []
    for run in runs:
        if spans and run.left - spans[-1][1] < _SPACE * run.style.size:
            spans[-1] = spans[-1][0], max(spans[-1][1], run.right)
        else:
            spans.append((run.left, run.right))
    return spans


def _cells(row: Row, lefts: Sequence[float]) -> Cells | None:
    """The words of a line by column; None where some stand in two, or in none."""
    cells: Cells = [[] for _ in lefts]
    for atom in row.atoms:
        column = sum(atom.left >= left - _EDGE for left in lefts) - 1
        if not isinstance(atom, Run) or column < 0:
            return None
        if column + 1 < len(lefts) and atom.right > lefts[column + 1] - _EDGE:
            return None
        cells[column].append(atom)
    return cells


def _entries(rows: Sequence[Row], lefts: Sequence[float], names: Row) -> list[list[Cells]]:
    """The rows of the table below its names, each with the cells of its lines."""
    lines: list[tuple[float, Cells]] = []
    level = _level(names)
    for row in rows:
        cells = _cells(row, lefts)
        far = _level(row) - level > _FAR * _size(row)
        if cells is None or far or (sum(map(bool, cells)) > 1 and _is_bold(row)):
            break
        level = _level(row)
        lines.append((level, cells))
    usual = min((after[0] - before[0] for before, after in pairwise(lines)), default=0.0)
    entries: list[list[Cells]] = []
    for number, (level, cells) in enumerate(lines):
        if not number or level - lines[number - 1][0] > _APART * usual:
            entries.append([])
        entries[-1].append(cells)
    count = next((at for at, entry in enumerate(entries) if not _is_row(entry)), len(entries))
    return entries[:count]


def _is_row(entry: Sequence[Cells]) -> bool:
    """Whether all cells of a row begin with its first line, the first and another one at least."""
    filled = [any(line[at] for line in entry) for at in range(len(entry[0]))]
    return bool(entry[0][0]) and sum(filled) > 1 and list(map(bool, entry[0])) == filled


def _are_rows(entries: Sequence[Sequence[Cells]], columns: int) -> bool:
    """Whether there are enough rows, some with several lines, whose cells begin as sentences do."""
    begins = [cell_of(cell).text[:1] for entry in entries for cell in entry[0] if cell]
    return (
        len(entries) > 1
        and len(begins) >= max(_MIN_CELLS, columns * len(entries) // 2)
        and any(len(entry) > 1 for entry in entries)
        and sum(map(_begins_cell, begins)) >= _CAPITALS * len(begins)
    )


def _begins_cell(letter: str) -> bool:
    """Whether a letter begins a cell, not the middle of a sentence or an item of a list."""
    return letter in _OPENING or (letter.isalnum() and not letter.islower())


def _table(
    names: Sequence[Row], entries: Sequence[Sequence[Cells]], lefts: Sequence[float], page: int
) -> Table:
    heads = [cells for row in names if (cells := _cells(row, lefts))]
    header, *rows = (
        tuple(cell_of([run for line in entry for run in line[at]]) for at in range(len(lefts)))
        for entry in (heads, *entries)
    )
    runs = [run for entry in (heads, *entries) for line in entry for cell in line for run in cell]
    return Table(
        header,
        tuple(rows),
        page,
        *bounds_of(runs),
    )


def _level(row: Row) -> float:
    return min(atom.baseline if isinstance(atom, Run) else atom.top for atom in row.atoms)


def _size(row: Row) -> float:
    return max((atom.style.size for atom in row.atoms if isinstance(atom, Run)), default=0.0)

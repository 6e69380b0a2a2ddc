"""Running heads and feet that were taken for a row of the table that begins or ends a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from briefing_qa.documents.pdf.tables import with_header
from briefing_qa.documents.pdf.values import (
    Cell,
    Column,
    Element,
    Line,
    PageContent,
    Run,
    Table,
    line_of,
)

_SAME_ROW = 0.35  # of the type size
_APART = 1.8  # of the type size: so far from the rows of its table a head stands
_ZONE = 0.14  # of the page's height, at the top and at the bottom


def edge_lines(page: PageContent) -> Iterator[tuple[Line, bool]]:
    """The first and the last line of tables that may be a head or a foot.

    Yields:
        The line, and whether it may be one by its place alone: it stands apart, in few columns. Of
        others the words must be known as those of a head: names of columns are repeated, too.
    """
    for element in page.elements:
        if not isinstance(element, Table):
            continue
        column = Column(page.number, -1, element.left, element.right)
        for top in (True, False):
            line, apart = _edge(element, column, top=top)
            height = line.baseline / page.height
            if height <= _ZONE if top else height >= 1 - _ZONE:
                yield line, apart


def _edge(table: Table, column: Column, *, top: bool) -> tuple[Line, bool]:
    """The outermost line of a table, and whether it stands apart."""
    cells = [*table.header, *(cell for row in table.rows for cell in row)]
    runs = [run for cell in cells for run in cell.runs]
    sign = 1.0 if top else -1.0
    first = min(runs, key=lambda run: sign * run.baseline)
    same = _SAME_ROW * first.style.size
    row = [run for run in runs if abs(run.baseline - first.baseline) <= same]
    others = [abs(run.baseline - first.baseline) for run in runs]
    next_line = min((far for far in others if far > same), default=0.0)
    ids = set(map(id, row))
    width = len(table.rows[0]) if table.rows else len(table.header)
    filled = sum(any(id(run) in ids for run in cell.runs) for cell in cells)
    line = line_of(sorted(row, key=lambda run: run.left), column)
    return line, next_line > _APART * first.style.size and 2 * filled <= width


def without_edges(element: Element, gone: Collection[int]) -> Element:
    """A table without runs that belong to a head or a foot.

    Args:
        element: of a page.
        gone: ids of these runs.
    """
    if not isinstance(element, Table) or not _holds(element, gone):
        return element
    header = tuple(_rest(cell, gone) for cell in element.header)
    rows = [tuple(_rest(cell, gone) for cell in row) for row in element.rows]
    rows = [row for row in rows if any(cell.runs for cell in row)]
    if not rows:
        return element
    if not any(cell.runs for cell in header):
        edges = element.left, element.top, element.right, element.bottom
        return with_header(rows, 0, element.page, edges)
    return replace(element, header=header, rows=tuple(rows))


def _holds(table: Table, gone: Collection[int]) -> bool:
    rows = (table.header, *table.rows)
    return any(id(run) in gone for row in rows for cell in row for run in cell.runs)


def _rest(cell: Cell, gone: Collection[int]) -> Cell:
    kept: tuple[Run, ...] = tuple(run for run in cell.runs if id(run) not in gone)
    return cell if len(kept) == len(cell.runs) else Cell(kept)

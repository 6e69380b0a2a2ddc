"""Tables that go on over the end of a page or column: their headers, and rows that do, too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_qa.documents.pdf.distances import ENDS
from briefing_qa.documents.pdf.paragraphs import Block
from briefing_qa.documents.pdf.values import Cell, Run, Table

_SAME = 3.0  # points: so little an edge may differ from page to page


def with_headers_carried_on(parts: Iterable[Block | Table]) -> list[Block | Table]:
    """The parts, with the header of a table given to those that go on with it.

    A table goes on with another where this is the last on its page or in its column, it is the
    first in the next and has no header, and its columns stand in the same places.

    Args:
        parts: of all pages, in reading order.
    """
    carried: list[Block | Table] = []
    for part in parts:
        before = carried[-1] if carried else None
        if isinstance(part, Table) and isinstance(before, Table) and _goes_on(before, part):
            page = before.header_page or before.page
            part = replace(part, header=before.header, header_page=page)
        if isinstance(part, Table) and isinstance(before, Table) and _row_goes_on(before, part):
            carried[-1] = _with_rest(before, part.rows[0], part.page)
            part = replace(part, rows=part.rows[1:])
        if not isinstance(part, Table) or part.rows:
            carried.append(part)
    return carried


def _row_goes_on(before: Table, table: Table) -> bool:
    """Whether the first row of a table is the rest of the last one of the table before.

    Its name stands in the first part only, and each cell that goes on ended in no stop there.
    """
    if table.page != before.page + 1 or not before.rows or len(table.rows) == 0:
        return False
    last, first = before.rows[-1], table.rows[0]
    if len(last) != len(first) or first[0].runs or not last[0].runs:
        return False
    pairs = [(above, below) for above, below in zip(last, first, strict=True) if below.runs]
    return bool(pairs) and all(
        above.runs and not above.rest and not ENDS.search(above.text) and _may_go_on(below.text)
        for above, below in pairs
    )


def _may_go_on(words: str) -> bool:
    """Whether words can be the rest of a text, not a figure or a name of their own."""
    whole = len(words.split()) > 1 or ENDS.search(words) is not None
    return whole and not words[:1].isupper()


def _with_rest(table: Table, rest: Sequence[Cell], page: int) -> Table:
    last = tuple(
        replace(above, rest=below.runs, rest_page=page) if below.runs else above
        for above, below in zip(table.rows[-1], rest, strict=True)
    )
    return replace(table, rows=(*table.rows[:-1], last))


def _goes_on(before: Table, table: Table) -> bool:
    beside = table.page == before.page and table.left >= before.right and table.top < before.bottom
    if not before.header or table.header or not (beside or table.page == before.page + 1):
        return False
    width = len(table.rows[0])
    if width != len(before.header):
        return False
    aside = table.left - before.left if beside else 0.0
    return all(
        _same_place(_column(before, number), _column(table, number), aside)
        for number in range(width)
    )


def _column(table: Table, number: int) -> Sequence[Run]:
    """What stands in a column; its name only where nothing stands below, as names are centred."""
    runs = [run for row in table.rows for run in row[number].runs]
    return runs or (table.header[number].runs if table.header else ())


def _same_place(before: Sequence[Run], after: Sequence[Run], aside: float) -> bool:
    """Whether two columns have an edge or their middle in common, as their type is set.

    Args:
        before: what stands in the one.
        after: what stands in the other.
        aside: how far the second table stands right of the first.
    """
    if not before or not after:
        return not before and not after
    left = min(run.left for run in after) - min(run.left for run in before) - aside
    right = max(run.right for run in after) - max(run.right for run in before) - aside
    return min(abs(left), abs(right), abs(left + right) / 2) <= _SAME

"""Tables that go on over the end of a page or column: their header names the rows there too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_qa.documents.pdf.paragraphs import Block
from briefing_qa.documents.pdf.values import Run, Table

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
        carried.append(part)
    return carried


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

"""Names of columns put to the cells beside which they were read as a column of their own."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.documents.pdf.values import Cell


def reunited(
    header: tuple[Cell, ...], rows: Sequence[tuple[Cell, ...]]
) -> tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]:
    """Header and rows, where a name stands over nothing and beside it cells have no name.

    Names in the middle of wide columns, and cells at their edge, look like columns of their own.

    Args:
        header: the names of the columns.
        rows: below them, as long.
    """
    filled = [any(row[at].runs for row in rows) for at in range(len(header))]
    gone: set[int] = set()
    named = list(header)
    for at, name in enumerate(header):
        for beside in (at - 1, at + 1):
            if not name.runs or filled[at] or at in gone or not 0 <= beside < len(header):
                continue
            if filled[beside] and not named[beside].runs:
                named[beside] = name
                gone.add(at)
    kept = [at for at in range(len(header)) if at not in gone]
    return tuple(named[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows)

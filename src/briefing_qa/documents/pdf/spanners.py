"""Names over several columns of a table, which stand above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_qa.documents.pdf.bands import Atom
from briefing_qa.documents.pdf.values import Cell, Run, Table

_SPACE = 1.2  # of the type size: words with more between them are two names
_LEVEL = 0.35  # of the type size: runs of one row
_NEAR = 3.0  # of the type size, between baselines


def with_spanners(table: Table, above: Sequence[Atom]) -> tuple[Table, bool]:
    """A table whose columns have names of their own, and whether the row above is part of them.

    Where "2016" and "2021" stand twice, "Girls" and "Boys" above say which is which. Where nothing
    does, names would say of each figure what may be true of another: then the table has none.

    Args:
        table: as its rows are read.
        above: what stands in the row above it.
    """
    names = [cell.text for cell in table.header[1:]]
    known = [name for name in names if name]
    if len(set(known)) == len(known):
        return table, False
    spanned = _spanned(table, above)
    if spanned is not None:
        return spanned, True
    spanned = _spanned(*_parted(table))
    if spanned is not None:
        return spanned, False
    return replace(table, header=(), rows=(table.header, *table.rows)), False


def _parted(table: Table) -> tuple[Table, list[Run]]:
    """A table without the first line of its names, and that line.

    A name over two columns stands in the first of them where it is short.
    """
    runs = [run for cell in table.header for run in cell.runs]
    level = min(run.baseline for run in runs)
    line = [run for run in runs if run.baseline - level < _LEVEL * run.style.size]
    upper = set(map(id, line))
    lower = tuple(
        Cell(tuple(run for run in cell.runs if id(run) not in upper)) for cell in table.header
    )
    return replace(table, header=lower), line


def spanned_from_above(table: Table, runs: Sequence[Run]) -> Table:
    """A table with drawn cells whose names, as above, stand in a row over it without cells.

    Args:
        table: as its cells are drawn.
        runs: of the page that stand in no table.
    """
    names = [cell.text for cell in table.header if cell.runs]
    if len(set(names)) == len(names):
        return table
    over = [run for run in runs if run.baseline < table.top]
    level = max((run.baseline for run in over), default=0.0)
    row = [run for run in over if level - run.baseline < _LEVEL * run.style.size]
    return _spanned(table, row) or table


def _spanned(table: Table, above: Sequence[Atom]) -> Table | None:
    """The table with the names above it before those of its columns; None where they do not fit.

    Columns before the first that a name stands above have none, but for the names of the rows.
    """
    names = [cell.text for cell in table.header[1:]]
    spanners = _spanners(table, above)
    first = table.header[0]
    if not first.runs and len(spanners) > 2 and _is_above(spanners[0], table, range(1)):
        first = Cell(tuple(spanners.pop(0)))
    wide = len(names) // len(spanners) if spanners else 0
    plain = 1 + len(names) - wide * len(spanners)
    repeated = names[plain - 1 : plain - 1 + wide]
    if len(spanners) < 2 or wide < 2 or names[plain - 1 :] != repeated * len(spanners):
        return None
    if len(set(repeated)) < wide:  # the names above do not tell the columns apart
        return None
    groups = [range(plain + wide * i, plain + wide * (i + 1)) for i in range(len(spanners))]
    if not all(map(lambda one, group: _is_above(one, table, group), spanners, groups)):
        return None
    header = [first, *table.header[1:plain]]
    for one, group in zip(spanners, groups, strict=True):
        header.extend(Cell((*one, *table.header[column].runs)) for column in group)
    top = min(table.top, *(run.top for one in (*spanners, first.runs) for run in one))
    return replace(table, header=tuple(header), top=top)


def _spanners(table: Table, above: Sequence[Atom]) -> list[list[Run]]:
    """The names in the row right above a table; none where it is something else."""
    runs = sorted((atom for atom in above if isinstance(atom, Run)), key=lambda run: run.left)
    heads = [run for cell in table.header for run in cell.runs]
    if not runs or not heads or len(runs) < len(above):
        return []
    size = runs[0].style.size
    distance = min(run.baseline for run in heads) - runs[0].baseline
    if not 0 < distance <= _NEAR * size or runs[0].left < table.left:
        return []
    found: list[list[Run]] = []
    for run in runs:
        if not found or run.left - found[-1][-1].right > _SPACE * size:
            found.append([])
        found[-1].append(run)
    return found


def _is_above(runs: Sequence[Run], table: Table, columns: range) -> bool:
    """Whether the middle of words stands above some columns."""
    below = [
        run for row in (table.header, *table.rows) for column in columns for run in row[column].runs
    ]
    middle = (runs[0].left + runs[-1].right) / 2
    return min(run.left for run in below) <= middle <= max(run.right for run in below)

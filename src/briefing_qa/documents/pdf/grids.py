"""Tables with drawn cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_qa.documents.pdf.cell_words import is_figure, is_year
from briefing_qa.documents.pdf.cells import cell_of
from briefing_qa.documents.pdf.geometry import bounds_of
from briefing_qa.documents.pdf.parting import parted
from briefing_qa.documents.pdf.spanners import spanned_from_above
from briefing_qa.documents.pdf.striped import with_stripes_joined
from briefing_qa.documents.pdf.tables import with_header
from briefing_qa.documents.pdf.values import Cell, Rule, Run, Table

_TOUCH = 3.0  # points
_MAX_RULES = 1500
_MAX_LINES = 200  # upright, or level, of one table
_MIN_FILLED = 0.4
_MAX_HEADER_ROWS = 3


def ruled_tables(
    runs: Sequence[Run], rules: Sequence[Rule], page: int
) -> tuple[list[Table], list[Run]]:
    """Tables whose cells are drawn, and the runs that stand in none.

    Args:
        runs: of the page.
        rules: of the page.
        page: its number.
    """
    tables = []
    rest = list(runs)
    for group in with_stripes_joined(list(_groups(rules)), runs):
        left, top, right, bottom = bounds_of(group)
        inside = [
            run
            for run in rest
            if left < (run.left + run.right) / 2 < right
            and top < (run.top + run.bottom) / 2 < bottom
        ]
        table = _table(inside, group, page)
        if table is not None:
            table = spanned_from_above(table, rest)
            tables.append(table)
            taken = {id(run) for run in rest if _is_in(run, table)}
            rest = [run for run in rest if id(run) not in taken]
    return tables, rest


def _is_in(run: Run, table: Table) -> bool:
    return (
        table.left < (run.left + run.right) / 2 < table.right
        and table.top < run.baseline < table.bottom
    )


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that touch each other, where there are enough of both kinds for a table."""
    if not 5 <= len(rules) <= _MAX_RULES:
        return
    parents = list(range(len(rules)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    order = sorted(range(len(rules)), key=lambda index: rules[index].top)
    active: list[int] = []
    for index in order:
        rule = rules[index]
        active = [one for one in active if rules[one].bottom >= rule.top - _TOUCH]
        for other in active:
            if _touch(rules[other], rule):
                parents[root(other)] = root(index)
        active.append(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    yield from sorted(
        (group for group in groups.values() if len(group) >= 5), key=lambda g: bounds_of(g)[1]
    )


def _touch(a: Rule, b: Rule) -> bool:
    return (
        a.left - _TOUCH <= b.right
        and b.left - _TOUCH <= a.right
        and a.top - _TOUCH <= b.bottom
        and b.top - _TOUCH <= a.bottom
    )


def _table(runs: Sequence[Run], rules: Sequence[Rule], page: int) -> Table | None:
    """The table in a group of rules; None where they frame something else."""
    edges = bounds_of(rules)
    upright = _positions(rule.left for rule in rules if not rule.level)
    level = _positions(rule.top for rule in rules if rule.level)
    upright = _positions([*upright, edges[0], edges[2]])
    level = _positions([*level, edges[1], edges[3]])
    if not (3 <= len(upright) <= _MAX_LINES and 3 <= len(level) <= _MAX_LINES):
        return None
    grid = _Grid(upright, level, rules)
    content = grid.filled(runs)
    filled = [n for n, row in enumerate(content) if any(cell.runs for cell in row)]
    numbers = _without_captions(grid, filled, len(upright) - 1)
    top = edges[1] if numbers[:1] == filled[:1] else level[numbers[0]]
    bottom = edges[3] if numbers[-1:] == filled[-1:] else level[numbers[-1] + 1]
    edges = edges[0], top, edges[2], bottom
    depth = _header_rows(grid, content, numbers)
    header = _header(grid, content, numbers[:depth])
    rows = [part for n in numbers[depth:] for part in parted(_spread(grid, content, n, depth))]
    used = _used_columns([*rows, *([header] if header else [])])
    kept = [tuple(row[column] for column in used) for row in rows]
    if len(kept) + bool(depth) < 2 or len(used) < 2 or not _is_filled(kept, depth):
        return None
    if depth:
        return Table(tuple(header[column] for column in used), tuple(kept), page, *edges)
    return with_header(kept, 0, page, edges)


def _without_captions(grid: _Grid, numbers: Sequence[int], width: int) -> Sequence[int]:
    """The rows between those that are one cell from edge to edge: a caption, a source, notes."""
    several = [n for n in numbers if len({grid.home(n, column) for column in range(width)}) > 1]
    if len(several) < 2:
        return numbers
    return [n for n in numbers if several[0] <= n <= several[-1]]


def _header_rows(grid: _Grid, content: Sequence[Sequence[Cell]], numbers: Sequence[int]) -> int:
    """How many rows name the columns, where the first has cells over several; 0 where none has."""
    depth = 0
    parted_below = {  # others only part cells of some other table, or nothing
        column
        for number in numbers[1:]
        for column, cell in enumerate(content[number])
        if column and cell.runs
    }
    for number in numbers[:_MAX_HEADER_ROWS]:
        homes = [grid.home(number, column) for column in range(len(content[number]))]
        over_several = any(
            row == number and at < column and content[row][at].runs and column in parted_below
            for column, (row, at) in enumerate(homes)
        )
        if not over_several or len(set(homes)) == 1 or _has_figures(content[number]):
            break
        depth += 1
    if not depth or depth + 1 >= len(numbers):
        return 0
    above, _ = grid.home(numbers[depth], 0)  # a name that reaches down goes before figures: ages
    reaches = above in numbers[:depth] and bool(content[above][0].runs)
    return depth + 1 if reaches or not _has_figures(content[numbers[depth]]) else depth


def _has_figures(row: Sequence[Cell]) -> bool:
    """Whether a row is no header: most of what stands behind its name are figures, not years."""
    texts = [cell.text for cell in row[1:] if cell.runs]
    return 2 * sum(is_figure(text) and not is_year(text) for text in texts) > len(texts)


def _header(
    grid: _Grid, content: Sequence[Sequence[Cell]], numbers: Sequence[int]
) -> tuple[Cell, ...]:
    """For each column, the words of all cells above it."""
    header = []
    for column in range(len(content[0])) if numbers else ():
        homes = dict.fromkeys(grid.home(number, column) for number in numbers)
        header.append(Cell(tuple(run for row, at in homes for run in content[row][at].runs)))
    return tuple(header)


def _spread(grid: _Grid, content: Sequence[Sequence[Cell]], number: int, first: int) -> list[Cell]:
    """A row with what stands in cells over several rows, in each of them."""
    row = []
    for column, cell in enumerate(content[number]):
        above, at = grid.home(number, column)
        repeated = not cell.runs and at == column and first <= above < number
        row.append(content[above][column] if repeated else cell)
    return row


def _positions(values: Iterator[float] | Sequence[float]) -> list[float]:
    """Distinct places of rules, in order."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found


def _used_columns(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Columns in which anything stands."""
    width = len(rows[0]) if rows else 0
    return [column for column in range(width) if any(row[column].runs for row in rows)]


def _is_filled(rows: Sequence[Sequence[Cell]], depth: int) -> bool:
    """Whether cells hold words: the bars and axes of a chart make cells, but empty ones."""
    cells = [cell for row in rows for cell in row]
    several = sum(1 for row in rows if sum(bool(cell.runs) for cell in row) > 1)
    filled = sum(bool(cell.runs) for cell in cells)
    # At the end of a table the rest of a row from the page before stands above a whole one.
    is_end = (
        len(rows) == 2
        and len(rows[0]) > 2
        and not rows[0][0].runs
        and all(cell.runs for cell in rows[1])
    )
    return filled >= _MIN_FILLED * len(cells) and (several + depth >= 2 or is_end)


class _Grid:
    """Cells between upright and level lines, some of them one with their neighbours."""

    def __init__(
        self, upright: Sequence[float], level: Sequence[float], rules: Sequence[Rule]
    ) -> None:
        self._upright = upright
        self._level = level
        self._uprights = [rule for rule in rules if not rule.level]
        self._levels = [rule for rule in rules if rule.level]
        self._homes: dict[tuple[int, int], tuple[int, int]] = {}
        self._walls: dict[tuple[bool, int, int], bool] = {}

    def filled(self, runs: Sequence[Run]) -> list[list[Cell]]:
        """The rows of cells with their runs."""
        height, width = len(self._level) - 1, len(self._upright) - 1
        content: list[list[list[Run]]] = [[[] for _ in range(width)] for _ in range(height)]
        for run in runs:
            row = _slot(self._level, (run.top + run.bottom) / 2)
            column = _slot(self._upright, (run.left + run.right) / 2)
            row, column = self.home(row, column)
            content[row][column].append(run)
        return [[cell_of(cell) for cell in row] for row in content]

    def home(self, row: int, column: int) -> tuple[int, int]:
        """The first cell, left and top, of those that are one with this."""
        start = row, column
        if start not in self._homes:
            while column > 0 and not self._is_walled(True, row, column):
                column -= 1
            while row > 0 and not self._is_walled(False, row, column):
                row -= 1
            self._homes[start] = row, column
        return self._homes[start]

    def _is_walled(self, left: bool, row: int, column: int) -> bool:
        """Whether a rule stands left of a cell, or on top of it; each is looked for once."""
        key = left, row, column
        if key not in self._walls:
            find = self._is_parted if left else self._is_ruled
            self._walls[key] = find(row, column)
        return self._walls[key]

    def _is_parted(self, row: int, column: int) -> bool:
        """Whether a rule stands left of a cell."""
        middle, at = (self._level[row] + self._level[row + 1]) / 2, self._upright[column]
        return any(
            abs(rule.left - at) <= _TOUCH and rule.top - _TOUCH <= middle <= rule.bottom + _TOUCH
            for rule in self._uprights
        )

    def _is_ruled(self, row: int, column: int) -> bool:
        """Whether a rule stands on top of a cell."""
        middle, at = (self._upright[column] + self._upright[column + 1]) / 2, self._level[row]
        return any(
            abs(rule.top - at) <= _TOUCH and rule.left - _TOUCH <= middle <= rule.right + _TOUCH
            for rule in self._levels
        )


def _slot(lines: Sequence[float], value: float) -> int:
    """Index of the space between two lines in which a value is."""
    return min(max(sum(line <= value for line in lines) - 1, 0), len(lines) - 2)

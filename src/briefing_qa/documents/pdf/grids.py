"""Tables with drawn cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_qa.documents.pdf.tables import cell_of, is_figure, with_header
from briefing_qa.documents.pdf.values import Cell, Rule, Run, Table, lines_in, text_of

_TOUCH = 3.0  # points
_MAX_RULES = 1500
_MAX_LINES = 200  # upright, or level, of one table
_MIN_FILLED = 0.4
_MAX_HEADER_ROWS = 3
_LEVEL = 2.0  # points

Box = tuple[float, float, float, float]


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
    for group in _groups(rules):
        left, top, right, bottom = _box(group)
        inside = [
            run
            for run in rest
            if left < (run.left + run.right) / 2 < right
            and top < (run.top + run.bottom) / 2 < bottom
        ]
        table = _table(inside, group, page)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [run for run in rest if id(run) not in taken]
    return tables, rest


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
        (group for group in groups.values() if len(group) >= 5), key=lambda g: _box(g)[1]
    )


def _touch(a: Rule, b: Rule) -> bool:
    return (
        a.left - _TOUCH <= b.right
        and b.left - _TOUCH <= a.right
        and a.top - _TOUCH <= b.bottom
        and b.top - _TOUCH <= a.bottom
    )


def _box(rules: Sequence[Rule]) -> Box:
    return (
        min(rule.left for rule in rules),
        min(rule.top for rule in rules),
        max(rule.right for rule in rules),
        max(rule.bottom for rule in rules),
    )


def _table(runs: Sequence[Run], rules: Sequence[Rule], page: int) -> Table | None:
    """The table in a group of rules; None where they frame something else."""
    edges = _box(rules)
    upright = _positions(rule.left for rule in rules if not rule.level)
    level = _positions(rule.top for rule in rules if rule.level)
    upright = _positions([*upright, edges[0], edges[2]])
    level = _positions([*level, edges[1], edges[3]])
    if not (3 <= len(upright) <= _MAX_LINES and 3 <= len(level) <= _MAX_LINES):
        return None
    grid = _Grid(upright, level, rules)
    content = grid.filled(runs)
    numbers = [n for n, row in enumerate(content) if any(cell.runs for cell in row)]
    depth = _header_rows(grid, content, numbers)
    header = _header(grid, content, numbers[:depth])
    rows = [part for n in numbers[depth:] for part in _parted(_spread(grid, content, n, depth))]
    used = _used_columns([*rows, *([header] if header else [])])
    kept = [tuple(row[column] for column in used) for row in rows]
    if len(kept) + bool(depth) < 2 or len(used) < 2 or not _is_filled(kept, depth):
        return None
    if depth:
        return Table(tuple(header[column] for column in used), tuple(kept), page, *edges)
    return with_header(kept, 0, page, edges)


def _header_rows(grid: _Grid, content: Sequence[Sequence[Cell]], numbers: Sequence[int]) -> int:
    """How many rows name the columns, where the first has cells over several; 0 where none has."""
    depth = 0
    for number in numbers[:_MAX_HEADER_ROWS]:
        homes = [grid.home(number, column) for column in range(len(content[number]))]
        over_several = any(
            row == number and at < column and content[row][at].runs
            for column, (row, at) in enumerate(homes)
        )
        if not over_several or len(set(homes)) == 1:
            break
        depth += 1
    return depth + 1 if depth and depth + 1 < len(numbers) else 0


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


def _parted(row: list[Cell]) -> list[list[Cell]]:
    """Rows that stand between the same rules: as many as each cell has lines, on one level."""
    lines = [lines_in(cell.runs) for cell in row]
    filled = [some for some in lines if some]
    levels = [[line[0].baseline for line in some] for some in filled]
    alike = (
        len(filled) > 1
        and len(levels[0]) > 1
        and all(
            len(some) == len(levels[0])
            and all(abs(a - b) <= _LEVEL for a, b in zip(some, levels[0], strict=True))
            for some in levels
        )
    )
    figures = any(all(is_figure(text_of(line)) for line in some) for some in filled)
    if not alike or not figures:
        return [row]
    return [
        [Cell(tuple(some[index])) if some else Cell() for some in lines]
        for index in range(len(levels[0]))
    ]


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
    return filled >= _MIN_FILLED * len(cells) and several + depth >= 2


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

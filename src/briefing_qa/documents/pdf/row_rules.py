"""Tables with a rule below each row and none between columns, whose cells take several lines.

The lines of such cells are no rows: what stands between two rules is one. Where each row is a line
the words alone tell as much, and such tables are left to `tables` and `figures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.cells import cell_of
from briefing_qa.documents.pdf.tables import with_header
from briefing_qa.documents.pdf.values import Cell, Rule, Run, Table
from briefing_qa.documents.tables import CAPTION

_TOUCH = 3.0  # points
_SAME_HEIGHT = 1.0  # points
_MIN_ROWS = 3
_MAX_LINES = 200
_SPACE = 0.6  # of the type size: free strips between columns are at least so wide
_SAME_LINE = 0.35  # of the type size
_NEXT_LINE = 1.7  # of the type size, between baselines: lines of one row
_NEXT_ROW = 3.2  # likewise, of a rule and a row beside it, or of two rows
_MAX_OUTSIDE = 2  # rows above the first rule, or below the last
_ALIGNED = 0.8
_SEVERAL = 0.6

Span = tuple[float, float]


def row_ruled_tables(
    runs: Sequence[Run], rules: Sequence[Rule], page: int
) -> tuple[list[Table], list[Run]]:
    """Such tables, and the runs that stand in none.

    Args:
        runs: of the page, in no other table.
        rules: of the page.
        page: its number.
    """
    tables: list[Table] = []
    rest = list(runs)
    for lines in _stacks(rules):
        for first, last in _stretches(lines, rest):
            table, taken = _table(lines[first : last + 1], rest, page)
            if table is not None:
                tables.append(table)
                rest = [run for run in rest if id(run) not in taken]
    return tables, rest


def _stacks(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Level rules that begin and end at the same places, from top to bottom."""
    whole: list[Rule] = []
    level = sorted((rule for rule in rules if rule.level), key=lambda rule: (rule.top, rule.left))
    for rule in level[: 10 * _MAX_LINES]:
        last = whole[-1] if whole else None
        if (
            last is not None
            and rule.top - last.top <= _SAME_HEIGHT
            and last.left - _TOUCH <= rule.left <= last.right + _TOUCH
        ):
            whole[-1] = last._replace(right=max(last.right, rule.right))
        else:
            whole.append(rule)
    stacks: list[list[Rule]] = []
    for rule in whole:
        for stack in stacks:
            if abs(stack[0].left - rule.left) + abs(stack[0].right - rule.right) <= _TOUCH:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    yield from (stack for stack in stacks if _MIN_ROWS < len(stack) <= _MAX_LINES)


def _between(upper: Rule, lower: Rule, runs: Sequence[Run]) -> list[Run]:
    return [
        run
        for run in runs
        if upper.top < (run.top + run.bottom) / 2 < lower.top
        and upper.left - _TOUCH <= run.left
        and run.right <= upper.right + _TOUCH
    ]


def _stretches(lines: Sequence[Rule], runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """First and last of rules between which cells stand side by side, not running text."""
    first: int | None = None
    for number, (upper, lower) in enumerate(pairwise(lines)):
        row = _between(upper, lower, runs)
        if not row or len(_columns([row])) > 1 or len(_baselines(row)) == 1:
            first = number if first is None else first
        elif first is not None:
            yield first, number
            first = None
    if first is not None:
        yield first, len(lines) - 1


def _baselines(runs: Sequence[Run]) -> list[float]:
    """Heights of the lines that runs make, from top to bottom."""
    found: list[float] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if not found or run.baseline - found[-1] > _SAME_LINE * run.style.size:
            found.append(run.baseline)
    return found


def _columns(rows: Sequence[Sequence[Run]]) -> list[Span]:
    """Edges of the columns that rows leave free strips between."""
    runs = sorted((run for row in rows for run in row), key=lambda run: run.left)
    space = _SPACE * max((run.style.size for run in runs), default=0.0)
    spans: list[Span] = []
    for run in runs:
        if spans and run.left - spans[-1][1] < space:
            spans[-1] = spans[-1][0], max(spans[-1][1], run.right)
        else:
            spans.append((run.left, run.right))
    return spans


def _cells(row: Sequence[Run], columns: Sequence[Span]) -> list[list[Run]] | None:
    """The runs of a row by column; None where words stand in two."""
    cells: list[list[Run]] = [[] for _ in columns]
    for run in row:
        before = sum(right < run.left for _, right in columns)
        if before == len(columns):
            before -= 1
        if before + 1 < len(columns) and run.right > columns[before + 1][0]:
            return None
        cells[before].append(run)
    return cells


def _table(lines: Sequence[Rule], runs: Sequence[Run], page: int) -> tuple[Table | None, set[int]]:
    """The table between rules, and the ids of its runs; none where it is something else."""
    rows = [row for pair in pairwise(lines) if (row := _between(*pair, runs))]
    several = [row for row in rows if len(_columns([row])) > 1]
    columns = _columns(several)
    if len(several) < _MIN_ROWS or len(several) < _SEVERAL * len(rows) or len(columns) < 2:
        return None, set()
    parted = [_cells(row, columns) if row in several else _section(row, columns) for row in rows]
    cells = [row for row in parted if row is not None]
    if len(cells) < len(rows) or not _is_table(cells):
        return None, set()
    above = list(_outside(lines[0], runs, columns, -1))[::-1]
    cells = [*above, *cells, *_outside(lines[-1], runs, columns, 1)]
    taken = {id(run) for row in cells for cell in row for run in cell}
    inside = [run for row in cells for cell in row for run in cell]
    edges = (
        min(lines[0].left, *(run.left for run in inside)),
        min(lines[0].top, *(run.top for run in inside)),
        max(lines[0].right, *(run.right for run in inside)),
        max(run.bottom for run in inside),
    )
    words: list[tuple[Cell, ...]] = [tuple(map(cell_of, row)) for row in cells]
    return with_header(words, int(len(above) == 1), page, edges), taken


def _section(row: Sequence[Run], columns: Sequence[Span]) -> list[list[Run]]:
    """A row that is but a line over several columns, or in the first."""
    return [list(row), *([] for _ in columns[1:])]


def _is_table(rows: Sequence[Sequence[Sequence[Run]]]) -> bool:
    """Whether some cells have several lines, and those of a row begin or are centred together."""
    filled = [[cell for cell in row if cell] for row in rows]
    if not any(len(_baselines(cell)) > 1 for row in filled for cell in row):
        return False
    several = [row for row in filled if len(row) > 1]
    return sum(map(_stand_alike, several)) >= _ALIGNED * len(several)


def _stand_alike(cells: Sequence[Sequence[Run]]) -> bool:
    ends = [(lines[0], lines[-1]) for lines in map(_baselines, cells)]
    same = _SAME_LINE * cells[0][0].style.size
    tops = [top for top, _ in ends]
    middles = [(top + bottom) / 2 for top, bottom in ends]
    return max(tops) - min(tops) <= same or max(middles) - min(middles) <= same


def _is_apart(line: Sequence[Run], columns: Sequence[Span]) -> bool:
    """Whether the words of a line stand in columns, with wide spaces between them."""
    cells = _cells(line, columns)
    if cells is None or CAPTION.match(cell_of(line).text):
        return False
    return sum(map(bool, cells)) <= len(_columns([line]))


def _outside(
    rule: Rule, runs: Sequence[Run], columns: Sequence[Span], sign: int
) -> Iterator[list[list[Run]]]:
    """Rows above the first rule, or below the last, by column; the nearest first.

    Args:
        rule: the first or the last.
        runs: of the page.
        columns: edges of the columns.
        sign: -1 for what stands above, 1 for what stands below.
    """
    near = [
        run
        for run in runs
        if sign * ((run.top + run.bottom) / 2 - rule.top) > 0
        and rule.left - _TOUCH <= run.left
        and run.right <= rule.right + _TOUCH
    ]
    rows: list[list[Run]] = []
    last = rule.top
    for baseline in _baselines(near)[::sign]:
        line = [run for run in near if abs(run.baseline - baseline) <= _SAME_LINE * run.style.size]
        far = abs(baseline - last) / line[0].style.size
        if far > _NEXT_ROW or not _is_apart(line, columns):
            break
        if not rows or far > _NEXT_LINE:
            rows.append([])
        rows[-1].extend(line)
        last = baseline
    for row in rows[:_MAX_OUTSIDE]:
        cells = _cells(row, columns)
        if cells is None or sum(map(bool, cells)) < 2:
            return
        yield cells

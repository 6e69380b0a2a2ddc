"""Words on their side in drawn cells: the names of narrow columns, set upright to save room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.values import ASCENT, DESCENT, Rule, Run, parted_lines

_SAME_LINE = 0.3  # of the type size
_WORD_SPACE = 1.5  # of the type size
_LEAST = 2  # lines on their side in cells: one alone is no row of names
_WIDEST = 10.0  # of the type size: a wider cell is the frame of something else
_MAX_LINES = 200
_MAX_RULES = 1500

_Box = tuple[float, float, float, float]


def with_sideways_cells(
    runs: Mapping[int, Sequence[Run]], rules: Sequence[Rule], view: View, main: int
) -> dict[int, list[Run]]:
    """Runs by direction, those on their side in a drawn cell moved to the main direction.

    Args:
        runs: of a page, by direction.
        rules: of the page, in the layout of the main direction.
        view: of the page.
        main: direction of most of its text.
    """
    moved: dict[int, list[Run]] = {direction: list(some) for direction, some in runs.items()}
    if len(rules) > _MAX_RULES:
        return moved
    for direction in ((main + 1) % 4, (main + 3) % 4):
        lines = list(parted_lines(moved.get(direction, ()), _SAME_LINE, _WORD_SPACE))
        if not _LEAST <= len(lines) <= _MAX_LINES:
            continue
        placed = []
        for line in lines:
            box = _box(line, view, direction, main)
            cell = _cell(box, rules)
            if cell and cell[2] - cell[0] <= _WIDEST * line[0].style.size:
                placed.append((line, box, cell))
        if len(placed) < _LEAST:
            continue
        taken = {id(run) for line, _, _ in placed for run in line}
        moved[direction] = [run for run in moved[direction] if id(run) not in taken]
        for line, box, cell in placed:
            moved[main].extend(_turned(line, box, cell, mirrored=direction == (main + 1) % 4))
    return moved


def _box(line: Sequence[Run], view: View, direction: int, main: int) -> _Box:
    """Where a line of another direction stands in the layout of the main one."""
    edges = (
        line[0].left,
        min(run.top for run in line),
        max(run.right for run in line),
        max(run.bottom for run in line),
    )
    return view.layout(main, *view.displayed(direction, *edges))


def _cell(box: _Box, rules: Sequence[Rule]) -> _Box | None:
    """The nearest rules on all four sides of a box; None where one is missing."""
    left, top, right, bottom = box
    across, down = (left + right) / 2, (top + bottom) / 2
    beside = [rule.left for rule in rules if not rule.level and rule.top <= down <= rule.bottom]
    level = [rule.top for rule in rules if rule.level and rule.left <= across <= rule.right]
    edges = (
        max((x for x in beside if x < across), default=None),
        max((y for y in level if y < down), default=None),
        min((x for x in beside if x > across), default=None),
        min((y for y in level if y > down), default=None),
    )
    if edges[0] is None or edges[1] is None or edges[2] is None or edges[3] is None:
        return None
    inside = edges[0] <= left + 1 and edges[1] <= top + 1
    inside = inside and edges[2] >= right - 1 and edges[3] >= bottom - 1
    return (edges[0], edges[1], edges[2], edges[3]) if inside else None


def _turned(line: Sequence[Run], box: _Box, cell: _Box, *, mirrored: bool) -> Iterator[Run]:
    """The words of a line one behind the other in the width of its box, in the middle of its cell.

    Lines of one cell that run downward follow each other from right to left: they change sides.
    """
    left = cell[0] + cell[2] - box[2] if mirrored else box[0]
    step = (box[2] - box[0]) / len(line)
    for index, run in enumerate(line):
        middle = (ASCENT - DESCENT) / 2 * run.style.size
        yield run._replace(
            left=left + index * step,
            right=left + (index + 1) * step,
            baseline=(cell[1] + cell[3]) / 2 + middle,
        )

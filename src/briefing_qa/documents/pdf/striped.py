"""Tables of which every second row is shaded, cell by cell: rows between them have no rules."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.documents.pdf.values import Rule, Run

_TOUCH = 3.0  # points
_MAX_ROWS = 1.6  # of the tallest row shaded: so tall is at most what stands between two
_SPACE = 1.0  # points: words keep so far from the edges of their cells


def with_stripes_joined(groups: Sequence[list[Rule]], runs: Sequence[Run]) -> list[list[Rule]]:
    """Groups of rules, those joined that are rows of one table.

    They have the same upright rules, and what stands between them stands between these. The rows
    without rules of their own are given them, also below the last shaded one.

    Args:
        groups: each of rules that touch, ordered from top to bottom.
        runs: of the page.
    """
    joined: list[list[Rule]] = []
    striped: set[int] = set()
    for group in groups:
        home = next((i for i, one in enumerate(joined) if _goes_on(one, group, runs)), None)
        if home is None:
            joined.append(list(group))
            continue
        bridge = _uprights(_edges(group), _bottom(joined[home]), _top(group))
        joined[home] = [*joined[home], *bridge, *group]
        striped.add(home)
    for home in striped:
        joined[home].extend(_last_row(joined[home], runs))
    return joined


def _edges(rules: Sequence[Rule]) -> list[float]:
    """Where the upright rules of a group stand."""
    found: list[float] = []
    for rule in sorted((rule for rule in rules if not rule.level), key=lambda rule: rule.left):
        if not found or rule.left - found[-1] > _TOUCH:
            found.append(rule.left)
    return found


def _top(rules: Sequence[Rule]) -> float:
    return min(rule.top for rule in rules)


def _bottom(rules: Sequence[Rule]) -> float:
    return max(rule.bottom for rule in rules)


def _tallest(rules: Sequence[Rule]) -> float:
    return max((rule.bottom - rule.top for rule in rules if not rule.level), default=0.0)


def _goes_on(above: Sequence[Rule], below: Sequence[Rule], runs: Sequence[Run]) -> bool:
    edges, others = _edges(above), _edges(below)
    if len(edges) < 3 or len(edges) != len(others):
        return False
    if any(abs(a - b) > _TOUCH for a, b in zip(edges, others, strict=True)):
        return False
    gap = _top(below) - _bottom(above)
    tall = max(_tallest(above), _tallest(below))
    return 0 < gap <= _MAX_ROWS * tall and _is_row(edges, _bottom(above), _top(below), runs)


def _is_row(edges: Sequence[float], top: float, bottom: float, runs: Sequence[Run]) -> bool:
    """Whether words stand between upright edges there, in several columns, and across none."""
    inside = [
        run
        for run in runs
        if top < (run.top + run.bottom) / 2 < bottom
        and edges[0] < run.right
        and run.left < edges[-1]
    ]
    crossed = any(
        run.left < edge - _SPACE and edge + _SPACE < run.right for run in inside for edge in edges
    )
    filled = {sum(edge <= run.left + _SPACE for edge in edges) for run in inside}
    return len(filled) > 1 and not crossed


def _uprights(edges: Sequence[float], top: float, bottom: float) -> list[Rule]:
    return [Rule(edge, top, edge, bottom) for edge in edges]


def _last_row(rules: Sequence[Rule], runs: Sequence[Run]) -> list[Rule]:
    """Rules around the row below the last shaded one; none where no row stands there."""
    edges, top = _edges(rules), _bottom(rules)
    rows = [rule.bottom - rule.top for rule in rules if not rule.level]
    bottom = top + max(rows, default=0.0)
    if not _is_row(edges, top, bottom, runs):
        return []
    return [*_uprights(edges, top, bottom), Rule(edges[0], bottom, edges[-1], bottom)]

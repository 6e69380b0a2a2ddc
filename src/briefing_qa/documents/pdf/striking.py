"""Words that are struck out: a line goes through them from end to end, and no further."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefing_qa.documents.pdf.values import Rule, Run

_THROUGH = (0.12, 0.45)  # of the type size above the line: below it is an underline
_BEYOND = 0.4  # of the type size: the space behind a word is struck with it
_SHORT = 0.12  # of the type size: so much of a word may stand free
_JOINED = 1.0  # points between pieces of one line
_SAME = 0.5  # points


def without_struck(runs: Sequence[Run], rules: Sequence[Rule]) -> list[Run]:
    """Runs but for those that are struck out.

    Args:
        runs: of one direction of a page, in layout coordinates.
        rules: of the page, in the same layout.
    """
    lines = _joined([rule for rule in rules if rule.level])
    heights = [line.top for line in lines]
    covered: dict[int, list[Run]] = {}
    for run in runs if lines else ():
        size = run.style.size
        first = bisect_left(heights, run.baseline - _THROUGH[1] * size)
        for number in range(first, bisect_right(heights, run.baseline - _THROUGH[0] * size)):
            line, free = lines[number], _SHORT * size
            if line.left <= run.left + free and run.right - free <= line.right:
                covered.setdefault(number, []).append(run)
    struck = {
        id(run) for n, words in covered.items() if _ends_with(lines[n], words) for run in words
    }
    return [run for run in runs if id(run) not in struck] if struck else list(runs)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Level rules from top to bottom, pieces of one line together."""
    lines: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.top), rule.left)):
        last = lines[-1] if lines else None
        if last and abs(last.top - rule.top) <= _SAME and rule.left - last.right <= _JOINED:
            lines[-1] = last._replace(right=max(last.right, rule.right))
        else:
            lines.append(rule)
    return sorted(lines, key=lambda line: line.top)


def _ends_with(line: Rule, words: Sequence[Run]) -> bool:
    """Whether a line begins and ends with the words that it goes through."""
    beyond = _BEYOND * max(run.style.size for run in words)
    left, right = min(run.left for run in words), max(run.right for run in words)
    return left - line.left <= beyond and line.right - right <= beyond

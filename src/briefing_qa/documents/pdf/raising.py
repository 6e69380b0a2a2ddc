"""Raised figures and letters: to which line they belong, and which of them lead to a note."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing_qa.documents.pdf.values import Run

_SMALLER = 0.86  # of the size of the word beside it: browsers set it at five sixths
_RAISED = (0.12, 0.7)  # of the size of the word beside it
_BEHIND = (-0.2, 0.25)  # of that size: the space between a word and what is raised behind it
_TOUCHES = 0.1  # of that size: so narrow a space is none
_BEFORE = (-0.2, 1.0)  # of that size: the same where a mark opens a note
_CELL = 8.0  # points: runs are looked for by their edges
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[*†‡§¶,;–-]{1,4})(?:,(?:\d{1,3}|[a-z]))*[\])]?,?")
_LETTERS = re.compile(r"([a-z])\1?(?:,[a-z])*,?")


def with_raised(runs: Sequence[Run]) -> list[Run]:
    """The runs, those that are raised behind or before a word told apart.

    A raised letter leads to a note for sure where a raised copy of it stands before the words of
    one: "2019ᵃ" is a year where "ᵃ Estimates." stands below, while "3ᵃ" may be the third.

    Args:
        runs: of one direction of a page, in layout coordinates.
    """
    marks = [i for i, run in enumerate(runs) if len(run.text) <= 12 and _MARK.fullmatch(run.text)]
    if not marks:
        return list(runs)
    rights = _Edges(runs, [run.right for run in runs])
    lefts = _Edges(runs, [run.left for run in runs])
    above: dict[int, float] = {}
    before: dict[int, float] = {}
    touching: set[int] = set()
    for i in sorted(marks, key=lambda one: runs[one].left):
        rise, gap = _rise_behind(i, runs, rights, above)
        if rise:
            above[i] = rise
            touching.update([i] if gap < _TOUCHES else [])
        elif rise := _rise_before(runs[i], runs, lefts):
            before[i] = rise
    opening = set("".join(runs[i].text for i in before))
    changed = list(runs)
    for i, rise in (above | before).items():
        text = runs[i].text
        known = i in above and _LETTERS.fullmatch(text) and set(text) - {","} <= opening
        # PDFium takes type that changes its size and height for another line, or word.
        space = runs[i].space and i not in touching
        changed[i] = runs[i]._replace(above=rise, is_mark=bool(known), space=space)
    return changed


class _Edges:
    """Runs of a page by where each has an edge: by cells from left to right, in them by height."""

    def __init__(self, runs: Sequence[Run], edges: Sequence[float]) -> None:
        self._cells: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for i, (run, edge) in enumerate(zip(runs, edges, strict=True)):
            self._cells[int(edge // _CELL)].append((run.baseline, i))
        for cell in self._cells.values():
            cell.sort()
        self._largest = max(run.style.size for run in runs)

    def near(self, run: Run, at: float, reach: float) -> Iterator[int]:
        """Indices of runs whose edge is so near, without those far above or below a run."""
        lowest, highest = run.baseline - run.style.size, run.baseline + self._largest
        for number in range(int((at - reach) // _CELL), int((at + reach) // _CELL) + 1):
            cell = self._cells.get(number, ())
            between = cell[bisect_left(cell, (lowest, -1)) : bisect_left(cell, (highest, -1))]
            yield from sorted(i for _, i in between)


def _rise_behind(
    i: int, runs: Sequence[Run], rights: _Edges, above: dict[int, float]
) -> tuple[float, float]:
    """How far a run is set above the word that it stands behind, 0 for none; the gap between."""
    run = runs[i]
    for j in rights.near(run, run.left, _CELL):
        word = runs[j]
        gap = (run.left - word.right) / max(word.style.size, run.style.size)
        if j == i or not _BEHIND[0] <= gap <= _BEHIND[1] or word.left >= run.left:
            continue
        if j in above and abs(word.baseline - run.baseline) < 0.1 * run.style.size:
            return above[j], gap  # "a", ",", "b"
        if _is_raised(run, word):
            return word.baseline - run.baseline, gap
    return 0.0, 0.0


def _rise_before(run: Run, runs: Sequence[Run], lefts: _Edges) -> float:
    """How far a run is set above the word that it stands before; 0 for none."""
    reach = max(_CELL, 2.0 * run.style.size)
    for j in lefts.near(run, run.right, reach):
        gap = (runs[j].left - run.right) / runs[j].style.size
        if _BEFORE[0] <= gap <= _BEFORE[1] and _is_raised(run, runs[j]):
            return runs[j].baseline - run.baseline
    return 0.0


def _is_raised(run: Run, word: Run) -> bool:
    size = word.style.size
    rise = word.baseline - run.baseline
    return run.style.size <= _SMALLER * size and _RAISED[0] * size <= rise <= _RAISED[1] * size

"""Which pieces stand together in a passage: least cost over all ways to cut a section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

SHORT = 10.0
"""Cost of a passage below the minimum: outweighs all else, so there are as few as can be."""

INSIDE_PARAGRAPH = 0.15
"""Cost of a cut that is not at the end of a paragraph."""

AFTER_INTRODUCTION = 0.5
"""Cost of a cut between "The Committee recommends:" and what it recommends."""


def pack(
    words: Sequence[int], cut_costs: Sequence[float], smallest: int, largest: int
) -> list[tuple[int, int]]:
    """Runs of pieces, so that their sizes are even and the cuts are where they hurt least.

    Dynamic programming over the last cut; linear in the number of pieces, since a run has at most
    `largest` of them.

    Args:
        words: of each piece, at least 1.
        cut_costs: of a cut behind each piece.
        smallest: words below which a run is short.
        largest: words that only a run of one single piece may exceed.

    Returns:
        `(first, last)` piece numbers, end exclusive, without gap.
    """
    total = [0, *accumulate(words)]
    best = [0.0] * len(total)
    begin = [0] * len(total)
    for last in range(1, len(total)):
        best[last] = float("inf")
        for first in range(last - 1, -1, -1):
            size = total[last] - total[first]
            if size > largest and last - first > 1:
                break
            cost = best[first] + _cost(size, smallest, largest)
            if cost < best[last]:
                best[last], begin[last] = cost, first
        best[last] += cut_costs[last - 1]
    runs = []
    last = len(words)
    while last > 0:
        runs.append((begin[last], last))
        last = begin[last]
    return runs[::-1]


def _cost(size: int, smallest: int, largest: int) -> float:
    """Of a run with so many words: nothing in the middle of the range, and growing to its ends."""
    if size > largest:
        return 0.0  # one single piece: there is no choice
    middle = (smallest + largest) / 2
    cost = ((size - middle) / middle) ** 2
    return cost + SHORT if size < smallest else cost

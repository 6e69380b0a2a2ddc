"""How far lines of one paragraph stand apart."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.values import Line

ENDS = re.compile(r"[.?!:;…。][\"'”’»)\]]*$")
"""How a sentence ends."""

_SAME_DISTANCE = 0.05  # of the type size

Distances = dict[float, list[float]]
"""Between the baselines of lines, by type size."""


def distances_of(lines: Sequence[Line]) -> Distances:
    """Between lines of which the first does not end a sentence, and so may not end a paragraph."""
    found: Distances = {}
    for before, line in pairwise(lines):
        distance = line.baseline - before.baseline
        alike = line.size == before.size and 0.5 * line.size < distance < 2.5 * line.size
        if alike and not ENDS.search(before.text):
            found.setdefault(line.size, []).append(distance)
    return found


def together(found: Iterable[Distances]) -> Distances:
    """Those of several columns."""
    whole: Distances = {}
    for one in found:
        for size, some in one.items():
            whole.setdefault(size, []).extend(some)
    return whole


def usual_distances(found: Distances) -> dict[float, float]:
    """The usual one for each type size."""
    return {size: statistics.median_low(some) for size, some in found.items()}


def usual_here(own: Distances, page: dict[float, float]) -> dict[float, float]:
    """The usual distance in a column: that of the page where it is found there, and smaller.

    Where most paragraphs have but one line, as headings have, what is usual is that between these.

    Args:
        own: all of the column.
        page: the usual ones of the page.
    """
    usual = usual_distances(own)
    for size, some in own.items():
        if any(abs(distance - page[size]) <= _SAME_DISTANCE * size for distance in some):
            usual[size] = min(usual[size], page[size])
    return usual

"""Tables of contents: lines that end in the number of a page, with dots that lead to it or none."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.bands import Row
from briefing_qa.documents.pdf.values import Line, Run, text_of

CONTENTS = re.compile(
    r"(?:table of )?contents|list of (?:tables|figures|boxes|maps|annexes)|tabla de contenidos?|"
    r"(?:índice|lista)(?: general| de (?:contenidos?|materias|figuras|cuadros|tablas|gráficos))?|"
    r"contenidos?|sumario",
    re.I,
)
"""What a table of contents is called."""

LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{5,}")

_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,6}")
_DOTS = re.compile(r"[.…_·\s]+")
_GAP = 2.0  # of the type size: so far before the number no word stands
_EDGE = 3.0  # points: so little the places differ where numbers end
_LEAST = 4  # entries
_LEAST_BELOW_NAME = 3
_MAX_BETWEEN = 2  # lines of an entry before the one with its number
_FAR = 2.5  # of the usual distance of entries
_NAME_WITHIN = 4  # rows


def is_entry(line: Line) -> bool:
    """Whether a line is an entry of a table of contents: it leads to the number of a page."""
    return LEADER.search(line.text) is not None or _number(line.runs) != ""


def contents_rows(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The rows of a table of contents among those of a region.

    Some of its lines have dots, or its name stands above: figures in a column are no pages. The
    numbers end at one place, and none is smaller than the one before.

    Returns:
        Index of the first row and one past the last; None where there is none.
    """
    lines = [_runs(row) for row in rows]
    numbers = [_number(line) for line in lines]
    edges = Counter(round(line[-1].right) for line, n in zip(lines, numbers, strict=True) if n)
    if not edges or sum(edges.values()) < _LEAST_BELOW_NAME:
        return None
    edge = max(edges, key=lambda at: edges[at])
    entries = [
        at for at, number in enumerate(numbers) if number and _ends_at(lines[at], float(edge))
    ]
    for run in (_near(stretch, lines) for stretch in _stretches(entries)):
        above = lines[max(run[0] - _NAME_WITHIN, 0) : run[0]]
        named = any(line and CONTENTS.fullmatch(text_of(line)) for line in above)
        dotted = any(LEADER.search(text_of(lines[at])) for at in run)
        values = [int(numbers[at]) for at in run if numbers[at].isdecimal()]
        enough = len(run) >= (_LEAST_BELOW_NAME if named else _LEAST)
        if enough and (named or dotted) and values == sorted(values):
            return _begin(run[0], lines, named=named), run[-1] + 1
    return None


def _runs(row: Row) -> list[Run]:
    """The words of a row; none where anything else stands in it."""
    runs = sorted((a for a in row.atoms if isinstance(a, Run)), key=lambda run: run.left)
    return runs if len(runs) == len(row.atoms) else []


def _number(runs: Sequence[Run]) -> str:
    """The number of a page at the end of a line, behind dots or white space; else empty."""
    if len(runs) < 2 or not _NUMBER.fullmatch(runs[-1].text):
        return ""
    before, last = runs[-2], runs[-1]
    dotted = _DOTS.fullmatch(before.text) is not None
    if not dotted and last.left - before.right < _GAP * last.style.size:
        return ""
    words = any(c.isalpha() for run in runs[:-1] for c in run.text)
    return last.text if words else ""


def _ends_at(runs: Sequence[Run], edge: float) -> bool:
    return abs(runs[-1].right - edge) <= _EDGE


def _stretches(entries: Sequence[int]) -> list[list[int]]:
    """Rows that follow each other, but for the first lines of long entries."""
    found: list[list[int]] = []
    for at in entries:
        if found and at - found[-1][-1] <= _MAX_BETWEEN + 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _near(run: Sequence[int], lines: Sequence[Sequence[Run]]) -> Sequence[int]:
    """Without a head or foot of the page at its ends, which stands apart from the entries."""
    levels = [lines[at][-1].baseline for at in run]
    gaps = [after - before for before, after in pairwise(levels)]
    if len(gaps) < _LEAST:
        return run
    far = _FAR * statistics.median(gaps)
    first = 1 if gaps[0] > far else 0
    last = len(run) - 1 if gaps[-1] > far else len(run)
    return run[first:last]


def _begin(first: int, lines: Sequence[Sequence[Run]], *, named: bool) -> int:
    """The first row: what stands between the name and the first number begins the first entry."""
    if named:
        while not (lines[first - 1] and CONTENTS.fullmatch(text_of(lines[first - 1]))):
            first -= 1
    return first

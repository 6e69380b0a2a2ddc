"""Lines of a table to its rows, where cells take several lines."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.bands import Atom
from briefing_qa.documents.pdf.cells import cell_of

_CLOSE = 0.8  # of the usual distance of lines
_NEARER = 0.85  # of the distance to the line before
_WORDS = 3  # of a line of text: names of columns and figures have fewer
_ENDED = re.compile(r"[.?!:;][\"'”’»)\]]*$")

Row = Sequence[Sequence[Atom]]
Rows = list[list[list[Atom]]]


def merged(rows: Sequence[Row], prose: Sequence[bool]) -> Rows:
    """Rows of which some are the second lines of those before: no first cell, or close to them.

    Lines that stand nearer to the row below begin cells whose middle is on its line.

    Args:
        rows: lines of a table, by column.
        prose: which columns hold running text.
    """
    tops = [min(atom.top for cell in row for atom in cell) for row in rows]
    gaps = [after - before for before, after in pairwise(tops)]
    usual = statistics.median(gaps) if gaps else 0.0
    whole: Rows = []
    above = False  # whether the last row has but lines that begin above its middle
    for i, row in enumerate(rows):
        begins = not above and _begins_above(rows, gaps, i)
        goes_on = (
            not begins
            and i > 0
            and (
                (not row[0] and any(rows[i - 1]) and (above or i > 1 or _is_text(row, prose)))
                or (above and bool(row[0]))
                or (gaps[i - 1] <= _CLOSE * usual and sum(map(bool, row)) < len(row))
                or _is_second_line(rows[i - 1], row, prose)
            )
        )
        above = begins or (above and not row[0])
        if goes_on:
            whole[-1] = [[*a, *b] for a, b in zip(whole[-1], row, strict=True)]
        else:
            whole.append([list(cell) for cell in row])
    return whole


def _begins_above(rows: Sequence[Row], gaps: Sequence[float], at: int) -> bool:
    """Whether a line begins cells of the row whose first cell stands right below.

    On the line of that cell these have nothing, or go on with a text.
    """
    if at == 0 or rows[at][0]:
        return False
    below = at + 1
    while below < len(rows) and not rows[below][0]:
        below += 1
    if below == len(rows) or max(gaps[at:below]) > _NEARER * gaps[at - 1]:
        return False
    filled = [any(row[i] for row in rows[at:below]) for i in range(len(rows[at]))]
    both = [i for i, (a, b) in enumerate(zip(filled, rows[below], strict=True)) if a and b]
    return all(len(row[i]) >= _WORDS for i in both for row in rows[at : below + 1] if row[i])


def _is_text(row: Row, prose: Sequence[bool]) -> bool:
    """Whether a row holds nothing but running text, as the second line of a definition does."""
    return all(runs for cell, runs in zip(row, prose, strict=True) if cell)


def _is_second_line(before: Row, row: Row, prose: Sequence[bool]) -> bool:
    """Whether a name and the text beside it both go on from the row before."""
    if not row[0] or prose[0] or cell_of(row[0]).text[:1].isupper():
        return False
    pairs = [(a, b) for a, b, runs in zip(before, row, prose, strict=True) if runs]
    return bool(pairs) and all(
        a and b and cell_of(b).text[:1].islower() and not _ENDED.search(cell_of(a).text)
        for a, b in pairs
    )

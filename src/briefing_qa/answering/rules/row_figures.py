"""What the figures of a table row are: counts, or only sums, shares and times.

"How many public homes are there?" is not answered by "| Public | 96 | 310 |" below "Food (pesos)"
and "Staff (pesos)", nor "How many work in trade?" by hours a week and income.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.words.unit_words import MONEY
from briefing_qa.passages.rows import cells_of, is_row
from briefing_qa.terms import fold

_SHARE = re.compile(
    r"%|\bper ?cent|\bporcenta|\bpor ?cien|\bproporc|\bproport|\btasas?\b|\brates?\b|\bshares?\b"
)
_TIME = re.compile(
    r"\W*(?:(?:average|mean|median|weekly|monthly|promedio de|media de) )*"
    r"(?:hours|days|weeks|months|years|horas|dias|semanas|meses|anos)\b(?! (?:old|of age|de edad))"
)
"""How a column begins that gives times; "under 5 years" says of whom."""

_COSTS = re.compile(r"\b(?:costs?|prices?|costos?|costes?|precios?)\b")
"""A caption of costs, below which columns need no currency."""

_PER_CENT = r"(?:%|per ?cent|porcentajes?)"
_IN_SHARES = re.compile(rf"\((?:(?:in|en) )?{_PER_CENT}\)|, (?:in|en) {_PER_CENT}")
"""In a caption that says that all figures are shares."""


def counts_nothing(candidate: Candidate, *, shares: bool) -> bool:
    """Whether no figure of a row can be a count, as its columns or its caption say.

    Args:
        candidate: any; a sentence is no row.
        shares: whether a share is no answer either.
    """
    if not is_row(candidate.text):
        return False
    cells = cells_of(candidate.text)
    if len(candidate.columns) == len(cells):
        named = list(zip(candidate.columns, cells, strict=True))
    else:
        named = [(name, cell) for name, _, cell in (one.rpartition(": ") for one in cells)]
    figures = [one for one in named[1:] if any(map(str.isdigit, one[1]))]
    caption = fold(candidate.caption)
    return bool(figures) and all(
        _is_no_count(fold(name), fold(cell), caption, shares=shares) for name, cell in figures
    )


def _is_no_count(name: str, cell: str, caption: str, *, shares: bool) -> bool:
    own = f"{name} {cell}"
    if MONEY.search(own) or _TIME.match(name):
        return True
    if _SHARE.search(own):
        return shares
    if MONEY.search(caption) and _COSTS.search(caption):
        return True
    return shares and _IN_SHARES.search(caption) is not None

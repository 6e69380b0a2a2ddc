"""A list of names with a figure each as the rows of the table that it is.

"Luapula: 33.9 (38.2)" below "Women married before 18, by province (per cent):" says of what its
figure is no more than a row does: the line that leads on to it is its caption.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.terms import fold

_ITEM = re.compile(
    r"(?P<label>[^\W\d][^:|\d]{1,50}): "
    r"(?P<figure>[\d.,\s]*\d(?: ?%| per ?cent| por ciento)?(?: \([^()]{1,30}\))?)\W*"
)
_SHARES = re.compile(r"%|\bper ?cent|\bpercentage|\bporcentaje|\bpor ciento|\bproporcion|\bshare")


def as_row(candidate: Candidate) -> Candidate:
    """An item that is a name with its figure as a row; any other candidate as it is."""
    lead = candidate.before.rstrip()
    if candidate.unit.kind != "item" or not lead.endswith(":"):
        return candidate
    found = _ITEM.fullmatch(candidate.text.strip())
    if found is None:
        return candidate
    shares = _SHARES.search(fold(f"{lead} {found['figure']}")) is not None
    return replace(
        candidate,
        text=f"| {found['label']} | {found['figure']} |",
        columns=("", "%" if shares else "n"),
        caption=lead.rstrip(":"),
    )

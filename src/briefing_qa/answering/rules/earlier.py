"""Whether a candidate tells of the time from an event on, where that before it is asked for.

"Police have confirmed 14 victims since the war began" does not tell how many there were before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_BEFORE_ASKED = re.compile(r"\b(?:before|prior to|antes (?:de(?: que)?|del))\b (?P<what>[^?,;]+)")
_NO_EVENT = re.compile(
    r"^(?:(?:the|an?|el|la|los|las|un|una|que|their|his|her|its|su|sus) )*"
    r"(?:\d{1,2}\b(?! de)|ages?\b|edad\b|courts?|judges?|parliament|congress|committees?"
    r"|senate|tribunals?|councils?|boards?|commissions?"
    r"|turning|reaching|birth|cumplir|birthday|end\b|fin\b|finales\b)"
)
"""Before whom, or at which age."""

_BEFORE_TOLD = re.compile(
    r"\b(?:before\w*|prior|previous\w*|pre-?\w+|until|till|by|ago|earlier|first"
    r"|initial\w*|already|up to|former\w*|former|then|from|had|still|under|below|no later than"
    r"|within|at the latest|ahead"
    r"|antes|previ[oa]\w*|anterior\w*|hasta|ya|primer\w*|hacia|habia\w*|entonces|tardar|vispera\w*"
    r"|baseline|linea de base)\b"
)
_FROM_ON = re.compile(
    r"\b(?:since|after|following|during|in|at|once|desde|tras|despues|durante|en|al|a partir)\b"
)


def is_of_the_time_after(question: Question, candidate: Candidate) -> bool:
    """Whether a figure of before something is asked for, and a candidate one of since then."""
    event = _event(question) if question.kind in COUNTED else frozenset()
    if not event or question.language != candidate.language or is_row(candidate.text):
        return False
    near = surroundings(candidate)
    if _BEFORE_TOLD.search(fold(f"{near.own} {near.before}")):
        return False
    return event <= stem_set(near.own, candidate.language) and bool(_FROM_ON.search(fold(near.own)))


@lru_cache(maxsize=1_000)
def _event(question: Question) -> frozenset[str]:
    """The stems of the words for what a question asks for the time before."""
    asked = _BEFORE_ASKED.search(fold(question.text))
    if asked is None or _NO_EVENT.search(asked["what"]):
        return frozenset()
    return stem_set(asked["what"], question.language)

"""What lies on the other side of a number, or before another age than the one asked for.

Boys under 18, where those over 18 are asked for; who married before 18, where it is before 15.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

Side = Literal["above", "below"]

_BEFORE: dict[Side, str] = {
    "above": r"(?:no|not) (?:less|fewer|younger|lower|shorter) than|no menos de|at (?:the )?least"
    r"|(?<!no )(?<!not )(?:older|more|greater|higher|longer) than|over|above|exceeding"
    r"|mayor(?:es)? (?:de|a)|(?<!no )mas de|al menos|por lo menos|superior(?:es)? a|por encima de",
    "below": r"(?:no|not) (?:more|older|higher|longer) than|no mas de|at (?:the )?most|up to"
    r"|(?<!no )(?<!not )(?:younger|less|fewer|lower|shorter) than|under|below"
    r"|menor(?:es)? (?:de|a)|(?<!no )menos de|inferior(?:es)? a|por debajo de",
}
_BEHIND: dict[Side, str] = {
    "above": r"over|older|above|more|mas|mayores",
    "below": r"under|younger|below|less|fewer|menos|menores",
}
_FIGURE = r"(\d+(?:[.,]\d+)*)(?!\d)"
_SIDES: dict[Side, re.Pattern[str]] = {
    side: re.compile(
        rf"\b(?:{_BEFORE[side]})(?: the age of| age| los)? {_FIGURE}"
        rf"|\b{_FIGURE}(?: years?(?: of age| old)?| anos(?: de edad)?| per ?cent| ?%)?"
        rf" (?:and|or|y|o) (?:{_BEHIND[side]})\b"
    )
    for side in ("above", "below")
}
_OTHERS: dict[Side, re.Pattern[str]] = {
    "above": re.compile(r"\b(?:adult|grown|wom[ae]n|m[ae]n\b|mujer|hombre|elder|old)"),
    "below": re.compile(
        r"\b(?:child|minor|girl|boy|adolesc|young|youth|nin[oa]|menor(?!es? de \d))"
    ),
}
"""Those on a side of an age, by what they are called."""


@lru_cache(maxsize=5_000)
def _limits(text: str) -> dict[str, frozenset[Side]]:
    """The numbers that bound something in a text, and on which sides of them it lies."""
    found: dict[str, set[Side]] = {}
    folded = fold(text)
    for side, pattern in _SIDES.items():
        for one in pattern.finditer(folded):
            number = re.sub(r"[.,](?=\d{3}(?!\d))", "", one[1] or one[2])
            found.setdefault(number, set()).add(side)
    return {number: frozenset(sides) for number, sides in found.items()}


def lies_beyond_the_limit(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is asked for on one side of a number, and a candidate is of the other.

    One that speaks of children tells of those under 18, whatever it says of those over 18.
    """
    if question.kind not in FIGURES or asks_whether(question) or is_comparison(question):
        return False
    if is_row(candidate.text):
        return False
    own = surroundings(candidate).own
    told = _limits(own)
    for number, sides in _limits(question.text).items():
        held = told.get(number, frozenset())
        if len(sides) == 1 and held and not sides & held:
            (side,) = sides
            return not _OTHERS[side].search(fold(own))
    return False


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*"
_BEFORE_AGE = re.compile(
    r"\b(?:before|by|under|below|antes de|menores de|con menos de)"
    r"(?: (?:the age of|age|turning|reaching|(?:they|she|he) (?:were|was|turned?s?)"
    r"|cumplir(?: los)?|los|sus))? (\d{1,2})(?= (?:years|anos)\b|[^\w%]|$)"
    r"(?! ?(?:%|per ?cent|days?|months?|hours?|dias|meses|horas|p\.? ?m|a\.? ?m))"
    rf"(?! (?:de |of )?{_MONTH}\b)"
)
"""An age that something was done before."""


def is_before_another_age(question: Question, candidate: Candidate) -> bool:
    """Whether a figure of what was done before an age meets one of another such age alone.

    "2.6 per cent married before 18" does not tell how many married before 15.
    """
    if question.kind not in FIGURES or is_comparison(question) or is_row(candidate.text):
        return False
    asked = set(_BEFORE_AGE.findall(fold(question.text)))
    if len(asked) != 1:
        return False
    own = fold(surroundings(candidate).own)
    told = set(_BEFORE_AGE.findall(own))
    (age,) = asked
    return bool(told) and re.search(rf"\b{age}\b", own) is None

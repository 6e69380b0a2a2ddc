"""Years before 1800, which are numbers unless something says that they are times: "in 1204"."""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.languages.months import MONTH
from briefing_qa.terms import fold

_OLD = re.compile(r"1[0-7]\d\d")
_TIME = re.compile(
    r"\b(?:in|by|since|until|till|during|before|after|around|about|from|of|between|and|to|en|hacia"
    r"|hasta|desde|durante|tras|de|del|entre|y|a|al)"
    rf"(?: (?:the|el|ano|year|early|late|mid|\d{{1,2}}))*(?: {MONTH},?(?: del?| of)?)?"
    r" (?P<year>1\d{3}|20\d\d)\b(?![.,]\d| ?%| [a-z]{3,}s\b)"
)


def is_of_another_old_year(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked for a time before 1800, and a sentence gives only other times."""
    asked = {year for year in _times(question.text) if _OLD.fullmatch(year)}
    told = _times(candidate.text) if asked else set()
    return bool(asked and told) and not asked & told


def _times(text: str) -> set[str]:
    return {match["year"] for match in _TIME.finditer(fold(text))}

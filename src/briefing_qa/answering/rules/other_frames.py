"""Figures of more years, or of another edition, than the one that is asked for.

What was counted from 2015 to 2021 does not tell how many there were in 2021.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.counting import counts
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_YEAR = r"((?:19|20)\d\d)"
_STRETCH = re.compile(
    rf"\b(?:between|from|entre|desde|de) (?:[a-z]+ )?{_YEAR} (?:and|to|y|hasta|al?)"
    rf" (?:[a-z]+ )?(?:el |fin(?:es)? de )?{_YEAR}\b|\b{_YEAR} ?[-–] ?{_YEAR}\b"
    rf"|\b(?:until|up to|hasta|since|desde)(?: \w+){{0,3}}? {_YEAR}\b"
)

_NUMBERED = re.compile(
    r"\b(edition|phase|round|version|stage|module|component|cohort|wave|cycle|lot|edicion|fase"
    r"|ronda|etapa|modulo|componente|cohorte|oleada|ciclo|lote) (\d+|[ivx]+|[a-d])\b"
)


def is_of_more_years(question: Question, candidate: Candidate) -> bool:
    """Whether a count of one year is asked for, and a candidate has it as the end of a stretch."""
    years = question.facts.years
    asked = fold(question.text)
    if len(years) != 1 or not counts(asked) or is_comparison(question):
        return False
    (year,) = years
    within = r"(?:in|during|en|durante)(?: (?:el|the))?(?: (?:ano|year))?"
    if is_row(candidate.text) or not re.search(rf"\b{within} {year}\b", asked):
        return False
    own = fold(candidate.text)
    return year in own and year not in _STRETCH.sub(" ", own)


def is_of_another_edition(question: Question, candidate: Candidate) -> bool:
    """Whether an edition, a phase or the like is asked for, and a candidate has only another."""
    asked = dict(_NUMBERED.findall(fold(question.text)))
    if not asked or is_comparison(question):
        return False
    told: dict[str, set[str]] = {}
    for what, which in _NUMBERED.findall(fold(candidate.text)):
        told.setdefault(what, set()).add(which)
    return any(what in told and which not in told[what] for what, which in asked.items())

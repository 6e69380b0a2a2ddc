"""Figures for everybody where one for towns or for the country is asked for: "rural girls".

"15% of women had been hit" tells nothing of rural women: like a sex, the area of whom a figure is
has to stand with it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import fold

_ASKED = re.compile(
    r"\b(?:(?P<before>rural|urban) (?:boys?|girls?|wom[ae]n|m[ae]n|child(?:ren)?|adolescents?"
    r"|youths?|households?|families|schools?|pupils?|students?|mothers?|areas?)"
    r"|(?:nin[oa]s|chic[oa]s|mujer(?:es)?|hombres|varones|adolescentes|jovenes|hogares|familias"
    r"|escuelas|alumn[oa]s|madres|zonas?|areas?) (?P<after>rural|urban)(?:es|[oa]s?)?)\b"
)
_NAMED = re.compile(
    r"\b(?:villages?|country|countryside|towns?|cit(?:y|ies)|aldeas?|campo|pueblos?"
    r"|ciudad(?:es)?)\b"
)
"""Other words for the areas, of either."""


def is_of_every_area(question: Question, candidate: Candidate) -> bool:
    """Whether a figure of rural or of urban people is asked for, and no area stands with one."""
    area = _asked(question)
    if area is None:
        return False
    near = surroundings(candidate)
    head = (candidate.caption, candidate.headings, candidate.title, *candidate.columns)
    return not any(
        area in facts(text).groups or _NAMED.search(fold(text))
        for text in (near.own, near.before, *head)
    )


@lru_cache(maxsize=1_000)
def _asked(question: Question) -> str | None:
    found = _ASKED.search(fold(question.text)) if question.kind in COUNTED else None
    return (found["before"] or found["after"]) if found else None

"""Whether the year that is asked for is only what a sentence compares with.

"The budget was 18.4 million, 7% less than in 2022" gives no budget of 2022.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.terms import fold

_WITH = (
    r"(?:than|that of|those of|as|on|over|compared (?:with|to)|relative to|against|from|versus|vs"
    r"|que|respecto (?:de|a|al)|frente a|al?|comparado con|comparacion con|relacion (?:con|a)"
    r"|contra)(?: (?:in|for|during|en|de|del|el|la|los|the|year|ano))*"
)
_MORE = (
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|greater|up|down|above|below|increase|decrease"
    r"|rise|fall|drop|growth|same|many|much|mas|menos|mayor|menor|superior|inferior|aumento"
    r"|incremento|alza|disminucion|descenso|caida|reduccion|baja|subida|mismo|igual)\b"
)
_CHANGE_ASKED = re.compile(
    r"\b(?:than|compar\w+|chang\w*|increas\w*|decreas\w*|r[io]se\w*|f[ae]ll\w*|gr[eo]w\w*|drop\w*|declin\w*"
    r"|more|less|fewer|higher|lower|since|from|between|difference|trend|que (?:en|el)|respecto"
    r"|frente|cambi\w*|aument\w*|increment\w*|crec\w*|disminu\w*|descen\w*|reduj\w*|reduc\w*|vari\w*"
    r"|mas|menos|mayor|menor|desde|entre|diferencia|tendencia|subi\w*|baj\w*|cay\w*)\b"
)
"""Asks for the change itself, or for what lies between two times."""


def is_only_compared_with(question: Question, candidate: Candidate) -> bool:
    """Whether a figure of a year is asked for, and a sentence gives one of another by it."""
    years = question.facts.years
    if question.kind not in FIGURES or len(years) != 1 or is_comparison(question):
        return False
    if _CHANGE_ASKED.search(fold(question.text)):
        return False
    (year,) = years
    text = fold(candidate.text)
    return year in text and year not in _compared(year).sub(" ", text)


@lru_cache(maxsize=200)
def _compared(year: str) -> re.Pattern[str]:
    """A year behind "less than in", without a figure of its own between."""
    apart = r"(?: (?:of|by|del?) [\d.,]+ ?%)?(?: (?!in\b|en\b)[^\W\d]+){0,4}"
    return re.compile(rf"{_MORE}{apart} {_WITH} {re.escape(year)}\b")

"""Captions where a figure is asked for: they tell what a table gives, and give nothing of it."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.terms import fold

_KIND = (
    r"(?:table|figure|chart|box|map|graph|annex|tabla|cuadro|grafico|figura|recuadro|mapa|anexo)"
)
_CAPTION = re.compile(rf"\W*{_KIND} \w{{1,4}}(?:\.\d+)?[.:]? ")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|shows?|gives?|rose|fell|has|have|es|son|fue|muestran?|indican?|presentan?"
    r"|hay|tienen?)\b"
)
"""A verb, as in "Table 3 shows that 61 were closed"."""

_WORDS = 25


def is_a_caption(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is asked for, and a candidate is the caption of a table or a chart.

    "Table 1. Child labour by department, 2022 (% of ages 5 to 17)" has numbers, and none that
    answers.
    """
    return (
        question.kind in FIGURES
        and candidate.unit.kind == "sentence"
        and _is_caption(candidate.text)
        and re.search(rf"\b{_KIND}s?\b", fold(question.text)) is None
    )


@lru_cache(maxsize=5_000)
def _is_caption(text: str) -> bool:
    folded = fold(text)
    match = _CAPTION.match(folded)
    return (
        match is not None
        and len(folded.split()) <= _WORDS
        and _SAYS.search(folded, match.end()) is None
    )

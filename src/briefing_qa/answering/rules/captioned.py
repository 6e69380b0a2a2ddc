"""Captions where a figure is asked for: they tell what a table gives, and give nothing of it."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.passages.rows import is_row
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

_TABLE = re.compile(r"[^\S\n]*+\n\s*+\|")
"""What begins behind a caption."""


def is_a_caption(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is asked for, and a candidate is the caption of a table or a chart.

    "Table 1. Child labour by department, 2022 (% of ages 5 to 17)" has numbers, and none that
    answers.
    """
    if candidate.unit.kind != "sentence" or re.search(rf"\b{_KIND}s?\b", fold(question.text)):
        return False
    figure = question.kind in FIGURES
    return (figure and _is_caption(candidate.text)) or _stands_above_a_table(candidate)


def _stands_above_a_table(candidate: Candidate) -> bool:
    """Whether a line of a few words, and none of a verb, has rows of a table right below it."""
    passage = candidate.source.passage
    below = passage.text[candidate.unit.end - passage.start :]
    text = fold(candidate.text)
    return (
        _TABLE.match(below) is not None
        and text[-1] not in ".:;!?"
        and not is_row(candidate.text)
        and len(text.split()) <= _WORDS
        and _SAYS.search(text) is None
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

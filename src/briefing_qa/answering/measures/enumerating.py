"""Which sentences count things up: "may include radio, street theatre and music".

What kinds, forms or examples there are of a thing is told by the sentence that counts them up.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

_SORTS = (
    r"(?:kinds|forms|types|sorts|examples|categories|varieties|clases|formas|tipos|ejemplos"
    r"|categorias|variedades|modalidades)"
)
"""In the plural: of one kind it may be told by its name alone."""

_ASKED = re.compile(
    rf"\b(?:what|which|que|cuales)(?! (?:of|de)\b)(?: (?:are|were|son|fueron))?(?: \w+){{0,2}}"
    rf" {_SORTS}\b"
)
_SERIES = re.compile(r"[,;]\s[^,;.:()]{1,45}?[,;]?\s(?:and|or|y|e|o|u)\s")
"""The end of a series: ", poetry and puppetry", ", exploitative, or "."""


@lru_cache(maxsize=1_000)
def asks_for_kinds(question: Question) -> bool:
    """Whether a question asks which kinds, forms, types or examples there are of something."""
    return _ASKED.search(fold(question.text)) is not None


@lru_cache(maxsize=5_000)
def has_series(text: str) -> bool:
    """Whether a text has three things or more in a row: "A, B and C"."""
    return _SERIES.search(fold(text)) is not None


def is_asked_series(question: Question, candidate: Candidate) -> bool:
    """Whether a question for kinds meets a sentence that counts things up."""
    return asks_for_kinds(question) and has_series(candidate.text)

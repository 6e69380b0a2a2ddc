"""Whether what a question dates is dated otherwise: "complaints made in 2019" are none of 2021.

The sentence may name 2021 all the same, as the end of what it tells of: "had led to a verdict by
the end of 2021".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.narrated import given_by_another
from briefing_qa.answering.words.wording import COMPARED_WITH
from briefing_qa.answering.words.years import is_time
from briefing_qa.terms import fold, stem

_DATED = re.compile(
    r"\b([a-z]{4,}) (?:in|during|en|durante) (?:the year |el ano )?((?:1[89]|20)\d\d)\b"
)
_UNTIL = r"\b(?:end of|by|as of|finales de|fines de|hasta) {}\b"
_COMPARED = re.compile(rf"\b(?:{COMPARED_WITH}|en comparacion con|que)\b")
"""A year after one of these is not that of the sentence."""


def is_dated_otherwise(question: Question, candidate: Candidate) -> bool:
    """Whether a word of a question stands with its year, and in a candidate only with another."""
    if question.language != candidate.language or not (asked := _asked(question)):
        return False
    text = fold(candidate.text)
    told = [
        (stem(match[1], candidate.language), match[2])
        for match in _DATED.finditer(text)
        if not _COMPARED.search(text, 0, match.start())
    ]
    others = given_by_another(candidate, figure=question.kind in FIGURES)
    return any(
        word in {one for one, _ in told}
        and (word, year) not in told
        and year not in others
        and year not in re.sub(_UNTIL.format(year), " ", text)
        for word, year in asked
    )


@lru_cache(maxsize=1_000)
def _asked(question: Question) -> frozenset[tuple[str, str]]:
    """The stems before the year of a question, with it."""
    if len(question.facts.years) != 1:
        return frozenset()
    return frozenset(
        (stem(match[1], question.language), match[2])
        for match in _DATED.finditer(fold(question.text))
        if is_time(match[2], question.text)
    )

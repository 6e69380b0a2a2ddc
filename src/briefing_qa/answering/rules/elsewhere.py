"""Figures of a place that only another sentence of the passage names.

"The files took 31 months on average" is no figure for Pando because the next sentence says that
Pando has no interview room.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import details
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.names import AREAS
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_IN = rf"\b(?:in|en)(?: (?:(?:the|el|la) )?(?:{'|'.join(sorted(AREAS))}) (?:of|de))? "
"""With an article before it hardly any name is that of a place: "in the Index"."""


@lru_cache(maxsize=500)
def _places(question: Question) -> tuple[re.Pattern[str], ...]:
    """The names that a question for a figure has after "in", as they may stand in a text."""
    if question.kind not in FIGURES:
        return ()
    text = fold(question.text)
    return tuple(
        re.compile(rf"\b{re.escape(detail.value[: max(4, len(detail.value) - 2)])}")
        for detail in details(question)
        if detail.kind == "name" and re.search(rf"{_IN}{re.escape(detail.value)}\b", text)
    )


def is_of_the_text_around(question: Question, candidate: Candidate) -> bool:
    """Whether the place asked for stands in a candidate's passage, but not with the candidate.

    That is neither in its sentence, the one before it, a heading, the title nor the dateline of its
    document. Across languages places may have other names; rows have theirs in a column.
    """
    places = _places(question)
    if not places or question.language != candidate.language or is_row(candidate.text):
        return False
    near = surroundings(candidate)
    told = (near.own, near.before, *near.headings, candidate.title, candidate.place)
    beside = fold("\n".join(told))
    passage = fold(candidate.source.passage.text)
    return any(place.search(passage) and not place.search(beside) for place in places)

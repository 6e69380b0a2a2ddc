"""Figures of a place that only another sentence of the passage names.

"The files took 31 months on average" is no figure for Pando because the next sentence says that
Pando has no interview room. Nor is "Together they have 118 beds" one for Tamale, where the sentence
before names shelters in Accra, Kumasi and Tamale.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import details
from briefing_qa.answering.rules.standing import is_in_the_capital
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.names import AREAS
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_IN = rf"\b(?:in|at|en)(?: (?:(?:the|el|la) )?(?:{'|'.join(sorted(AREAS))}) (?:of|de))? "
"""With an article before it hardly any name is that of a place: "in the Index"."""


_PARTS = re.compile(r"[,;]|\b(?:and|or|y|e|o|u)\b")
_NAMED = re.compile(r"(?<=\s)[^\W\d_a-zà-ÿ]\w+")
_SEVERAL = 3
"""Places that a sentence names, from which on the next one is of no single one."""

_TOGETHER = re.compile(
    r"\W*(?:together|between them|taken together|en conjunto|junt[oa]s|sumad[oa]s"
    r"|entre (?:l[oa]s|tod[oa]s|amb[oa]s))\b"
)
"""How a sentence on all of those begins that were named before."""


@lru_cache(maxsize=500)
def _places(question: Question) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The names that a question for a figure has after "in", and as they may stand in a text."""
    if question.kind not in FIGURES:
        return ()
    text = fold(question.text)
    return tuple(
        (
            detail.value,
            re.compile(rf"\b{re.escape(detail.value[: max(4, len(detail.value) - 2)])}"),
        )
        for detail in details(question)
        if detail.kind == "name" and re.search(rf"{_IN}{re.escape(detail.value)}\b", text)
    )


def is_of_the_text_around(question: Question, candidate: Candidate) -> bool:
    """Whether the place asked for stands in a candidate's passage, but not with the candidate.

    That is neither in its sentence, the one before it, a heading, the title, the line below it nor
    the dateline of its document, nor meant by "the capital". After a sentence that lists places the
    next one is of all of them. Across languages places may have other names; rows have theirs
    in a column.
    """
    places = [
        pattern for name, pattern in _places(question) if not is_in_the_capital(name, candidate)
    ]
    if not places or question.language != candidate.language or is_row(candidate.text):
        return False
    near = surroundings(candidate)
    over = (candidate.title, candidate.subtitle, candidate.place)
    told = (near.own, near.before, *near.headings, *over)
    beside = fold("\n".join(told))
    passage = fold(candidate.source.passage.text)
    if any(place.search(passage) and not place.search(beside) for place in places):
        return True
    above = fold("\n".join((near.own, *near.headings, *over)))
    return any(
        not place.search(above) and _is_one_of_several(place, near.before, near.own)
        for place in places
    )


def _is_one_of_several(place: re.Pattern[str], before: str, own: str) -> bool:
    """Whether a sentence lists a place with others, and the next one is of them all."""
    parts = [part for part in _PARTS.split(before) if _NAMED.search(part)]
    listed = any(place.search(fold(part)) for part in parts)
    return listed and (len(parts) >= _SEVERAL or _TOGETHER.match(fold(own)) is not None)

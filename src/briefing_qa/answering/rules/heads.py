"""Whether a sentence names the head of another body than the one whose head is asked for.

"Who heads the team that sorts the reports?" is not answered by "Questions may be addressed to the
head of the Directorate, Mr Zaben".
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.heads_asked import HEAD, OF, THE, asked_head
from briefing_qa.answering.questions.matching import related, stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.acronyms import goes_by_acronym
from briefing_qa.terms import fold

_TOLD = re.compile(rf"\b{HEAD} {OF} {THE}\w")


def is_head_of_another(question: Question, candidate: Candidate) -> bool:
    """Whether nothing around the head of a body that a sentence names has a word of the one asked.

    Words of its headings and title count, and so do acronyms; what an acronym stands for may have
    any words.
    """
    asked = asked_head(question.text)
    if not asked or question.language != candidate.language:
        return False
    if not _TOLD.search(fold(candidate.text)):
        return False
    near = "\n".join((candidate.text, candidate.before, candidate.headings, candidate.title))
    name = _as_typed(question.text, asked)
    if name.isupper() or goes_by_acronym(name, near):
        return False
    language = candidate.language
    return not any(related(word, near, language) for word in stem_set(asked, language))


def _as_typed(text: str, folded: str) -> str:
    """A piece of a text as it was typed, found by its folded form."""
    place = fold(text).find(folded)
    return text[place : place + len(folded)] if place >= 0 else folded

"""Definitions of another term than the one asked for.

"Child sexual abuse refers to ..." looks much like an answer to what child sexual exploitation is.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.glossed import glossed_term
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.terms_asked import THE, term_asked
from briefing_qa.terms import fold

_BY = (
    r"(?:(?:according to|for the purposes? of|under|in|a los efectos de|segun|para los efectos de"
    r"|conforme a|en) [^,]{1,80}, )?(?:by |por |se entiende por |entendemos por )?"
)
_DEFINED = re.compile(
    rf"{_BY}[\"“'‘«*]*{THE}[\"“'‘«*]*(?P<term>[^\W\d][^,.;:]{{2,50}}?)[\"”'’»*]*"
    r",?(?: (?:for the purposes? of|in the (?:usage|language|words) of|as used (?:by|in))"
    r" [^,]{1,60},)?"
    r" (?:refers? to|means?|we mean|is (?:defined|understood) as|is any|is an?|covers|denotes"
    r"|significa|se refiere a|se define como|es tod[oa]|es cualquier|es la|es el|toda?|cualquier"
    r"|entendemos)\b"
)


def defines_another_term(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence says what a term means, and has not all words of the one asked for."""
    asked = term_asked(question)
    if not asked or question.language != candidate.language:
        return False
    found = _DEFINED.match(fold(candidate.text))
    term = found["term"] if found else glossed_term(candidate)
    if not term:
        return False
    defined = stem_set(term, candidate.language)
    return bool(asked - defined) and not asked <= stem_set(candidate.text, candidate.language)

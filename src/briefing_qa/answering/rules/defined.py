"""Definitions of another term than the one asked for.

"Child sexual abuse refers to ..." looks much like an answer to what child sexual exploitation is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

_THE = r"(?:(?:an?|the|un|una|el|la|los|las) )?"
_MEAN = (
    r"(?:what (?:is|are) meant by|what (?:is|are|counts? as)|what do(?:es)? [^?]{3,60}? mean by"
    r"|what does|how (?:is|are)|define|definition of"
    r"|(?:que|cual|cuales) (?:es|son|significan?)|que se entiende por|que cuenta como"
    r"|que entiende [^?]{3,60}? por|como se define|definicion de)"
)
_FURTHER = r"(?:means?|defined|understood|in|under|according|by|for|as|segun|en|para|como|conforme)"
_ASKED = re.compile(
    rf"\W*{_MEAN} {_THE}[\"“'‘]?(?P<term>[^\W\d][\w-]*(?: [\w-]+){{0,3}}?)[\"”'’]?"
    rf"(?: {_FURTHER}\b.*)?\W*"
)
_BY = (
    r"(?:(?:according to|for the purposes? of|under|in|a los efectos de|segun|para los efectos de"
    r"|conforme a|en) [^,]{1,80}, )?(?:by |por |se entiende por |entendemos por )?"
)
_DEFINED = re.compile(
    rf"{_BY}[\"“'‘«*]*{_THE}[\"“'‘«*]*(?P<term>[^\W\d][^,.;:]{{2,50}}?)[\"”'’»*]*"
    r",?(?: (?:for the purposes? of|in the (?:usage|language|words) of|as used (?:by|in))"
    r" [^,]{1,60},)?"
    r" (?:refers? to|means?|we mean|is (?:defined|understood) as|is any|is an?|covers|denotes"
    r"|significa|se refiere a|se define como|es tod[oa]|es cualquier|es la|es el|toda?|cualquier"
    r"|entendemos)\b"
)


@lru_cache(maxsize=500)
def _asked(question: Question) -> frozenset[str]:
    """The words of the term whose meaning a question asks for."""
    found = _ASKED.fullmatch(fold(question.text)) if question.kind == "definition" else None
    return frozenset(stem_set(found["term"], question.language)) if found else frozenset()


def defines_another_term(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence says what a term means, and has not all words of the one asked for."""
    asked = _asked(question)
    if not asked or question.language != candidate.language:
        return False
    found = _DEFINED.match(fold(candidate.text))
    if found is None:
        return False
    defined = stem_set(found["term"], candidate.language)
    return bool(asked - defined) and not asked <= stem_set(candidate.text, candidate.language)

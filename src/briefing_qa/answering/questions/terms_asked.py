"""The term whose meaning is asked for: "grooming" in "What is meant by grooming?"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

THE = r"(?:(?:an?|the|un|una|el|la|los|las) )?"
"""What may stand before a term, as part of a pattern."""

_MEAN = (
    r"(?:what (?:is|are) meant by|what (?:is|are|counts? as)|what do(?:es)? [^?]{3,60}? mean by"
    r"|what does|how (?:is|are)|define|definition of"
    r"|(?:que|cual|cuales) (?:es|son|significan?)|que se entiende por|que cuenta como"
    r"|que entiende [^?]{3,60}? por|como se define|definicion de)"
)
_FURTHER = r"(?:means?|defined|understood|in|under|according|by|for|as|segun|en|para|como|conforme)"
_ASKED = re.compile(
    rf"\W*{_MEAN} {THE}[\"“'‘]?(?P<term>[^\W\d][\w-]*(?: [\w-]+){{0,3}}?)[\"”'’]?"
    rf"(?: {_FURTHER}\b.*)?\W*"
)


@lru_cache(maxsize=500)
def term_asked(question: Question) -> frozenset[str]:
    """The stems of the term whose meaning a question asks for; empty for other questions."""
    found = _ASKED.fullmatch(fold(question.text)) if question.kind == "definition" else None
    return stem_set(found["term"], question.language) if found else frozenset()

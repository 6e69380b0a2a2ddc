"""Entries of a glossary: "Sharenting: parents posting photographs of their children".

They say what a term means without the words that say so, and all of them look alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.terms_asked import term_asked
from briefing_qa.terms import fold

_GLOSSARY = re.compile(
    r"\b(?:glossary|glosario|terms|terminology|definitions?|terminos|terminologia|definicion(?:es)?"
    r"|key concepts|conceptos clave|abbreviations|acronyms|siglas|abreviaturas|vocabulary"
    r"|vocabulario)\b"
)
_ENTRY = re.compile(
    r"[\"“'‘«*_]*(?P<term>[^\W\d][^:;.?!\n|–—]{1,60}?)[\"”'’»*_]*(?:\s?:|\s[–—-])[*_]*\s+(?=\S)"
)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@lru_cache(maxsize=5_000)
def _headed(titles: str) -> bool:
    return _GLOSSARY.search(fold(titles)) is not None


def glossed_term(candidate: Candidate) -> str:
    """The term of which a candidate is the entry in a glossary; "" for all else."""
    if candidate.unit.kind == "heading" or not _headed(f"{candidate.title} {candidate.headings}"):
        return ""
    found = _ENTRY.match(candidate.text)
    return found["term"] if found else ""


def is_asked_entry(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is the entry of a glossary for the term whose meaning is asked for.

    An abbreviation in brackets behind the term may be what is asked for.
    """
    asked = term_asked(question)
    term = glossed_term(candidate) if asked else ""
    if not term:
        return False
    within = re.findall(r"\(([^)]*)\)", term)
    names = [_IN_BRACKETS.sub("", term), *within]
    return any(asked == stem_set(name, candidate.language) for name in names)

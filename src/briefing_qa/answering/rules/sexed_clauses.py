"""Whether what is asked of one sex stands only in the clause of a sentence that tells of the other.

"Boys were lodged in 58 shelters; the occupancy of the girls' shelters was 88%" names boys, and has
no word on the occupancy of theirs. In "40 girls came, and 30 boys" the second clause tells nothing
of its own: there the first one holds for both.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related, stems
from briefing_qa.answering.questions.question import FIGURES, Question, asks_how_many
from briefing_qa.answering.questions.sexes_asked import sexes_asked
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES, without_both
from briefing_qa.answering.words.wording import CUES
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold, stem

_CLAUSE = re.compile(
    r";\s|,? (?=(?:while|whereas|mientras(?: que)?)\b)"
    r"|, (?=(?:and|but|although|though|y|e|pero|aunque)\b)"
)
_SAYS_NOTHING = frozenset({"per", "cent", "only", "solo", "anot", "otro", "otra", "rest"})
_TOGETHER = re.compile(
    r"\b(?:respectively|respectivamente|both|ambos|ambas|each|cada uno|alike|tanto)\b"
)
_HOW = re.compile(
    r"^\W*(?:how (?:long|old|much|often)|what (?:is|was) the|cuanto"
    r"|que (?:importe|monto|valor|suma|edad|tiempo|duracion)|cual (?:es|era|fue))\b"
)


def is_told_of_the_other_sex(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of both sexes, and what is asked of one in a clause on the other."""
    asked = _asked(question)
    if asked is None or is_row(candidate.text):
        return False
    if _TOGETHER.search(fold(candidate.text)):
        return False
    clauses = _CLAUSE.split(candidate.text)
    if len(clauses) == 1:
        return False
    told = [facts(without_both(fold(one))).groups & SEXES for one in clauses]
    own = [one for one, sexes in zip(clauses, told, strict=True) if asked in sexes]
    others = [one for one, sexes in zip(clauses, told, strict=True) if sexes and asked not in sexes]
    if not own or not others:
        return False
    same, language = question.language == candidate.language, candidate.language
    terms = _terms(question) if same else _names(question, language)
    rest = [one for one in clauses if one not in others]
    there = _only_in(others, rest, terms, language)
    here = _only_in(rest, others, terms, language)
    return len(there) >= max(1, len(here)) and all(_tells(one, terms, language) for one in own)


def _only_in(
    clauses: list[str], rest: list[str], terms: tuple[str, ...], language: str
) -> list[str]:
    """The terms that stand in some clauses and in none of the rest."""
    return [
        term
        for term in terms
        if any(related(term, one, language) for one in clauses)
        and not any(related(term, one, language) for one in rest)
    ]


@lru_cache(maxsize=1_000)
def _asked(question: Question) -> str | None:
    """The sex of which alone a figure or a time is asked for."""
    asked = sexes_asked(question)
    figure = question.kind in FIGURES or asks_how_many(question)
    if len(asked) != 1 or not (figure or _HOW.search(fold(question.text))):
        return None
    return next(iter(asked))


@lru_cache(maxsize=1_000)
def _terms(question: Question) -> tuple[str, ...]:
    """The stems of what is asked, without the words that name people or ask."""
    words = (
        word.folded
        for word in question.words
        if word.folded not in CUES and not facts(word.folded).groups and not word.is_number
    )
    return tuple(stem(word, question.language) for word in words)


def _names(question: Question, language: str) -> tuple[str, ...]:
    """The names of a question, which are the same in another language."""
    return tuple(stem(name, language) for name in sorted(question.facts.names))


def _tells(clause: str, terms: tuple[str, ...], language: str) -> bool:
    """Whether a clause tells something of its own, beside people, numbers and what is asked."""
    held = [
        term
        for term in stems(clause, language)
        if not (term[0].isdigit() or facts(term).groups or facts(term).numbers)
        and term not in CUES | _SAYS_NOTHING
    ]
    names = {stem(one, language) for one in _people(clause)}
    return any(term not in terms and term not in names for term in held)


def _people(clause: str) -> list[str]:
    return [token.folded for token in facts(clause).tokens if facts(token.folded).groups]

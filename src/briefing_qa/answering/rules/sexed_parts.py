"""Whether a sentence only counts those of one sex, and tells what is asked of them of all.

"Of these, 38 were girls; 17 had been exploited in begging" does not tell how many of the girls had,
nor "There were 148 boys and 11 girls, two thirds of them awaiting trial" how many girls were.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.question import Question, asks_how_many
from briefing_qa.answering.questions.sexes_asked import sexes_asked
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import OTHER_SEX, SEXES
from briefing_qa.answering.words.wording import CUES
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import all_stop_words, fold, stem

_NUMBER = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|un[oa]?|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
)
_CLAUSE = re.compile(rf";\s|,? (?:and|y|e|while|mientras(?: que)?) (?={_NUMBER}\b)")
_OF_THEM = (
    r"(?:of (?:them|whom|these|those|the (?:girls|boys|women|men|females|males))"
    r"|(?:de|entre) (?:ell[ao]s|l[ao]s (?:cuales|que)|est[ao]s|es[ao]s"
    r"|l[ao]s (?:nin|muje|homb)\w+))"
)
_OF_THE_ONES_BEFORE = re.compile(rf"^\W*(?:[\w.,%]+ ){{0,4}}?{_OF_THEM}\b")
"""How a clause opens that tells of those whom the one before counts."""

_OF_PEOPLE = frozenset({"victims", "victimas", "cases", "casos", "per", "cent", "por", "ciento"})
_BOTH = re.compile(
    rf"\b{_NUMBER} (?:\w+ )??(?P<one>\w+)(?:,? (?:and|y|e) |, ){_NUMBER} (?:\w+ )??(?P<other>\w+)\b"
    r"[^;.]{0,40}?,(?P<part>[^;.,]{1,30}?"
    r"\b(?:of (?:them|whom|these)|de (?:ellos|los (?:cuales|que)))\b[^;.]*)"
)
"""Both sexes, and a part of them together."""


def is_told_of_all(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence only counts the sex that is asked for, and tells the rest of all."""
    asked = _asked(question)
    if asked is None or question.language != candidate.language or is_row(candidate.text):
        return False
    text = fold(candidate.text)
    told = _told_of_both(text) or _told_beside(asked, text, question)
    if not told:
        return False
    near = (candidate.before, candidate.headings, candidate.title, candidate.caption)
    rest = fold(" ".join((text.replace(told, " "), *near)))
    language = candidate.language
    return any(
        related(term, told, language) > 0 and not related(term, rest, language) > 0
        for term in _terms(question)
    )


@lru_cache(maxsize=1_000)
def _asked(question: Question) -> str | None:
    """The sex of which alone it is asked how many."""
    asked = sexes_asked(question)
    return next(iter(asked)) if len(asked) == 1 and asks_how_many(question) else None


@lru_cache(maxsize=1_000)
def _terms(question: Question) -> tuple[str, ...]:
    """The stems of what is asked, without numbers and the words that name people or ask."""
    return tuple(
        stem(word.folded, question.language)
        for word in question.words
        if not (word.is_number or word.folded in CUES or facts(word.folded).groups)
    )


def _told_of_both(text: str) -> str:
    """What a folded text tells of both sexes together, behind their numbers, or ""."""
    for match in _BOTH.finditer(text):
        one, other = match["one"], match["other"]
        if fold(OTHER_SEX.get(one, "")) == other or fold(OTHER_SEX.get(other, "")) == one:
            return match["part"]
    return ""


def _told_beside(asked: str, text: str, question: Question) -> str:
    """The clause without a sex beside the one that does nothing but count those asked for."""
    clauses = [one for one in _CLAUSE.split(text) if one.strip()]
    for place, clause in enumerate(clauses[:-1]):
        after = clauses[place + 1]
        if _sexes(clause) != {asked} or not _only_counts(clause, question):
            continue
        if not _sexes(after) and not _OF_THE_ONES_BEFORE.match(after) and re.match(_NUMBER, after):
            return after
    return ""


def _only_counts(clause: str, question: Question) -> bool:
    """Whether a folded clause has a number, and beside it nothing but people and names."""
    found = facts(clause)
    if not found.numbers:
        return False
    known = all_stop_words() | CUES | _OF_PEOPLE | question.facts.names
    return all(
        token.is_number
        or token.folded in known
        or facts(token.folded).groups
        or facts(token.folded).numbers
        for token in found.tokens
    )


def _sexes(text: str) -> frozenset[str]:
    return frozenset(facts(text).groups & SEXES)

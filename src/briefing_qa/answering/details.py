"""The details a question insists on, and whether a candidate stands where they are met.

A question for 2015, for men, for Chile or for UNICEF is not answered by a passage about 2020, about
women, about Peru or about somebody else, however alike the rest is. So a year, a number in digits,
a country, a sex and a name in a question must be found with the candidate: in its sentence, its
passage, its headings or its document's title; a country also where the whole document is about it.
What is not found is also what a refusal names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing_qa.answering.acronyms import is_called
from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.facts import Facts, facts
from briefing_qa.answering.matching import related
from briefing_qa.answering.question import Question
from briefing_qa.answering.spelling import in_dictionary
from briefing_qa.terms import Token, stem, stop_words

DetailKind = Literal["year", "number", "country", "group", "name"]

_EITHER = re.compile(
    r"\b(?:which|who|what|more|cu[aá]l|qu[eé]|m[aá]s)\b.*(?:\bor\b|\bo\b)", re.IGNORECASE
)
_SEXES = frozenset({"female", "male"})


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that must be met.

    Attributes:
        kind: of the detail.
        value: what is looked for: digits, a country's or group's name, a folded word.
        shown: as it stands in the question.
    """

    kind: DetailKind
    value: str
    shown: str


@lru_cache(maxsize=1_000)
def details(question: Question) -> tuple[Detail, ...]:
    """The details that a question insists on, in its order."""
    found = question.facts.tokens
    mentions = {start: (name, end) for name, start, end in question.facts.country_places}
    result: list[Detail | None] = []
    inside = 0
    for i, token in enumerate(found):
        if i in mentions:
            name, inside = mentions[i]
            shown = question.text[token.start : found[inside - 1].end]
            result.append(Detail("country", name, shown))
        elif i >= inside:
            result.append(_detail(question, token))
    return tuple(dict.fromkeys(detail for detail in result if detail))


def _detail(question: Question, token: Token) -> Detail | None:
    shown = question.text[token.start : token.end]
    asked, word = question.facts, token.folded
    if token.is_number:
        return Detail("year" if word in asked.years else "number", word, shown)
    if sex := next(iter(facts(shown).groups & _SEXES), None):
        return Detail("group", sex, shown)
    if word in asked.names:
        return Detail("name", word, shown)
    return None


def unmet(question: Question, candidate: Candidate) -> tuple[Detail, ...]:
    """The details that are not found with a candidate.

    Where question and document differ in language, names that may have been translated are not
    looked for. Of several names half may go by another one. In a comparison each side has details
    of its own: one that is met is enough.
    """
    wanted = details(question)
    if not wanted:
        return ()
    around = (  # each part by itself, since others share it
        facts(candidate.source.passage.text),
        facts(f"{candidate.title}\n{candidate.headings}"),
        facts(candidate.text),
    )
    same = candidate.language == question.language
    names = [d for d in wanted if d.kind == "name" and (same or not _translatable(d, question))]
    others = [d for d in wanted if d.kind != "name"]
    nameless = [d for d in names if not _holds_name(d, candidate)]
    missing = [d for d in others if not _met(d, around, candidate.about)]
    if 2 * len(nameless) > len(names):
        missing += nameless
    if is_comparison(question) and len(missing) < len(names) + len(others):
        return ()
    return tuple(missing)


@lru_cache(maxsize=5_000)
def _translatable(detail: Detail, question: Question) -> bool:
    """Whether a name is a word of the question's language alone: "Código" is, "Quechua" is not."""
    word = detail.shown.lower()
    other = "en" if question.language == "es" else "es"
    return in_dictionary(word, question.language) and not in_dictionary(word, other)


def is_comparison(question: Question) -> bool:
    """Whether the question sets two things side by side, so that each has its own details."""
    return question.kind == "compare" or _EITHER.search(question.text) is not None


def _met(detail: Detail, around: Sequence[Facts], about: frozenset[str]) -> bool:
    match detail.kind:
        case "year":
            # A passage without any year may stand in a text of that year.
            years = frozenset().union(*(held.years for held in around))
            return detail.value in years or not years
        case "number":
            return any(detail.value in held.numbers for held in around)
        case "country":
            return detail.value in about or any(detail.value in h.countries for h in around)
    return any(detail.value in held.groups for held in around)


def _holds_name(detail: Detail, candidate: Candidate) -> bool:
    texts = (candidate.source.passage.text, candidate.title, candidate.headings, candidate.text)
    term = stem(detail.value, candidate.language)
    if any(related(term, text, candidate.language) > 0 for text in texts):
        return True
    if any(is_called(detail.value, text) for text in texts):
        return True
    return detail.shown.isupper() and any(_spells_out(detail.value, text) for text in texts)


@lru_cache(maxsize=20_000)
def _spells_out(letters: str, text: str) -> bool:
    """Whether neighbouring words of a text begin with the letters of an acronym."""
    stops = stop_words("en") | stop_words("es")
    initials = "".join(t.folded[0] for t in facts(text).tokens if t.folded not in stops)
    return len(letters) > 1 and letters in initials

"""The details a question insists on, and whether a candidate stands where they are met.

A question for 2015, for men, for Chile or for UNICEF is not answered by a passage about 2020, about
women, about Peru or about somebody else, however alike the rest is. So a year, a month, a number in
digits, a country, a sex and a name in a question must be found with the candidate: in its sentence,
its passage, its headings or its document's title; a country also where the whole document is about
it. What is not found is also what a refusal names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing_qa.answering.acronyms import is_called
from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.facts import Facts, facts
from briefing_qa.answering.matching import related
from briefing_qa.answering.months import month_places, months
from briefing_qa.answering.question import Question
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token, stem, stop_words

DetailKind = Literal["year", "month", "number", "country", "group", "name"]

_EITHER = re.compile(
    r"\b(?:which|who|what|more|cu[aá]l|qu[eé]|m[aá]s)\b.*(?:\bor\b|\bo\b)", re.IGNORECASE
)
_SEXES = frozenset({"female", "male"})


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that must be met.

    Attributes:
        kind: of the detail.
        value: what is looked for: digits (of a month from 1 to 12), a country's or group's name, a
            folded word.
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
    named_months = dict(month_places(question.text))
    result: list[Detail | None] = []
    inside = 0
    for i, token in enumerate(found):
        if i in mentions:
            name, inside = mentions[i]
            shown = question.text[token.start : found[inside - 1].end]
            result.append(Detail("country", name, shown))
        elif i in named_months:
            shown = question.text[token.start : token.end]
            result.append(Detail("month", str(named_months[i]), shown))
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
    of its own, so that of several of one kind one that is met is enough; what stands alone in its
    kind holds for both sides.
    """
    wanted = details(question)
    if not wanted:
        return ()
    around = _around(candidate)
    same = candidate.language == question.language
    names = [d for d in wanted if d.kind == "name" and (same or not _translatable(d, question))]
    others = [d for d in wanted if d.kind != "name"]
    nameless = [d for d in names if not holds_name(d, candidate)]
    missing = [d for d in others if not _met(d, around, question, candidate)]
    if 2 * len(nameless) > len(names):
        missing += nameless
    if is_comparison(question):
        asked = Counter(d.kind for d in (*names, *others))
        lost = Counter(d.kind for d in missing)
        missing = [d for d in missing if lost[d.kind] == asked[d.kind]]
    return tuple(missing)


def absent_countries(question: Question, candidates: Sequence[Candidate]) -> tuple[Detail, ...]:
    """The countries of a question that no candidate is about.

    In a comparison a candidate about the one country does without the other. Where none is about
    the other one, there is nothing to compare.
    """
    countries = [detail for detail in details(question) if detail.kind == "country"]
    return tuple(
        detail
        for detail in countries
        if not any(_met(detail, _around(one), question, one) for one in candidates)
    )


def _around(candidate: Candidate) -> tuple[Facts, ...]:
    """What a candidate stands with; each part by itself, since others share it."""
    return (
        facts(candidate.source.passage.text),
        facts(f"{candidate.title}\n{candidate.headings}"),
        facts(candidate.text),
    )


@lru_cache(maxsize=5_000)
def _translatable(detail: Detail, question: Question) -> bool:
    """Whether a name is a word of the question's language alone: "Código" is, "Quechua" is not."""
    word = detail.shown.lower()
    other = "en" if question.language == "es" else "es"
    return in_dictionary(word, question.language) and not in_dictionary(word, other)


def is_comparison(question: Question) -> bool:
    """Whether the question sets two things side by side, so that each has its own details."""
    return question.kind == "compare" or _EITHER.search(question.text) is not None


def _met(detail: Detail, around: Sequence[Facts], question: Question, candidate: Candidate) -> bool:
    match detail.kind:
        case "month":
            return _month_met(int(detail.value), question, candidate)
        case "year":
            # A passage without any year may stand in a text of that year.
            years = frozenset().union(*(held.years for held in around))
            return detail.value in years or not years
        case "number":
            return any(detail.value in held.numbers for held in around)
        case "country":
            return detail.value in candidate.about or any(
                detail.value in held.countries for held in around
            )
    return any(detail.value in held.groups for held in around)


def _month_met(month: int, question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a month, as far as months are given for what it says.

    The sentence and the one before it say when it was, the rest of the passage where they do not.
    """
    own = months(candidate.text) | months(candidate.before)
    if own and not own & months(question.text):
        return False
    texts = (candidate.source.passage.text, candidate.title, candidate.headings)
    held = own.union(*(months(text) for text in texts))
    return month in held or not held


def holds_name(detail: Detail, candidate: Candidate) -> bool:
    """Whether a name stands with a candidate, as it is or as it is called elsewhere."""
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

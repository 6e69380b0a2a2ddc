"""The details a question insists on, and whether a candidate stands where they are met.

A question for 2015, for men, for Chile or for UNICEF is not answered by a passage about 2020, about
women, about Peru or about somebody else, however alike the rest is. So a year, a month, a number in
digits, a country, a sex and a name in a question must be found with the candidate: in its sentence,
its passage, its headings or its document's title, whichever is the nearest that tells it; a country
also where the whole document is about it. What is not found is also what a refusal names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.coordination import readings
from briefing_qa.answering.questions.places_asked import lost_places
from briefing_qa.answering.questions.question import FIGURES, Question, analyse
from briefing_qa.answering.questions.sexes_asked import sexes_asked
from briefing_qa.answering.questions.stories import homes, is_age_in_a_story
from briefing_qa.answering.rules.months_told import month_met, months_asked
from briefing_qa.answering.rules.named import authority, is_named
from briefing_qa.answering.rules.nearest import (
    country_met,
    group_met,
    sort_met,
    year_met,
)
from briefing_qa.answering.rules.standing import ordinal_stands_with, stands_with
from briefing_qa.answering.rules.stated_ages import age_met
from briefing_qa.answering.rules.translated import is_translated, stands_abroad
from briefing_qa.answering.words.facts import Facts, facts, holds_number, is_people
from briefing_qa.answering.words.general_words import no_names
from briefing_qa.answering.words.groups import SEXES, is_small
from briefing_qa.answering.words.names import long_names
from briefing_qa.answering.words.quantities import ABOVE, BELOW
from briefing_qa.answering.words.years import meant
from briefing_qa.terms import Token, fold

DetailKind = Literal["year", "month", "number", "country", "group", "sort", "name"]

_EITHER = re.compile(
    r"\b(?:which|who|what|more|cu[aá]l|qu[eé]|m[aá]s)\b.*(?:\bor\b|\bo\b)", re.IGNORECASE
)
_MORE_OR_LESS = re.compile(rf"\b(?:{ABOVE}|{BELOW})\s*$")
_ASKS = re.compile(
    r"\b(?:what|which|who\w*|how|when|where|why|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|qui[eé]n(?:es)?|qué"
    r"|cómo|dónde|cuándo)\b|¿\s*(?:\w+ )?(?:que|como|donde|cuando)\b",
    re.IGNORECASE,
)
"""What no question for yes or no has in it."""

_AGE = re.compile(r"[\s-]*(?:years?|anos?|meses|months?)\b")
_SHARE = re.compile(r"\s*(?:%|per ?cent\b|por ciento\b)")
_SORTS = frozenset({"adult", "rural", "urban"})
"""Not minors: what is said of adults is often said of those whom they have to do with."""

_WITHOUT = re.compile(
    r"\b(?:without|no|sin|ning[uú]n[ao]?)(?: (?:any|an?|the|un[ao]?|el|la|los|las))? $",
    re.IGNORECASE,
)
"""Before a group that is not there: "crossed without any adult" asks about children."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that must be met.

    Attributes:
        kind: of the detail; a "group" is a sex, which must be named, a "sort" another group, which
            must not be exchanged for its opposite.
        value: what is looked for: digits (of a month from 1 to 12), the name of a country, a group
            or a stretch of months, a folded word.
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
    named_months = months_asked(question)
    result: list[Detail | None] = []
    inside = 0
    for i, token in enumerate(found):
        if i in mentions:
            name, inside = mentions[i]
            shown = question.text[token.start : found[inside - 1].end]
            if not _is_half_of_a_name(question, i, inside):
                result.append(Detail("country", name, shown))
        elif i in named_months:
            value, inside = named_months[i]
            shown = question.text[token.start : found[inside - 1].end]
            result.append(Detail("month", value, shown))
        elif i >= inside or token.folded in question.facts.years:
            result.append(None if is_small(found, i) else _detail(question, token))
    return tuple(dict.fromkeys(detail for detail in result if detail))


def _is_half_of_a_name(question: Question, first: int, behind: int) -> bool:
    """Whether words for a people go on from others: "asiático-estadounidenses" are a group."""
    found = question.facts.tokens
    before = question.text[: found[first].start]
    words = tuple(token.folded for token in found[first:behind])
    return re.search(r"\w-$", before) is not None and is_people(words)


def _detail(question: Question, token: Token) -> Detail | None:
    shown = question.text[token.start : token.end]
    asked, word = question.facts, token.folded
    if token.is_number:
        if _is_part(question.text, token) or _is_threshold(question, token):
            return None
        if question.kind not in FIGURES and is_age_in_a_story(shown, question):
            return None
        return Detail("year" if word in asked.years else "number", word, shown)
    if sex := next(iter(facts(shown).groups & sexes_asked(question)), None):
        return Detail("group", sex, shown)
    others = no_names(figure=question.kind in FIGURES) | homes(question.text)
    named = word in asked.names - others
    if named and facts(shown).groups & SEXES:
        return Detail("name", word, shown)
    if len(sorts := facts(shown).groups & _SORTS) == 1 and not _WITHOUT.search(
        question.text[: token.start]
    ):
        return Detail("sort", next(iter(sorts)), shown)
    return Detail("name", word, shown) if named else None


def _is_part(text: str, token: Token) -> bool:
    """Whether a number belongs to a word: "COVID-19"."""
    return re.search(r"\b(?:[A-Z]{2,}|[Cc]ovid)-$", text[: token.start]) is not None


def _is_threshold(question: Question, token: Token) -> bool:
    """Whether a number is only to be compared with: "Did more than 5,000 sign?".

    Not an age, which says who is meant: "over 18" is one without "years" too.
    """
    before, after = fold(question.text[: token.start]), fold(question.text[token.end :])
    return (
        (question.kind == "polar" or asks_whether(question))
        and question.text.endswith("?")
        and _MORE_OR_LESS.search(before) is not None
        and _AGE.match(after) is None
        and (len(token.folded.partition(".")[0]) > 2 or _SHARE.match(after) is not None)
    )


def unmet(question: Question, candidate: Candidate) -> tuple[Detail, ...]:
    """The details that are not found with a candidate.

    Names that may be translated are not looked for in another language. Of several names half may
    go by another one, but a place behind "in" may not, nor where the text names another one of the
    same kind. In a comparison each side has details of its own: of several of one kind one that is
    met is enough; what stands alone in its kind holds for both sides. Of two things that are joined
    by "or" one has to be met.
    """
    wanted = details(question)
    if not wanted:
        return ()
    around = _around(candidate)
    same = candidate.language == question.language
    names = [
        d
        for d in wanted
        if d.kind == "name" and (same or not is_translated(d.value, d.shown, question, candidate))
    ]
    others = [d for d in wanted if d.kind != "name"]
    missing = [d for d in others if not _met(d, around, question, candidate)]
    missing += _nameless(names, question, candidate)
    if question.kind == "compare":
        asked = Counter(d.kind for d in (*names, *others))
        lost = Counter(d.kind for d in missing)
        missing = [d for d in missing if lost[d.kind] == asked[d.kind]]
    for one, other in _alternatives(question):
        if not (one.intersection(missing) and other.intersection(missing)):
            missing = [d for d in missing if d not in one | other]
    return tuple(missing)


def _nameless(
    names: Sequence[Detail], question: Question, candidate: Candidate
) -> tuple[Detail, ...]:
    """The names that are not found with a candidate, and whose places no others take."""
    known, strange = set[str](), set[str]()
    abroad = candidate.language != question.language
    for name in () if abroad else long_names(question.text):
        words = facts(question.text[name.start : name.end]).words
        match is_named(name, question, candidate):
            case True:
                known |= words
            case False:
                strange |= set(name.own)
    without = [
        d
        for d in names
        if d.value not in known
        and authority(d.value, question.text) not in candidate.voices
        and not holds_name(d, candidate)
        and not (abroad and stands_abroad(d.value, d.shown, question, candidate))
    ]
    if 2 * len(without) <= len(names):
        strange |= lost_places(question, {d.value for d in without})
        lost = [d for d in without if d.value in strange]
        without = lost or [d for d in names if d.value in strange]
    return tuple(without)


@lru_cache(maxsize=1_000)
def _alternatives(question: Question) -> tuple[tuple[frozenset[Detail], frozenset[Detail]], ...]:
    """For each "or" the details of the two things that it joins: "2019" and "2020"."""
    found = []
    for texts in readings(question.text):
        one, other = (frozenset(details(analyse(text))) for text in texts)
        if one - other and other - one:
            found.append((one - other, other - one))
    named = [detail for detail in details(question) if detail.kind == "month"]
    for first, second in pairwise(named):  # "in the first or in the second half"
        either = (
            rf"{re.escape(first.shown)} (?:or|o)(?: [a-z]{{1,4}}){{0,2}} {re.escape(second.shown)}"
        )
        if re.search(either, question.text):
            found.append((frozenset({first}), frozenset({second})))
    return tuple(found)


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
        facts(candidate.before),  # it may stand in the passage before
        facts(candidate.caption),
        facts(" | ".join((*candidate.columns, candidate.group))),
    )


def asks_whether(question: Question) -> bool:
    """Whether a question has no question word, and so asks for yes or no."""
    return _ASKS.search(question.text) is None


def is_comparison(question: Question) -> bool:
    """Whether the question may set two things side by side."""
    return question.kind == "compare" or _EITHER.search(question.text) is not None


def _met(detail: Detail, around: Sequence[Facts], question: Question, candidate: Candidate) -> bool:
    match detail.kind:
        case "month":
            return month_met(detail.value, question, candidate)
        case "year":
            years = meant(detail.value, question.text)
            return any(year_met(year, around, question, candidate) for year in years)
        case "number":
            return (
                any(holds_number(held, detail.value) for held in around)
                or age_met(detail.value, question, candidate)
                or ordinal_stands_with(detail.value, question.text, candidate)
            )
        case "country":
            return country_met(detail.value, around, question, candidate)
        case "sort":
            return sort_met(detail.value, question, candidate)
    groups = question.facts.groups
    grown = "adult" in groups and "young" not in groups  # "young women" are girls to many
    if grown and not sort_met("adult", question, candidate):
        return False
    return group_met(detail.value, around, question, candidate)


def holds_name(detail: Detail, candidate: Candidate) -> bool:
    """Whether a name stands with a candidate, as it is or as it is called elsewhere."""
    return stands_with(detail.value, detail.shown, candidate)

"""Whether a candidate is of a year, country or group, as the nearest place tells it.

A figure of 2020 is none of 2021, though the next sentence names 2021: what the sentence gives goes
before what the rest of its passage gives, a heading before the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.narrated import (
    begins_with_another,
    given_by_another,
    is_of_another_year,
    is_of_that_year,
)
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import YEAR, Facts, facts
from briefing_qa.answering.words.groups import SEXES, rivals
from briefing_qa.answering.words.years import holds, is_compared, is_time, spans
from briefing_qa.terms import fold_line

_COUNTED = (
    r"(?!(?:cent|ciento|shares?|numbers?|proportion|percentage|rates?|half|halves|thirds?|quarters?"
    r"|fifths?|majority|minority|total|sample|n[uú]mero|porcentaje|proporci[oó]n|tasas?|mitad"
    r"|tercio|cuarto|mayor[ií]a|minor[ií]a|muestra|one|two|three|most|some|many|all|none|each"
    r"|thousands?|hundreds?|dozens?|millions?|mil|miles|cientos|millones|docenas?|ages?|group)\b)"
)
"""Of those whom a sentence counts nothing is named: "43.7 per cent of women"."""

_NAMED_FOR = re.compile(
    rf"\b{_COUNTED}[^\W\d_]+ (?:of|for|de|de la|de las|de los|para la|contra la|against) (?:the )?"
    r"(?:Women|Woman|Girls?|Men|Boys?|Mujer(?:es)?|Niñas?|Hombres?|women|mujer)\b"
    r"|\b\w+['’]s?\b"
)
"""Whom a body or a wrong is named after or a thing belongs to: "Ministry of Women", "a girl's"."""

_BESIDE = re.compile(
    r"^\W*(?:in|en|by|among|entre) [^,]{1,40},"
    r"|(?<=\d)\D*?(?:[,;:]\s|\b(?:frente a|than|against|compared|versus|que (?:la|el) de)\b).*"
    r"|\b(?:with|by|from|con|por) (?:(?:the|an?|las?|los|una?|el) )?\w+",
    re.DOTALL | re.IGNORECASE,
)
"""What a sentence sets beside those it tells of, and when: "17.3, that of young men 16.5"."""

_DATED = re.compile(rf"\W*(?:in|during|en|durante) {YEAR}\b(?!\s?[-–—/]\s?\d)", re.IGNORECASE)
"""A sentence that begins with its year is of none that the one before it tells of."""

_DATING = 3
"""Years that a text names from which on it is taken to name those of its figures."""

_OF_WOMEN = re.compile(
    r"\b(?:g[ai]ve birth|giv(?:es|en|ing) birth|childbirths?|pregnan\w+|abortions?|matern\w+"
    r"|child brides?|abortos?|embaraz\w+|gestantes?|puerper\w+|partos?|dio a luz|dieron a luz)\b"
)
"""What only women and girls do. "Mother" is not here: it stands in names, "Madre de Dios"."""

_INSIDE = frozenset({"in", "en"})
_MANY = ("s", "women", "men", "female", "male", "femenino", "femenina", "masculino", "masculina")


def group_met(
    group: str, around: Sequence[Facts], question: Question, candidate: Candidate
) -> bool:
    """Whether a candidate is of a sex: it is named with it, and not the other one nearer by.

    Where a question asks about one person and for no figure, what is said without a word of either
    sex, with nothing around it that has one, holds for all: "no child may be held with adults"
    answers for a girl. Of girls it may tell something else than of all. A figure that a sentence
    gives of women is none of the men whom the sentence before tells of. Who gave birth is a woman.
    """
    if not any(group in held.groups for held in around):
        if group == "female" and _is_of_women(candidate):
            return True
        told = any(held.groups & SEXES for held in around)
        return not told and question.kind not in FIGURES and not _asks_about_many(question)
    rival = rivals(group)
    if question.kind not in FIGURES or rival & question.facts.groups:
        return True  # "only for girls" answers whether it is for boys
    near = surroundings(candidate)
    own, before = _NAMED_FOR.sub("", near.own), facts(near.before).groups
    if group in facts(near.own).groups:
        return True
    if group in before and not rival & before:
        own = _BESIDE.sub("", own)  # it goes on with those told of before
    return not rival & facts(own).groups


def _is_of_women(candidate: Candidate) -> bool:
    """Whether what a candidate tells, or its columns, is of women alone by what they do or have."""
    told = fold_line(f"{candidate.text} {' '.join(candidate.columns)}")
    return _OF_WOMEN.search(told) is not None and "male" not in facts(told).groups


def _asks_about_many(question: Question) -> bool:
    """Whether a word for a sex means many of it, or whatever is theirs ("female unemployment")."""
    words = (token.folded for token in question.facts.tokens)
    return any(word.endswith(_MANY) for word in words if facts(word).groups & SEXES)


def country_met(
    country: str, around: Sequence[Facts], question: Question, candidate: Candidate
) -> bool:
    """Whether a candidate is of a country: it is named with it, or its document is about it.

    A document that is about others names it with what is of it, and in the sentence itself where
    that names a third one. Where the sentence does not name it, the nearest heading that is of a
    country decides; in a document about several ones, the nearest sentence before that names one.
    """
    about = candidate.about
    if country not in about and not any(country in held.countries for held in around):
        return False
    near, wanted = surroundings(candidate), question.facts.countries
    own, before = facts(near.own).countries, facts(near.before).countries
    if wanted & own:
        return True
    if own and question.kind in FIGURES and _is_elsewhere(near.own, country, candidate):
        return False
    if about and country not in about:
        others = question.kind in FIGURES and own - about
        headings = facts(f"{candidate.headings}\n{candidate.caption}").countries
        return country in headings or (country in before and not others)
    if wanted & before:
        return True
    if len(about) > 1 and (told := _told_last(about, candidate)):
        return bool(wanted & told)
    given = next(filter(None, (_country_of(heading) for heading in near.headings)), frozenset())
    return not given or bool(wanted & given)


def _told_last(about: frozenset[str], candidate: Candidate) -> frozenset[str]:
    """Those of some countries that the nearest sentence before names, in the passage."""
    passage = candidate.source.passage
    for unit in reversed(passage.units[: candidate.position]):
        if unit.kind != "heading" and unit.end <= candidate.unit.start:
            text = passage.text_of(unit)
            if told := facts(text).countries & about:
                return told
    return frozenset()


def _is_elsewhere(own: str, country: str, candidate: Candidate) -> bool:
    """Whether a sentence that names other countries alone gives their figure.

    In a document about this country alone it does so where it begins with them: "In Chile, ...".
    """
    if candidate.about != {country}:
        return True
    _, first, _ = facts(own).country_places[0]
    return first == 1 and facts(own).tokens[0].folded in _INSIDE


def _country_of(heading: str) -> frozenset[str]:
    """The countries that a heading is of: "Peru", "Care in Peru"; not "Migration to Peru"."""
    found, places = facts(heading).tokens, facts(heading).country_places
    if not places or places[-1][2] != len(found):
        return frozenset()
    before = [token.folded for token in found[: places[0][1]] if not token.is_number]
    inside = not before or before[-1] in _INSIDE
    return facts(heading).countries if inside else frozenset()


def sort_met(group: str, question: Question, candidate: Candidate) -> bool:
    """Whether a candidate does not speak of the opposite alone: of children instead of adults."""
    rival = rivals(group)
    if question.kind not in FIGURES or rival & question.facts.groups:
        return True
    near = surroundings(candidate)
    named = facts(near.own).groups
    return not rival & named or group in named | facts(near.before).groups


def year_met(year: str, around: Sequence[Facts], question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a year, as far as years are given for what it says.

    What is told of that year before, or stands in a report on it, need not say so; in a report on
    another one it has to. A passage without any year may stand in a text of that year; a figure not
    where the text names other years, and that one nowhere. Otherwise it has to stand with the
    candidate, and where the sentence and the one before it give times, or else the nearest heading
    that does, one of them has to be asked for.
    """
    held = frozenset().union(*(held.years for held in around))
    if not is_time(year, question.text):
        return year in held or not held
    if year in given_by_another(candidate, figure=question.kind in FIGURES):
        return True
    if begun := begins_with_another(candidate):
        return begun == year or question.kind not in FIGURES
    if is_of_that_year(year, candidate):
        return True
    if year in held:
        return _is_held(year, question, candidate)
    if held or (question.kind in FIGURES and _is_untold(year, candidate)):
        return False
    return not is_of_another_year(year, candidate)


def _is_untold(year: str, candidate: Candidate) -> bool:
    """Whether the document of a candidate dates much, and nothing by a year.

    One that is of a year as a whole, as an annual report is, is judged by that one.
    """
    return not candidate.year and len(candidate.years) >= _DATING and year not in candidate.years


def _is_held(year: str, question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a year that stands in it or around it."""
    near = surroundings(candidate)
    wanted = question.facts.years
    if wanted & facts(near.own).years or _is_of(wanted, near.own):
        return True
    if question.kind in FIGURES and _DATED.match(near.own):
        return False
    return _is_told_before(year, question, candidate) or _is_around(year, question, candidate)


def _is_told_before(year: str, question: Question, candidate: Candidate) -> bool:
    """Whether the sentence before is of a year, or names it."""
    before, wanted = surroundings(candidate).before, question.facts.years
    if _is_of(wanted, before):
        return True
    # What that one only compares with is told of no other sentence.
    return bool(wanted & facts(before).years) and not (spans(before) or is_compared(year, before))


def _is_around(year: str, question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a year that stands in its passage, a heading or the title."""
    near, wanted = surroundings(candidate), question.facts.years
    if is_compared(year, near.before):
        return False
    in_title = year in facts(f"{candidate.title}\n{candidate.headings}").years
    if in_title and question.kind not in FIGURES:
        return True  # a report on 2020 tells of what became law in 2018
    if spans(near.own) or is_of_another_year(year, candidate):
        return False
    if year in facts(candidate.source.passage.text).years:
        return in_title or not spans(near.before)
    given = next((heading for heading in near.headings if spans(heading)), "")
    return not given or _is_of(wanted, given)


def _is_of(years: frozenset[str], text: str) -> bool:
    return any(holds(year, text) for year in years)

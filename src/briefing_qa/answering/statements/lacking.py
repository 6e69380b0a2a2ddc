"""What the nearest sentence does not name that the question asks for: "2020 and 2021, not 2019".

Weaker than `contrast`: it does not say that the documents give for women what is asked of men, only
that the nearest sentence, which is quoted beside it, names women and not men. That is so as it
stands in the text, whatever else the sentence says. Still nothing is said where a reader could take
it amiss: a year that only what is compared has, a name that the passage has and the sentence takes
for granted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.advised import is_only_advised
from briefing_qa.answering.rules.aims_for_facts import is_aim_for_fact
from briefing_qa.answering.rules.classes import is_of_another_member
from briefing_qa.answering.rules.details import Detail, details, is_comparison, unmet
from briefing_qa.answering.rules.narrated import given_by_another
from briefing_qa.answering.rules.planned import is_only_planned
from briefing_qa.answering.rules.sexes import is_of_either_sex
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.rules.units_asked import lacks_the_figure
from briefing_qa.answering.statements.whole_names import joins_two, whole_names
from briefing_qa.answering.words.acronyms import goes_by_acronym, is_called
from briefing_qa.answering.words.closed_classes import members, named_by
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.going_on import goes_on
from briefing_qa.answering.words.groups import SEXES, rivals
from briefing_qa.answering.words.names import long_names, without_owner
from briefing_qa.answering.words.wording import CUES
from briefing_qa.answering.words.years import compared, holds, is_time
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token, fold

_ONE = r"(?:man|woman|boy|girl|hombre|mujer|nino|nina|chico|chica)"
"""A person that is known, who may be named otherwise: "the man from Leeds"."""

_AGES = re.compile(r"\d{1,3}(?:\s?[-–—]\s?| (?:to|and|through|a|y|al) )\d{1,3}(?!\d)")
_FAR = 50
"""Years; one that is farther away is no other year for the same."""

_MEANT = 0.5
"""Cosine from which on a word may stand for another one."""

_MOST_YEARS = 4
"""Years named in the place of the one asked for; a sentence with more tells of a development."""

_BESIDE = re.compile(
    r"\b(?:(?:the )?year (?:before|after|earlier|later)|(?:previous|preceding|following|next) year"
    r"|ano (?:anterior|previo|siguiente)|un ano (?:antes|despues|mas tarde))\b"
)
"""What names the year beside another one without its number."""

_HALF_YEAR = re.compile(r"\b(?:19|20)\d\d[/–-](\d\d)\b")
"""The end of a year that begins in one and ends in the next: "2018/19"."""

_PERIOD = re.compile(
    r"\b(?:(?:first|second|third|fourth|last) (?:quarter|half)|quarter of \d{4}"
    r"|(?:first|last) \w+ months|trimestres?|semestres?|(?:primer\w*|ultim\w+) \w+ meses)\b"
)
"""What names months without their names."""

LackKind = Literal["detail", "word", "share", "count", "number", "advice", "plan"]


@dataclass(frozen=True, slots=True)
class Lack:
    """What a sentence does not name, and what it names in its place.

    Attributes:
        kind: a detail of the question, any other word of it, the sort of figure it asks for, or,
            for "advice" and "plan", that something was done and is not only advised or planned.
        asked: as it stands in the question; empty but for a detail or a word.
        given: as it stands in the sentence; may be empty.
    """

    kind: LackKind
    asked: str = ""
    given: tuple[str, ...] = ()


def lacking(question: Question, candidate: Candidate, foreign: Token | None = None) -> Lack | None:
    """What keeps the nearest sentence from being an answer, where that has a name.

    Args:
        question: taken apart.
        candidate: the sentence that is nearest to it, whatever the rules make of it.
        foreign: the word of the question that has no place in it, see `measures/omission`.
    """
    if is_comparison(question):
        return None
    missing = unmet(question, candidate)
    same = question.language == candidate.language
    # A translation may be another one; and of what gives no reason that is the obstacle.
    unexplained = question.kind == "reason" and not facts(candidate.text).reason
    names = ("name",) if same and not unexplained else ()
    found = (
        _names(question, [one for one in missing if one.kind in (*names, "country")])
        or _sex(question, candidate, missing)
        or _year(question, candidate, missing)
        or _ages(question, [one for one in missing if one.kind == "number"])
        or _others(candidate, [one for one in missing if one.kind in ("month", "stretch", "sort")])
        or _member(question, candidate)
        or _unnamed(question, candidate, unexplained=unexplained)
    )
    if found is not None:
        return found
    if is_only_advised(question, candidate) or is_aim_for_fact(question, candidate):
        return Lack("advice")
    if is_only_planned(question, candidate):
        return Lack("plan")
    if lacks_the_figure(question, candidate):
        if question.kind == "share":
            return Lack("share")
        return Lack("count" if facts(candidate.text).share else "number")
    if foreign is None or unexplained or not _is_plainly_foreign(question, candidate, foreign):
        return None
    return Lack("word", question.text[foreign.start : foreign.end])


def _is_plainly_foreign(question: Question, candidate: Candidate, word: Token) -> bool:
    """Whether a word is no name, and nothing in the sentence or around it is near to it."""
    if candidate.language != question.language or word.is_number:
        return False
    if word.folded in CUES | question.facts.names or facts(word.folded).countries:
        return False
    around = f"{surroundings(candidate).own}\n{candidate.before}\n{candidate.headings}"
    own, language = question.language, candidate.language
    return not has_meaning(word.folded, own, around, language, _MEANT)


def _unnamed(question: Question, candidate: Candidate, *, unexplained: bool) -> Lack | None:
    """A name that only the rest of the passage has, where the sentence stands by itself."""
    abroad = candidate.language != question.language
    if abroad or unexplained or goes_on(candidate.text, candidate.language):
        return None
    near = surroundings(candidate)
    texts = (near.own, near.before, *near.headings, candidate.title, candidate.caption)
    text = "\n".join((*texts, candidate.publisher))
    for name in long_names(question.text) or ():
        words = question.text[name.start : name.end]
        if goes_by_acronym(words, text):
            return None
    names = [one for one in details(question) if one.kind == "name"]
    lost = [one for one in names if not _stands(one.value, text, candidate.language)]
    place = _lost_name(question, lost)
    if place is None or _is_part(question.text, place, [one.shown for one in names]):
        return None
    return Lack("detail", _whole(question, *place))


def _stands(name: str, text: str, language: str) -> bool:
    return has_word(name, text, language) or is_called(name, text)


def _is_part(text: str, place: tuple[int, int], names: Sequence[str]) -> bool:
    """Whether another name stands directly beside one: "Volta" in "Lake Volta"."""
    before, after = text[: place[0]].rstrip(), text[place[1] :].lstrip()
    return any(before.endswith(one) or after.startswith(one) for one in names)


def _names(question: Question, missing: Sequence[Detail]) -> Lack | None:
    """The first name that is missing, with all of its words: "National Crime Agency"."""
    place = _lost_name(question, missing)
    return None if place is None else Lack("detail", _whole(question, *place))


def _lost_name(question: Question, missing: Sequence[Detail]) -> tuple[int, int] | None:
    """Where the first of the words of names that are missing stand, those beside it included."""
    if not missing:
        return None
    lost = {one.shown for one in missing}
    text, found = question.text, question.facts.tokens
    first = next(i for i, token in enumerate(found) if _begins(text, token, lost))
    last = first
    for i in range(first + 1, len(found)):
        between = text[found[last].end : found[i].start]
        if between.strip() or not _begins(text, found[i], lost):
            break
        last = i
    start, end = found[first].start, found[last].end
    shown = text[start:end]
    longest = max((one for one in lost if one.startswith(shown)), key=len, default=shown)
    before = fold(text[:start]).split()[-1:]
    if before in (["the"], ["el"], ["la"]) and in_dictionary(fold(longest), question.language):
        return None  # "the Committee" may be whose report this is
    return start, start + len(longest)


def _whole(question: Question, start: int, end: int) -> str:
    """What is missing with all of its name: where a part is not named, neither is the whole."""
    text = question.text
    name = next(((a, b) for a, b in whole_names(question) if a <= start and end <= b), (start, end))
    return without_owner(text[start:end] if joins_two(text[slice(*name)]) else text[slice(*name)])


def _begins(text: str, token: Token, lost: set[str]) -> bool:
    """Whether one of these stands where a word does: "Ho" not at "How"."""
    return any(re.match(rf"{re.escape(one)}(?!\w)", text[token.start :]) for one in lost)


def _sex(question: Question, candidate: Candidate, missing: Sequence[Detail]) -> Lack | None:
    """The sex asked for, where the sentence does not name it."""
    lost = next((one for one in missing if one.kind == "group"), None)
    if lost is None and is_of_either_sex(question, candidate):
        asked = question.facts.groups & SEXES
        lost = next(
            (
                Detail("group", next(iter(asked)), question.text[token.start : token.end])
                for token in question.facts.tokens
                if facts(token.folded).groups & asked
            ),
            None,
        )
    if lost is None or re.search(rf"\b(?:the|el|la) {_ONE}\b", fold(question.text)):
        return None
    text = f"{candidate.text} {candidate.caption}"
    rival = rivals(lost.value) & SEXES
    given = dict.fromkeys(
        text[token.start : token.end].lower()
        for token in facts(text).tokens
        if facts(token.folded).groups & SEXES == rival
    )
    return Lack("detail", without_owner(lost.shown), tuple(given)[:1])


def _year(question: Question, candidate: Candidate, missing: Sequence[Detail]) -> Lack | None:
    """The year asked for, where the sentence gives others, or a rule has not found it at all.

    What is compared with earlier years may be of the current one without naming it: then they do
    not stand in its place.
    """
    own = surroundings(candidate).own
    earlier = compared(own)
    told = {year for year in facts(own).years if is_time(year, own)} - earlier
    others = given_by_another(candidate)
    for year in sorted(question.facts.years):
        held = year in facts(own).years | others or holds(year, own)
        if held or not is_time(year, question.text):
            continue
        if _BESIDE.search(fold(own)) and all(abs(int(one) - int(year)) == 1 for one in told):
            continue
        given = sorted(one for one in told | earlier if abs(int(one) - int(year)) <= _FAR)
        later = not told and all(int(one) < int(year) for one in earlier)
        if given and len(given) <= _MOST_YEARS and not later:
            return Lack("detail", year, tuple(given))
        lost = any(one.kind == "year" and one.value == year for one in missing)
        if lost and not goes_on(candidate.text, candidate.language):
            return Lack("detail", year)
    return None


def _ages(question: Question, missing: Sequence[Detail]) -> Lack | None:
    """A number that is missing, as a range of ages where it stands in one: "10 to 12"."""
    halves = _HALF_YEAR.findall(question.text)
    for one in missing:
        if one.shown in halves:
            continue
        for match in _AGES.finditer(question.text):
            if one.value in facts(match.group()).words:
                return Lack("detail", question.text[match.start() : match.end()])
        return Lack("detail", one.shown)
    return None


def _others(candidate: Candidate, missing: Sequence[Detail]) -> Lack | None:
    told = _PERIOD.search(fold(surroundings(candidate).own)) is not None
    lost = [one for one in missing if not (told and one.kind == "month")]
    return Lack("detail", without_owner(lost[0].shown)) if lost else None


def _member(question: Question, candidate: Candidate) -> Lack | None:
    """A word of a closed class for which the sentence has another one: "primary" schools."""
    if not is_of_another_member(question, candidate):
        return None
    asked, held = members(question.text), members(surroundings(candidate).own)
    for name, wanted in asked.items():
        if name in held and not wanted & held[name]:
            given = named_by(name, candidate.text)
            said = named_by(name, question.text)
            return Lack("detail", said[0], given[:1]) if said else None
    return None

"""Words of one root or place that are not the same: inspectors, inspections; women of two peoples.

"How many inspections ...?" is not answered by "has 170 inspectors", "How many Ghanaian women ...?"
not by "19 Nigerian women", nor the reason for working by "the reason for dropping out", nor what a
box of grapes pays by "110 for each box of garlic".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related, stem_set
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import Facts, facts, is_of_people
from briefing_qa.terms import fold, stem

NEAR = 0.3
"""Cosine from which on two words may stand for each other."""

_OPENS = frozenset({"de", "los", "las", "cuantos", "cuantas", "entre", "a", "por", "para", "con"})
"""Before a Spanish word that names people by itself: "llamadas de moldavos"."""

_JOINS = frozenset({"and", "or", "nor", "y", "e", "o", "u", "ni"})
_COUNTED = re.compile(r"\b(?:how many (\w+)(?: (\w+))?|cuant[oa]s (\w+))")
_DOERS = {
    "en": re.compile(r"(\w{4,}?)(?:er|or)s?"),
    "es": re.compile(r"(\w{4,}?)(?:[ai]d|t|s)or(?:a|as|es)?"),
}
_DEED = {
    "en": r"(?:s|ions?|ations?|ings?|ments?|als)",
    "es": r"(?:[ao]s|[ai]?(?:cion|sion)(?:es)?|[ai]mientos?)",
}
_DOER = {"en": r"(?:er|or)s", "es": r"(?:[ai]d|t|s)or(?:as|es)"}
_DEEDS = {language: re.compile(rf"(\w{{4,}}?){ending}") for language, ending in _DEED.items()}
_REASON = re.compile(
    r"\b(?:(?:reasons?|causes?|motives?|grounds?|purposes?) (?:most \w+ |often |mainly )?"
    r"(?:named |given |cited )?(?:for|of)"
    r"|(?<!a )(?:razon|motivo|finalidad|causa)(?:es|s)? (?:mas \w+ )?(?:de|para|del))"
    r" ((?:\w+\W+){0,2}\w+)"
)


def counts_their_deeds(question: Question, candidate: Candidate) -> bool:
    """Whether a question counts people and a sentence only their deeds, or the reverse."""
    if question.kind != "number" or question.language != candidate.language:
        return False
    asked = _COUNTED.search(fold(question.text))
    if asked is None:
        return False
    own = fold(candidate.text)
    near = (own, candidate.before, candidate.caption, *candidate.columns)
    held = {token.folded for text in near for token in facts(text).tokens}
    return any(
        not held & {word, word.removesuffix("s"), word.removesuffix("es")}
        and _has_other(word, own, candidate.language)
        for word in asked.groups()
        if word
    )


def _has_other(word: str, text: str, language: str) -> bool:
    """Whether a folded text has the deed of a word for those who do it, or those who do a deed."""
    pairs = ((_DOERS[language], _DEED[language]), (_DEEDS[language], _DOER[language]))
    return any(
        (whole := form.fullmatch(word)) is not None
        and re.search(rf"\b{whole[1]}{other}\b", text) is not None
        for form, other in pairs
    )


def is_of_another_nation(question: Question, candidate: Candidate) -> bool:
    """Whether a question names people of one country, and a sentence the same of another alone."""
    language = candidate.language
    asked, held = _nations(question.text, question.language), _nations(candidate.text, language)
    if question.kind in COUNTED and asked and held and not asked & held:
        return not asked & _nations(candidate.before, language)
    if question.language != language:
        return False
    told = _peoples(candidate.text, language)
    return any(
        (country, whom) not in told
        and any(word == whom for _, word in told)
        and not _is_named(country, candidate.text)
        for country, whom in _peoples(question.text, language)
    )


@lru_cache(maxsize=20_000)
def _nations(text: str, language: str) -> frozenset[str]:
    """The countries of words like "Moldovans", which name people without a noun beside them."""
    found = facts(text)
    return frozenset(
        country
        for country, start, end in found.country_places
        if end == start + 1
        and is_of_people(found, start, end)
        and found.tokens[start].folded.endswith("s")
        and (language == "en" or _opens_a_noun(found, start - 1))
    )


def _opens_a_noun(found: Facts, place: int) -> bool:
    token = found.tokens[place] if place >= 0 else None
    return token is not None and (token.is_number or token.folded in _OPENS)


def _is_named(country: str, text: str) -> bool:
    """Whether a text has the name of a country itself, not only the word for its people."""
    found = facts(text)
    return any(
        name == country and not is_of_people(found, start, end)
        for name, start, end in found.country_places
    )


@lru_cache(maxsize=20_000)
def _peoples(text: str, language: str) -> frozenset[tuple[str, str]]:
    """The countries of words like "Nigerian", each with the stem of the noun that it goes with."""
    found = facts(text)
    step = 1 if language == "en" else -1
    mentions = [one for one in found.country_places if is_of_people(found, *one[1:])]
    passed = {place for _, start, end in mentions for place in range(start, end)}
    passed |= {i for i, one in enumerate(found.tokens) if one.is_number or one.folded in _JOINS}
    pairs = set()
    for country, start, end in mentions:
        place = end if step > 0 else start - 1
        while place in passed:
            place += step
        if 0 <= place < len(found.tokens):
            pairs.add((country, stem(found.tokens[place].folded, language)))
    return frozenset(pairs)


def is_reason_for_another(question: Question, candidate: Candidate) -> bool:
    """Whether a question names what a reason is for, and a sentence gives one for other things."""
    language = candidate.language
    if question.language != language:
        return False
    asked = [match[1] for match in _REASON.finditer(fold(question.text))]
    if not asked:
        return False
    told = [match[1] for match in _REASON.finditer(fold(candidate.text))]
    return bool(told) and all(
        bool(terms := stem_set(phrase, language))
        and not any(
            related(term, other, language) > 0
            or word_closeness(term, language, other, language) >= NEAR
            for term in terms
            for other in told
        )
        for phrase in asked
    )


_MEASURE = (
    r"(?:cajas?|cajon(?:es)?|kilos?|kilogramos?|toneladas?|bolsas?|sacos?|litros?|canast[oa]s?"
    r"|cestas?|baldes?|quintal(?:es)?|arrobas?|manojos?|bultos?|latas?|tachos?|fanegas?"
    r"|box(?:es)?|crates?|kilogram(?:me)?s?|bags?|sacks?|ton(?:ne)?s?|baskets?|buckets?"
    r"|lit(?:re|er)s?|cans?|bushels?|pounds|bundles?|jars?|trays?)"
)
_WARE = re.compile(rf"\b{_MEASURE} (?:de|of) (?:(?:the|el|la|los|las) )?([^\W\d]+)")


def is_of_another_ware(question: Question, candidate: Candidate) -> bool:
    """Whether a box, a kilo or the like of one thing is asked for, and that of another told."""
    asked, told = (
        {_singular(ware) for ware in _WARE.findall(fold(text.text))}
        for text in (question, candidate)
    )
    if not asked or not told or question.language != candidate.language:
        return False
    near = surroundings(candidate)
    texts = (near.own, near.before, candidate.headings, candidate.caption, *candidate.columns)
    return not asked & {_singular(token.folded) for text in texts for token in facts(text).tokens}


def _singular(word: str) -> str:
    return word.removesuffix("s").removesuffix("e")

"""Names in a question that a text in the other language has in other words.

The "Relatora Especial" is the Special Rapporteur there, "Cybercrime" is "Ciberdelincuencia". A word
that no dictionary has, or both, is otherwise a name of its own: "Quechua" stays what it is.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.spelling import SHORTEST
from briefing_qa.answering.rules.named import (
    authorities,
    authority,
    is_described,
    is_kind,
)
from briefing_qa.answering.words.facts import facts
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import stem

_COMBINING = ("cyber", "ciber", "anti", "inter", "multi", "tele", "micro", "sub", "post", "pre")
"""What words are made with that no dictionary has: "Cybercrime"."""

_ALIKE = 0.85
"""Share of the letters that a place has in both languages: "Katmandú", "Kathmandu"."""

_PLACES = (
    "geneva ginebra", "london londres", "brussels bruselas", "vienna viena", "hague haya",
    "beijing pekin", "rome roma", "lisbon lisboa", "moscow moscu",
    "warsaw varsovia", "stockholm estocolmo", "copenhagen copenhague", "tokyo tokio",
    "seoul seul", "mumbai bombay", "kolkata calcuta", "athens atenas", "prague praga",
    "naples napoles", "florence florencia", "bordeaux burdeos", "antwerp amberes", "bern berna",
    "krakow cracovia", "bucharest bucarest", "belgrade belgrado", "edinburgh edimburgo",
    "europe europa", "latin latina", "caribbean caribe",
    "damascus damasco", "aleppo alepo", "algiers argel", "havana habana", "khartoum jartum",
)  # fmt: skip
_ELSEWHERE = {word: frozenset(words.split()) for words in _PLACES for word in words.split()}
"""Places whose names the two languages write otherwise."""

_SAME_LAW = {"penal": frozenset({"criminal"}), "criminal": frozenset({"penal"})}
"""Words of both languages that name the same code."""

_WHERE = {"en": "in|from|near|across|around|outside", "es": "en|desde|hacia"}
"""Before a name without an article, which then is a place: "in Iquique"."""

_NEAR = 0.5
"""Cosine from which on two words of two languages may mean the same."""


def is_translated(name: str, shown: str, question: Question, candidate: Candidate) -> bool:
    """Whether a name is not to be looked for in a candidate of another language.

    Words for kinds of bodies, laws and offices are not, nor those of the question's language alone,
    as in "Código Penal". Of who is named by a kind alone the document must not be by another one.

    Args:
        name: a folded word of the question.
        shown: as it stands there.
        question: taken apart.
        candidate: of another language than the question.

    Returns:
        False for a place behind "in": where it is written otherwise, `is_spelled_alike` knows it.
    """
    if kind := authority(name, question.text):
        of = authorities("\n".join((candidate.title, candidate.headings, candidate.publisher)))
        return not of or kind in of | authorities(candidate.source.passage.text)
    word = shown.lower().removesuffix("'s").removesuffix("’s")
    if is_kind(name) or _known(word, question.language) != (True, False):
        return is_kind(name)
    # A place: dictionaries have some of them, and the other language calls it so, or nearly.
    place = rf"\b(?:{_WHERE[question.language]}) {re.escape(shown)}\b(?! [A-ZÁÉÍÓÚÑ])"
    return re.search(place, question.text) is None


def is_meant(name: str, shown: str, question: Question, candidate: Candidate) -> bool:
    """Whether a word near in meaning stands with a candidate of another language.

    Only of names that describe, and for words of both languages: "Especial", which "special" is.
    """
    if not (all(_known(shown.lower(), question.language)) and is_described(name, question.text)):
        return False
    about = (candidate.title, candidate.headings, candidate.caption, candidate.publisher)
    texts = (candidate.source.passage.text, *about)
    if any(
        token.folded in _SAME_LAW.get(name, ()) for text in texts for token in facts(text).tokens
    ):
        return True
    term = stem(name, question.language)
    return any(
        word_closeness(term, question.language, text, candidate.language) >= _NEAR for text in texts
    )


def stands_abroad(name: str, shown: str, question: Question, candidate: Candidate) -> bool:
    """Whether a name stands with a candidate of another language in the words of that."""
    meant = is_meant(name, shown, question, candidate)
    return meant or is_spelled_alike(name, candidate)


def is_spelled_alike(name: str, candidate: Candidate) -> bool:
    """Whether a place is written there as the other language has it: "Katmandú", "Ginebra".

    Args:
        name: a folded word of the question.
        candidate: of another language than the question.
    """
    text = "\n".join((candidate.source.passage.text, candidate.title, candidate.headings))
    held = {token.folded for token in facts(text).tokens if text[token.start].isupper()}
    if held & _ELSEWHERE.get(name, frozenset()):
        return True
    return len(name) >= SHORTEST and bool(difflib.get_close_matches(name, held, n=1, cutoff=_ALIKE))


@lru_cache(maxsize=5_000)
def _known(word: str, language: str) -> tuple[bool, bool]:
    """Whether a word is one of a language, or made of one, and whether of the other one as well."""
    ways = {word, *(word.removeprefix(form) for form in _COMBINING)}
    own, other = (
        any(in_dictionary(way, one) for way in ways)
        for one in (language, "en" if language == "es" else "es")
    )
    return own, other

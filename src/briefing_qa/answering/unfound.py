"""Which words of a question can be said to stand nowhere in the documents.

Only those of which no term of the index is another form or spelling: of "organizations" it is not
said where a text speaks of organisations, nor of "Chile" where it speaks of Chileans. Where one
cannot be sure a word was looked for, and no more is said of it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from briefing_qa.answering.facts import country_names
from briefing_qa.answering.matching import Weights
from briefing_qa.answering.question import Question
from briefing_qa.answering.word_forms import other_forms, other_stems
from briefing_qa.store.protocol import Snapshot
from briefing_qa.terms import Token, stem

_SHORTEST = 4
"""Letters that two stems begin with at least, to be taken for derived of one word."""

_ALIKE = 0.7
"""Share of their mean length that these letters are of, at least."""

_GREETINGS = tuple(
    tuple(phrase.split())
    for phrase in (
        "hi", "hello", "hey", "greetings", "hi there", "hello there", "good morning",
        "good afternoon", "good evening", "good day", "hola", "saludos", "buenos dias",
        "buenas tardes", "buenas noches", "buen dia",
    )
)  # fmt: skip
_COURTESIES = tuple(
    tuple(phrase.split())
    for phrase in ("please", "thanks", "thank you", "gracias", "por favor", "muchas gracias")
)
_COMPARATIVES = frozenset(
    {"more", "most", "less", "least", "fewer", "fewest", "larger", "largest", "bigger", "biggest"}
    | {"greater", "greatest", "higher", "highest", "lower", "lowest", "better", "best", "worse"}
    | {"worst", "smaller", "smallest", "mas", "menos", "mayor", "mayores", "menor", "menores"}
    | {"mejor", "mejores", "peor", "peores"}
)
"""Words that compare what is asked for: no text that answers needs to hold them."""


def shown_words(question: Question) -> list[Token]:
    """The question's words as they are told of: without greetings, "1st" in one piece."""
    found = question.facts.tokens
    polite = _polite(found)
    begins = {token.start: place for place, token in enumerate(found)}
    shown = []
    for word in question.words:
        place = begins[word.start]
        if place in polite or (place and _is_ending(found[place - 1], word)):
            continue
        after = found[place + 1 : place + 2]
        joined = after and _is_ending(word, after[0])
        shown.append(word._replace(end=after[0].end) if joined else word)
    return shown


def _is_ending(number: Token, word: Token) -> bool:
    """Whether a word is written together with the number before it."""
    return number.is_number and not word.is_number and number.end == word.start


def _polite(found: Sequence[Token]) -> frozenset[int]:
    """Places of the greetings that a question begins with, and of courtesies anywhere."""
    words = tuple(token.folded for token in found)
    greeted = 0
    while length := _said(words[greeted:], (*_GREETINGS, *_COURTESIES)):
        greeted += length
    polite = set(range(greeted))
    for place in range(len(words)):
        polite |= set(range(place, place + _said(words[place:], _COURTESIES)))
    return frozenset(polite)


def _said(words: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> int:
    """Length of the longest of these phrases that the words begin with."""
    return max((len(one) for one in phrases if words[: len(one)] == one), default=0)


def unknown_words(question: Question, weights: Weights) -> list[Token]:
    """Words of the question of which nothing like them stands in any document."""
    lacking = _lacking(question, weights) - weights.near - _COMPARATIVES
    return [word for word in shown_words(question) if word.folded in lacking]


def _lacking(question: Question, weights: Weights) -> frozenset[str]:
    """Folded words that are in no document as they are, whatever its language."""
    columns = list(weights.unknown.values())
    return frozenset(
        word.folded
        for i, word in enumerate(question.words)
        if columns and all(column[i] for column in columns)
    )


def near_words(question: Question, weights: Weights, snapshot: Snapshot) -> frozenset[str]:
    """Folded words that stand in no passage themselves, while something like them does.

    Args:
        question: taken apart.
        weights: of its words.
        snapshot: the index.
    """
    lacking = _lacking(question, weights)
    if not lacking:
        return frozenset()
    countries = _countries(question)
    languages = tuple(weights.unknown)
    near = _written_otherwise(lacking, countries, languages, snapshot)
    derived = _derived(lacking - set(countries) - near, languages, snapshot)
    return near | derived


def _countries(question: Question) -> dict[str, str]:
    """The words of the question that name a country or its people, to the country."""
    found = question.facts.tokens
    return {
        token.folded: name
        for name, start, end in question.facts.country_places
        for token in found[start:end]
    }


def _written_otherwise(
    words: Iterable[str],
    countries: dict[str, str],
    languages: Sequence[str],
    snapshot: Snapshot,
) -> frozenset[str]:
    """Words that stand in the index in another form, or whose country does by another name."""
    ways = {
        word: [
            way for language in languages for way in _ways(word, countries.get(word, ""), language)
        ]
        for word in words
    }
    known = snapshot.document_frequency(
        {term for listed in ways.values() for way in listed for term in way}
    )
    return frozenset(
        word
        for word, listed in ways.items()
        if any(all(known[term] for term in way) for way in listed)
    )


def _ways(word: str, country: str, language: str) -> list[tuple[str, ...]]:
    """Other ways to write a word, as index terms of which all must stand."""
    if country:
        return [tuple(stem(w, language) for w in name) for name in country_names(country)]
    forms: list[tuple[str, ...]] = [(stem(form, language),) for form in other_forms(word)]
    if language == "es" and not word[0].isdigit():
        forms += [(one,) for one in other_stems(stem(word, language))]
    return forms


def _derived(words: Iterable[str], languages: Sequence[str], snapshot: Snapshot) -> frozenset[str]:
    """Words of which a term of the index seems to be derived, or they of it."""
    stems = {
        word: {stem(word, language) for language in languages}
        for word in words
        if not word[0].isdigit()
    }
    terms = snapshot.terms_beginning(
        {_beginning(one) for listed in stems.values() for one in listed if len(one) >= _SHORTEST}
    )
    return frozenset(
        word
        for word, listed in stems.items()
        if any(_has_alike(one, terms.get(_beginning(one), ())) for one in listed)
    )


def _beginning(term: str) -> str:
    """What a term must share with another that is alike, however short that one is."""
    # Alike with the first c of its n letters is a term of those c alone where c >= 0.7 (n + c) / 2.
    return term[: max(_SHORTEST, math.ceil(len(term) * _ALIKE / (2 - _ALIKE)))]


def _has_alike(term: str, others: Collection[str]) -> bool:
    return any(2 * _common(term, o) >= _ALIKE * (len(term) + len(o)) for o in others)


def _common(one: str, other: str) -> int:
    """Letters that both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))

"""Which words of a question can be said to stand nowhere in the documents.

Only those of which no term of the index is another form or spelling: of "organizations" it is not
said where a text speaks of organisations, nor of "Chile" where it speaks of Chileans. Where one
cannot be sure a word was looked for, and no more is said of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain

from briefing_qa.answering.questions.matching import Weights, common_beginning
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words import degrees
from briefing_qa.answering.words.acronyms import other_names
from briefing_qa.answering.words.facts import country_names
from briefing_qa.answering.words.general_words import is_bound, is_general
from briefing_qa.answering.words.spanish_verbs import beginnings_of, irregular_verbs
from briefing_qa.answering.words.word_forms import changed_roots, other_forms, other_stems, roots
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.store.protocol import DocumentRecord, Snapshot
from briefing_qa.terms import LANGUAGES, Token, fold, stem, stop_words, tokens

_SHORTEST = 4
"""Letters that two stems begin with at least, to be taken for derived of one word."""

_ALIKE = 0.7
"""Share of their mean length that these letters are of, at least."""

_NAMES_ALIKE = 0.8
"""The same for names: "Chile" and "chilenos" are of one, "Santiago" and "Santa Cruz" are not."""

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
_COMPARATIVES = frozenset(degrees.ALL.split("|"))
"""Words that compare what is asked for: no text that answers needs to hold them."""

_NUMERO = re.compile(r"\b(?:n|num|nro|nr)\.? ?[oº°]?\.? ?(?=\d)")
"""What stands before a number for the word "number": "Ley N.º 263"."""


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
        if _NUMERO.match(fold(question.text[word.start :])):
            continue
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
    """Words of the question of which nothing like them stands in any document.

    Words that say nothing by themselves are not among them, nor numbers that only bound what is
    asked for: "more than 5,000" is answered by 8,710.
    """
    lacking = _lacking(question, weights) - _COMPARATIVES
    words = [w for w in shown_words(question) if w.folded in lacking and _tells(question, w)]
    near = weights.near() if words else frozenset()
    return [word for word in words if word.folded not in near]


def _tells(question: Question, word: Token) -> bool:
    if word.is_number:
        return not is_bound(fold(question.text[: word.start]))
    return word.folded in question.facts.names or not is_general(word.folded, question.language)


def _lacking(question: Question, weights: Weights) -> frozenset[str]:
    """Folded words that are in no document as they are, whatever its language."""
    columns = list(weights.unknown.values())
    return frozenset(
        word.folded
        for i, word in enumerate(question.words)
        if columns and all(column[i] for column in columns)
    )


def near_words(
    question: Question,
    weights: Weights,
    snapshot: Snapshot,
    records: Iterable[DocumentRecord],
) -> frozenset[str]:
    """Folded words that stand in no passage themselves, while something like them does.

    Words that stand beside the texts, as who published them, are among them in any case.

    Args:
        question: taken apart.
        weights: of its words.
        snapshot: the index.
        records: of its documents.
    """
    lacking = _lacking(question, weights)
    beside = _beside_the_texts(records) & {word.folded for word in question.words}
    if not lacking:
        return beside
    countries = _countries(question)
    languages = tuple(weights.unknown)
    near = _written_otherwise(lacking, countries, languages, snapshot)
    near |= _called_otherwise(question, snapshot) & lacking
    near |= beside
    rest = lacking - set(countries) - near
    inflected = rest - question.facts.names if question.language == "es" else frozenset()
    names = rest & question.facts.names
    near |= _derived(rest - names, languages, snapshot, _ALIKE)
    near |= _derived(names, languages, snapshot, _NAMES_ALIKE)
    return near | _inflected(inflected, snapshot)


def _called_otherwise(question: Question, snapshot: Snapshot) -> frozenset[str]:
    """The words of names whose bearer stands in the index by another name."""
    names = other_names(question.text)
    ways = {other: _as_terms(other) for _, others in names for other in others}
    known = snapshot.document_frequency({term for way in ways.values() for term in chain(*way)})
    return frozenset(
        word
        for name, others in names
        if any(all(known[t] for t in way) for other in others for way in ways[other])
        for word in name.split()
    )


def _as_terms(name: str) -> list[list[str]]:
    """The words of a name that carry meaning, as terms of each language."""
    stops = frozenset().union(*(stop_words(language) for language in LANGUAGES))
    words = [word for word in name.split() if word not in stops and len(word) > 1]
    return [[stem(word, language) for word in words] for language in LANGUAGES]


def _beside_the_texts(records: Iterable[DocumentRecord]) -> frozenset[str]:
    """The words of what is known of the documents: who published them, and of which country."""
    told = {f"{record.title}\n{record.publisher}\n{record.country}" for record in records}
    return frozenset().union(*map(_folded_words, told))


@lru_cache(maxsize=2_000)
def _folded_words(text: str) -> frozenset[str]:
    return frozenset(token.folded for token in tokens(text))


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
        bases = {stem(word, language), *(stem(one, language) for one in base_forms(word, language))}
        forms += [(one,) for base in bases for one in (base, *other_stems(base))]
    return forms


def _derived(
    words: Iterable[str], languages: Sequence[str], snapshot: Snapshot, least: float
) -> frozenset[str]:
    """Words of which a term of the index seems to be derived, or they of it.

    Args:
        words: folded.
        languages: of the documents.
        snapshot: the index.
        least: share of the mean length of both that they must begin with alike.
    """
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
        if any(_has_alike(one, terms.get(_beginning(one), ()), least) for one in listed)
    )


def _inflected(words: Iterable[str], snapshot: Snapshot) -> frozenset[str]:
    """Spanish words of which a term of the index may be another form."""
    plain = [word for word in words if not word[0].isdigit()]
    begun = {word: changed_roots(word) for word in plain}
    verbs = {word: found for word in plain if (found := irregular_verbs(word))}
    terms = snapshot.terms_beginning(
        {_first(one) for listed in begun.values() for one in listed}
        | {one for found in verbs.values() for one in beginnings_of(found)}
    )
    regular = {
        word
        for word, listed in begun.items()
        if any(roots(term) & listed for one in listed for term in terms[_first(one)])
    }
    return frozenset(regular) | {
        word
        for word, found in verbs.items()
        if any(irregular_verbs(term) & found for one in beginnings_of(found) for term in terms[one])
    }


def _first(root: str) -> str:
    """What all spellings of a root begin with: "cruz" and "cruc"."""
    return root[: max(2, len(root) - 1)]


def _beginning(term: str) -> str:
    """What a term must share with another that is alike, however short that one is."""
    # Alike with the first c of its n letters is a term of those c alone where c >= 0.7 (n + c) / 2.
    return term[: max(_SHORTEST, math.ceil(len(term) * _ALIKE / (2 - _ALIKE)))]


def _has_alike(term: str, others: Collection[str], least: float) -> bool:
    return any(2 * common_beginning(term, o) >= least * (len(term) + len(o)) for o in others)

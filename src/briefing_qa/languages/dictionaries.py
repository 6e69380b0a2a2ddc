"""Dictionaries of English and Spanish: whether something is a word, and of which language.

Both are the word lists of pyspellchecker. The Spanish one holds hardly any inflected form: those
that are regular are led back to the form that it has.
"""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from briefing_qa.languages.inflection import is_regular
from briefing_qa.terms import fold

_PAST = (
    ("ió", "ir"), ("ió", "er"), ("io", "ir"), ("io", "er"), ("ó", "ar"),
    ("aron", "ar"), ("ieron", "ir"), ("ieron", "er"),
)  # fmt: skip
_PLURALS = (("s", ""), ("es", ""), ("ces", "z"), ("ones", "ón"), ("anes", "án"), ("eses", "és"))
_FEMININE = (("a", "o"), ("as", "o"))
_PRESENT = (
    ("a", "ar"), ("an", "ar"), ("amos", "ar"),
    ("e", "er"), ("en", "er"), ("emos", "er"),
    ("e", "ir"), ("en", "ir"), ("imos", "ir"),
    ("o", "ar"), ("o", "er"), ("o", "ir"),
    ("ye", "ir"), ("yen", "ir"), ("yo", "ir"),
)  # fmt: skip
"""The last three are of verbs like "incluir"."""

_CHANGED_VOWELS = (("ie", "e"), ("ue", "o"), ("i", "e"))
"""In the present: "recomienda" of "recomendar", "muestra" of "mostrar", "piden" of "pedir"."""

_LOADING = threading.Lock()


@lru_cache(maxsize=2)
def _load(language: str) -> frozenset[str]:
    packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    text = gzip.decompress(packed).decode("utf-8").lower()
    # The words are the keys of an object of numbers. What reads JSON takes twice as long for it,
    # and the spell checker, which counts letters and words as well, three times as long.
    return frozenset(json.loads(text) if "\\" in text else text.split('"')[1::2])


def words_of(language: str) -> frozenset[str]:
    """The words of a dictionary, in lower case.

    Args:
        language: "en" or "es".
    """
    with _LOADING:  # not twice at the same time: it takes a while
        return _load(language)


@lru_cache(maxsize=2)
def _folded(language: str) -> frozenset[str]:
    words = words_of(language)
    return words | {fold(word) for word in words if not word.isascii()}


def _without(word: str, endings: tuple[tuple[str, str], ...]) -> list[str]:
    """A word with each ending that it has put back into the one of the dictionary."""
    return [word[: -len(end)] + one for end, one in endings if word.endswith(end)]


def _infinitives(folded: str) -> Iterator[str]:
    """What a Spanish word may be the present of."""
    for infinitive in _without(folded, _PRESENT):
        yield infinitive
        stem, ending = infinitive[:-2], infinitive[-2:]
        for changed, vowel in _CHANGED_VOWELS:
            yield re.sub(rf"{changed}(?=[^aeiou]+$)", vowel, stem) + ending


def in_dictionary(word: str, language: str) -> bool:
    """Whether a lower-case word, its singular or infinitive, stands in a language's dictionary."""
    known = words_of(language)
    return word in known or (
        language == "es" and any(one in known for one in _without(word, (*_PLURALS, *_PAST)))
    )


def is_word(folded: str, language: str) -> bool:
    """Whether a word is one of a language, with accents or where they are left out.

    It takes more for words than `in_dictionary`: "puntuacion" and "prohibe", but names too.

    Args:
        folded: without its accents.
        language: "en" or "es".
    """
    known = _folded(language)
    if folded in known or language != "es":
        return folded in known
    forms = (*_without(folded, (*_PLURALS, *_PAST, *_FEMININE)), *_infinitives(folded))
    return any(fold(one) in known for one in forms)


@lru_cache(maxsize=20_000)
def may_be_word(folded: str, language: str) -> bool:
    """Whether a word is one of a language or a regular form of one: "capacitados", "asignarian".

    It takes most for words: not to be asked which language a word is of.
    """
    if is_word(folded, language) or language != "es":
        return is_word(folded, language)
    return is_regular(folded, _folded(language).__contains__)


def base_forms(folded: str, language: str) -> frozenset[str]:
    """Folded words that one may be a form of, as far as the dictionary has them."""
    if language != "es":
        return frozenset()
    known = _folded(language)
    forms = {fold(one) for one in (*_without(folded, (*_PLURALS, *_PAST)), *_infinitives(folded))}
    return frozenset(one for one in forms if one in known)

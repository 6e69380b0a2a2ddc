"""Bodies and terms that go by several names: "OMS" is what an English text calls "WHO"."""

from __future__ import annotations

from functools import lru_cache

from briefing_qa.answering.words.definitions import spelled
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.listed import listed
from briefing_qa.terms import all_stop_words


def is_called(name: str, text: str) -> bool:
    """Whether a text calls something by another name than this one.

    Args:
        name: folded, as in "oms".
        text: as it stands in the document.
    """
    others = _names().get(name, ())
    return bool(others) and any(other in _words(text) for other in others)


@lru_cache(maxsize=20_000)
def goes_by_acronym(name: str, text: str) -> bool:
    """Whether a text has an acronym for a name of several words: by its letters, or a known one.

    Args:
        name: as it stands in the question, as in "Ministry of Mines".
        text: as it stands in the document.
    """
    words = facts(text).tokens
    acronyms = {t.folded for t in words if len(t.folded) > 1 and text[t.start : t.end].isupper()}
    letters = initials(name)
    return (len(letters) > 1 and letters in acronyms) or any(
        is_called(acronym, name) or is_spelled(acronym, name) for acronym in acronyms
    )


def initials(text: str) -> str:
    """The first letters of a text's content words, folded."""
    stops = all_stop_words()
    return "".join(t.folded[0] for t in facts(text).tokens if t.folded not in stops)


def is_spelled(acronym: str, name: str) -> bool:
    """Whether all words of a name begin with the letters of an acronym, its small ones or not.

    Args:
        acronym: folded.
        name: as it stands in a text.
    """
    words = [token.folded for token in facts(name).tokens]
    return bool(words) and spelled(acronym, words) == len(words)


def other_names(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of known bodies and terms in a text, each with the others that it goes by."""
    said = _words(text)
    return tuple(
        (name, tuple(other for other in names if other != name))
        for names in _lines()
        for name in names
        if f" {name} " in said
    )


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, ...], ...]:
    """The names of each body or term, folded; without those that look like a small word."""
    stops = all_stop_words()
    return tuple(
        tuple(name for one in line.split(",") if (name := one.strip()) not in stops)
        for line in listed("acronyms.txt")
    )


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Each acronym to the names of what it stands for, between spaces."""
    stops = all_stop_words()
    known: dict[str, tuple[str, ...]] = {}
    for line in listed("acronyms.txt"):
        names = [name.strip() for name in line.split(",")]
        # Folded, WHO looks like "who", and UN like "un": they say nothing.
        telling = tuple(f" {name} " for name in names if name not in stops)
        known.update({name: telling for name in names if " " not in name})
    return known


@lru_cache(maxsize=20_000)
def _words(text: str) -> str:
    """A text's folded words, between spaces."""
    return f" {' '.join(token.folded for token in facts(text).tokens)} "

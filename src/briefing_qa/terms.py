"""Words as lexical search sees them: folded, numbers in one spelling, stemmed by language.

The same functions make the terms of the index and of a question, so that the two always agree.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

LANGUAGES = {"en": "english", "es": "spanish"}
"""Languages with stemming and stop words, by ISO 639-1 code, and their Snowball names."""

SOFT_HYPHEN = "\u00ad"
"""Says where a word may be broken; nobody sees it where the word is not. Texts keep it."""

_RAISED = "⁰¹²³⁴-⁹₀-₉"  # mostly marks of notes, no part of a word or number: "Kutaisi¹", "2012³"
_LETTER = rf"[^\W\d_{_RAISED}]"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|{_LETTER}+(?:['’{SOFT_HYPHEN}]{_LETTER}+)*")
_RAISED_FIGURES = re.compile(rf"[{_RAISED}]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_POSSESSIVE = re.compile(r"['’].*$")
_STEMMER_LOCK = threading.Lock()  # a Snowball stemmer keeps its word in itself


class Token(NamedTuple):
    """A word or number of a text: `text[start:end]`, and its folded form."""

    folded: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.folded[0].isdigit()


def fold(text: str) -> str:
    """Lower case without diacritics and raised figures: "Niñez¹" and "ninez" are one."""
    if text.isascii():
        return text.lower()
    # Again in lower case: letters of mathematical alphabets only then become plain capitals.
    return _NOT_ASCII.sub(lambda found: _plain(found.group()), text.lower()).lower()


def fold_line(text: str) -> str:
    """A text folded, on one line: single blanks for all white space."""
    return " ".join(fold(text).split())


def plain_line(text: str) -> str:
    """As `fold_line`, with straight apostrophes: "don’t" and "don't" are one."""
    return fold_line(text.replace("’", "'"))


@lru_cache(maxsize=4_000)
def _plain(letters: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _RAISED_FIGURES.sub("", letters))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _number(digits: str) -> str:
    """One spelling for a number: "8,710" and "8.710" are 8710, "14,1" is 14.1."""
    if _THOUSANDS.fullmatch(digits):
        return re.sub("[.,]", "", digits)
    return digits.replace(",", ".")


def tokens(text: str) -> list[Token]:
    """The words and numbers of a text in order; a possessive ending is not part of a word."""
    # As `Token(...)` does it, in half the time: sentences and whole documents go through here.
    return [
        tuple.__new__(Token, (folded, match.start(), match.end()))
        for match in _TOKEN.finditer(text)
        if (folded := _folded(match[0]))
    ]


def words_of(text: str) -> tuple[list[str], list[str]]:
    """The tokens of a text without their places, which take most of the time in a whole document.

    Returns:
        As they are written, and folded: as many as `tokens` are, in the same order.
    """
    written = _TOKEN.findall(text)
    folded = list(map(_folded, written))
    if "" in folded:
        written = [one for one, plain in zip(written, folded, strict=True) if plain]
        folded = list(filter(None, folded))
    return written, folded


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    """A token's word as it is compared; a lone combining mark or ligature part folds to ""."""
    if word[0].isdigit():
        return _number(word)
    word = word.replace(SOFT_HYPHEN, "")
    return fold(word if word.isalpha() else _POSSESSIVE.sub("", word))


@lru_cache(maxsize=8)
def stop_words(language: str) -> frozenset[str]:
    """Folded function words of a language; empty for a language without a list."""
    if language not in LANGUAGES:
        return frozenset()
    source = files("briefing_qa").joinpath("data", f"stop_words_{language}.txt")
    return frozenset(fold(line) for line in source.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def all_stop_words() -> frozenset[str]:
    """Folded function words of all languages: for texts and names that may be in either."""
    return frozenset().union(*map(stop_words, LANGUAGES))


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(LANGUAGES[language])


@lru_cache(maxsize=200_000)
def stem(folded: str, language: str) -> str:
    """The stem of a folded word; numbers and words of languages without a stemmer stay."""
    if language not in LANGUAGES or not folded or folded[0].isdigit():
        return folded
    with _STEMMER_LOCK:
        return fold(str(_stemmer(language).stemWord(folded)))


def index_terms(text: str, language: str) -> list[str]:
    """All stems of a text in order, function words included (phrases may need them)."""
    return [stem(token.folded, language) for token in tokens(text)]


def content_terms(text: str, language: str) -> list[str]:
    """Stems of the words that carry meaning, each once, in order."""
    stops = stop_words(language)
    terms = (stem(t.folded, language) for t in tokens(text) if t.folded not in stops)
    return list(dict.fromkeys(terms))


def query_terms(text: str, languages: Iterable[str]) -> list[str]:
    """Content stems of a question for an index that holds documents in these languages."""
    own = guess_language(text)
    stops = stop_words(own)
    words = [t.folded for t in tokens(text) if t.folded not in stops]
    return list(dict.fromkeys(stem(word, language) for language in languages for word in words))


def guess_language(text: str) -> str:
    """English or Spanish, by function words and letters; English when nothing tells."""
    text = unicodedata.normalize("NFC", text)
    words = [token.folded for token in tokens(text)]
    english, spanish = stop_words("en"), stop_words("es")
    lean = sum((w in spanish) - (w in english) for w in words)
    lean += 2 * sum(text.count(mark) for mark in "¿¡ñÑ")
    lean += sum(text.count(mark) for mark in "áéíóúÁÉÍÓÚ")
    return "es" if lean > 0 else "en"

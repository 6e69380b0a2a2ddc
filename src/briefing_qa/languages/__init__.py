"""Which languages are served: those of questions, and those that an embedding model reads.

A question in another language is not answered badly but told so. What tells it is its small words:
few of them are enough, they are known to be many, and a list of them can be read. In doubt a
question is taken for one that is served: keywords, names and typing errors must never be refused
for their language. Why no library does it: docs/decisions/0015-languages.md.

dictionaries  whether something is a word, and of which language
inflection    regular forms of Spanish words
months        the names of months
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from briefing_qa.languages.dictionaries import is_word
from briefing_qa.terms import LANGUAGES, fold, guess_language, stop_words

OTHER_SCRIPT = "und"
"""In place of a code: written in letters that are not Latin ("undetermined" in ISO 639-2)."""

REMEDY = (
    'embedding = "multilingual" under [index] in the settings, then `briefing-qa index --rebuild`'
)
"""What to do about a model that does not read a language, in English."""

_NAMES = {"en": "English", "es": "Spanish"}

_LEAST = 2
"""How much must speak for another language: two words, or one that counts twice."""

_LONG = 6
"""Letters of a word whose ending tells something."""

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"“«„][^\"“”«»„]*[\"”»“]")
_SPANISH_MARKS = re.compile(r"[¿¡ñÑ]")
_SPANISH_ENDING = re.compile(r"(?:[ao]s?|cion(?:es)?|[dt]ad(?:es)?|[aei]r|[aei]rse|[lnrz]es|aje)$")
_SHORT = 3
"""Letters of a word whose ending tells nothing."""

_FOREIGN_LETTERS = re.compile(
    "[ãõçàèìòùâêîôûëïäößœæøåłńśźżąęěšžčřğışțţăāēīōūėįųļņķģőűđơưɗɓƙəẽĩũ\u1e00-\u1eff]"
)
"""Letters that neither English nor Spanish has: a word with one counts for every other language."""

_ENGLISH_MODEL = re.compile(
    r"(?:^|/)all-(?:minilm|mpnet|distilroberta)|[_-]en(?:glish)?(?=$|[@_-])", re.IGNORECASE
)
"""Names of models for English alone: `all-MiniLM-L6-v2`, `bge-small-en-v1.5`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """Why a question is not looked up.

    Attributes:
        cause: "question": its language is not served; "model": the index's model does not read the
            question's language; "documents": it does not read the documents'.
        language: the one that is not served or not read, ISO 639-1 or `OTHER_SCRIPT`.
        model: for people, where it is the cause.
    """

    cause: Literal["question", "model", "documents"]
    language: str
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """What tells a language: its words, those that count twice, beginnings, endings, letters."""

    words: frozenset[str]
    sure: frozenset[str]
    beginnings: frozenset[str]
    endings: tuple[str, ...]
    letters: frozenset[str]


@lru_cache(maxsize=1)
def _signs() -> Mapping[str, _Signs]:
    source = files("briefing_qa").joinpath("data", "function_words.txt")
    listed: dict[tuple[str, str], set[str]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, sort, *words = line.split()
            listed.setdefault((code, sort), set()).update(words)

    def of(code: str, sort: str) -> frozenset[str]:
        return frozenset(listed.get((code, sort), set()))

    def loosely(code: str, sort: str) -> frozenset[str]:
        return of(code, sort) | {fold(word) for word in of(code, sort)}

    return {
        code: _Signs(
            words=loosely(code, "words") | loosely(code, "sure"),
            sure=of(code, "sure"),
            beginnings=of(code, "begins"),
            endings=tuple(sorted(of(code, "endings"))),
            letters=of(code, "letters"),
        )
        for code in dict.fromkeys(code for code, _ in listed)
    }


def listed_languages() -> tuple[str, ...]:
    """Codes of the languages that are not served and have a list of small words."""
    return tuple(_signs())


@lru_cache(maxsize=32)
def small_words(code: str) -> frozenset[str]:
    """The listed small words of a language that is not served; none where it has no list."""
    signs = _signs().get(code)
    return signs.words - _served() if signs else frozenset()


@lru_cache(maxsize=1)
def _served() -> frozenset[str]:
    """The small words of English and Spanish, as they are written and without accents."""
    written = (
        line
        for code in LANGUAGES
        for line in files("briefing_qa")
        .joinpath("data", f"stop_words_{code}.txt")
        .read_text(encoding="utf-8")
        .split()
    )
    return frozenset(written).union(*(stop_words(code) for code in LANGUAGES))


def served_language(text: str) -> str:
    """English or Spanish, whichever a text is in; by its other words where no small word tells.

    Keywords have no small words: "edad minima matrimonio" is Spanish by what dictionaries know, and
    where they do not tell either, by its endings.
    """
    guessed = guess_language(text)
    english = stop_words("en") - stop_words("es")
    if guessed == "es" or any(fold(word.lower()) in english for word in _WORD.findall(text)):
        return guessed
    words = [fold(word) for word in _telling(text)]
    words = [word for word in words if len(word) > _SHORT]
    if lean := sum(_lean_to_spanish(word) for word in words):
        return "es" if lean > 0 else "en"
    spanish = sum(1 for word in words if _SPANISH_ENDING.search(word))
    return "es" if spanish >= _LEAST and 2 * spanish >= len(words) else "en"


def _lean_to_spanish(word: str) -> int:
    """1 for a word that Spanish alone has, -1 for one of English alone, 0 for names and others.

    Countries and well-known names stand in both dictionaries, other names in none.
    """
    return is_word(word, "es") - is_word(word, "en")


def language_of(text: str) -> str:
    """The language of a question: one of `terms.LANGUAGES`, or another one where that is sure.

    Args:
        text: as it was asked.

    Returns:
        ISO 639-1 code; `OTHER_SCRIPT` for letters that are not Latin.
    """
    plain = unicodedata.normalize("NFKC", text)
    if not _is_latin(plain):
        return OTHER_SCRIPT
    unquoted = _QUOTED.sub(" ", plain)
    words = _telling(unquoted)
    marks = 2 * len(_SPANISH_MARKS.findall(unquoted))
    letters = set("".join(words))
    code, own, theirs, _ = max(
        (
            (code, *_weigh(words, signs), len(signs.letters & letters))
            for code, signs in _signs().items()
        ),
        key=lambda one: (one[1] - one[2], one[1], one[3]),
    )
    if own >= _LEAST and own > theirs + marks:
        return code
    return served_language(text)


def _is_latin(text: str) -> bool:
    letters = Counter(
        unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha()
    )
    return letters[True] >= letters[False]


def _telling(text: str) -> list[str]:
    """The words in lower case, without the names among them."""
    words = _WORD.findall(text)
    if text.isupper():
        return [word.lower() for word in words]
    return [word.lower() for i, word in enumerate(words) if i == 0 or word[0].islower()]


def _weigh(words: Sequence[str], signs: _Signs) -> tuple[int, int]:
    """How much speaks for a language, and how much for English or Spanish and not for it."""
    theirs = 0
    own = 2 * any("_".join(words[:length]) in signs.beginnings for length in (2, 3, 4))
    for word in words:
        if word in _served():
            theirs += word not in signs.words
        elif word in signs.words and (len(word) > 1 or not word.isascii()):
            own += 1 + (word in signs.sure)
        elif _FOREIGN_LETTERS.search(word) or _has_ending(word, signs):
            own += 1
    return own, theirs


def _has_ending(word: str, signs: _Signs) -> bool:
    return len(word) >= _LONG and bool(signs.endings) and word.endswith(signs.endings)


def read_by(model: str) -> frozenset[str] | None:
    """The languages that an embedding model reads; None where nothing says that it lacks any.

    Args:
        model: its name, as `Embedder.name` has it.
    """
    return frozenset({"en"}) if _ENGLISH_MODEL.search(model) else None


def barrier(question: str, model: str, documents: Iterable[str]) -> Barrier | None:
    """What stands between a question and an answer; None where nothing does.

    Args:
        question: as it was asked.
        model: name of the embedding model of the index.
        documents: languages of the documents that are asked, ISO 639-1.
    """
    asked = language_of(question)
    if asked not in LANGUAGES:
        return Barrier(cause="question", language=asked)
    reads = read_by(model)
    if reads is None:
        return None
    if asked not in reads and _is_surely(question, asked):
        return Barrier(cause="model", language=asked, model=model)
    unread = sorted(set(documents) - reads)
    if unread and reads.isdisjoint(documents):
        return Barrier(cause="documents", language=unread[0], model=model)
    return None


def _is_surely(question: str, language: str) -> bool:
    """Whether more than the accents of a name speak for a language."""
    words = _telling(_QUOTED.sub(" ", question))
    own, others = (
        stop_words(language),
        frozenset[str]().union(*(stop_words(code) for code in LANGUAGES if code != language)),
    )
    lean = sum((fold(word) in own) - (fold(word) in others) for word in words)
    marked = language == "es" and _SPANISH_MARKS.search(" ".join(words) + question[:1])
    return lean > 0 or bool(marked)


def unread(model: str, documents: Mapping[str, str]) -> tuple[str, ...]:
    """The documents that a model does not read, in their order.

    Args:
        model: its name, as `Embedder.name` has it.
        documents: the language of each document, by id.
    """
    reads = read_by(model)
    return tuple(
        one for one, language in documents.items() if reads is not None and language not in reads
    )


def served(model: str) -> str:
    """The languages in which an index of this model may be asked, for people, in English."""
    reads = read_by(model)
    return " and ".join(name for code, name in _NAMES.items() if reads is None or code in reads)

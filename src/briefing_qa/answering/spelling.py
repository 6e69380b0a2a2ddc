"""Typing errors: words that neither the documents nor a dictionary know, but nearly.

A word is only changed when no document holds it, no dictionary knows it, it names no country, and a
word of the passages nearest in meaning is almost the same. So "conudct" becomes "conduct", while
"Quechua", "Chile" or "banks" stay what they are, found nowhere.
"""

from __future__ import annotations

import difflib
import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_qa.answering.facts import facts
from briefing_qa.answering.matching import Weights
from briefing_qa.answering.question import Question, analyse
from briefing_qa.store.protocol import Snapshot, Vectors
from briefing_qa.terms import Token, tokens

if TYPE_CHECKING:
    from spellchecker import SpellChecker

NEAREST_PASSAGES = 30
LIKENESS = 0.8
"""Ratcliff-Obershelp similarity that a correction must reach, as `difflib` computes it."""

SHORTEST = 4
"""Shorter words are left alone: too many words are like them."""

_LOADING = threading.Lock()


@lru_cache(maxsize=2)
def _load(language: str) -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language=language)


def _in_dictionary(word: str) -> bool:
    return any(in_dictionary(word, language) for language in ("en", "es"))


def in_dictionary(word: str, language: str) -> bool:
    """Whether a lower-case word, its singular or infinitive, stands in a language's dictionary."""
    with _LOADING:
        known = _load(language)
        return word in known or (language == "es" and any(one in known for one in _bases(word)))


_PAST = (
    ("ió", "ir"), ("ió", "er"), ("io", "ir"), ("io", "er"), ("ó", "ar"),
    ("aron", "ar"), ("ieron", "ir"), ("ieron", "er"),
)  # fmt: skip
_PLURALS = (("s", ""), ("es", ""), ("ces", "z"), ("ones", "ón"), ("anes", "án"), ("eses", "és"))


def _bases(word: str) -> list[str]:
    """What a Spanish word may be the plural or past of: the dictionary lacks most such forms."""
    return [word[: -len(end)] + one for end, one in (*_PLURALS, *_PAST) if word.endswith(end)]


def correct(question: Question, weights: Weights, snapshot: Snapshot, vector: Vectors) -> Question:
    """The question with its typing errors mended; the question itself where there are none.

    Args:
        question: taken apart.
        weights: of its words.
        snapshot: the index.
        vector: the question's, float32 (d,), unit length.
    """
    suspects = [
        word for i, word in enumerate(question.words) if _suspect(question, word, weights, i)
    ]
    if not suspects:
        return question
    nearest = snapshot.passages([hit[0] for hit in snapshot.dense(vector, NEAREST_PASSAGES)])
    texts = [text for p in nearest for text in (p.text, *p.heading_path)]
    vocabulary = sorted({token.folded for text in texts for token in tokens(text)})
    text = question.text
    for word in suspects:
        if found := _closest(word.folded, vocabulary):
            wrong = re.escape(question.text[word.start : word.end])
            text = re.sub(rf"(?<!\w){wrong}(?!\w)", found, text)
    return question if text == question.text else analyse(text)


def _suspect(question: Question, word: Token, weights: Weights, place: int) -> bool:
    return (
        len(word.folded) >= SHORTEST
        and not word.is_number
        and all(column[place] for column in weights.unknown.values())
        and not facts(question.text[word.start : word.end]).countries
        and not _in_dictionary(question.text[word.start : word.end].lower())
        and not _in_dictionary(word.folded)
    )


def _closest(word: str, vocabulary: list[str]) -> str | None:
    alike = [w for w in vocabulary if w[0] == word[0] and abs(len(w) - len(word)) <= 2]
    return next(iter(difflib.get_close_matches(word, alike, n=1, cutoff=LIKENESS)), None)

"""Typing errors: words that neither the documents nor a dictionary know, but nearly.

A word is only changed when no document holds it, no dictionary knows it or what it is a form of, it
names no country, and a word of the passages nearest in meaning is one letter from it, or from
another form of it ("recieve" where "received" stands). So "conudct" becomes "conduct", while
"Quechua", "Chile" or "banks" stay what they are, found nowhere, and so do "deportados" where the
texts have "deportivos". A name becomes a name only, and may be further from it: "Cataluña" is
Catalonia. Words of the passages that are of the other language are left out: a Spanish question
never gets an English word.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, reworded
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.spanish_verbs import irregular_verbs
from briefing_qa.answering.words.word_forms import american_spellings, is_irregular
from briefing_qa.languages.dictionaries import is_word, may_be_word
from briefing_qa.store.protocol import Snapshot, Vectors
from briefing_qa.terms import LANGUAGES, Token, stem, tokens
from briefing_qa.types import Passage

NEAREST_PASSAGES = 30
LIKENESS = 0.8
"""Ratcliff-Obershelp similarity that a correction must reach, as `difflib` computes it."""

SHORTEST = 4
"""Shorter words are left alone: too many words are like them."""


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
    words = [(token, text) for text in texts for token in tokens(text)]
    names = _names(nearest, words)
    vocabulary = {token.folded for token, _ in words} | names
    text = question.text
    typed = []
    for word in suspects:
        wrong = question.text[word.start : word.end]
        if word.folded in question.facts.names:
            like = names
        else:
            alike = {one for one in vocabulary if _is_one_edit(word.folded, one)}
            alike |= _slips(word.folded, question.language, vocabulary)
            like = alike & names | _words_of(question.language, alike - names)
        if found := _closest(word.folded, like):
            right = found.capitalize() if wrong[0].isupper() else found
            text = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, text)
            typed.append((found, wrong))
    return reworded(question, text, (*question.typed, *typed)) if typed else question


def _suspect(question: Question, word: Token, weights: Weights, place: int) -> bool:
    return (
        len(word.folded) >= SHORTEST
        and not word.is_number
        and all(column[place] for column in weights.unknown.values())
        and not facts(question.text[word.start : word.end]).countries
        and not any(is_word(word.folded, language) for language in LANGUAGES)
        and not may_be_word(word.folded, question.language)
        and not is_irregular(word.folded)
        and not _is_british(word.folded, question.language)
        and not (question.language == "es" and irregular_verbs(word.folded))
    )


def _is_british(folded: str, language: str) -> bool:
    """Whether a word is English, of which the dictionary has the American spelling: "criticise"."""
    return language == "en" and any(is_word(one, "en") for one in american_spellings(folded))


def _slips(folded: str, language: str, vocabulary: Iterable[str]) -> set[str]:
    """Words of a dictionary of which the vocabulary has another form: "receive" for "recieve".

    One with two neighbouring letters exchanged, or with a letter once that is doubled, or twice.
    """
    parts = [(folded[:i], folded[i:]) for i in range(1, len(folded))]
    made = {before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1}
    made |= {before + before[-1] + after for before, after in parts}
    made |= {before + after[1:] for before, after in parts if before[-1] == after[0]}
    words = {one for one in made - {folded} if is_word(one, language)}
    known = {stem(one, language) for one in vocabulary} if words else set()
    return {one for one in words if stem(one, language) in known}


def _languages_of(folded: str) -> set[str]:
    return {language for language in LANGUAGES if is_word(folded, language)}


def _words_of(language: str, words: Iterable[str]) -> set[str]:
    """Those that are of a language, or of none that is known."""
    return {word for word in words if language in (_languages_of(word) or LANGUAGES)}


def _names(passages: Sequence[Passage], words: Sequence[tuple[Token, str]]) -> set[str]:
    """The words that are always written like names: those are the same in both languages."""
    small = {token.folded for token, text in words if text[token.start].islower()}
    return {name for passage in passages for name in facts(passage.text).names} - small


def _closest(word: str, vocabulary: Iterable[str]) -> str | None:
    alike = sorted(w for w in vocabulary if w[0] == word[0] and abs(len(w) - len(word)) <= 2)
    return next(iter(difflib.get_close_matches(word, alike, n=1, cutoff=LIKENESS)), None)


def _is_one_edit(one: str, other: str) -> bool:
    """Whether a letter is exchanged, left out or put in, or two neighbours have changed places.

    With two such errors "deportados" and "deportivos" would be one word.
    """
    short, long = sorted((one, other), key=len)
    pairs = zip(short, long, strict=False)
    first = next((i for i, (a, b) in enumerate(pairs) if a != b), len(short))
    if len(short) < len(long):
        return short[first:] == long[first + 1 :]
    return (
        short[first + 1 :] == long[first + 1 :]
        or short[first:] == long[first + 1 : first + 2] + long[first] + long[first + 2 :]
    )

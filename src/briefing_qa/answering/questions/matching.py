"""Which words two texts share, and how much each word of a question weighs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import stem, stop_words


@lru_cache(maxsize=50_000)
def stems(text: str, language: str) -> tuple[str, ...]:
    """Stems of a text's content words in order. Kept: sentences come up again and again."""
    stops = stop_words(language)
    return tuple(stem(t.folded, language) for t in facts(text).tokens if t.folded not in stops)


@lru_cache(maxsize=50_000)
def stem_set(text: str, language: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(stems(text, language))


@lru_cache(maxsize=100_000)
def related(term: str, text: str, language: str) -> float:
    """How surely a text holds a term: 1 for its stem, less for a word with the same beginning."""
    held = stem_set(text, language)
    if term in held:
        return 1.0
    if len(term) < 5 or term[0].isdigit():
        return 0.0
    # "marri" and "marriag", "legisl" and "legisla": derived forms that stemming keeps apart.
    least = max(4, math.ceil(0.7 * len(term)))
    best = 0
    for other in held:
        if other[:least] == term[:least]:
            best = max(best, 2 * common_beginning(term, other) * 100 // (len(term) + len(other)))
    return 0.8 if best >= 70 else 0.0


def has_word(word: str, text: str, language: str) -> bool:
    """Whether a text in a language holds a folded word, by its stem or its beginning."""
    return related(stem(word, language), text, language) > 0


def common_beginning(one: str, other: str) -> int:
    """How many letters both begin with."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


@dataclass(frozen=True, slots=True)
class Weights:
    """Inverse document frequency of the question's words, by document language.

    Attributes:
        terms: language to the stems of the question's words, in their order.
        idf: language to their weights; a word that stands in no passage weighs most.
        unknown: language to whether the word stands in no passage.
        near: looks up the folded words that are unknown in every language, while another form of
            them is not: only refusals ask.
    """

    terms: Mapping[str, tuple[str, ...]]
    idf: Mapping[str, tuple[float, ...]]
    unknown: Mapping[str, tuple[bool, ...]]
    near: Callable[[], frozenset[str]] = frozenset


def question_weights(
    question: Question, languages: Sequence[str], frequency: Mapping[str, int], passages: int
) -> Weights:
    """Weigh the words of a question.

    Args:
        question: taken apart.
        languages: of the documents.
        frequency: passages that hold each stem, from the store.
        passages: passages in all.
    """
    terms = {
        language: tuple(stem(word.folded, language) for word in question.words)
        for language in languages
    }
    return Weights(
        terms=terms,
        idf={
            language: tuple(
                0.0
                if word.folded in CUES and not frequency.get(t, 0)
                else math.log(
                    1 + (passages - frequency.get(t, 0) + 0.5) / (frequency.get(t, 0) + 0.5)
                )
                for t, word in zip(stemmed, question.words, strict=True)
            )
            for language, stemmed in terms.items()
        },
        unknown={
            language: tuple(
                not frequency.get(t, 0) and word.folded not in CUES
                for t, word in zip(stemmed, question.words, strict=True)
            )
            for language, stemmed in terms.items()
        },
    )

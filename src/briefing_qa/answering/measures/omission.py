"""What becomes of a sentence's nearness when a word of the question is left out.

"Banks signed the Code" is a near miss of "tourism establishments signed it": without "banks" the
question comes nearer to the sentence. "Hotels signed it" is a paraphrase: without "hotels" it moves
away, since the sentence speaks of them by another name. The embedding model sees the word in its
question, which a table of word meanings does not. Measured in docs/decisions/0004-reader.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights, related
from briefing_qa.answering.questions.meaning import closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.models.protocol import Vectors
from briefing_qa.terms import Token, stem

_PAST = re.compile(r"(?:ó|aron|ieron|jeron)$", re.IGNORECASE)

Embed = Callable[[Sequence[str]], Vectors]
"""Questions' vectors: float32 (n, d), rows of unit length."""

OMISSIONS = ("omit_most", "omit_second", "omit_mean", "omit_anywhere")

MOST_WORDS = 3
"""Words left out one by one, those first that the sentence comes least near to: each costs an
embedding, and more than two add little."""


FOREIGN = 0.03
"""A word without which the cosine rises by so much has no place in the sentence."""


def omissions(
    question: Question,
    candidates: Sequence[Candidate],
    best: int,
    weights: Weights,
    embed: Embed | None,
) -> npt.NDArray[np.float64]:
    """How much nearer the best candidate comes without a word that it does not hold.

    Args:
        question: taken apart.
        candidates: all that are considered.
        best: place of the one that is thought to answer.
        weights: of the question's words.
        embed: the model that the candidates' vectors are of; None to leave nothing out.

    Returns:
        float64 (len(OMISSIONS),): the largest change of the cosine, the second largest, their
        mean, and the largest change of the best cosine of all candidates. Zeros where the candidate
        holds all words, where vectors are not known, and where nothing is left out.
    """
    chosen = candidates[best]
    if embed is None or not len(chosen.vector):
        return np.zeros(len(OMISSIONS))
    words = _unheld(question, chosen, weights)
    if not words:
        return np.zeros(len(OMISSIONS))
    without = embed([_without(question.text, word) for word in words])
    changes = np.sort(without @ chosen.vector - chosen.similarity)[::-1]
    nearest = (without @ np.stack([c.vector for c in candidates]).T).max(axis=1)
    anywhere = nearest.max() - max(c.similarity for c in candidates)
    second = changes[1] if len(changes) > 1 else changes[0]
    return np.array([changes[0], second, changes.mean(), anywhere], np.float64)


def foreign_word(
    question: Question, candidate: Candidate, weights: Weights, embed: Embed
) -> Token | None:
    """The word that keeps a question away from a sentence; None where it is none, or not plain.

    Args:
        question: taken apart.
        candidate: that comes near to it.
        weights: of the question's words.
        embed: the model that the candidate's vector is of.
    """
    words = [w for w in _unheld(question, candidate, weights) if not _is_past(question.text, w)]
    if not words or not len(candidate.vector):
        return None
    without = embed([_without(question.text, word) for word in words])
    changes = without @ candidate.vector - candidate.similarity
    most = int(np.argmax(changes))
    return words[most] if changes[most] >= FOREIGN else None


def _is_past(text: str, word: Token) -> bool:
    """Whether a word is surely a Spanish verb: "does not name “recibió”" tells nobody anything."""
    return _PAST.search(text[word.start : word.end]) is not None


def _unheld(question: Question, candidate: Candidate, weights: Weights) -> list[Token]:
    """The question's words that a sentence does not hold, the least near ones first."""
    language = candidate.language
    own = tuple(stem(word.folded, question.language) for word in question.words)
    letters = [related(t, candidate.text, language) for t in weights.terms[language]]
    near = closeness(own, question.language, candidate.text, language)
    held = np.maximum(letters, near)
    idf = weights.idf[language]
    places = [i for i in range(len(own)) if held[i] < 1.0 and idf[i] > 0.0]
    places.sort(key=lambda i: (held[i], -idf[i]))
    return [question.words[i] for i in places[:MOST_WORDS]]


def _without(text: str, word: Token) -> str:
    return " ".join((text[: word.start] + text[word.end :]).split()) or text


def remembering(embed: Embed) -> Embed:
    """The same, each text once."""
    known: dict[str, Any] = {}

    def embed_once(texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, embed(new), strict=True))
        return np.stack([known[text] for text in texts])

    return embed_once

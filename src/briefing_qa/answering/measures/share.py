"""What texts hold of a question's words, each text looked at once.

A passage and its headings come up with each of its sentences.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.questions.matching import Weights, related
from briefing_qa.answering.questions.meaning import closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import stem

Held = npt.NDArray[np.float64]
"""For each word of a question how surely a text holds it, float64 (words,)."""


class Share:
    """Remembers what texts hold of one question's words.

    Args:
        question: taken apart.
        weights: of its words.
    """

    def __init__(self, question: Question, weights: Weights) -> None:
        self._terms, self._language = weights.terms, question.language
        self._words = tuple(stem(word.folded, question.language) for word in question.words)
        self._letters: dict[tuple[str, str], list[float]] = {}
        self._meanings: dict[tuple[str, str], Held] = {}

    def letters(self, text: str, language: str) -> list[float]:
        """For each word of the question how surely a text holds it."""
        key = text, language
        if key not in self._letters:
            self._letters[key] = [related(t, text, language) for t in self._terms[language]]
        return self._letters[key]

    def meanings(self, text: str, language: str) -> Held:
        """The same by letters or meaning, whichever is more: float64 (words,)."""
        key = text, language
        if key not in self._meanings:
            near = closeness(self._words, self._language, text, language)
            self._meanings[key] = np.maximum(self.letters(text, language), near)
        return self._meanings[key]

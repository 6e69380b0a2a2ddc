"""The seam between evidence and answer: which candidate answers, and does any.

A reader gives each candidate a probability that it answers this question, and the whole a
calibrated probability that the best of them is right. What it decides on is its own affair; the
synthesizer only sees the probabilities.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.alignment import ALIGNED, WordVectors, align
from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.facts import facts
from briefing_qa.answering.features import FEATURES, Matrix, Weights, measure
from briefing_qa.answering.question import Question
from briefing_qa.answering.trees import Trees, sigmoid
from briefing_qa.errors import ModelError
from briefing_qa.models import Embedder

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of the candidates.

    Attributes:
        probabilities: float64 (candidates,), that each answers the question.
        confidence: calibrated probability that the best one is a right answer.
    """

    probabilities: npt.NDArray[np.float64]
    confidence: float


class Reader(Protocol):
    """Question and candidates in, probabilities out."""

    @property
    def min_confidence(self) -> float:
        """Below this confidence the documents are taken not to answer; fitted with the reader."""

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """Judge the candidates. With none, the confidence is 0."""


CLOSE_FEATURES: tuple[str, ...] = (*FEATURES, *ALIGNED, "score", "score_gap")
"""What is measured about the few best candidates, when they are looked at closely."""

WHOLE_FEATURES: tuple[str, ...] = (
    *(f"best_{name}" for name in CLOSE_FEATURES),
    "best",
    "margin",
    "margin_third",
    "mass",
    "top_cosine",
    "top_cover",
    "unknown_words",
    "unknown_weight",
    "unknown_names",
    "foreign",
)

CLOSELY = 6
"""How many candidates are looked at closely."""


def measure_closely(matrix: Matrix, aligned: Matrix, scores: Scores) -> Matrix:
    """Features of the best candidates.

    Args:
        matrix: float64 (n, FEATURES), of these candidates.
        aligned: float64 (n, ALIGNED), of these candidates.
        scores: float64 (n,), the first stage's, of these candidates.

    Returns:
        float64, (n, len(CLOSE_FEATURES)).
    """
    return np.column_stack([matrix, aligned, scores, scores - scores.max()])


def measure_whole(
    question: Question, languages: Sequence[str], matrix: Matrix, scores: Scores, weights: Weights
) -> Matrix:
    """What decides whether the best candidate is right at all.

    Args:
        question: taken apart.
        languages: of the documents of these candidates.
        matrix: float64 (n, CLOSE_FEATURES), of the best candidates.
        scores: float64 (n,), the second stage's, of these candidates.
        weights: of the question's words.

    Returns:
        float64, (1, len(WHOLE_FEATURES)).
    """
    best = int(np.argmax(scores))
    ordered = np.sort(scores)[::-1]
    ordered = np.concatenate([ordered, np.full(3, ordered[-1] - 1.0)])[:3]
    language = languages[best]
    unknown, idf = weights.unknown[language], weights.idf[language]
    names = question.facts.names | {
        word.folded for word in question.words if facts(word.folded).countries
    }
    lost = [w for w, gone in zip(idf, unknown, strict=True) if gone]
    extra = [
        ordered[0],
        ordered[0] - ordered[1],
        ordered[0] - ordered[2],
        np.log(np.exp(scores - ordered[0]).sum()),
        matrix[:, FEATURES.index("cosine")].max(),
        matrix[:, FEATURES.index("cover_local")].max(),
        len(lost),
        sum(lost) / (sum(idf) or 1.0),
        sum(
            gone and word.folded in names
            for word, gone in zip(question.words, unknown, strict=True)
        ),
        float(question.language != language),
    ]
    return np.concatenate([matrix[best], np.asarray(extra, np.float64)])[None, :]


class FeatureReader:
    """Three ensembles of boosted trees over features.

    The first ranks all candidates by what is cheap to measure. The second ranks the best few again,
    their words aligned with the question's. The third judges whether the best one is right.

    Args:
        data: the model file's content, see `training/README.md`.
        where: for messages.
        words: vectors of words.

    Raises:
        ModelError: the content is not a model of this version.
    """

    def __init__(self, data: dict[str, Any], where: str, words: WordVectors) -> None:
        self._words = words
        try:
            self._first = Trees.from_dict(data["first"], FEATURES, where)
            self._second = Trees.from_dict(data["second"], CLOSE_FEATURES, where)
            self._whole = Trees.from_dict(data["whole"], WHOLE_FEATURES, where)
            self.min_confidence = float(data["min_confidence"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{where}: not a reader model ({error}): install it again") from error

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`. Only candidates looked at closely have a probability above 0."""
        probabilities = np.zeros(len(candidates))
        if not candidates:
            return Reading(probabilities, 0.0)
        matrix = measure(question, candidates, weights)
        first = self._first.raw(matrix)
        close = np.argsort(-first, kind="stable")[:CLOSELY]
        aligned = align(question, [candidates[i] for i in close], weights, self._words)
        closer = measure_closely(matrix[close], aligned, first[close])
        second = self._second.raw(closer)
        probabilities[close] = sigmoid(second)
        languages = [candidates[i].language for i in close]
        whole = measure_whole(question, languages, closer, second, weights)
        return Reading(probabilities, float(self._whole.probability(whole)[0]))


def packaged_reader(embedder: Embedder) -> FeatureReader:
    """The reader that ships with the package."""
    source = files("briefing_qa").joinpath("data", "reader.json")
    data = json.loads(source.read_text(encoding="utf-8"))
    return FeatureReader(data, "data/reader.json", WordVectors(embedder))

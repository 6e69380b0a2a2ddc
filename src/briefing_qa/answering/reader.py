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

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.features import FEATURES, Matrix, Weights, measure
from briefing_qa.answering.question import Question
from briefing_qa.answering.trees import Trees
from briefing_qa.errors import ModelError


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


WHOLE_FEATURES: tuple[str, ...] = (
    *(f"best_{name}" for name in FEATURES),
    "best",
    "second",
    "third",
    "margin",
    "mass",
    "top_cosine",
    "top_cover",
    "unknown_words",
    "unknown_weight",
    "unknown_names",
    "foreign",
)


def measure_whole(
    question: Question,
    candidates: Sequence[Candidate],
    matrix: Matrix,
    scores: npt.NDArray[np.float64],
    weights: Weights,
) -> Matrix:
    """What decides whether the best candidate is right at all.

    Args:
        question: taken apart.
        candidates: as they were measured.
        matrix: float64 (candidates, FEATURES).
        scores: float64 (candidates,), the first stage's sums before the logistic function.
        weights: of the question's words.

    Returns:
        float64, (1, len(WHOLE_FEATURES)).
    """
    best = int(np.argmax(scores))
    ordered = np.sort(scores)[::-1]
    ordered = np.concatenate([ordered, np.full(3, ordered[-1] - 1.0)])[:3]
    language = candidates[best].language
    unknown, idf = weights.unknown[language], weights.idf[language]
    names = question.facts.names | question.facts.countries
    lost = [w for w, gone in zip(idf, unknown, strict=True) if gone]
    unknown_names = sum(
        gone and word.folded in names
        for word, gone in zip(question.words, unknown, strict=True)
    )
    extra = [
        *ordered,
        ordered[0] - ordered[1],
        np.log(np.exp(scores - ordered[0]).sum()),
        matrix[:, FEATURES.index("cosine")].max(),
        matrix[:, FEATURES.index("cover_local")].max(),
        len(lost),
        sum(lost) / (sum(idf) or 1.0),
        unknown_names,
        float(question.language != language),
    ]
    return np.concatenate([matrix[best], np.asarray(extra, np.float64)])[None, :]


class FeatureReader:
    """Boosted trees over features of sentences; a second ensemble judges the best one.

    Args:
        data: the model file's content, see `training/README.md`.
        where: for messages.

    Raises:
        ModelError: the content is not a model of this version.
    """

    def __init__(self, data: dict[str, Any], where: str) -> None:
        try:
            self._sentence = Trees.from_dict(data["sentence"], FEATURES, where)
            self._whole = Trees.from_dict(data["whole"], WHOLE_FEATURES, where)
            self.min_confidence = float(data["min_confidence"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{where}: not a reader model ({error}): install it again") from error

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`."""
        if not candidates:
            return Reading(np.zeros(0), 0.0)
        matrix = measure(question, candidates, weights)
        scores = self._sentence.raw(matrix)
        whole = measure_whole(question, candidates, matrix, scores, weights)
        confidence = float(self._whole.probability(whole)[0])
        return Reading(1 / (1 + np.exp(-scores)), confidence)


def packaged_reader() -> FeatureReader:
    """The reader that ships with the package."""
    source = files("briefing_qa").joinpath("data", "reader.json")
    return FeatureReader(json.loads(source.read_text(encoding="utf-8")), "data/reader.json")

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
from briefing_qa.answering.details import unmet
from briefing_qa.answering.facts import facts
from briefing_qa.answering.features import FEATURES, Matrix, Weights, asked_share, measure
from briefing_qa.answering.question import Question
from briefing_qa.answering.trees import Trees, sigmoid
from briefing_qa.errors import ModelError

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


WHOLE_FEATURES: tuple[str, ...] = (
    *(f"best_{name}" for name in FEATURES),
    "best",
    "margin",
    "margin_third",
    "mass",
    "top_cosine",
    "top_cover",
    "unknown_words",
    "unknown_weight",
    "foreign",
)


TITLE_ASKED = 0.75
"""Share of a heading's words that must stand in a question for the heading's score to be meant."""


def is_asked_heading(question: Question, candidate: Candidate) -> bool:
    """Whether a question for a score asks for the one in this heading: "Environment (59/100)".

    A rule, because texts with scores in their headings are too rare to learn from.
    """
    return (
        question.kind == "score"
        and candidate.unit.kind == "heading"
        and facts(candidate.text).ratio
        and asked_share(question, candidate) >= TITLE_ASKED
    )


def lifted(scores: Scores, asked: npt.NDArray[np.bool_]) -> Scores:
    """Scores, float64 (n,), with the headings that are asked for, bool (n,), before all others."""
    return np.where(asked, max(0.0, float(scores.max())) + 2.0, scores)


def measure_whole(
    question: Question, languages: Sequence[str], matrix: Matrix, scores: Scores, weights: Weights
) -> Matrix:
    """What decides whether the best candidate is right at all.

    Args:
        question: taken apart.
        languages: of the documents of the candidates.
        matrix: float64 (n, FEATURES), of the candidates.
        scores: float64 (n,), sums of the first ensemble.
        weights: of the question's words.

    Returns:
        float64, (1, len(WHOLE_FEATURES)).
    """
    best = int(np.argmax(scores))
    ordered = np.sort(scores)[::-1]
    ordered = np.concatenate([ordered, np.full(3, ordered[-1] - 1.0)])[:3]
    language = languages[best]
    unknown, idf = weights.unknown[language], weights.idf[language]
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
        float(question.language != language),
    ]
    return np.concatenate([matrix[best], np.asarray(extra, np.float64)])[None, :]


class FeatureReader:
    """Two ensembles of boosted trees over features, after a rule.

    The rule: a candidate that does not meet the question's details (see `details`) answers another
    question and is out. The first ensemble ranks the others; the second judges whether the best of
    them is right.

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
        """See `Reader.read`. A candidate that is out has probability 0."""
        probabilities = np.zeros(len(candidates))
        met = [i for i, candidate in enumerate(candidates) if not unmet(question, candidate)]
        if not met:
            return Reading(probabilities, 0.0)
        matrix = measure(question, candidates, weights)[met]
        asked = np.array([is_asked_heading(question, candidates[i]) for i in met])
        scores = lifted(self._sentence.raw(matrix), asked)
        probabilities[met] = sigmoid(scores)
        languages = [candidates[i].language for i in met]
        whole = measure_whole(question, languages, matrix, scores, weights)
        return Reading(probabilities, float(self._whole.probability(whole)[0]))


def packaged_reader() -> FeatureReader:
    """The reader that ships with the package.

    Raises:
        ModelError: its file is missing or damaged.
    """
    source = files("briefing_qa").joinpath("data", "reader.json")
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError("data/reader.json: cannot be read: install the package again") from error
    return FeatureReader(data, "data/reader.json")

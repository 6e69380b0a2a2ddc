"""The seam between evidence and answer: which candidate answers, and does any.

A reader gives each candidate a probability that it answers this question, and the whole a
calibrated probability that the best of them is right. What it decides on is its own affair; the
synthesizer only sees the probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import FEATURES, Matrix, measure
from briefing_qa.answering.measures.lifting import lift, lifted
from briefing_qa.answering.measures.omission import (
    OMISSIONS,
    Embed,
    foreign_word,
    omissions,
    remembering,
)
from briefing_qa.answering.measures.trees import Trees, sigmoid
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.joined import as_measured, as_ruled
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.errors import ModelError
from briefing_qa.terms import Token

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of the candidates.

    Attributes:
        probabilities: float64 (candidates,), that each answers the question.
        confidence: calibrated probability that the best one is a right answer.
        least: the confidence below which the documents are taken not to answer; fitted with the
            reader.
        nearly: place of the candidate that would answer if it met a detail of the question that it
            does not meet: it gives for women what is asked of men. None where there is no such one.
        nearest: place of the candidate that comes nearest to an answer, whatever the rules make of
            it. None where an answer is given, or where none comes near.
        foreign: the word of the question that has no place in the nearest one, where it is plain.
        strange: whether the question is about other matters; the confidence is below `least` then.
        close: log-odds by which a candidate may fall short of the best one and still be as good as
            it, as far as this reader can tell. None where it has not been measured how far that is.
    """

    probabilities: npt.NDArray[np.float64]
    confidence: float
    least: float
    nearly: int | None = None
    nearest: int | None = None
    foreign: Token | None = None
    strange: bool = False
    close: float | None = None


class Reader(Protocol):
    """Question and candidates in, probabilities out."""

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
    *OMISSIONS,
)


def measure_whole(
    question: Question,
    candidates: Sequence[Candidate],
    matrix: Matrix,
    scores: Scores,
    weights: Weights,
    embed: Embed | None,
) -> Matrix:
    """What decides whether the best candidate is right at all.

    Args:
        question: taken apart.
        candidates: n of them.
        matrix: float64 (n, FEATURES), of the candidates.
        scores: float64 (n,), sums of the first ensemble.
        weights: of the question's words.
        embed: the model that the candidates' vectors are of; None for no omissions.

    Returns:
        float64, (1, len(WHOLE_FEATURES)).
    """
    best = int(np.argmax(scores))
    ordered = np.sort(scores)[::-1]
    ordered = np.concatenate([ordered, np.full(3, ordered[-1] - 1.0)])[:3]
    language = candidates[best].language
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
        *omissions(question, candidates, best, weights, embed),
    ]
    return np.concatenate([matrix[best], np.asarray(extra, np.float64)])[None, :]


@dataclass(frozen=True, slots=True)
class Measured:
    """Candidates as a `FeatureReader` sees them.

    Attributes:
        question: taken apart.
        candidates: n of them.
        weights: of the question's words.
        matrix: float64 (n, FEATURES).
        met: places of those that no rule keeps out.
        embed: the embedding model, which keeps what it was asked.
    """

    question: Question
    candidates: Sequence[Candidate]
    weights: Weights
    matrix: Matrix
    met: Sequence[int]
    embed: Embed


NEARLY = 0.3
"""Share of the threshold from which on a candidate that misses a detail may be told of.

The judge has learned that such a one does not answer, so it is seldom sure of one.
"""

NEAREST = 0.5
"""Probability by features from which on a candidate that does not answer is told of."""


class FeatureReader:
    """Three ensembles of boosted trees over features, with rules around them.

    A candidate that does not meet the question's details answers another question and is out, and
    so is what other rules keep out (see `ruled_out`). The first ensemble ranks the others, after
    which `lift` raises scored headings and recommendations that are asked for; the second judges
    whether the best of them is right. A question about other matters, which a third one and the
    best cosine tell, has no answer, whatever the second one says.

    Args:
        data: the model file's content, see `training/README.md`.
        where: for messages.
        embed: the embedding model that it was fitted with.

    Raises:
        ModelError: the content is not a model of this version.
    """

    def __init__(self, data: dict[str, Any], where: str, embed: Embed) -> None:
        self._embed = embed
        try:
            self._sentence = Trees.from_dict(data["sentence"], FEATURES, where)
            self._whole = Trees.from_dict(data["whole"], WHOLE_FEATURES, where)
            self._topic = Trees.from_dict(data["topic"], WHOLE_FEATURES, where)
            self._min_cosine = float(data["min_cosine"])
            self._min_topic = float(data["min_topic"])
            self._least = float(data["min_confidence"])
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{where}: not a reader model ({error}): install it again") from error

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`. A candidate that is out has probability 0."""
        measured = self.measure(question, candidates, weights)
        reading = self._judge(measured, measured.met)
        if reading.confidence >= reading.least:
            return reading
        return self.with_nearest(reading, measured)

    def measure(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Measured:
        """Measure the candidates, and see which of them the rules leave in."""
        met = [
            i
            for i, candidate in enumerate(candidates)
            if not is_ruled_out(question, as_ruled(question, candidate))
        ]
        matrix = measure(question, as_measured(question, candidates), weights)
        return Measured(question, candidates, weights, matrix, met, remembering(self._embed))

    def rank(self, measured: Measured) -> Scores:
        """Log-odds of each candidate to answer: float64 (n,); -inf for one that is out."""
        scores = np.full(len(measured.candidates), -np.inf)
        if measured.met:
            scores[measured.met] = self._rank(measured, measured.met)
        return scores

    def with_nearest(self, reading: Reading, measured: Measured) -> Reading:
        """A reading that refuses, with what comes near: see `Reading.nearly` and `nearest`."""
        candidates = measured.candidates
        if not candidates:
            return reading
        without_rules = self._judge(measured, range(len(candidates)))
        best = int(np.argmax(without_rules.probabilities))
        near = not without_rules.strange and without_rules.probabilities[best] >= NEAREST
        return replace(
            reading,
            nearly=best if self._is_nearly(measured, without_rules, best) else None,
            nearest=best if near else None,
            foreign=foreign_word(
                measured.question, candidates[best], measured.weights, measured.embed
            )
            if near
            else None,
        )

    def _is_nearly(self, measured: Measured, without_rules: Reading, best: int) -> bool:
        if best in measured.met:
            return False
        return without_rules.confidence >= without_rules.least or (
            without_rules.confidence >= NEARLY * without_rules.least
            and not without_rules.strange
            # No other word than the detail's may stand nowhere.
            and sum(measured.weights.unknown[measured.candidates[best].language]) <= 1
        )

    def strangeness(self, measured: Measured, *, cheaply: bool = False) -> float:
        """How strange a question is by the third ensemble: above 0 for one about other matters.

        For one whose details some candidate meets; where none does, nothing answers anyway.

        Args:
            measured: question and candidates.
            cheaply: leave out what needs the embedding model, which moves it by a tenth or so.

        Returns:
            Log-odds by which it falls short of the threshold.
        """
        scores = self._rank(measured, measured.met)
        embed = None if cheaply else measured.embed
        whole = self._whole_of(measured, measured.met, scores, embed)
        return self._min_topic - float(self._topic.raw(whole)[0])

    def _rank(self, measured: Measured, kept: Sequence[int]) -> Scores:
        chosen = [measured.candidates[i] for i in kept]
        raw = self._sentence.raw(measured.matrix[list(kept)])
        return lifted(raw, lift(measured.question, chosen))

    def _whole_of(
        self, measured: Measured, kept: Sequence[int], scores: Scores, embed: Embed | None
    ) -> Matrix:
        return measure_whole(
            measured.question,
            [measured.candidates[i] for i in kept],
            measured.matrix[list(kept)],
            scores,
            measured.weights,
            embed,
        )

    def _judge(self, measured: Measured, kept: Sequence[int]) -> Reading:
        """Judge some of the candidates as if there were no others."""
        probabilities = np.zeros(len(measured.candidates))
        if not kept:
            return Reading(probabilities, 0.0, self._least)
        scores = self._rank(measured, kept)
        probabilities[list(kept)] = sigmoid(scores)
        whole = self._whole_of(measured, kept, scores, measured.embed)
        confidence = float(self._whole.probability(whole)[0])
        nearest = float(measured.matrix[list(kept), FEATURES.index("cosine")].max())
        near = nearest >= self._min_cosine and float(self._topic.raw(whole)[0]) >= self._min_topic
        # Between questions that are refused for it, what the judge says still tells.
        confidence = confidence if near else self._least * confidence
        return Reading(probabilities, confidence, self._least, strange=not near)

"""Readers that rank candidates by one figure: a cosine, or what a model of the hub says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.calibration import Calibration, Judgement
from briefing_qa.answering.reading.reader import Reading, Scores
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.models.pairs import PairScorer

Figure = Callable[[Question, Sequence[Candidate]], Scores]
"""One figure for each candidate, float64 (n,): higher is better."""


class OneFigureReader:
    """Ranks candidates by one figure and nothing else.

    Args:
        figure: measures them.
        calibration: from the figure to the probability of being right.
    """

    def __init__(self, figure: Figure, calibration: Calibration) -> None:
        self._figure = figure
        self._calibration = calibration

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`. A candidate that the rules keep out has probability 0."""
        judged = self.judge(question, candidates, weights)
        return Reading(
            np.array(
                [
                    self._calibration.probability((score,)) if np.isfinite(score) else 0.0
                    for score in judged.scores.tolist()
                ]
            ),
            self._calibration.confidence(judged),
            self._calibration.least,
        )

    def judge(
        self,
        question: Question,
        candidates: Sequence[Candidate],
        weights: Weights,  # noqa: ARG002
    ) -> Judgement:
        """See `Calibrated.judge`."""
        scores = np.full(len(candidates), -np.inf)
        met = [i for i, one in enumerate(candidates) if not is_ruled_out(question, one)]
        if not met:
            return Judgement(scores, None)
        scores[met] = self._figure(question, [candidates[i] for i in met])
        return Judgement(scores, (float(scores.max()),))


def cosine(question: Question, candidates: Sequence[Candidate]) -> Scores:  # noqa: ARG001
    """How near the vector of each candidate is to the question's."""
    return np.array([candidate.similarity for candidate in candidates])


def said_by(scorer: PairScorer) -> Figure:
    """What a model makes of the question together with each candidate and its headings."""

    def figure(question: Question, candidates: Sequence[Candidate]) -> Scores:
        return scorer.score(question.text, [_read(candidate) for candidate in candidates])

    return figure


def _read(candidate: Candidate) -> str:
    headings = " > ".join(candidate.section[-2:]) or candidate.title
    return headings if candidate.unit.kind == "heading" else f"{headings}. {candidate.text}"

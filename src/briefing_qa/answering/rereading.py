"""Another reader's first candidates, read by a model that sees them together with the question.

What ranks by features is fast and has seen much; what reads tells a near miss from a paraphrase.
So the one chooses what is worth reading, and the other judges that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from briefing_qa.answering.calibration import Calibration, Judgement, log_odds
from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.matching import Weights
from briefing_qa.answering.question import Question
from briefing_qa.answering.reader import Reader, Reading, Scores
from briefing_qa.answering.trees import sigmoid

Read = Callable[[Question, Sequence[Candidate]], Iterator[float]]
"""What a model says of candidates, likeliest first, each when it is asked for or a little before.

Log-odds by the model's own measure, higher is better. It may end before the candidates do, where
the first ones settle it, but not before the first.
"""


class RereadingReader:
    """A base reader's first candidates, judged again.

    Args:
        base: ranks the candidates. What it leaves out (probability 0) stays out.
        read: the model that reads.
        calibration: from two figures, the model's of the best candidate and the log-odds of the
            base reader's confidence, to the probability of being right.
        reads: how many candidates are read at most, likeliest first.
        weight: what one unit of the model's figure adds to the log-odds of a candidate.
        most: a figure that hardly any candidate exceeds: one that would need more to come first is
            not read, nor are those after it.
        sure: from which confidence on a question is answered that the base reader holds to be about
            other matters. None where such questions are not read, because that takes long.
    """

    def __init__(
        self,
        base: Reader,
        read: Read,
        calibration: Calibration,
        *,
        reads: int,
        weight: float = 1.0,
        most: float = np.inf,
        sure: float | None = None,
    ) -> None:
        self._base = base
        self._read = read
        self._calibration = calibration
        self._reads = reads
        self._weight = weight
        self._most = most
        self._sure = sure

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`."""
        base = self._base.read(question, candidates, weights)
        least = self._calibration.least
        if base.strange and self._sure is None:
            judged = Judgement(_scores(base), None)
            confidence = base.confidence
        else:
            judged = self._judge(base, question, candidates)
            confidence = self._calibration.confidence(judged)
        strange = base.strange and confidence < (self._sure or 1.0)
        return replace(
            base,
            probabilities=sigmoid(judged.scores),
            # Below the threshold, but in order: one of these may be nearer to an answer.
            confidence=least * confidence if strange else confidence,
            least=least,
            strange=strange,
        )

    def judge(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Judgement:
        """See `Calibrated.judge`. What the base reader refuses for its subject has no figures."""
        base = self._base.read(question, candidates, weights)
        if base.strange:
            return Judgement(_scores(base), None)
        return self._judge(base, question, candidates)

    def _judge(
        self, base: Reading, question: Question, candidates: Sequence[Candidate]
    ) -> Judgement:
        scores = _scores(base)
        order = np.argsort(-scores, kind="stable")[: self._reads]
        places = [place for place in order.tolist() if np.isfinite(scores[place])]
        if base.confidence <= 0.0 or not places:
            return Judgement(scores, None)
        logits: list[float] = []
        first = -np.inf
        figures = self._read(question, [candidates[place] for place in places])
        for place, figure in zip(places, figures, strict=False):
            logits.append(figure)
            first = max(first, float(scores[place]) + self._weight * figure)
            left = places[len(logits) : len(logits) + 1]
            if left and float(scores[left[0]]) + self._weight * self._most <= first:
                break
        # What was not read counts as the worst of what was.
        read = np.full(len(candidates), min(logits))
        read[places[: len(logits)]] = logits
        joint = scores + self._weight * read
        best = int(np.argmax(joint))
        return Judgement(joint, (float(read[best]), log_odds(base.confidence)))


def _scores(base: Reading) -> Scores:
    """A reader's probabilities as log-odds: float64 (n,), -inf for a candidate that is out."""
    odds = np.array([log_odds(probability) for probability in base.probabilities.tolist()])
    return np.where(base.probabilities > 0, odds, -np.inf)

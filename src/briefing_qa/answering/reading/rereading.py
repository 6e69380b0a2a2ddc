"""Another reader's first candidates, read by a model that sees them together with the question.

What ranks by features is fast and has seen much; what reads tells a near miss from a paraphrase.
So the one chooses what is worth reading, and the other judges that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.trees import sigmoid
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.calibration import Calibration, Judgement, log_odds
from briefing_qa.answering.reading.reader import Reader, Reading, Scores

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
    """

    def __init__(self, base: Reader, read: Read, calibration: Calibration, *, reads: int) -> None:
        self._base = base
        self._read = read
        self._calibration = calibration
        self._reads = reads

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`. A question that the base holds to be strange is not read."""
        base = self._base.read(question, candidates, weights)
        judged = self._judge(base, question, candidates)
        least = self._calibration.least
        # Between questions that are strange, what the base reader says still tells.
        strange = least * base.confidence
        return replace(
            base,
            probabilities=sigmoid(judged.scores),
            confidence=strange if base.strange else self._calibration.confidence(judged),
            least=least,
        )

    def judge(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Judgement:
        """See `Calibrated.judge`. What the base reader refuses for its subject has no figures."""
        return self._judge(self._base.read(question, candidates, weights), question, candidates)

    def _judge(
        self, base: Reading, question: Question, candidates: Sequence[Candidate]
    ) -> Judgement:
        odds = np.array([log_odds(probability) for probability in base.probabilities.tolist()])
        scores = np.where(base.probabilities > 0, odds, -np.inf)
        if base.confidence <= 0.0 or base.strange:
            return Judgement(scores, None)
        judged = reread(scores, self._read, question, candidates, reads=self._reads)
        if judged.figures is None:
            return judged
        return Judgement(judged.scores, (*judged.figures, log_odds(base.confidence)))


def reread(
    scores: Scores,
    read: Read,
    question: Question,
    candidates: Sequence[Candidate],
    *,
    reads: int,
    weight: float = 1.0,
    most: float = np.inf,
    hopeless: Mapping[int, float] | None = None,
) -> Judgement:
    """Read the likeliest candidates, until no other one can come before them, or none answers.

    Args:
        scores: float64 (n,), log-odds of the candidates before reading; -inf for one that is out.
        read: the model that reads.
        question: taken apart.
        candidates: n of them.
        reads: how many are read at most.
        weight: what one unit of a figure adds to the log-odds.
        most: a figure that hardly any candidate exceeds: one that would need more to come first is
            not read, nor are those after it.
        hopeless: by how many were read, a figure: where all are below it, no other one is read.

    Returns:
        Log-odds after reading, and the figure of the best one; none where all are out.
    """
    order = np.argsort(-scores, kind="stable")[:reads]
    places = [place for place in order.tolist() if np.isfinite(scores[place])]
    if not places:
        return Judgement(scores, None)
    figures: list[float] = []
    first = -np.inf
    for place, figure in zip(
        places, read(question, [candidates[place] for place in places]), strict=False
    ):
        figures.append(figure)
        first = max(first, float(scores[place]) + weight * figure)
        if max(figures) < (hopeless or {}).get(len(figures), -np.inf):
            break
        left = places[len(figures) : len(figures) + 1]
        if left and float(scores[left[0]]) + weight * most <= first:
            break
    # What was not read counts as the worst of what was.
    known = np.full(len(scores), min(figures))
    known[places[: len(figures)]] = figures
    joint = scores + weight * known
    return Judgement(joint, (float(known[int(np.argmax(joint))]),))

"""A language model as reader: it is asked whether a sentence and its surroundings say the answer.

The small reader chooses what is worth reading, the language model judges that. It writes nothing:
what is said is a verbatim sentence, as with every reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from briefing_qa.answering.calibration import Calibration, Judgement, log_odds
from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.matching import Weights
from briefing_qa.answering.question import Question
from briefing_qa.answering.reader import Reader, Reading, Scores
from briefing_qa.answering.trees import sigmoid
from briefing_qa.answering.yes_or_no import conversation
from briefing_qa.models.language_model import Message, YesNoScorer

WEIGHT = 1.0
"""What one unit of the language model's logit adds to the log-odds of a candidate."""

ENOUGH = 1.5
"""A candidate with such a logit ends the reading: those after it are less likely, and cost time."""


class LanguageModelReader:
    """Another reader's first candidates, judged again by a language model.

    Args:
        base: ranks the candidates. What it leaves out (probability 0) or holds to be off topic
            stays so, and is not read.
        scorer: the language model.
        calibration: from two figures, the logit of the best candidate and the log-odds of the base
            reader's confidence, to the probability of being right.
        reads: how many candidates are read at most, likeliest first.
    """

    def __init__(
        self, base: Reader, scorer: YesNoScorer, calibration: Calibration, *, reads: int
    ) -> None:
        self._base = base
        self._scorer = scorer
        self._calibration = calibration
        self._reads = reads

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`. What the base reader refuses for its subject keeps its order."""
        base = self._base.read(question, candidates, weights)
        judged = self._judge(base, question, candidates)
        least = self._calibration.least
        return replace(
            base,
            probabilities=sigmoid(judged.scores),
            confidence=least * base.confidence
            if base.strange
            else self._calibration.confidence(judged),
            least=least,
        )

    def judge(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Judgement:
        """See `Calibrated.judge`."""
        return self._judge(self._base.read(question, candidates, weights), question, candidates)

    def _judge(
        self, base: Reading, question: Question, candidates: Sequence[Candidate]
    ) -> Judgement:
        scores = _scores(base)
        order = np.argsort(-scores, kind="stable")[: self._reads]
        places = [place for place in order.tolist() if np.isfinite(scores[place])]
        if base.strange or base.confidence <= 0.0 or not places:
            return Judgement(scores, None)
        logits: list[float] = []
        for place in places:
            logits.append(self._scorer.score(_conversation(question, candidates[place])))
            if logits[-1] >= ENOUGH:
                break
        # What was not read counts as the worst of what was.
        read = np.full(len(candidates), min(logits))
        read[places[: len(logits)]] = logits
        joint = scores + WEIGHT * read
        best = int(np.argmax(joint))
        return Judgement(joint, (float(read[best]), log_odds(base.confidence)))


def _scores(base: Reading) -> Scores:
    """A reader's probabilities as log-odds: float64 (n,), -inf for a candidate that is out."""
    odds = np.array([log_odds(probability) for probability in base.probabilities.tolist()])
    return np.where(base.probabilities > 0, odds, -np.inf)


def _conversation(question: Question, candidate: Candidate) -> list[Message]:
    """The sentence is read with its heading and the one before it: that is what makes it plain."""
    heading = candidate.section[-1] if candidate.section else candidate.title
    return conversation(question.text, heading, f"{candidate.before} {candidate.text}")

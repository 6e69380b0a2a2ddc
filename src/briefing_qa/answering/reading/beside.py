"""Sentences beside the last answer of a conversation, which a follow-up question asks for.

Of 37 answers to questions that may not have been the ones meant, 13 of the 14 within so many
characters of the last one were right, 10 of 13 that repeated it, and 2 of 10 farther away
(docs/decisions/0037).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.trees import sigmoid
from briefing_qa.answering.reading.calibration import log_odds
from briefing_qa.answering.reading.reader import Reading

_NEAR = 300
"""Characters between it and the last answer, at most."""

_SHORTEST = 20
"""Characters of a sentence that is told by its words: shorter ones may stand anywhere."""


def talked_about(
    reading: Reading, candidates: Sequence[Candidate], said: str, doubt: float
) -> Reading:
    """A reading for a question that may not be the one that was meant.

    Args:
        reading: of the candidates.
        candidates: n of them.
        said: the words of the last answer; "" where there is none.
        doubt: log-odds by which an answer is less likely that does not stand beside it; 0 for a
            question that is sure, of which nothing changes.
    """
    if not doubt or not np.any(reading.probabilities > 0):
        return reading
    near = np.array([is_beside(one, said) for one in candidates])
    alone = np.array([log_odds(one) for one in reading.probabilities.tolist()])
    odds = alone - doubt * ~near
    kept = reading.probabilities > 0
    shift = log_odds(reading.confidence) - float(alone[kept].max())
    return replace(
        reading,
        probabilities=np.where(kept, sigmoid(odds + shift), 0.0),
        confidence=float(sigmoid(np.array(odds[kept].max() + shift))),
    )


def is_beside(candidate: Candidate, said: str) -> bool:
    """Whether a candidate stands near the last answer and is no part of it."""
    if not said or candidate.text in said:
        return False
    if len(candidate.before) >= _SHORTEST and candidate.before in said:
        return True
    passage, unit = candidate.source.passage, candidate.unit
    for other in passage.units:
        text = passage.text[max(0, other.start - passage.start) : other.end - passage.start]
        gap = max(unit.start - other.end, other.start - unit.end)
        if other.kind != "heading" and len(text) >= _SHORTEST and gap <= _NEAR and text in said:
            return True
    return False

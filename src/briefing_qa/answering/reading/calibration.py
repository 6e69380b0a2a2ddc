"""From a model's own figures to a probability: logistic functions, fitted and kept in a file.

A calibration is the model's: another model's figures mean other things. Those that were fitted are
known by the checksum of the weights; `generic` is for all others and a guess, see
`docs/model-card.md`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Protocol

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.trees import sigmoid
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.reader import Scores
from briefing_qa.errors import ModelError
from briefing_qa.models import weights

_FILE = "calibration.json"
_GENERIC = "generic"
_LIMIT = 8.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model makes of the candidates, before calibration.

    Attributes:
        scores: float64 (candidates,), higher is better; -inf for one that is out.
        figures: what tells whether the best one is right; None where that needs no telling,
            because all are out.
    """

    scores: Scores
    figures: tuple[float, ...] | None


class Calibrated(Protocol):
    """A reader whose confidence comes from a `Calibration`; what that is fitted with."""

    def judge(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Judgement:
        """Judge the candidates without a probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A logistic function of a few figures, and the probability from which on is answered.

    Attributes:
        intercept: log-odds where all figures are 0.
        slopes: log-odds for one unit of each figure.
        least: see `Reading.least`.
        fitted: whether it was fitted to the model in hand, or is the generic one.
    """

    intercept: float
    slopes: tuple[float, ...]
    least: float
    fitted: bool

    def probability(self, figures: Sequence[float]) -> float:
        """The probability for as many figures as there are slopes."""
        total = sum(s * f for s, f in zip(self.slopes, figures, strict=True))
        return float(sigmoid(np.array(self.intercept + total)))

    def confidence(self, judged: Judgement) -> float:
        """The probability that the best candidate is right; 0 where all are out."""
        return 0.0 if judged.figures is None else self.probability(judged.figures)


def log_odds(probability: float) -> float:
    """The logistic function undone, within -8 and 8: what lies beyond is no better known."""
    if probability <= 0.0 or probability >= 1.0:
        return _LIMIT if probability > 0.5 else -_LIMIT
    return float(np.clip(np.log(probability / (1.0 - probability)), -_LIMIT, _LIMIT))


def packaged_calibration(kind: str, sha256: str = "") -> Calibration:
    """The calibration of a kind of reader that ships with the package.

    Args:
        kind: of reader, as in the settings.
        sha256: of its weights; for weights that none was fitted to, the generic one is taken.

    Raises:
        ModelError: the file is missing.
        ChecksumError: it is damaged or of another version.
    """
    source = files("briefing_qa").joinpath("data", _FILE)
    try:
        content = weights.verified(_FILE, source.read_bytes())
        known: Mapping[str, Any] = json.loads(content)[kind]
        found = known[sha256 if sha256 in known else _GENERIC]
        return Calibration(
            intercept=float(found["intercept"]),
            slopes=tuple(float(slope) for slope in found["slopes"]),
            least=float(found["least"]),
            fitted=bool(found["fitted"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"data/{_FILE}: cannot be read: install the package again") from error

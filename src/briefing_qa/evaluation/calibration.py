"""Whether a confidence of 0.8 means that eight answers of ten are right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefing_qa.evaluation.refusals import Bools, Floats

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Answers of similar confidence.

    Attributes:
        low: least confidence, included.
        high: where the next bin begins; the last one includes 1.
        count: answers in it.
        confidence: their mean confidence; NaN where there are none.
        right: the share of them that is right; NaN where there are none.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(confidence: Floats, right: Bools) -> tuple[Bin, ...]:
    """Answers by their confidence, in `BINS` bins of equal width.

    Args:
        confidence: float64 (n,), of answers.
        right: bool (n,).
    """
    place = np.minimum((confidence * BINS).astype(int), BINS - 1)
    made = []
    for number in range(BINS):
        inside = place == number
        some = bool(inside.any())
        made.append(
            Bin(
                low=number / BINS,
                high=(number + 1) / BINS,
                count=int(inside.sum()),
                confidence=float(confidence[inside].mean()) if some else math.nan,
                right=float(right[inside].mean()) if some else math.nan,
            )
        )
    return tuple(made)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (Naeini et al. 2015).

    Returns:
        Mean distance of confidence and share right, bins weighted by their answers; NaN where
        there are none.
    """
    filled = [one for one in bins if one.count]
    if not filled:
        return math.nan
    gaps = sum(one.count * abs(one.confidence - one.right) for one in filled)
    return gaps / sum(one.count for one in filled)

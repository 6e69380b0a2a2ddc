"""How well confidence tells what can be answered from what cannot.

Plain functions over arrays; all of them take confidences of which a higher one means surer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

KEPT = 0.95
"""Share of the answerable questions that a threshold must keep in `refused_where_kept`."""


def auroc(positive: Floats, negative: Floats) -> float:
    """How often a value of the first is above one of the second; equal ones count half.

    The area under the receiver operating characteristic, as the Mann-Whitney statistic (Hanley and
    McNeil 1982).

    Args:
        positive: float64 (n,).
        negative: float64 (m,).

    Returns:
        0.5 is chance, 1 a clean separation; NaN where either is empty.
    """
    if not len(positive) or not len(negative):
        return math.nan
    values = np.concatenate([positive, negative])
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    above = ranks[: len(positive)].sum() - len(positive) * (len(positive) + 1) / 2
    return float(above / (len(positive) * len(negative)))


def refused_where_kept(answerable: Floats, nearly: Floats) -> float:
    """Share of the nearly answerable below the threshold that keeps most of the answerable.

    The threshold is the highest one with at least `KEPT` of the answerable at or above it.

    Args:
        answerable: confidences, float64 (n,).
        nearly: confidences, float64 (m,).

    Returns:
        From 0 to 1; NaN where either is empty.
    """
    if not len(answerable) or not len(nearly):
        return math.nan
    # 0.95 * 20 is a little more than 19 in floating point, and is meant to be 19.
    needed = max(1, math.ceil(KEPT * len(answerable) - 1e-9))
    threshold = np.sort(answerable)[::-1][needed - 1]
    return float(np.mean(nearly < threshold))


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskCoverage:
    """What share of the answers is wrong when only so many questions are answered.

    Attributes:
        coverage: share of all questions that are answered, float64 (k,), rising.
        risk: share of those answers that are not right, float64 (k,).
        answered: share of all questions that the system answered: the curve's last point of its
            own; what comes after it are its refusals.
        area: mean risk over all coverages.
    """

    coverage: Floats
    risk: Floats
    answered: float
    area: float


def risk_coverage(confidence: Floats, answered: Bools, right: Bools) -> RiskCoverage:
    """The risk-coverage curve and its area (El-Yaniv and Wiener 2010; Geifman et al. 2019).

    The surest answers come first. Questions that were not answered come last and count as not
    right, so that a system cannot shorten its curve by refusing; questions of equal confidence
    share their risk, so that their order does not matter.

    Args:
        confidence: float64 (n,).
        answered: bool (n,), neither a refusal nor an error.
        right: bool (n,).
    """
    n = len(confidence)
    if not n:
        return RiskCoverage(coverage=np.zeros(0), risk=np.zeros(0), answered=0.0, area=math.nan)
    # Above all confidences of refusals, so that one sort does both.
    key = np.where(answered, confidence + 2.0, confidence)
    distinct, place = np.unique(-key, return_inverse=True)
    sizes = np.bincount(place, minlength=len(distinct))
    wrong = np.bincount(place, weights=~(right & answered), minlength=len(distinct))
    ends = np.cumsum(sizes)
    share = np.repeat(wrong / sizes, sizes)
    risks = np.cumsum(share) / np.arange(1, n + 1)
    return RiskCoverage(
        coverage=ends / n,
        risk=risks[ends - 1],
        answered=float(answered.mean()),
        area=float(risks.mean()),
    )

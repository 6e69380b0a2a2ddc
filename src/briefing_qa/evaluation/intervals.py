"""Bootstrap intervals: how much a measure would vary with other questions of the same sort."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from briefing_qa.evaluation.refusals import Floats

RESAMPLES = 1000
SEED = 20_201
LEVEL = 0.95

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A measure over questions.

    Attributes:
        value: None where no question can be measured.
        low: lower end of the 95% interval.
        high: upper end.
        count: questions that are measured.
    """

    value: float | None
    low: float | None
    high: float | None
    count: int


NOTHING = Estimate(value=None, low=None, high=None, count=0)


def draw(n: int, resamples: int = RESAMPLES, seed: int = SEED) -> Rows:
    """Samples of questions, with replacement.

    Returns:
        int64 (resamples, n), row numbers from 0 to n - 1.
    """
    return np.random.default_rng(seed).integers(0, n, size=(resamples, n))


def mean_with_interval(values: Floats, rows: Rows) -> Estimate:
    """The mean of a measure that every question has a value of.

    Args:
        values: float64 (n,), NaN for a question that the measure does not apply to.
        rows: as `draw` gives them.
    """
    applies = ~np.isnan(values)
    if not applies.any():
        return NOTHING
    filled = np.where(applies, values, 0.0)
    counts = applies[rows].sum(axis=1)
    means = filled[rows].sum(axis=1)[counts > 0] / counts[counts > 0]
    return _estimate(float(values[applies].mean()), means, int(applies.sum()))


def statistic_with_interval(
    statistic: Callable[[Rows], float], n: int, rows: Rows, count: int, *, biased: bool = False
) -> Estimate:
    """A measure of all questions together, such as the AUROC.

    Args:
        statistic: the measure of the questions with these row numbers; NaN where it has none.
        n: how many questions there are.
        rows: as `draw` gives them.
        count: questions that are measured.
        biased: whether resampling moves the statistic, as it does a sum of absolute differences.
            The interval is then moved back by as much, and ends at 0.
    """
    value = statistic(np.arange(n))
    if math.isnan(value):
        return NOTHING
    values = np.array([statistic(sample) for sample in rows])
    values = values[~np.isnan(values)]
    if biased and len(values):
        values = np.maximum(values - (values.mean() - value), 0.0)
    return _estimate(value, values, count)


def _estimate(value: float, resampled: Floats, count: int) -> Estimate:
    """The percentile interval (Efron 1979)."""
    tail = (1 - LEVEL) / 2
    ends = np.quantile(resampled, [tail, 1 - tail]).tolist() if len(resampled) else [value] * 2
    return Estimate(value=value, low=ends[0], high=ends[1], count=count)

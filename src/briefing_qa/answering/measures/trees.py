"""Boosted regression trees, read from JSON and evaluated with numpy: no pickle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from briefing_qa.errors import ModelError


@dataclass(frozen=True, slots=True)
class Trees:
    """An additive ensemble whose sum goes through the logistic function.

    All trees have the same depth d and are complete: inner node i has the children 2i + 1 and
    2i + 2; a branch that ended early is continued by nodes that send everything left. So a whole
    matrix walks down all trees at once, in d steps.

    Attributes:
        features: names of the columns it was fitted with.
        base: what all sums start from.
        column: int64, (trees, 2^d - 1), the column that an inner node compares.
        threshold: float64, same shape; a value that is not above it goes left.
        leaf: float64, (trees, 2^d).
    """

    features: tuple[str, ...]
    base: float
    column: npt.NDArray[np.int64]
    threshold: npt.NDArray[np.float64]
    leaf: npt.NDArray[np.float64]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], expected: Sequence[str], where: str) -> Trees:
        """Read one ensemble.

        Args:
            data: with the keys of the attributes.
            expected: the features that this program measures.
            where: for messages.

        Raises:
            ModelError: a key is missing, shapes do not fit, or it was fitted on other features.
        """
        try:
            trees = cls(
                tuple(data["features"]),
                float(data["base"]),
                np.asarray(data["column"], np.int64),
                np.asarray(data["threshold"], np.float64),
                np.asarray(data["leaf"], np.float64),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{where}: not a reader model ({error}): install it again") from error
        if trees.features != tuple(expected):
            raise ModelError(
                f"{where}: was fitted on other features than this version measures: fit it again"
            )
        if not trees._fits():
            raise ModelError(f"{where}: the shapes of its trees do not fit: install it again")
        return trees

    def _fits(self) -> bool:
        if self.column.ndim != 2:
            return False
        count, inner = self.column.shape
        return (
            inner > 0
            and (inner + 1) & inner == 0  # 2^d - 1
            and self.threshold.shape == (count, inner)
            and self.leaf.shape == (count, inner + 1)
            and bool(np.isin(self.column, np.arange(len(self.features))).all())
        )

    def raw(self, matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Sums before the logistic function: float64 (n, features) to float64 (n,)."""
        count, inner = self.column.shape
        depth = (inner + 1).bit_length() - 1
        tree = np.arange(count)[None, :]
        node = np.zeros((len(matrix), count), np.int64)
        row = np.arange(len(matrix))[:, None]
        for _ in range(depth):
            above = matrix[row, self.column[tree, node]] > self.threshold[tree, node]
            node = 2 * node + 1 + above
        sums: npt.NDArray[np.float64] = self.base + self.leaf[tree, node - inner].sum(axis=1)
        return sums

    def probability(self, matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Probabilities: float64 (n, features) to float64 (n,)."""
        return sigmoid(self.raw(matrix))


def sigmoid(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The logistic function, without overflow."""
    result: npt.NDArray[np.float64] = 0.5 * (1 + np.tanh(0.5 * values))
    return result

"""Boosted trees against a walk written out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.answering.measures.trees import Trees, sigmoid
from briefing_qa.errors import ModelError

NAMES = ("one", "two", "three")


def random_model(seed: int, depth: int, count: int) -> dict[str, Any]:
    """Complete trees with random columns, thresholds and leaves."""
    rng = np.random.default_rng(seed)
    inner = 2**depth - 1
    return {
        "features": list(NAMES),
        "base": float(rng.normal()),
        "column": rng.integers(0, len(NAMES), (count, inner)).tolist(),
        "threshold": rng.integers(-3, 4, (count, inner)).astype(float).tolist(),
        "leaf": rng.normal(size=(count, inner + 1)).tolist(),
    }


def walk(model: dict[str, Any], row: list[float]) -> float:
    """The sum for one row, going down each tree node by node."""
    total = model["base"]
    for column, threshold, leaf in zip(
        model["column"], model["threshold"], model["leaf"], strict=True
    ):
        node = 0
        while node < len(column):
            right = row[column[node]] > threshold[node]
            node = 2 * node + (2 if right else 1)
        total += leaf[node - len(column)]
    return total


@given(
    st.integers(0, 10_000),
    st.integers(1, 5),
    st.integers(1, 6),
    st.lists(
        st.lists(st.integers(-4, 4).map(float), min_size=3, max_size=3), min_size=1, max_size=8
    ),
)
def test_a_matrix_goes_down_the_trees_as_a_row_would(
    seed: int, depth: int, count: int, rows: list[list[float]]
) -> None:
    """raw() equals the plain walk; a value equal to a threshold goes left."""
    model = random_model(seed, depth, count)
    found = Trees.from_dict(model, NAMES, "here").raw(np.asarray(rows))
    assert found == pytest.approx([walk(model, row) for row in rows])


def test_a_tree_computed_by_hand() -> None:
    """One tree of depth 1: above the threshold the right leaf, else the left one."""
    model = {
        "features": list(NAMES),
        "base": 1.0,
        "column": [[1]],
        "threshold": [[0.5]],
        "leaf": [[-2.0, 3.0]],
    }
    trees = Trees.from_dict(model, NAMES, "here")
    matrix = np.array([[9.0, 0.5, 9.0], [0.0, 0.6, 0.0]])
    assert trees.raw(matrix).tolist() == [-1.0, 4.0]
    assert trees.probability(matrix) == pytest.approx([1 / (1 + np.e), 1 / (1 + np.exp(-4))])


def test_no_row_gives_no_sum() -> None:
    """An empty matrix has no probabilities."""
    trees = Trees.from_dict(random_model(1, 3, 4), NAMES, "here")
    assert trees.probability(np.zeros((0, 3))).shape == (0,)


@given(st.floats(-1e6, 1e6))
def test_the_logistic_function_stays_between_0_and_1(value: float) -> None:
    """No overflow, and the two sides mirror each other."""
    up, down = sigmoid(np.array([value, -value]))
    assert 0.0 <= up <= 1.0
    assert up + down == pytest.approx(1.0)


@pytest.mark.parametrize("key", ["features", "base", "column", "threshold", "leaf"])
def test_a_missing_part_is_refused(key: str) -> None:
    """Data without one of the parts is no model, and the message says where it stood."""
    model = random_model(1, 2, 2)
    del model[key]
    with pytest.raises(ModelError, match=r"data/x\.json.*install it again"):
        Trees.from_dict(model, NAMES, "data/x.json")


@pytest.mark.parametrize(
    "change",
    [
        {"base": "much"},
        {"base": None},
        {"features": 3},
        {"column": [["a"] * 3] * 2},
        {"column": [[0, 1], [2]]},
        {"column": [0, 1, 2]},
        {"column": 1},
        {"column": [[0, 1, 3]] * 2},
        {"column": [[0, 1, -1]] * 2},
        {"column": []},
        {"column": [[0, 1]] * 2, "threshold": [[0.0, 0.0]] * 2, "leaf": [[0.0] * 3] * 2},
        {"threshold": [[0.0] * 3]},
        {"threshold": [[0.0] * 2] * 2},
        {"leaf": [[0.0] * 3] * 2},
        {"leaf": [0.0] * 4},
    ],
    ids=str,
)
def test_trees_of_wrong_shape_are_refused(change: dict[str, Any]) -> None:
    """Whatever does not fit raises ModelError, not an error of numpy."""
    with pytest.raises(ModelError, match="here"):
        Trees.from_dict({**random_model(1, 2, 2), **change}, NAMES, "here")


@pytest.mark.parametrize("expected", [("one", "two"), ("two", "one", "three"), (*NAMES, "four")])
def test_features_of_another_version_are_refused(expected: tuple[str, ...]) -> None:
    """A model fitted on fewer, more or reordered features says to fit it again."""
    with pytest.raises(ModelError, match="other features than this version measures: fit it again"):
        Trees.from_dict(random_model(1, 2, 2), expected, "here")

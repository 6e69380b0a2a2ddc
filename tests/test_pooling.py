"""The vector of a passage, made from those of its units."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from briefing_qa.indexing.pooling import HEADING, pooled
from briefing_qa.models.protocol import Vectors
from briefing_qa.types import Passage, Unit, UnitKind

RIGHT, UP, DEEP = np.eye(3, dtype=np.float32)


def passage(*units: tuple[str, UnitKind]) -> Passage:
    """A passage with units of these keys and kinds."""
    made = tuple(
        Unit(start=i, end=i + 1, kind=kind, key=key) for i, (key, kind) in enumerate(units)
    )
    return Passage(
        id="notes#1",
        document_id="notes",
        start=0,
        end=len(made),
        text="x" * len(made),
        heading_path=(),
        section_start=0,
        section_end=len(made),
        page=None,
        units=made,
        key="passage",
    )


class Stored:
    """Vectors by key, and what was asked for."""

    def __init__(self, **rows: Vectors) -> None:
        self.rows = rows
        self.asked: list[str] = []

    def __call__(self, keys: Sequence[str]) -> Vectors:
        """Those of the keys, in their order."""
        self.asked += keys
        return np.stack([self.rows[key] for key in keys])


def test_a_passage_lies_between_its_sentences() -> None:
    """Three sentences one way and one another: three times as much of the first direction."""
    one = passage(("a", "sentence"), ("b", "item"), ("c", "sentence"), ("d", "sentence"))
    (vector,) = pooled([one], Stored(a=RIGHT, b=RIGHT, c=RIGHT, d=UP))
    assert vector == pytest.approx(np.array([3.0, 1.0, 0.0]) / np.sqrt(10.0))
    assert vector.dtype == np.float32


def test_it_leans_towards_the_nearest_heading_alone() -> None:
    """The innermost heading weighs a half of all sentences together; the outer ones nothing."""
    one = passage(("a", "sentence"), ("b", "sentence"), ("top", "heading"), ("near", "heading"))
    (vector,) = pooled([one], Stored(a=RIGHT, b=RIGHT, top=DEEP, near=UP))
    assert vector[1] / vector[0] == pytest.approx(HEADING)
    assert vector[2] == 0.0
    assert np.linalg.norm(vector) == pytest.approx(1.0)


def test_a_heading_without_words_below_it_is_all_there_is() -> None:
    """A passage of headings has the direction of the nearest one."""
    one = passage(("top", "heading"), ("near", "heading"))
    assert pooled([one], Stored(top=DEEP, near=UP))[0] == pytest.approx(UP)


def test_each_vector_is_read_once_for_all_passages() -> None:
    """Passages under one heading share its vector; rows come in the order of the passages."""
    first = passage(("a", "sentence"), ("near", "heading"))
    second = passage(("b", "sentence"), ("near", "heading"))
    stored = Stored(a=RIGHT, b=DEEP, near=UP)
    vectors = pooled([second, first], stored)
    assert sorted(stored.asked) == ["a", "b", "near"]
    assert vectors.shape == (2, 3)
    assert vectors[0, 2] > vectors[0, 1] > vectors[0, 0] == 0.0
    assert vectors[1, 0] > vectors[1, 1] > vectors[1, 2] == 0.0


def test_sentences_that_cancel_out_give_no_direction_and_no_fault() -> None:
    """Opposite vectors, which no model gives, end in zeros rather than in a division by zero."""
    one = passage(("a", "sentence"), ("b", "sentence"))
    assert pooled([one], Stored(a=RIGHT, b=-RIGHT))[0].tolist() == [0.0, 0.0, 0.0]

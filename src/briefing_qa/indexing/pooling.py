"""The vector of a passage: the mean direction of its sentences, leaning towards its heading.

Embedding a passage as a whole would read every word a second time, and finds no more:
docs/decisions/0018-passage-vectors.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from briefing_qa.models.protocol import Vectors
from briefing_qa.types import Passage

_Vector = npt.NDArray[np.float64]

HEADING = 0.5
"""Weight of the nearest heading beside all sentences together."""


def pooled(passages: Sequence[Passage], vectors: Callable[[Sequence[str]], Vectors]) -> Vectors:
    """Vectors of passages.

    Args:
        passages: n of them, each with a unit at least.
        vectors: gives those of units, by key: float32 (m, d), of unit length.

    Returns:
        float32 (n, d), of unit length.
    """
    keys = list(dict.fromkeys(unit.key for passage in passages for unit in passage.units))
    known = dict(zip(keys, vectors(keys).astype(np.float64), strict=True))
    means = np.stack([_mean(passage, known) for passage in passages])
    return means.astype(np.float32)


def _mean(passage: Passage, known: dict[str, _Vector]) -> _Vector:
    headings = [known[unit.key] for unit in passage.units if unit.kind == "heading"]
    own = [known[unit.key] for unit in passage.own_units]
    if not own or not headings:
        return _direction(np.sum(own or headings[-1:], axis=0))
    return _direction(_direction(np.sum(own, axis=0)) + HEADING * headings[-1])


def _direction(vector: _Vector) -> _Vector:
    """At unit length; zeros, which only a model without sense gives, stay zeros."""
    length = float(np.linalg.norm(vector)) or 1.0
    return vector / length

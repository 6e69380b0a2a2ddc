"""Labels in the margin of a text: each is read before the paragraphs that it stands beside."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.bands import Atom
from briefing_qa.documents.pdf.values import Run

_NARROW = 0.35  # of the whole width
_FEW_WORDS = 20  # of one label
_BESIDE = 1.6  # of the type size: so far below its label a text begins at most
_BESIDE_ABOVE = 0.7  # likewise, above it
_APART = 1.3  # of the usual distance of lines: paragraphs, and labels, stand so far apart

Row = Sequence[Sequence[Atom]]
Placed = Sequence[tuple[int, Sequence[Atom]]]


def by_labels(rows: Sequence[Row]) -> list[list[Atom]] | None:
    """The label and the text of each part in turn; None where the columns are no such thing.

    In a narrow first column stand short blocks, at least two, and each begins where a paragraph
    beside it does. A heading above the text is none of them.

    Args:
        rows: of two columns.
    """
    texts = [(at, row[1]) for at, row in enumerate(rows) if row[1]]
    head = _before_text(rows, texts)
    labels = [(at, row[0]) for at, row in enumerate(rows) if row[0] and at >= head]
    if len(labels) < 2 or len(texts) <= len(labels) or not _is_narrow(labels, texts):
        return None
    distance = _usual_distance(texts)
    blocks = _blocks(labels, distance)
    begins = _beginnings(texts, distance)
    if len(blocks) < 2 or any(sum(len(row) for _, row in one) > _FEW_WORDS for one in blocks):
        return None
    cuts: list[int] = []
    for block in blocks:
        at, row = block[0]
        beside = [
            start
            for start in begins
            if -_BESIDE_ABOVE * _size(row)
            <= _level(rows[start][1]) - _level(row)
            <= _BESIDE * _size(row)
        ]
        if not beside:
            return None
        cuts.append(min(at, *beside))
    parts: list[list[Atom]] = [
        [atom for row in rows[:head] for atom in row[0]],
        [atom for row in rows[head : cuts[0]] for atom in row[1]],
    ]
    for first, last in pairwise([*cuts, len(rows)]):
        parts.append([atom for row in rows[first:last] for atom in row[0]])
        parts.append([atom for row in rows[first:last] for atom in row[1]])
    return [part for part in parts if part]


def _before_text(rows: Sequence[Row], texts: Placed) -> int:
    """How many rows stand above the first one of the text and its label."""
    if not texts:
        return 0
    at, row = texts[0]
    limit = _level(row) - _BESIDE * max((_size(one[0]) for one in rows if one[0]), default=0.0)
    return sum(1 for one in rows[:at] if one[0] and _level(one[0]) < limit)


def _is_narrow(labels: Placed, texts: Placed) -> bool:
    """Whether the first column is narrow, and nothing but words stands in it."""
    words = [atom for _, row in labels for atom in row]
    others = [atom for _, row in texts for atom in row]
    if not all(isinstance(atom, Run) for atom in words):
        return False
    left = min(atom.left for atom in words)
    width = max(atom.right for atom in others) - left
    return max(atom.right for atom in words) - left <= _NARROW * width


def _usual_distance(texts: Placed) -> float:
    levels = [_level(row) for _, row in texts]
    return statistics.median_low([b - a for a, b in pairwise(levels)])


def _blocks(labels: Placed, distance: float) -> list[list[tuple[int, Sequence[Atom]]]]:
    """Labels, each with its lines."""
    blocks = [[labels[0]]]
    for before, label in pairwise(labels):
        if _level(label[1]) - _level(before[1]) > _APART * distance:
            blocks.append([])
        blocks[-1].append(label)
    return blocks


def _beginnings(texts: Placed, distance: float) -> list[int]:
    """The rows in which paragraphs of the text begin."""
    return [texts[0][0]] + [
        at
        for (_, before), (at, row) in pairwise(texts)
        if _level(row) - _level(before) > _APART * distance
    ]


def _level(row: Sequence[Atom]) -> float:
    return min(atom.baseline if isinstance(atom, Run) else atom.top for atom in row)


def _size(row: Sequence[Atom]) -> float:
    return max((atom.style.size for atom in row if isinstance(atom, Run)), default=0.0)

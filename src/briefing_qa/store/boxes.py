"""Where words stand on pages, packed: a document of 500 pages has a quarter of a million boxes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from briefing_qa.types import Box

BOXES_IN_PACK = 2048
"""A question looks at a line or two: it unpacks one pack, not the document."""

_GRID = 65535
_INTEGERS = ("start", "end", "page")
_EDGES = ("left", "top", "right", "bottom")


def pack_boxes(boxes: Sequence[Box]) -> Iterator[tuple[int, int, bytes]]:
    """Pack boxes by the thousand.

    Edges are kept on a grid of 65,535 lines across the page (a hundredth of a point on A4), widened
    to it rather than rounded, so that no box loses its width.

    Args:
        boxes: of one document, in order of `start`.

    Yields:
        First character, one past the last character, and the packed boxes between.
    """
    for first in range(0, len(boxes), BOXES_IN_PACK):
        pack = boxes[first : first + BOXES_IN_PACK]
        integers = np.array([[getattr(box, name) for box in pack] for name in _INTEGERS], "<i4")
        edges = np.array([[getattr(box, name) for box in pack] for name in _EDGES])
        scaled = np.clip(np.round(edges * _GRID, 6), 0, _GRID)  # the grid's own values stay
        scaled[:2] = np.floor(scaled[:2])
        scaled[2:] = np.ceil(scaled[2:])
        differences = np.diff(integers, axis=1, prepend=0).astype("<i4")
        packed = zlib.compress(differences.tobytes() + scaled.astype("<u2").tobytes())
        yield pack[0].start, max(box.end for box in pack), packed


def unpack_boxes(value: bytes) -> list[Box]:
    """The boxes in a pack.

    Raises:
        ValueError: it is damaged.
    """
    try:
        content = zlib.decompress(value)
    except zlib.error as error:
        raise ValueError(f"the boxes of a document are damaged: {error}") from error
    count, rest = divmod(len(content), 4 * len(_INTEGERS) + 2 * len(_EDGES))
    if rest:
        raise ValueError("the boxes of a document are cut off")
    stop = 4 * len(_INTEGERS) * count
    differences = np.frombuffer(content[:stop], "<i4").reshape(len(_INTEGERS), count)
    edges = np.frombuffer(content[stop:], "<u2").reshape(len(_EDGES), count) / _GRID
    rows: list[list[Any]] = [*np.cumsum(differences, axis=1).tolist(), *edges.tolist()]
    return [
        Box(start=start, end=end, page=page, left=left, top=top, right=right, bottom=bottom)
        for start, end, page, left, top, right, bottom in zip(*rows, strict=True)
    ]

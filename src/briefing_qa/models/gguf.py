"""GGUF files: is this one whole, and is it the one that was meant?

llama.cpp says only that it could not load a file. What is wrong with it, in most cases a download
that ended early, stands in its header: the place of every tensor. The format is specified in
https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import BinaryIO

from briefing_qa.errors import ModelError, ModelNotFoundError

MAGIC = b"GGUF"
VERSIONS = (2, 3)

# Formats of the value types 0 to 7 and 10 to 12; 8 is a string, 9 an array.
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "B", 10: "Q", 11: "q"} | {
    12: "d"
}
_STRING, _ARRAY = 8, 9

# Tensor type to (values in a block, bytes of a block); of a type that is not here, one byte a block
# of 256 is the least that it can take.
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    9: (32, 36), 10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210),
    15: (256, 292), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 30: (1, 2),
}  # fmt: skip
_LEAST_BLOCK = (256, 1)


class _Header:
    """Reads the parts of a header, and nothing past the end of the file."""

    def __init__(self, handle: BinaryIO, size: int) -> None:
        self._handle = handle
        self._size = size

    @property
    def place(self) -> int:
        """Bytes read so far."""
        return self._handle.tell()

    def take(self, length: int) -> bytes:
        """The next bytes. Raises EOFError where there are fewer."""
        if length > self._size - self.place:
            raise EOFError
        return self._handle.read(length)

    def number(self, code: str) -> int:
        """One little-endian number."""
        return int(struct.unpack(f"<{code}", self.take(struct.calcsize(code)))[0])

    def string(self) -> bytes:
        """Length and bytes."""
        return self.take(self.number("Q"))

    def value(self, kind: int) -> int | None:
        """A value of metadata; what it is matters for whole numbers only."""
        if kind == _STRING:
            self.string()
            return None
        if kind == _ARRAY:
            of, count = self.number("I"), self.number("Q")
            if of in _SCALARS:
                self.take(count * struct.calcsize(_SCALARS[of]))
            else:
                for _ in range(count):
                    self.value(of)
            return None
        if kind not in _SCALARS:
            raise ValueError(f"a value of type {kind}")
        if _SCALARS[kind] in "fd":
            self.take(struct.calcsize(_SCALARS[kind]))
            return None
        return self.number(_SCALARS[kind])


def check(path: Path) -> None:
    """Check that a file is a whole GGUF model, before anything loads it.

    Raises:
        ModelNotFoundError: there is no such file.
        ModelError: it cannot be read, is no GGUF file, or ends too early.
    """
    try:
        if not path.is_file():
            raise ModelNotFoundError(f"model {path}: there is no such file: name a .gguf file")
        size = path.stat().st_size
        with path.open("rb") as handle:
            header = _Header(handle, size)
            if size < len(MAGIC) or header.take(len(MAGIC)) != MAGIC:
                raise ModelError(f"model {path}: is not a GGUF file: name a .gguf file")
            needed = _end_of_tensors(header)
        if needed > size:
            raise ModelError(
                f"model {path}: is cut off: has {size:,} bytes of {needed:,}: download it again"
            )
    except EOFError as error:
        raise ModelError(f"model {path}: is cut off in its header: download it again") from error
    except ValueError as error:
        raise ModelError(f"model {path}: its header is damaged ({error})") from error
    except RecursionError as error:
        raise ModelError(f"model {path}: its header is damaged (lists within lists)") from error
    except OSError as error:
        raise ModelError(f"model {path}: cannot be read: {error.strerror}") from error


def _end_of_tensors(header: _Header) -> int:
    """The bytes that the file must have."""
    version = header.number("I")
    if version not in VERSIONS:
        raise ValueError(f"version {version}, not {' or '.join(map(str, VERSIONS))}")
    tensors, entries = header.number("Q"), header.number("Q")
    alignment = 32
    for _ in range(entries):
        key, value = header.string(), header.value(header.number("I"))
        if key == b"general.alignment" and value:
            alignment = value
    end = 0
    for _ in range(tensors):
        header.string()
        values = math.prod(header.number("Q") for _ in range(header.number("I")))
        block, width = _BLOCKS.get(header.number("I"), _LEAST_BLOCK)
        end = max(end, header.number("Q") + values // block * width)
    return -(-header.place // alignment) * alignment + end

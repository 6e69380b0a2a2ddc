"""The tokenizer of multilingual-e5-small, by SentencePiece (Kudo and Richardson 2018).

SentencePiece takes its pieces as a protocol buffer, `ModelProto`; the few fields of it that are
needed are written here. Looking for pieces in text is all it does: how characters are written
before is in the file of the weights.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing_qa.models.e5_file import E5File

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_UNKNOWN, _CONTROL = 2, 3
"""Kinds of pieces; all others are normal ones."""
_TRAINER, _NORMALIZER = 2, 3
_UNIGRAM = b"\x18\x01"
_AS_IT_IS = b"\x0a\x08identity\x18\x00\x20\x00\x28\x00"
"""No characters exchanged, no space put before the text, none taken away, none marked."""


def open_pieces(file: E5File) -> SentencePieceProcessor:
    """What makes a text, its spaces marked, into the ids of its pieces."""
    from sentencepiece import SentencePieceProcessor

    trainer = b"".join(
        (_UNIGRAM, _number(40, file.unknown), _number(41, file.begin), _number(42, file.end))
    )
    whole = (*_pieces(file), _part(_TRAINER, trainer), _part(_NORMALIZER, _AS_IT_IS))
    return SentencePieceProcessor(model_proto=b"".join(whole))


def _pieces(file: E5File) -> Iterator[bytes]:
    """A quarter of a million parts: what they have in common is written once."""
    kinds = dict.fromkeys((file.begin, file.end), _number(3, _CONTROL))
    kinds[file.unknown] = _number(3, _UNKNOWN)
    scores = struct.pack(f"<{len(file.scores)}f", *file.scores)
    for number, piece in enumerate(file.pieces):
        kind = kinds.get(number, b"")
        score = scores[4 * number : 4 * number + 4]
        yield b"".join((_before(len(piece), len(kind)), piece, b"\x15", score, kind))


@cache
def _before(length: int, more: int) -> bytes:
    """What stands before a piece of so many bytes, after which come its score and so many more."""
    own = b"\x0a" + _varint(length)
    return b"\x0a" + _varint(len(own) + length + 5 + more) + own


def _part(field: int, value: bytes) -> bytes:
    return bytes((field << 3 | 2,)) + _varint(len(value)) + value


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes((*found, value))

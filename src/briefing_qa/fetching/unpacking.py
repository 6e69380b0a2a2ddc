"""Bodies that a server packs although it was asked not to."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from briefing_qa.fetching.addresses import printable
from briefing_qa.fetching.failures import ConnectionLostError, DownloadError

_PLAIN = ("", "identity")
_GZIP = ("gzip", "x-gzip")
_AT_ONCE = 256 * 1024  # bytes unpacked between two looks at the limit
_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, as the first bytes say


def is_packed(coding: str) -> bool:
    """Whether the header Content-Encoding names any packing."""
    return coding.strip().lower() not in _PLAIN


def unpacked(parts: Iterable[bytes], coding: str, limit: int) -> Iterator[bytes]:
    """The bytes of a document.

    Args:
        parts: as they were sent.
        coding: the header Content-Encoding.
        limit: bytes, for what was sent and for what comes out of it.

    Raises:
        DownloadError: more bytes than the limit, another packing, or damaged.
        ConnectionLostError: the packed stream has no end.
    """
    name = coding.strip().lower()
    if name in _PLAIN:
        yield from _limited(parts, limit)
    elif name in _GZIP or name == "deflate":
        yield from _limited(_inflated(_limited(parts, limit), name), limit)
    else:
        raise DownloadError(
            f"the server packs it as {printable(name)!r} without being asked: download it yourself"
        )


def _limited(parts: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > limit:
            raise too_large(limit)
        yield part


def too_large(limit: int) -> DownloadError:
    """The error for a document of more bytes than are taken."""
    size = f"{limit / 2**20:.0f} MiB" if limit >= 2**20 else f"{limit:,} bytes"
    return DownloadError(f"more than the {size} that a document may have: get it in parts")


def _inflated(parts: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Step by step: a few bytes can stand for a gigabyte."""
    stream = zlib.decompressobj(_EITHER)
    begun = False
    for sent in parts:
        rest = sent
        while rest:
            if stream.eof:
                if name not in _GZIP:
                    raise DownloadError("there is more after the packed document: refused")
                stream = zlib.decompressobj(_EITHER)  # gzip streams may follow each other
            begun = True
            try:
                part = stream.decompress(rest, _AT_ONCE)
            except zlib.error as error:
                raise DownloadError(
                    "what the server packed cannot be unpacked: download it yourself"
                ) from error
            rest = stream.unused_data if stream.eof else stream.unconsumed_tail
            yield part
            if not part and rest == sent:
                break  # nothing moves any more; the missing end is noticed below
    if begun and not stream.eof:
        raise ConnectionLostError("the packed document was cut off: try again later")

"""A page as a picture, for people."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from briefing_qa.documents.pdf.opening import opened, page_of
from briefing_qa.documents.pdf.pages import view_of
from briefing_qa.errors import DocumentError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_WIDTH = 4000
"""Pixels; a wider picture is not made."""

MAX_PIXELS = 40_000_000
"""Of one picture; more would fill the memory."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COMPRESSION = 6


def render_page(data: bytes, number: int, width: int, name: str = "document.pdf") -> bytes:
    """A page as a person sees it, turned as it says and cut to what it shows.

    Args:
        data: the PDF file.
        number: of the page, from 1.
        width: of the picture, in pixels, at most `MAX_WIDTH`.
        name: of the file, for messages.

    Returns:
        A PNG picture, 8 bits a colour.

    Raises:
        DocumentError: the file cannot be opened, has no such page, or the page or the width
            allows no picture.
    """
    if not 1 <= width <= MAX_WIDTH:
        raise DocumentError(
            f"{name}: a picture {width} pixels wide is not made: ask for 1 to {MAX_WIDTH}"
        )
    with opened(data, name) as document:
        if not 1 <= number <= len(document):
            raise DocumentError(
                f"{name}: there is no page {number}: it has pages 1 to {len(document)}"
            )
        with page_of(document, number) as page:
            view = view_of(page) if page is not None else None
            if (
                page is None
                or view is None
                or width * width * view.height > MAX_PIXELS * view.width
            ):
                raise DocumentError(
                    f"{name}: page {number} is broken or too long for a picture: open the file "
                    "in a PDF viewer"
                )
            bitmap = page.render(scale=width / view.width, rev_byteorder=True)
            try:
                return png(bitmap.to_numpy()[:, :, :3])
            finally:
                bitmap.close()


def png(pixels: NDArray[np.uint8]) -> bytes:
    """A PNG file (RFC 2083).

    Args:
        pixels: uint8, (height, width, 3), red, green, blue.
    """
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)  # each row unfiltered
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        _SIGNATURE
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows, _COMPRESSION))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

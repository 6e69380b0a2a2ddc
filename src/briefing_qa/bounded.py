"""Files that people name, read up to a limit: a device or a pipe may have no end."""

from __future__ import annotations

import errno
import io
from pathlib import Path

MIB = 1 << 20


def bytes_of(path: Path, most: int) -> bytes:
    """The bytes of a file, device or pipe.

    Args:
        path: of it.
        most: MiB that it may have.

    Raises:
        OSError: it cannot be read, or is larger.
    """
    try:
        file = path.open("rb")
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, "not a usable path", str(path)) from error
    with file:
        parts = []
        while part := file.read(MIB):
            parts.append(part)
            if len(parts) > most:
                raise OSError(errno.EFBIG, f"it has more than {most} MiB", str(path))
    return b"".join(parts)


def text_of(path: Path, most: int) -> str:
    """The text of a file in UTF-8, likewise, its lines ended by line feeds, without a mark first.

    Raises:
        OSError: it cannot be read, or is larger.
        UnicodeDecodeError: it is not UTF-8.
    """
    return io.TextIOWrapper(io.BytesIO(bytes_of(path, most)), encoding="utf-8-sig").read()

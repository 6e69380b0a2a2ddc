"""Files that people name, read up to a limit: a device or a pipe may have no end."""

from __future__ import annotations

import errno
import io
import tomllib
from pathlib import Path
from typing import Any

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


def toml_of(text: str) -> dict[str, Any]:
    """The tables of a TOML file.

    Raises:
        tomllib.TOMLDecodeError: it is none, or has what is too large to be read.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise tomllib.TOMLDecodeError("a number is too long, or a list too deep") from error

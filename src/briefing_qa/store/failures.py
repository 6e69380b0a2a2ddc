"""What SQLite and the operating system report, said as an error of this package."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_qa.errors import (
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    IndexStoreError,
    IndexWriteError,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REBUILD = "rebuild it with `briefing-qa index --rebuild`"


@contextmanager
def translated(folder: Path, *, writing: bool) -> Iterator[None]:
    """Turn what SQLite or the operating system raises inside the block into an `IndexStoreError`.

    Args:
        folder: the index, for the message.
        writing: whether the block writes; the same code means something else to a reader.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, folder, writing=writing) from error
    except OSError as error:
        raise _from_system(error, folder, writing=writing) from error


def missing(folder: Path) -> IndexMissingError:
    """The error for a folder without an index."""
    return IndexMissingError(f"there is no index in {folder}: build it with `briefing-qa index`")


def damaged(folder: Path, detail: object) -> IndexDamagedError:
    """The error for a database that cannot be read."""
    return IndexDamagedError(f"index {folder} cannot be read ({detail}): {_REBUILD}")


def _full(folder: Path, detail: object) -> IndexWriteError:
    return IndexWriteError(
        f"disk full while writing index {folder} ({detail}): nothing was lost, "
        f"make room and run it again"
    )


def _not_writable(folder: Path, detail: object) -> IndexWriteError:
    return IndexWriteError(
        f"index {folder} cannot be written ({detail}): "
        f"make the folder writable, or name another with --index"
    )


def _from_system(error: OSError, folder: Path, *, writing: bool) -> IndexStoreError:
    detail = error.strerror or error
    if error.errno in _FULL:
        return _full(folder, detail)
    if writing:
        return _not_writable(folder, detail)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return missing(folder)
    return IndexStoreError(f"index {folder} cannot be opened ({detail}): check its permissions")


def _from_sqlite(error: sqlite3.Error, folder: Path, *, writing: bool) -> IndexStoreError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexLockedError(
            f"index {folder} stayed in use by another process or thread: try again when it is done"
        )
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and writing):
        return _full(folder, error)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _closed_to(error, folder, writing=writing)
    if code == sqlite3.SQLITE_CONSTRAINT:
        return IndexStoreError(f"index {folder} refused what was written ({error})")
    if code == sqlite3.SQLITE_MISUSE:
        return IndexStoreError(f"index {folder} was used after it was closed ({error})")
    return damaged(folder, error)


def _closed_to(error: sqlite3.Error, folder: Path, *, writing: bool) -> IndexStoreError:
    if writing:
        return _not_writable(folder, error)
    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
        return IndexStoreError(
            f"index {folder} was left in the middle of a change and is read-only: "
            f"run `briefing-qa index` once where it can be written"
        )
    return IndexStoreError(f"index {folder} cannot be opened ({error}): check its permissions")

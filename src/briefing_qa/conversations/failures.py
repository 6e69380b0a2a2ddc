"""What can go wrong with kept conversations, and the words for it.

BriefingQAError
└── ConversationStoreError        the file of conversations cannot be used
    ├── UnknownConversationError  this owner has no such conversation or turn
    ├── ConversationValueError    what was to be kept is not usable
    ├── ConversationVersionError  a newer program wrote the file
    ├── ConversationDamageError   the file cannot be read
    └── ConversationWriteError    the file cannot be written (read-only, disk full)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import Timeout

from briefing_qa.errors import BriefingQAError
from briefing_qa.sqlite_files import OUT_OF_ROOM, code_of, is_damage


class ConversationStoreError(BriefingQAError):
    """The file of conversations cannot be used."""


class UnknownConversationError(ConversationStoreError):
    """This owner has no such conversation or turn; whether another has, is not said."""


class ConversationValueError(ConversationStoreError):
    """What was to be kept is empty, too long, or not of the kind that is kept."""


class ConversationVersionError(ConversationStoreError):
    """The file was written by a newer version of the program."""


class ConversationDamageError(ConversationStoreError):
    """The file cannot be read.

    Attributes:
        kept: where the damaged file is now; None where it was left in its place.
    """

    def __init__(self, message: str, kept: Path | None = None) -> None:
        super().__init__(message)
        self.kept = kept


class ConversationWriteError(ConversationStoreError):
    """The file cannot be written: read-only folder, full disk."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite or the operating system raises into a `ConversationStoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, path) from error
    except ValueError as error:  # what was stored as JSON is none any more
        raise ConversationDamageError(
            f"conversations {path} hold what cannot be read ({error}): restore them from a copy"
        ) from error
    except Timeout as error:
        raise _in_use(path) from error
    except OSError as error:
        raise _not_writable(
            path, error.strerror or error, full=error.errno in OUT_OF_ROOM
        ) from error


def _from_sqlite(error: sqlite3.Error, path: Path) -> ConversationStoreError:
    code = code_of(error)
    if is_damage(error):
        return ConversationDamageError(
            f"conversations {path} cannot be read ({error}): "
            "start the program again, which sets the file aside and begins a new one"
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _in_use(path)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _not_writable(path, error, full=True)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _not_writable(path, error, full=False)
    return ConversationStoreError(
        f"conversations {path} cannot be used ({error}): start the program again"
    )


def _in_use(path: Path) -> ConversationStoreError:
    return ConversationStoreError(
        f"conversations {path} stayed in use by another process: try again when it is done"
    )


def _not_writable(path: Path, detail: object, *, full: bool) -> ConversationWriteError:
    remedy = "make room and try again" if full else "make its folder writable, or name another"
    return ConversationWriteError(f"conversations {path} cannot be written ({detail}): {remedy}")

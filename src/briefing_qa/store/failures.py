"""What SQLite and the operating system report, said as an error of this package."""

from __future__ import annotations

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
from briefing_qa.sqlite_files import OUT_OF_ROOM, code_of

_REBUILD = "rebuild it with `briefing-qa index --rebuild`"


@contextmanager
def translated(folder: Path, *, writing: bool) -> Iterator[None]:
    """Turn what SQLite or the operating system raises inside the block into an `IndexStoreError`.

    Args:
        folder: the index, for the message.
        writing: whether the block writes; the same code means something else to a reader. What a
            reader cannot decode, or does not find, is damage.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, folder, writing=writing) from error
    except UnicodeDecodeError as error:  # also from a message of SQLite that quotes damage
        raise damaged(folder, error.reason) from error
    except (ValueError, TypeError, KeyError) as error:
        if writing:
            raise
        # Ids and keys come out of the index itself, and so does what has them.
        detail = f"it lacks {error}" if isinstance(error, KeyError) else error
        raise damaged(folder, detail) from error
    except OSError as error:
        raise _from_system(error, folder, writing=writing) from error


def missing(folder: Path) -> IndexMissingError:
    """The error for a folder without an index."""
    return IndexMissingError(f"there is no index in {folder}: build it with `briefing-qa index`")


def in_use(folder: Path) -> IndexLockedError:
    """The error for a lock that somebody else kept for too long."""
    return IndexLockedError(
        f"index {folder} stayed in use by another process or thread: try again when it is done"
    )


def damaged(folder: Path, detail: object) -> IndexDamagedError:
    """The error for a database that cannot be read."""
    # Of what is no UTF-8, Python's sqlite3 quotes all: a whole document.
    what, _, _ = str(detail).partition(" with text ")
    return IndexDamagedError(f"index {folder} cannot be read ({what}): {_REBUILD}")


def of_two_texts(document_id: str) -> IndexDamagedError:
    """The error for a document whose passages are not what stands in it."""
    return IndexDamagedError(
        f"the text of {document_id} in the index is not that of its passages: {_REBUILD}"
    )


def of_another_program(folder: Path, name: str) -> IndexDamagedError:
    """The error for a database that this program did not make, and must not replace."""
    return IndexDamagedError(
        f"index {folder} cannot be read: {name} in it is a database of another program, "
        "it was left alone: name another folder with --index"
    )


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
    if error.errno in OUT_OF_ROOM:
        return _full(folder, detail)
    if isinstance(error, IsADirectoryError):
        return IndexStoreError(
            f"index {folder} cannot be opened: {error.filename} is a folder, no file: "
            "move it away, or name another index with --index"
        )
    if writing and (problem := no_folder(folder)):
        return IndexWriteError(f"index {folder} cannot be made: {problem}")
    if writing:
        return _not_writable(folder, detail)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return missing(folder)
    return IndexStoreError(f"index {folder} cannot be opened ({detail}): check its permissions")


def no_folder(folder: Path) -> str:
    """What stands where the index or a folder above it should be, and what to do; or empty."""
    for place in (folder, *folder.parents):
        if place.is_symlink() and not place.exists():
            return f"{place} is a link to a place that is not there: make that, or remove the link"
        if place.exists():
            there = "" if place.is_dir() else f"{place} is a file, no folder"
            return f"{there}: name another folder with --index" if there else ""
    return ""


def _from_sqlite(error: sqlite3.Error, folder: Path, *, writing: bool) -> IndexStoreError:
    code = code_of(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return in_use(folder)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and writing):
        return _full(folder, error)
    if code == sqlite3.SQLITE_IOERR:
        # No damage: most of all a killed or failed change that cannot be undone for want of room.
        return IndexStoreError(
            f"index {folder} cannot be read ({error}): see whether its disk is full or failing; "
            f"only where it is neither, {_REBUILD}"
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _closed_to(error, folder, writing=writing)
    if code == sqlite3.SQLITE_CONSTRAINT:
        return IndexStoreError(f"index {folder} refused what was written ({error})")
    if isinstance(error, sqlite3.ProgrammingError):
        return IndexStoreError(f"index {folder} was used after it was closed ({error})")
    return damaged(folder, error)


def _closed_to(error: sqlite3.Error, folder: Path, *, writing: bool) -> IndexStoreError:
    if writing:
        return _not_writable(folder, error)
    if code_of(error) == sqlite3.SQLITE_READONLY:
        return IndexStoreError(
            f"index {folder} was left in the middle of a change and is read-only: "
            f"run `briefing-qa index` once where it can be written"
        )
    return IndexStoreError(f"index {folder} cannot be opened ({error}): check its permissions")

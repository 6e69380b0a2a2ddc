"""Every error of SQLite and of the operating system becomes one of this package."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from briefing_qa.errors import (
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    IndexStoreError,
    IndexWriteError,
)
from briefing_qa.store.failures import translated
from briefing_qa.store.lock import HOLDER_FILE, write_lock

FOLDER = Path("some/index")


def sqlite_error(code: int) -> sqlite3.OperationalError:
    """An error as the sqlite3 module raises it."""
    error = sqlite3.OperationalError("what SQLite said")
    error.sqlite_errorcode = code
    return error


CASES = [
    (sqlite_error(sqlite3.SQLITE_BUSY), IndexLockedError, IndexLockedError),
    (sqlite_error(sqlite3.SQLITE_BUSY_RECOVERY), IndexLockedError, IndexLockedError),
    (sqlite_error(sqlite3.SQLITE_FULL), IndexWriteError, IndexWriteError),
    (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), IndexStoreError, IndexWriteError),
    (sqlite_error(sqlite3.SQLITE_READONLY), IndexStoreError, IndexWriteError),
    (sqlite_error(sqlite3.SQLITE_CANTOPEN), IndexStoreError, IndexWriteError),
    (sqlite_error(sqlite3.SQLITE_CORRUPT_VTAB), IndexDamagedError, IndexDamagedError),
    (sqlite_error(sqlite3.SQLITE_NOTADB), IndexDamagedError, IndexDamagedError),
    (sqlite_error(sqlite3.SQLITE_ERROR), IndexDamagedError, IndexDamagedError),
    (sqlite_error(sqlite3.SQLITE_CONSTRAINT), IndexStoreError, IndexStoreError),
    (sqlite3.ProgrammingError("closed"), IndexStoreError, IndexStoreError),
    (sqlite3.OperationalError("Could not decode"), IndexDamagedError, IndexDamagedError),
    (OSError(errno.ENOSPC, "No space left"), IndexWriteError, IndexWriteError),
    (OSError(errno.EDQUOT, "Quota"), IndexWriteError, IndexWriteError),
    (OSError(errno.EFBIG, "Too large"), IndexWriteError, IndexWriteError),
    (PermissionError(errno.EACCES, "Denied"), IndexStoreError, IndexWriteError),
    (FileNotFoundError(errno.ENOENT, "None"), IndexMissingError, IndexWriteError),
    (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), IndexDamagedError, IndexDamagedError),
    (ValueError("not JSON"), IndexDamagedError, ValueError),
    (KeyError("publisher"), IndexDamagedError, KeyError),
]


@pytest.mark.parametrize(("error", "reading", "writing"), CASES)
def test_errors_are_translated(
    error: Exception, reading: type[Exception], writing: type[Exception]
) -> None:
    """What is raised inside is told in one line, with the index's name, and keeps its cause."""
    for is_writing, expected in ((False, reading), (True, writing)):
        with pytest.raises(expected) as raised, translated(FOLDER, writing=is_writing):
            raise error
        assert type(raised.value) is expected
        if raised.value is not error:
            assert raised.value.__cause__ is error
            assert "index" in str(raised.value)
            assert "some/index" in str(raised.value)
            assert "\n" not in str(raised.value)


def test_a_disk_that_fails_is_looked_at_before_an_index_is_rebuilt() -> None:
    """Nothing is damaged, and a rebuild would need more of what is lacking."""
    error = sqlite_error(sqlite3.SQLITE_IOERR_WRITE)
    with pytest.raises(IndexStoreError) as raised, translated(FOLDER, writing=False):
        raise error
    assert str(raised.value) == (
        "index some/index cannot be read (what SQLite said): see whether its disk is full or "
        "failing; only where it is neither, rebuild it with `briefing-qa index --rebuild`"
    )


def test_other_errors_pass() -> None:
    """A mistake of the caller is not an error of the index."""
    with pytest.raises(AttributeError), translated(FOLDER, writing=False):
        raise AttributeError("no such thing")


def test_a_lock_of_another_process_names_it(tmp_path: Path) -> None:
    """One of a thread of this process must not be told to stop it."""
    with write_lock(tmp_path):
        with (
            pytest.raises(IndexLockedError, match="another thread of this process: wait for it"),
            write_lock(tmp_path),
        ):
            pass
        (tmp_path / HOLDER_FILE).write_text("1", encoding="ascii")
        with (
            pytest.raises(IndexLockedError, match=r"another process \(pid 1\): wait for it, or"),
            write_lock(tmp_path),
        ):
            pass

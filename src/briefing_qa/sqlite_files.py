"""What the index and the file of conversations share: each is one SQLite file."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the operating system says where a file cannot grow."""

Identity = tuple[int, int]
"""Which file a path names: another one may be put in its place."""


def identity_of(path: Path) -> Identity:
    """The identity of a file. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for an error of its Python module."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file is broken, and not only busy or out of reach."""
    return code_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def open_file(
    path: Path, mode: Literal["rw", "rwc"], pragmas: Sequence[str], *, timeout: float
) -> sqlite3.Connection:
    """A connection in autocommit mode; may be handed from thread to thread.

    Raises IsADirectoryError for a folder, of which SQLite only says that it cannot be opened.

    Args:
        path: of the file.
        mode: "rwc" makes the file where it is missing.
        pragmas: set before anything else.
        timeout: seconds to wait for others who use the file.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


class Pool:
    """Connections to one file, each of one thread at a time, and kept for the next one.

    Args:
        path: of the file.
        connect: opens a connection to it.
        closed: the error for one that is asked for when the pool is closed.
    """

    def __init__(
        self,
        path: Path,
        connect: Callable[[Path], sqlite3.Connection],
        closed: Callable[[], Exception],
    ) -> None:
        self._path = path
        self._connect = connect
        self._error = closed
        self._lock = threading.Lock()
        self._idle: list[tuple[Identity, sqlite3.Connection]] = []
        self._closed = False

    def take(self) -> tuple[Identity, sqlite3.Connection]:
        """An idle connection, or a new one when there is none to the file that is there now."""
        identity = identity_of(self._path)
        with self._lock:
            if self._closed:
                raise self._error()
            stale = [connection for known, connection in self._idle if known != identity]
            self._idle = [pair for pair in self._idle if pair[0] == identity]
            found = self._idle.pop() if self._idle else None
        for connection in stale:
            connection.close()
        return found or (identity, self._connect(self._path))

    def give_back(self, identity: Identity, connection: sqlite3.Connection) -> None:
        """Keep a connection that was taken, without the transaction that it may be in."""
        usable = True
        if connection.in_transaction:
            try:
                connection.execute("ROLLBACK")
            except sqlite3.Error:
                usable = False
        with self._lock:
            if usable and not self._closed:
                self._idle.append((identity, connection))
                return
        connection.close()

    def close(self) -> None:
        """Close idle connections now, and those in use when they are given back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

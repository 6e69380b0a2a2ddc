"""Connections to the file of conversations, shared by the threads of a server."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_qa.conversations.failures import ConversationStoreError, translated
from briefing_qa.conversations.schema import connect

_Identity = tuple[int, int]


class Connections:
    """Connections that are handed from thread to thread, and one right to write among them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        # SQLite lets waiting writers try again at random times; a queue of our own is fair.
        self._writing = threading.Lock()
        self._idle: list[tuple[_Identity, sqlite3.Connection]] = []
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent state of the file. Raises ConversationStoreError."""
        with translated(self._path), self._borrowed() as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block, or nothing. Raises ConversationStoreError."""
        with translated(self._path), self._writing, self._borrowed() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def cleaning(self) -> Iterator[sqlite3.Connection]:
        """The right to write without a transaction, which VACUUM refuses."""
        with translated(self._path), self._writing, self._borrowed() as connection:
            yield connection

    def close(self) -> None:
        """Close idle connections now, and those in use when they are given back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        identity, connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(identity, connection)

    def _take(self) -> tuple[_Identity, sqlite3.Connection]:
        """An idle connection, or a new one when there is none to the file that is there now."""
        status = self._path.stat()
        identity = (status.st_dev, status.st_ino)
        with self._lock:
            if self._closed:
                raise ConversationStoreError(
                    f"conversations {self._path} were closed: open them again"
                )
            stale = [connection for known, connection in self._idle if known != identity]
            self._idle = [pair for pair in self._idle if pair[0] == identity]
            found = self._idle.pop() if self._idle else None
        for connection in stale:
            connection.close()
        return found or (identity, connect(self._path))

    def _give_back(self, identity: _Identity, connection: sqlite3.Connection) -> None:
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

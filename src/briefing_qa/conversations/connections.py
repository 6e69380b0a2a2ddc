"""Connections to the file of conversations, shared by the threads of a server."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing_qa.conversations.failures import ConversationStoreError, translated
from briefing_qa.conversations.schema import connect
from briefing_qa.sqlite_files import Pool


class Connections:
    """Connections that are handed from thread to thread, and one right to write among them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pool = Pool(
            path,
            connect,
            closed=lambda: ConversationStoreError(
                f"conversations {path} were closed: open them again"
            ),
        )
        # SQLite lets waiting writers try again at random times; a queue of our own is fair.
        self._writing = threading.Lock()

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
        self._pool.close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        identity, connection = self._pool.take()
        try:
            yield connection
        finally:
            self._pool.give_back(identity, connection)

"""Deleting so that no byte of what is deleted stays in the files."""

from __future__ import annotations

import logging
import secrets
import sqlite3
from pathlib import Path

from briefing_qa.conversations.connections import Connections
from briefing_qa.conversations.failures import ConversationStoreError

_log = logging.getLogger(__name__)


def delete_row(connection: sqlite3.Connection, number: int) -> None:
    """Delete a conversation, inside the caller's transaction, and note that there are traces."""
    connection.execute("DELETE FROM conversations WHERE number = ?", (number,))
    mark = secrets.token_hex(8)
    connection.execute("UPDATE meta SET value = ? WHERE name = 'unclean'", (mark,))


def wipe(connections: Connections, path: Path) -> bool:
    """Write the file afresh where there are traces, also those of a deletion cut short.

    SQLite overwrites deleted rows with zeros, but neither the copies that moving rows from page to
    page has left, nor those in its log.

    Returns:
        Whether the files are without traces now.
    """
    try:
        with connections.cleaning() as connection:
            if _wiped(connection):
                return True
    except ConversationStoreError as error:
        _log.warning("traces of deleted conversations stay until the next deletion: %s", error)
        return False
    _log.warning("traces of deleted conversations stay in %s: another process reads it", path)
    return False


def _wiped(connection: sqlite3.Connection) -> bool:
    (mark,) = connection.execute("SELECT value FROM meta WHERE name = 'unclean'").fetchone()
    if not mark:
        return True
    connection.execute("VACUUM")
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        return False
    # Another process that deleted something since has left a mark of its own.
    connection.execute("UPDATE meta SET value = '' WHERE name = 'unclean' AND value = ?", (mark,))
    return True

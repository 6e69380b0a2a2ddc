"""Finding damage that no question has met yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import numpy as np

from briefing_qa.store.rows import (
    SELECT_DOCUMENTS,
    SELECT_PASSAGES,
    SELECT_RECORDS,
    Row,
    are_sound,
    document_of,
    pair_of,
    passage_of,
    record_of,
)

_FIRST = 3
"""Faults of one kind that are named."""

_TOGETHER = 1000
"""Vectors that are looked at together."""


_ROWS: tuple[tuple[str, Callable[[Row], object]], ...] = (
    (SELECT_RECORDS, record_of),
    (SELECT_DOCUMENTS, document_of),
    (SELECT_PASSAGES, passage_of),
    ("SELECT id, signature FROM documents", pair_of(str, bytes)),
)


def faults(connection: sqlite3.Connection, dimension: int) -> Iterator[str]:
    """What is wrong with a database, most telling first; reads all of it, changes nothing.

    Args:
        connection: in a read transaction.
        dimension: of the vectors.

    Raises:
        sqlite3.Error, KeyError, TypeError, ValueError: it is so damaged that it cannot be read.
    """
    # From 3.44 on, this includes FTS5's own check of the lexical index against its rows.
    for (fault,) in connection.execute(f"PRAGMA integrity_check({_FIRST})"):
        if fault != "ok":
            yield " ".join(str(fault).split())
    connection.execute("SELECT sum(doc), sum(cnt) FROM lexical_terms").fetchone()  # walks all of it
    yield from _counted(
        connection.execute(
            "SELECT count(*) FROM vectors WHERE length(value) != ?", (4 * dimension,)
        ),
        "vectors of another length",
    )
    if unsound := _unsound(connection, dimension):
        yield f"{unsound} damaged vector{'s' if unsound > 1 else ''}"
    yield from _counted(
        connection.execute(
            "SELECT count(*) FROM passages WHERE key NOT IN (SELECT key FROM vectors)"
        ),
        "passages without a vector",
    )
    yield from _counted(
        connection.execute(
            "SELECT count(*) FROM passages WHERE number NOT IN (SELECT rowid FROM lexical)"
        ),
        "passages without terms",
    )
    _read_all(connection)
    yield from _misplaced(connection)


def _counted(found: sqlite3.Cursor, what: str) -> Iterator[str]:
    (count,) = found.fetchone()
    if count:
        yield f"{count} {what}"


def _unsound(connection: sqlite3.Connection, dimension: int) -> int:
    """How many vectors of the right length hold what no model gives."""
    rows = connection.execute("SELECT value FROM vectors WHERE length(value) = ?", (4 * dimension,))
    count = 0
    while part := rows.fetchmany(_TOGETHER):
        joined = np.frombuffer(b"".join(value for (value,) in part), dtype="<f4")
        count += int((~are_sound(joined.reshape(len(part), dimension))).sum())
    return count


def _read_all(connection: sqlite3.Connection) -> None:
    """Take every row for what it is. Raises sqlite3.Error or ValueError where one is damaged."""
    for statement, make in _ROWS:
        for row in connection.execute(statement):
            make(row)


def _misplaced(connection: sqlite3.Connection) -> Iterator[str]:
    """Documents of which a passage is not what stands at its place."""
    for id_, text in connection.execute("SELECT id, text FROM documents ORDER BY id"):
        passages = connection.execute(
            "SELECT first, stop, text FROM passages WHERE document_id = ?", (id_,)
        )
        if any(text[first:stop] != words for first, stop, words in passages):
            yield f"the text of {id_} is not that of its passages"

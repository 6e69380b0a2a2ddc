"""Writing afresh what held text, so that nothing of a removed document stays in the file.

SQLite overwrites deleted rows with zeros, and pages that it gives up. What stays are copies of rows
that were moved from page to page before they were deleted, and terms that FTS5 leaves behind. Both
are gone when the tables that hold text are copied and the old ones dropped. The vectors, by far the
most of the file, hold none and stay where they are; `VACUUM` would copy them too.
"""

from __future__ import annotations

import sqlite3

from briefing_qa.store.schema import LEXICAL, PLACES, TABLES

_WITH_TEXT = ("documents", "boxes", "passages")
_SMALL_BYTES = 16 << 20
"""So small a file is written afresh as a whole, which also makes it shorter."""


def scrub(connection: sqlite3.Connection) -> None:
    """Write the text of a database afresh, or all of it where it is small or half empty.

    Args:
        connection: autocommit, with `secure_delete`; no transaction is open.

    Raises:
        sqlite3.Error: it cannot be written; nothing has changed.
    """
    connection.execute("PRAGMA cache_spill = ON")  # or all pages are held in memory
    connection.execute("PRAGMA foreign_keys = OFF")  # or dropping documents would drop passages
    try:
        pages, free, size = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        if pages * size < _SMALL_BYTES or 2 * free > pages:
            connection.execute("INSERT INTO lexical (lexical) VALUES ('rebuild')")
            connection.execute("VACUUM")
        else:
            _copy_tables(connection)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_spill = OFF")


def _copy_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for name in _WITH_TEXT:
            connection.execute(TABLES[name].format(f"fresh_{name}"))
            connection.execute(
                f"INSERT INTO fresh_{name} SELECT * FROM {name} ORDER BY rowid"  # noqa: S608
            )
            connection.execute(f"DROP TABLE {name}")
            connection.execute(f"ALTER TABLE fresh_{name} RENAME TO {name}")
        connection.execute(PLACES)
        connection.execute("CREATE TEMP TABLE kept AS SELECT rowid AS number, terms FROM lexical")
        connection.execute("DROP TABLE lexical")
        connection.execute(LEXICAL)
        connection.execute("INSERT INTO lexical (rowid, terms) SELECT number, terms FROM kept")
        connection.execute("DROP TABLE kept")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

"""The database file: its tables, and what it says about itself."""

from __future__ import annotations

import json
import secrets
import sqlite3
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_qa.errors import IndexSettingsError, IndexVersionError
from briefing_qa.sqlite_files import code_of, open_file
from briefing_qa.store.failures import damaged, missing, of_another_program
from briefing_qa.store.protocol import StoreSettings

DATABASE = "passages.sqlite"
SCHEMA_VERSION = 2
BUSY_SECONDS = 10.0
"""How long a connection waits for another one's lock."""

# Index terms come ready made, separated by spaces. The tokenizer must neither split nor fold them:
# "ascii" takes every character beyond ASCII as part of a token, and so is all punctuation here.
_PUNCTUATION = string.punctuation.replace("'", "''")
_TOKENIZER = f"ascii tokenchars '{_PUNCTUATION}'".replace('"', '""')

TABLES = {
    "meta": "CREATE TABLE {} (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID",
    "documents": """CREATE TABLE {} (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL, language TEXT NOT NULL,
    provenance TEXT NOT NULL, metadata TEXT NOT NULL, sections TEXT NOT NULL, pages TEXT NOT NULL,
    sha256 TEXT NOT NULL, indexed_at TEXT NOT NULL, characters INTEGER NOT NULL, year INTEGER,
    country TEXT NOT NULL, notices TEXT NOT NULL, registered TEXT NOT NULL, signature BLOB NOT NULL,
    page_count INTEGER NOT NULL, text TEXT NOT NULL)""",
    "boxes": """CREATE TABLE {} (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    first INTEGER NOT NULL, stop INTEGER NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (document_id, first))""",
    "passages": """CREATE TABLE {} (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    first INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, heading_path TEXT NOT NULL,
    section_first INTEGER NOT NULL, section_stop INTEGER NOT NULL, page INTEGER,
    units TEXT NOT NULL, key TEXT NOT NULL)""",
    "vectors": "CREATE TABLE {} (key TEXT PRIMARY KEY, value BLOB NOT NULL)",
}
"""Ordinary tables: how each is made under whatever name."""

REFUSED = """CREATE TABLE IF NOT EXISTS refused (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, registered TEXT NOT NULL, program TEXT NOT NULL,
    reason TEXT NOT NULL)"""
"""Made when it is needed: an index that lacks it is one in which nothing is remembered."""

PLACES = "CREATE INDEX passages_by_place ON passages (document_id, first, stop, id)"
LEXICAL = f'CREATE VIRTUAL TABLE lexical USING fts5 (terms, tokenize = "{_TOKENIZER}")'
_LEXICAL_TERMS = "CREATE VIRTUAL TABLE lexical_terms USING fts5vocab ('lexical', 'row')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What an index says about itself.

    Attributes:
        store_id: random, made once; a rebuilt index has another.
        generation: rises by one with every change of the documents.
        revision: random, made with every change; no two states of any index share it.
        unclean: bytes of what was removed may still stand in the file.
        complete: false from the first to the last part of a change that is made in parts.
    """

    store_id: str
    generation: int
    revision: str
    unclean: bool
    complete: bool

    @property
    def stamp(self) -> bytes:
        """Names this state; derived files carry it."""
        return f"{self.store_id} {self.generation} {self.revision}".encode()


def connect(database: Path) -> sqlite3.Connection:
    """A connection that only reads.

    A file that is write-protected is opened for reading only; that is SQLite's own rule. Readers
    ask for write access too, because only then they can undo what a killed writer left half done.
    """
    return open_file(database, "rw", ("query_only = ON",), timeout=BUSY_SECONDS)


def connect_writer(database: Path) -> sqlite3.Connection:
    """A connection that writes; the file is made where it is missing."""
    return open_file(
        database,
        "rwc",
        (
            "journal_mode = DELETE",  # one file between changes, readable without write access
            "synchronous = FULL",
            "secure_delete = ON",  # what is deleted is overwritten with zeros
            "foreign_keys = ON",
            "cache_spill = OFF",  # readers are locked out while a change is committed, not before
            "temp_store = MEMORY",  # nothing of a document is written outside the index folder
        ),
        timeout=BUSY_SECONDS,
    )


def create_tables(connection: sqlite3.Connection, settings: StoreSettings, generation: int) -> None:
    """Make the tables of an empty index, inside the caller's transaction."""
    for name, statement in TABLES.items():
        connection.execute(statement.format(name))
    for statement in (PLACES, LEXICAL, _LEXICAL_TERMS):
        connection.execute(statement)
    values: dict[str, str | int] = {
        "schema": SCHEMA_VERSION,
        "settings": json.dumps(dict(settings), sort_keys=True),
        "store_id": secrets.token_hex(16),
        "generation": generation,
        "revision": secrets.token_hex(16),
        "unclean": 0,
        "complete": 1,
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", values.items())


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file holds no table at all, as when its first transaction was never finished."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def is_of_another_program(connection: sqlite3.Connection) -> bool:
    """Whether the file holds tables, and none of those that an index has."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return bool(names) and names.isdisjoint(TABLES)


def check_writable(connection: sqlite3.Connection) -> None:
    """Make sure that the file can be changed, and a journal made beside it, without changing it.

    SQLite opens a file that is write-protected all the same, and says so with the first change:
    after hours of work, or after something else was deleted.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("UPDATE meta SET value = value WHERE name = 'schema'")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def read_meta(connection: sqlite3.Connection, settings: StoreSettings, folder: Path) -> Meta:
    """What the index says about itself, checked against this program and its settings.

    Raises:
        IndexMissingError: the file holds no table yet.
        IndexVersionError: another version of the program wrote it.
        IndexSettingsError: it was built with other settings.
        IndexDamagedError: it says nothing usable, or is another program's database.
        sqlite3.Error: the file cannot be read.
    """
    # First of all, since in a transaction this holds the state that is looked at. Asking for a
    # table that is not there does not, and until one asks why, somebody may have made it.
    if is_empty(connection):
        raise missing(folder)
    try:
        values = dict(connection.execute("SELECT name, value FROM meta"))
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_ERROR:
            raise
        if is_of_another_program(connection):
            raise of_another_program(folder, DATABASE) from error
        raise damaged(folder, f"its table meta cannot be read: {error}") from error
    _check_version(values.get("schema"), folder)
    try:
        stored = dict(json.loads(values["settings"]))
        meta = Meta(
            store_id=str(values["store_id"]),
            generation=int(values["generation"]),
            revision=str(values["revision"]),
            unclean=bool(values["unclean"]),
            complete=bool(values["complete"]),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise damaged(folder, f"its table meta is not usable: {error!r}") from error
    if stored != dict(settings):
        raise _other_settings(stored, settings, folder)
    return meta


def write_meta(connection: sqlite3.Connection, meta: Meta) -> None:
    """Store a changed `meta`, inside the caller's transaction where there is one."""
    connection.executemany(
        "UPDATE meta SET value = ? WHERE name = ?",
        (
            (meta.generation, "generation"),
            (meta.revision, "revision"),
            (int(meta.unclean), "unclean"),
            (int(meta.complete), "complete"),
        ),
    )


def _check_version(found: object, folder: Path) -> None:
    if found == SCHEMA_VERSION:
        return
    if not isinstance(found, int):
        raise damaged(folder, "it does not say its version")
    if found > SCHEMA_VERSION:
        raise IndexVersionError(
            f"index {folder} has layout {found}, this program knows layouts up to "
            f"{SCHEMA_VERSION}: update briefing-qa, or name another folder with --index"
        )
    raise IndexVersionError(
        f"index {folder} has layout {found}, this program writes layout {SCHEMA_VERSION}: "
        f"rebuild it with `briefing-qa index --rebuild`"
    )


def _other_settings(
    stored: dict[str, Any], settings: StoreSettings, folder: Path
) -> IndexSettingsError:
    names = sorted(stored.keys() | settings.keys())
    differences = ", ".join(
        f"{name}: stored {stored.get(name)!r}, now {settings.get(name)!r}"
        for name in names
        if stored.get(name) != settings.get(name)
    )
    return IndexSettingsError(
        f"index {folder} was built with other settings ({differences}): "
        f"rebuild it with `briefing-qa index --rebuild`"
    )

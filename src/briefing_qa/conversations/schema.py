"""The file of conversations: its tables, what it says about itself, and opening it.

SQLite in write-ahead mode: many readers beside one writer, also of other processes. The folder must
be on a disk of this machine, since that mode does not work over a network.
"""

from __future__ import annotations

import secrets
import sqlite3
import stat
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from briefing_qa.conversations.failures import (
    ConversationDamageError,
    ConversationStoreError,
    ConversationVersionError,
    ConversationWriteError,
    translated,
)
from briefing_qa.sqlite_files import is_damage, open_file

APPLICATION_ID = 0x62716163
"""In the header of the file; tells it from another program's database."""

SCHEMA_VERSION = 2
"""1 did not keep what a question was restricted to."""

BUSY_SECONDS = 10.0
"""How long a connection waits for another one's lock."""

_PRIVATE = 0o600
_BESIDE = ("-wal", "-shm", "-journal")
_HEADER = b"SQLite format 3\0"
_PROGRAM = slice(68, 72)  # of the header
_TRACE = b"CREATE TABLE conversations (\n    number INTEGER PRIMARY KEY, id"  # on the first page
_LOOKED_AT = 1 << 16
_OPENING_SECONDS = 60.0

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('unclean', '');
CREATE TABLE conversations (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, title TEXT NOT NULL,
    created TEXT NOT NULL, updated TEXT NOT NULL, document_ids TEXT, language TEXT NOT NULL
);
CREATE INDEX conversations_by_owner ON conversations (owner, updated);
CREATE TABLE turns (
    number INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
    position INTEGER NOT NULL, question TEXT NOT NULL, understood TEXT NOT NULL,
    answer TEXT NOT NULL, sources TEXT NOT NULL, created TEXT NOT NULL,
    filters TEXT NOT NULL DEFAULT '{}',
    UNIQUE (conversation, position)
);
CREATE TABLE feedback (
    turn INTEGER PRIMARY KEY REFERENCES turns (number) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('up', 'down')),
    comment TEXT NOT NULL, right_answer TEXT NOT NULL, created TEXT NOT NULL
)"""


def prepare(path: Path) -> None:
    """Make the file where there is none, check it where there is one, for its owner's eyes only.

    Raises:
        ConversationDamageError: it cannot be read; it has been renamed, so that the next call makes
            a new one.
        ConversationVersionError: a newer program wrote it; it is left alone.
        ConversationStoreError: it is something else, and left alone, or cannot be opened or
            written.
    """
    with translated(path):
        _check_kind(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        # A lock waits where its file cannot be made, as if another process had it.
        _beside(path, ".lock").touch(mode=_PRIVATE)
        # Of two processes that find the same damage, one sets it aside and the other starts anew.
        with FileLock(f"{path}.lock", timeout=_OPENING_SECONDS, mode=_PRIVATE):
            _make_private(path)
            try:
                with closing(connect(path)) as connection:
                    damage = _check(connection, path)
            except UnicodeDecodeError as error:  # from a message of SQLite that quotes damage
                damage = error.reason
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
                damage = str(error)
            if damage:
                raise _set_aside(path, damage)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that is there."""
    return open_file(
        path,
        "rw",
        (
            "foreign_keys = ON",
            "secure_delete = ON",  # what is deleted is overwritten with zeros
            "synchronous = FULL",  # a turn that was shown is kept, also after a power cut
            "temp_store = MEMORY",  # nothing is written outside of the folder
        ),
        timeout=BUSY_SECONDS,
    )


def _check_kind(path: Path) -> None:
    """Make sure that what is there may be changed or set aside: it is ours, or nothing yet.

    Raises:
        ConversationStoreError: it is something else.
    """
    # A folder, or /dev/null, would else be closed to everybody: only a file is made private.
    if _is_no_file(path):
        raise ConversationWriteError(
            f"conversations {path} cannot be kept there: it is no file: name one"
        )
    try:
        with path.open("rb") as file:
            begins = file.read(_LOOKED_AT)
    except (FileNotFoundError, NotADirectoryError):  # making it will say what is wrong
        return
    if begins.startswith(_HEADER):
        ours = begins[_PROGRAM] == APPLICATION_ID.to_bytes(4, "big")
        what = "a database of another program"
    else:
        ours = not begins or _TRACE in begins
        what = "no file of conversations"
    if not ours:
        raise ConversationStoreError(f"{path} is {what}, it was left alone: name another file")


def _is_no_file(path: Path) -> bool:
    """Whether something else is there: at one look, since others may set the file aside."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:  # nothing is there, or opening it will say what is wrong
        return False


def _make_private(path: Path) -> None:
    """Make an empty file where there is none; SQLite gives what it puts beside it the same mode."""
    path.touch(mode=_PRIVATE)
    for name in (path, *(_beside(path, suffix) for suffix in _BESIDE)):
        # What stands beside it comes and goes while others have it open.
        with suppress(FileNotFoundError):
            if name.stat().st_mode & 0o077:
                name.chmod(_PRIVATE)


def _check(connection: sqlite3.Connection, path: Path) -> str:
    """Make the tables in an empty file of ours, raise an old layout; say what is damaged."""
    empty = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if empty:
        _create(connection)
    elif version > SCHEMA_VERSION:
        raise ConversationVersionError(
            f"conversations {path} have layout {version}, this program knows layouts up to "
            f"{SCHEMA_VERSION}: update briefing-qa, or name another file"
        )
    else:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            return str(found)
        if version < SCHEMA_VERSION:
            _raise_layout(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    return ""


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _raise_layout(connection: sqlite3.Connection) -> None:
    """From layout 1 to 2: questions that were put to whatever there was then."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ALTER TABLE turns ADD COLUMN filters TEXT NOT NULL DEFAULT '{}'")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _set_aside(path: Path, detail: str) -> ConversationDamageError:
    """Rename a damaged file and what SQLite left beside it; the error that says so."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = path.with_name(f"{path.stem}.damaged-{now}-{secrets.token_hex(2)}{path.suffix}")
    for suffix in _BESIDE:  # first, so that no new file ever meets the log of the old one
        if _beside(path, suffix).exists():
            _beside(path, suffix).rename(_beside(kept, suffix))
    path.rename(kept)
    return ConversationDamageError(
        f"conversations {path} cannot be read ({' '.join(detail.split())}): "
        f"the file was kept as {kept.name}; start again to go on with an empty one",
        kept,
    )


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)

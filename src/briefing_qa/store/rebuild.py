"""Building the index afresh beside the old one, which stays in use until the new one is complete.

The new database is made in a file of its own, under a name of its own. Its pages are then copied
over the old database in one transaction, so that a kill leaves either, and no reader is left with
a file that has been taken away. (Renaming over a database that others have open can damage the
next one: they would find its journal under the old one's name.) Only a damaged database, which
nobody can read, is replaced by renaming.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from briefing_qa.errors import IndexStoreError
from briefing_qa.sqlite_files import is_damage
from briefing_qa.store.derived import DerivedIndex
from briefing_qa.store.failures import in_use, of_another_program, translated
from briefing_qa.store.protocol import IndexedDocument, StoreSettings
from briefing_qa.store.schema import (
    BUSY_SECONDS,
    DATABASE,
    connect,
    connect_writer,
    create_tables,
    is_empty,
    is_of_another_program,
    read_meta,
)
from briefing_qa.store.vectors import sync_folder
from briefing_qa.store.writer import SqliteWriter, transaction

STAGING = f"{DATABASE}.new"


class RebuildingWriter(SqliteWriter):
    """Writes a new database; the first complete `commit` puts it in the place of the old one."""

    def __init__(
        self, folder: Path, settings: StoreSettings, dimension: int, derived: DerivedIndex
    ) -> None:
        """Open the staging database, or go on with what an interrupted rebuild has left.

        Raises:
            IndexDamagedError: what would be replaced is a database of another program.
        """
        with translated(folder, writing=True):
            _check_replaceable(folder)
            connection = _open_staging(folder, settings)
        super().__init__(folder, connection, settings, dimension, derived)
        self._staged = True
        self._begun = False

    def commit(
        self,
        changed: Sequence[IndexedDocument],
        removed: Sequence[str],
        *,
        complete: bool = True,
    ) -> int:
        """Make the `changed` of all parts all there is, and put it in the old index's place."""
        if not self._staged:
            return super().commit(changed, removed, complete=complete)
        with translated(self._folder, writing=True):
            with transaction(self._connection):
                meta = self._replace(
                    changed,
                    [*removed, *self._left()],
                    complete=complete,
                    always=complete,
                    derive=complete,
                )
            self._begun = True
            if not complete:
                return meta.generation
            self.scrub(meta)
            self._connection = _swap_in(self._connection, self._folder)
        self._staged = False
        self._derived.keep_only(meta)
        return meta.generation

    def _left(self) -> list[str]:
        """Documents of an interrupted rebuild, which may have changed since."""
        if self._begun:
            return []
        return [id_ for (id_,) in self._connection.execute("SELECT id FROM documents")]


def has_staging(folder: Path) -> bool:
    """Whether there is anything of a rebuild that goes on or was interrupted."""
    return any(path.exists() for path in _staging(folder))


def remove_staging(folder: Path) -> None:
    """Delete what an interrupted rebuild left: it may hold documents that are removed by now."""
    for path in _staging(folder):
        path.unlink(missing_ok=True)


def _staging(folder: Path) -> list[Path]:
    return [folder / f"{STAGING}{suffix}" for suffix in ("", "-journal")]


def _open_staging(folder: Path, settings: StoreSettings) -> sqlite3.Connection:
    try:
        connection = connect_writer(folder / STAGING)
        try:
            if not is_empty(connection):
                read_meta(connection, settings, folder)
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
    except (IndexStoreError, sqlite3.DatabaseError):
        pass  # of another kind, or damaged: begin again
    remove_staging(folder)
    connection = connect_writer(folder / STAGING)
    try:
        with transaction(connection):
            create_tables(connection, settings, _last_generation(folder))
    except BaseException:
        connection.close()
        raise
    return connection


def _check_replaceable(folder: Path) -> None:
    """An index in whatever state is replaced, and what is no database; nothing else is."""
    with suppress(sqlite3.Error, ValueError), closing(connect(folder / DATABASE)) as old:
        if is_of_another_program(old):
            raise of_another_program(folder, DATABASE)


def _last_generation(folder: Path) -> int:
    """The old index's generation, so that the new one's is higher; 0 where it cannot be read."""
    with suppress(sqlite3.Error, ValueError), closing(connect(folder / DATABASE)) as old:
        for (value,) in old.execute("SELECT value FROM meta WHERE name = 'generation'"):
            return int(value)
    return 0


def _swap_in(staged: sqlite3.Connection, folder: Path) -> sqlite3.Connection:
    """Put the staged database in the place of the old one; returns a connection to it."""
    database = folder / DATABASE
    try:
        with closing(connect_writer(database)) as target:
            target.execute("PRAGMA cache_spill = ON")  # else all pages would be held in memory
            staged.backup(target, progress=_Patience(folder))
        staged.close()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        staged.close()
        # A journal of the damaged database must not be applied to the new one.
        database.with_name(f"{DATABASE}-journal").unlink(missing_ok=True)
        (folder / STAGING).replace(database)
        sync_folder(folder)
    remove_staging(folder)
    return connect_writer(database)


class _Patience:
    """Stops a copy that readers keep from starting; SQLite would try for ever."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._until = time.monotonic() + BUSY_SECONDS

    def __call__(self, status: int, _remaining: int, _total: int) -> None:
        if (
            status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            and time.monotonic() > self._until
        ):
            raise in_use(self._folder)

"""The default store: SQLite holds the truth, FAISS is derived from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing_qa.errors import (
    IndexLockedError,
    IndexMissingError,
    IndexStoreError,
    IndexWriteError,
)
from briefing_qa.sqlite_files import Pool, identity_of
from briefing_qa.store.derived import DerivedIndex
from briefing_qa.store.failures import missing, translated
from briefing_qa.store.lock import is_written, wait_for_writer, write_lock
from briefing_qa.store.protocol import StoreSettings
from briefing_qa.store.reader import SqliteSnapshot
from briefing_qa.store.rebuild import RebuildingWriter, has_staging, remove_staging
from briefing_qa.store.schema import (
    BUSY_SECONDS,
    DATABASE,
    Meta,
    check_writable,
    connect,
    connect_writer,
    create_tables,
    is_empty,
    read_meta,
)
from briefing_qa.store.turns import turns_of
from briefing_qa.store.vectors import HNSW_FROM
from briefing_qa.store.writer import SqliteWriter, transaction


class SqliteStore:
    """An index in a folder: `passages.sqlite`, and `vectors-<generation>.faiss` derived from it."""

    def __init__(
        self,
        folder: Path,
        settings: StoreSettings,
        *,
        dimension: int,
        hnsw_from: int = HNSW_FROM,
    ) -> None:
        """Name the folder; nothing is opened yet.

        Args:
            folder: the index. A writer makes it where it is missing.
            settings: what shapes the index. Stored in it; one with other settings is refused.
            dimension: of the vectors; stored with the settings.
            hnsw_from: from how many passages on search is approximate.
        """
        self._folder = folder
        self._settings = {**settings, "dimension": dimension}
        self._dimension = dimension
        self._derived = DerivedIndex(folder, dimension, hnsw_from)
        self._pool = Pool(
            folder / DATABASE,
            connect,
            closed=lambda: IndexStoreError(f"the store of index {folder} is closed: open another"),
        )

    @contextmanager
    def snapshot(self) -> Iterator[SqliteSnapshot]:
        """A consistent state for reading: one read transaction on a connection of its own.

        Raises:
            IndexMissingError: no index has been built in the folder.
            IndexSettingsError: it was built with other settings.
            IndexVersionError: another version of the program wrote it.
            IndexDamagedError: its database cannot be read.
        """
        with translated(self._folder, writing=False):
            identity = identity_of(self._folder / DATABASE)
        # Asked of the file system, not of the lock: readers of a folder may not write there.
        with turns_of(identity, BUSY_SECONDS).reading(lambda: is_written(self._folder)):
            with translated(self._folder, writing=False):
                identity, connection = self._pool.take()
            try:
                meta = self._begin(connection)
                snapshot = SqliteSnapshot(
                    self._folder, connection, meta, self._derived, self._dimension
                )
                try:
                    yield snapshot
                finally:
                    snapshot.end()
            finally:
                self._pool.give_back(identity, connection)

    @contextmanager
    def writer(self) -> Iterator[SqliteWriter]:
        """The writer; it holds the lock inside the `with` block.

        Raises:
            IndexLockedError: another process, or another thread, is writing.
            IndexWriteError: the folder cannot be written.
            IndexStoreError: the index cannot be opened; see `snapshot`.
        """
        with write_lock(self._folder):
            with translated(self._folder, writing=True):
                connection = connect_writer(self._folder / DATABASE)
            writer = SqliteWriter(
                self._folder, connection, self._settings, self._dimension, self._derived
            )
            try:
                self._prepare(connection, writer)
                yield writer
            finally:
                writer.close()

    @contextmanager
    def rebuild(self) -> Iterator[SqliteWriter]:
        """A writer that starts from nothing, and whose first `commit` replaces the old index.

        The old index may have other settings, be of another version, or be damaged. It answers
        until the commit is complete. Vectors that an interrupted rebuild stored are found again.

        Raises:
            IndexLockedError: another process, or another thread, is writing.
            IndexWriteError: the folder cannot be written.
            IndexDamagedError: it holds a database of another program.
        """
        with write_lock(self._folder):
            writer = RebuildingWriter(self._folder, self._settings, self._dimension, self._derived)
            try:
                yield writer
            finally:
                writer.close()

    def sweep(self) -> None:
        """Clear what a writer left that was killed; where somebody writes, or may not, it stays.

        The next writer would, but where nothing changes there is none, and a rebuild that was
        begun holds the text of documents, of which some may have been removed since.
        """
        if is_written(self._folder) or self.is_rebuild_begun():
            with suppress(IndexLockedError, IndexWriteError), write_lock(self._folder):
                remove_staging(self._folder)

    def is_rebuild_begun(self) -> bool:
        """Whether a rebuild goes on, or has left what it had when it ended before it was done."""
        return has_staging(self._folder)

    def wait_for_writer(self) -> None:
        """Wait until nobody writes to the index, for however long that takes."""
        wait_for_writer(self._folder)

    def close(self) -> None:
        """Close idle connections now, and those in use when their snapshot ends."""
        self._pool.close()

    def _prepare(self, connection: sqlite3.Connection, writer: SqliteWriter) -> None:
        with translated(self._folder, writing=True):
            if is_empty(connection):
                with transaction(connection):
                    create_tables(connection, self._settings, generation=0)
            meta = read_meta(connection, self._settings, self._folder)
            check_writable(connection)
            writer.scrub(meta)
            remove_staging(self._folder)

    def _begin(self, connection: sqlite3.Connection) -> Meta:
        with translated(self._folder, writing=False):
            connection.execute("BEGIN")
            meta = read_meta(connection, self._settings, self._folder)
        if meta.generation == 0:  # its first commit is still to come
            raise missing(self._folder)
        return meta


def open_store(folder: Path, settings: StoreSettings, dimension: int) -> SqliteStore:
    """The store in a folder, checked; a folder without an index is fine, a writer builds it.

    Args:
        folder: the index.
        settings: what shapes the index.
        dimension: of the vectors.

    Raises:
        IndexSettingsError: the index was built with other settings.
        IndexVersionError: another version of the program wrote it.
        IndexDamagedError: its database cannot be read.
    """
    store = SqliteStore(folder, settings, dimension=dimension)
    try:
        with suppress(IndexMissingError), store.snapshot():
            pass
    except BaseException:
        store.close()
        raise
    return store

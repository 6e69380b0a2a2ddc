"""Changing the index: vectors at once, documents in one transaction."""

from __future__ import annotations

import json
import logging
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from briefing_qa.errors import IndexStoreError
from briefing_qa.store.boxes import pack_boxes
from briefing_qa.store.derived import DerivedIndex
from briefing_qa.store.failures import translated
from briefing_qa.store.protocol import IndexedDocument, RefusedFile, StoreSettings, Vectors
from briefing_qa.store.rows import (
    INSERT_DOCUMENT,
    INSERT_PASSAGE,
    INSERT_REFUSED,
    document_row,
    passage_row,
    refused_row,
    vectors_of,
)
from briefing_qa.store.schema import REFUSED, Meta, read_meta, write_meta
from briefing_qa.store.scrubbing import scrub

logger = logging.getLogger(__name__)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: all of the block, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


class SqliteWriter:
    """The one writer, over a connection that holds the lock."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        settings: StoreSettings,
        dimension: int,
        derived: DerivedIndex,
    ) -> None:
        """Take over a connection.

        Args:
            folder: the index.
            connection: autocommit, to a database that has its tables.
            settings: as stored in it.
            dimension: of the vectors.
            derived: the vector index, made anew with every change.
        """
        self._folder = folder
        self._connection = connection
        self._settings = settings
        self._dimension = dimension
        self._derived = derived

    def missing_vectors(self, keys: Iterable[str]) -> list[str]:
        """Those keys for which no vector is stored yet, each once, in order."""
        wanted = list(dict.fromkeys(keys))
        with translated(self._folder, writing=True):
            rows = self._connection.execute(
                "SELECT key FROM vectors WHERE key IN (SELECT value FROM json_each(?))",
                (json.dumps(wanted),),
            )
            stored = {key for (key,) in rows}
        return [key for key in wanted if key not in stored]

    def vectors(self, keys: Sequence[str]) -> Vectors:
        """Vectors that are stored, float32 (n, d), in the order of the keys.

        Raises:
            KeyError: no vector has been stored for a key.
        """
        with translated(self._folder, writing=True):
            return vectors_of(self._connection, keys, self._dimension)

    def add_vectors(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Store vectors, float32 (n, d), at once: they survive a kill before `commit`.

        Raises:
            ValueError: their number or dimension is wrong, or a value is not finite.
        """
        if vectors.shape != (len(keys), self._dimension):
            raise ValueError(
                f"vectors of shape {vectors.shape} for {len(keys)} keys of {self._dimension} "
                f"dimensions"
            )
        if not np.isfinite(vectors).all():
            raise ValueError("a vector holds a value that is not a finite number")
        rows = np.ascontiguousarray(vectors, dtype="<f4")
        with translated(self._folder, writing=True), transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO vectors VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
                ((key, row.tobytes()) for key, row in zip(keys, rows, strict=True)),
            )

    def remember_refused(self, files: Sequence[RefusedFile]) -> None:
        """Keep which files could not be read, at once, in the place of those known before."""
        with translated(self._folder, writing=True), transaction(self._connection):
            self._connection.execute(REFUSED)
            self._connection.execute("DELETE FROM refused")
            self._connection.executemany(INSERT_REFUSED, map(refused_row, files))

    def commit(
        self,
        changed: Sequence[IndexedDocument],
        removed: Sequence[str],
        *,
        complete: bool = True,
    ) -> int:
        """Replace and remove documents in one transaction; returns the new generation.

        Vectors that no passage or unit names any more are dropped; nothing of a removed or
        replaced document stays in the file. Nothing changed and nothing removed leaves the
        generation as it is, except that the first commit of all makes it 1.

        Args:
            changed: new documents, and new versions of those that are there.
            removed: ids of documents to take out; unknown ones are passed over.
            complete: false for all but the last part of a change that is made in parts. Vectors
                without use, which may be those of the next part, and traces of what was replaced
                stay until the last one.

        Raises:
            IndexStoreError: a passage has no vector, or two have one id; nothing has changed.
            IndexLockedError: readers kept the index busy; nothing has changed.
            IndexWriteError: it cannot be written; nothing has changed.
        """
        with translated(self._folder, writing=True), transaction(self._connection):
            meta = self._replace(changed, removed, complete=complete)
        self.scrub(meta)
        self._derived.keep_only(meta)
        return meta.generation

    def scrub(self, meta: Meta) -> None:
        """Write what held text afresh after a removal, or when an earlier writer could not.

        In the middle of a change in parts it is left to the last one.
        """
        if not (meta.unclean and meta.complete):
            return
        try:
            scrub(self._connection)
            write_meta(self._connection, replace(meta, unclean=False))
        except sqlite3.Error as error:
            logger.warning(
                "index %s is up to date, but traces of what was removed stay in its file until it "
                "is written to again: %s",
                self._folder,
                error,
            )

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _replace(
        self,
        changed: Sequence[IndexedDocument],
        removed: Sequence[str],
        *,
        complete: bool,
        always: bool = False,
        derive: bool = True,
    ) -> Meta:
        before = read_meta(self._connection, self._settings, self._folder)
        gone = self._delete([*removed, *(one.document.id for one in changed)])
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for one in changed:
            self._insert(one, now)
        self._check_vectors()
        if complete:
            self._drop_unused_vectors()
        meta = replace(before, unclean=before.unclean or gone, complete=complete)
        if before.generation and not (changed or gone or always):
            if meta != before:
                write_meta(self._connection, meta)
            return meta
        meta = replace(meta, generation=meta.generation + 1, revision=secrets.token_hex(16))
        write_meta(self._connection, meta)
        if derive:
            self._derived.make(self._connection, meta)
        return meta

    def _delete(self, document_ids: Sequence[str]) -> bool:
        listed = (json.dumps(document_ids),)
        self._connection.execute(
            "DELETE FROM lexical WHERE rowid IN (SELECT number FROM passages"
            " WHERE document_id IN (SELECT value FROM json_each(?)))",
            listed,
        )
        deleted = self._connection.execute(
            "DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?))", listed
        )
        return deleted.rowcount > 0

    def _insert(self, one: IndexedDocument, now: str) -> None:
        self._connection.execute(INSERT_DOCUMENT, document_row(one, now))
        self._connection.executemany(
            "INSERT INTO boxes VALUES (?, ?, ?, ?)",
            ((one.document.id, *pack) for pack in pack_boxes(one.document.boxes)),
        )
        for passage, terms in zip(one.passages, one.terms, strict=True):
            number = self._connection.execute(INSERT_PASSAGE, passage_row(passage)).lastrowid
            self._connection.execute(
                "INSERT INTO lexical (rowid, terms) VALUES (?, ?)", (number, terms)
            )

    def _check_vectors(self) -> None:
        row = self._connection.execute(
            "SELECT id FROM passages WHERE key NOT IN (SELECT key FROM vectors) LIMIT 1"
        ).fetchone()
        if row is not None:
            raise IndexStoreError(
                f"passage {row[0]} has no vector in index {self._folder}: add it before commit"
            )

    def _drop_unused_vectors(self) -> None:
        self._connection.execute(
            "DELETE FROM vectors WHERE key NOT IN (SELECT key FROM passages UNION ALL"
            " SELECT json_extract(unit.value, '$[3]') FROM passages, json_each(units) AS unit)"
        )

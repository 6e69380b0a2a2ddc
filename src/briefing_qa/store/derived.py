"""The vector index of the present generation: made once, kept in a file, shared by threads."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from briefing_qa.store.failures import damaged
from briefing_qa.store.protocol import Vectors
from briefing_qa.store.rows import pair_of, vectors_in
from briefing_qa.store.schema import Meta
from briefing_qa.store.vectors import (
    VectorIndex,
    build_index,
    index_path,
    is_superseded,
    load_index,
    remove_others,
    save_index,
    to_bytes,
)


class DerivedIndex:
    """Gives the vector index of a state of the database, by whatever way is shortest."""

    def __init__(self, folder: Path, dimension: int, hnsw_from: int) -> None:
        self._folder = folder
        self._dimension = dimension
        self._hnsw_from = hnsw_from
        self._lock = threading.Lock()
        self._made: tuple[bytes, VectorIndex] | None = None

    def of(self, connection: sqlite3.Connection, meta: Meta) -> VectorIndex:
        """The index of the state that `connection` reads: from memory, its file, or built anew."""
        with self._lock:
            if self._made is None or self._made[0] != meta.stamp:
                self._made = (meta.stamp, self._load(connection, meta))
            return self._made[1]

    def make(self, connection: sqlite3.Connection, meta: Meta) -> None:
        """Build the index of a state that is about to be committed, and write its file.

        Done before the commit, so that no reader finds the new state without it. Should the commit
        fail, the file carries a stamp that no state will ever have.
        """
        ids, document_ids = _names(connection)
        built = self._build(connection, len(ids))
        self._save(built, meta)
        with self._lock:
            self._made = (meta.stamp, VectorIndex(built, ids, document_ids))

    def keep_only(self, meta: Meta) -> None:
        """Delete the files of other states."""
        remove_others(self._folder, index_path(self._folder, meta.generation))

    def _load(self, connection: sqlite3.Connection, meta: Meta) -> VectorIndex:
        ids, document_ids = _names(connection)
        path = index_path(self._folder, meta.generation)
        index = load_index(path, meta.stamp, len(ids), self._dimension)
        if index is None:
            index = self._build(connection, len(ids))
            if not is_superseded(self._folder, meta.generation):
                self._save(index, meta)
        return VectorIndex(index, ids, document_ids)

    def _build(self, connection: sqlite3.Connection, count: int) -> object:
        matrix = self._matrix(connection)
        if len(matrix) != count:
            raise damaged(self._folder, f"{count} passages have {len(matrix)} vectors")
        return build_index(matrix, self._hnsw_from)

    def _save(self, index: object, meta: Meta) -> None:
        save_index(index_path(self._folder, meta.generation), to_bytes(index), meta.stamp)

    def _matrix(self, connection: sqlite3.Connection) -> Vectors:
        rows = connection.execute(
            "SELECT value FROM passages CROSS JOIN vectors ON vectors.key = passages.key"
            " ORDER BY passages.id"
        )
        return vectors_in([value for (value,) in rows], self._dimension)


def _names(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
    """Passage ids, ascending, and the document of each."""
    rows = connection.execute("SELECT id, document_id FROM passages ORDER BY id")
    pairs = list(map(pair_of(str, str), rows))
    return [id_ for id_, _ in pairs], [document_id for _, document_id in pairs]

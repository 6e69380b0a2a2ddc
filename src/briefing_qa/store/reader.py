"""Reading one consistent state of the index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from briefing_qa.errors import IndexStoreError, UnknownDocumentError
from briefing_qa.store.boxes import unpack_boxes
from briefing_qa.store.checking import faults
from briefing_qa.store.derived import DerivedIndex
from briefing_qa.store.failures import damaged, translated
from briefing_qa.store.protocol import DocumentRecord, Hit, RefusedFile, Vectors
from briefing_qa.store.rows import (
    SELECT_DOCUMENTS,
    SELECT_PASSAGES,
    SELECT_RECORDS,
    SELECT_REFUSED,
    Row,
    document_of,
    pages_of,
    pair_of,
    passage_of,
    record_of,
    refused_of,
    vectors_of,
)
from briefing_qa.store.schema import Meta
from briefing_qa.types import Box, Document, Page, Passage

MAX_TERMS = 64
"""A lexical query uses its first 64 distinct terms."""

_WITH_IDS = " WHERE id IN (SELECT value FROM json_each(?))"
# Not "rank", which is the same figure: SQLite keeps the best ones itself in two thirds of the time.
_RANKED = "SELECT rowid, bm25(lexical) AS bm25 FROM lexical WHERE lexical MATCH ?"
_OF_DOCUMENTS = (  # the "+" keeps SQLite from matching once for each passage of the documents
    " AND +lexical.rowid IN (SELECT number FROM passages"
    " WHERE document_id IN (SELECT value FROM json_each(?)))"
)


class SqliteSnapshot:
    """One consistent state: a read transaction, and the vector index of its generation."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        meta: Meta,
        derived: DerivedIndex,
        dimension: int,
    ) -> None:
        self._folder = folder
        self._connection: sqlite3.Connection | None = connection
        self._meta = meta
        self._derived = derived
        self._dimension = dimension

    @property
    def generation(self) -> int:
        """Rises by one with every change of the documents."""
        return self._meta.generation

    @property
    def stamp(self) -> bytes:
        """Names this state: one of no other index, nor of one built anew in the place of this."""
        return self._meta.stamp

    @property
    def complete(self) -> bool:
        """False from the first to the last part of a change in parts, also when that was killed."""
        return self._meta.complete

    def documents(self) -> list[DocumentRecord]:
        """All documents, by id."""
        return self._rows(SELECT_RECORDS + " ORDER BY id", make=record_of)

    def document(self, document_id: str) -> Document:
        """One whole document, but for its boxes. Raises UnknownDocumentError."""
        statement = SELECT_DOCUMENTS + " WHERE id = ?"
        found: list[Document] = self._rows(statement, _storable(document_id), make=document_of)
        if not found:
            raise self._unknown(document_id)
        return found[0]

    def pages(self, document_id: str) -> tuple[Page, ...]:
        """The pages of a document; none where its format has none.

        Raises:
            UnknownDocumentError: the index holds no document with this id.
        """
        statement = "SELECT pages FROM documents WHERE id = ?"
        found: list[tuple[Page, ...]] = self._rows(statement, _storable(document_id), make=pages_of)
        if not found:
            raise self._unknown(document_id)
        return found[0]

    def boxes(self, document_id: str, start: int, end: int) -> tuple[Box, ...]:
        """Where the words of [start, end) stand on the pages; none where the format has no pages.

        Raises UnknownDocumentError.
        """
        wanted = _storable(document_id)
        if not self._rows("SELECT 1 FROM documents WHERE id = ?", wanted):
            raise self._unknown(document_id)
        if start >= end:
            return ()
        packs = self._rows(
            "SELECT value FROM boxes WHERE document_id = ? AND first < ? AND stop > ?"
            " ORDER BY first",
            wanted,
            end,
            start,
            make=lambda row: unpack_boxes(row[0]),
        )
        return tuple(box for pack in packs for box in pack if box.start < end and box.end > start)

    def refused(self) -> list[RefusedFile]:
        """Files that were tried and could not be read, by path."""
        if not self._rows("SELECT 1 FROM sqlite_master WHERE name = 'refused'"):
            return []
        return self._rows(SELECT_REFUSED, make=refused_of)

    def signatures(self) -> dict[str, bytes]:
        """For each document, the signature of its sentences."""
        return dict(self._rows("SELECT id, signature FROM documents", make=pair_of(str, bytes)))

    def count_passages(self) -> int:
        """How many passages there are."""
        return int(self._rows("SELECT count(*) FROM passages")[0][0])

    def dense(
        self, vector: Vectors, k: int, document_ids: Sequence[str] | None = None
    ) -> list[Hit]:
        """Nearest passages by inner product with `vector`, float32 (d,), unit length; best first.

        Equal scores stand in the order of the passages' ids.
        """
        connection = self._connected()
        with translated(self._folder, writing=False):
            index = self._derived.of(connection, self._meta)
        return index.search(vector, k, document_ids)

    def mean_vector(self, document_ids: Sequence[str]) -> Vectors:
        """The mean of the vectors of some documents' passages, float32 (d,); zeros of none."""
        connection = self._connected()
        with translated(self._folder, writing=False):
            index = self._derived.of(connection, self._meta)
        return index.mean(document_ids)

    def lexical(
        self, terms: Sequence[str], k: int, document_ids: Sequence[str] | None = None
    ) -> list[Hit]:
        """Passages that hold any of the terms, by BM25 (higher is better), best first.

        BM25 is that of SQLite's FTS5 (k1 = 1.2, b = 0.75), over all passages of the index, also
        when only some documents are searched. Equal scores stand in the order of the passages' ids.

        Args:
            terms: index terms; the first `MAX_TERMS` distinct ones count.
            k: how many at most.
            document_ids: only passages of these documents; None for all.
        """
        query = _match_any(terms)
        if not query or k <= 0:
            return []
        statement, parameters = _RANKED, [query]
        if document_ids is not None:
            statement += _OF_DOCUMENTS
            parameters.append(json.dumps(list(document_ids)))
        statement += " ORDER BY bm25 LIMIT ?"
        wanted = min(k, 1 << 32) + 16  # as many as there can be, and a number that SQLite takes
        while True:  # until what is cut off scores less than what is kept
            rows = self._rows(statement, *parameters, wanted)
            if len(rows) < wanted or rows[-1][1] > rows[k - 1][1]:
                break
            wanted *= 2
        ids = self._ids([number for number, _ in rows])
        hits = sorted((rank, ids[number]) for number, rank in rows if rank < 0)
        return [(id_, -rank) for rank, id_ in hits[:k]]

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in this order; IndexDamagedError where one is not there."""
        statement = SELECT_PASSAGES + _WITH_IDS
        passages = self._rows(statement, json.dumps(list(ids)), make=passage_of)
        found = {passage.id: passage for passage in passages}
        with translated(self._folder, writing=False):
            return [found[id_] for id_ in ids]

    def passages_between(self, document_id: str, start: int, end: int) -> list[Passage]:
        """Passages of a document that share a character with [start, end), in reading order."""
        if start >= end:
            return []
        return self._rows(
            SELECT_PASSAGES
            + " WHERE document_id = ? AND first < ? AND stop > ? ORDER BY first, stop, id",
            _storable(document_id),
            end,
            start,
            make=passage_of,
        )

    def vectors(self, keys: Sequence[str]) -> Vectors:
        """Vectors by key, float32 (n, d), rows of unit length, in the order of the keys.

        Raises:
            IndexDamagedError: no vector has been stored for a key.
        """
        with translated(self._folder, writing=False):
            return vectors_of(self._connected(), keys, self._dimension)

    def document_frequency(self, terms: Iterable[str]) -> dict[str, int]:
        """For each term, in how many passages it stands (0 where in none)."""
        wanted = list(dict.fromkeys(terms))
        rows = self._rows(
            "SELECT wanted.key, lexical_terms.doc FROM json_each(?) AS wanted"
            " CROSS JOIN lexical_terms ON lexical_terms.term = lower(wanted.value)",
            json.dumps(wanted),
        )
        counts = dict(rows)
        return {term: counts.get(position, 0) for position, term in enumerate(wanted)}

    def terms_beginning(self, beginnings: Iterable[str]) -> dict[str, list[str]]:
        """For each beginning, the terms of the index that have it, in alphabetical order."""
        wanted = list(dict.fromkeys(beginnings))
        found: dict[str, list[str]] = {beginning: [] for beginning in wanted}
        rows = self._rows(
            "SELECT wanted.key, lexical_terms.term FROM json_each(?) AS wanted"
            " CROSS JOIN lexical_terms ON lexical_terms.term >= lower(wanted.value)"
            " AND lexical_terms.term < lower(wanted.value) || char(0x10FFFF)",
            json.dumps(wanted),
        )
        for position, term in rows:
            found[wanted[position]].append(term)
        return found

    def _unknown(self, document_id: str) -> UnknownDocumentError:
        return UnknownDocumentError(
            f"no document {document_id!r} in {self._folder}: `briefing-qa documents` lists them"
        )

    def check(self) -> None:
        """Read all of the database, and make sure that it is whole.

        Raises:
            IndexDamagedError: it is not; says what was found first.
        """
        with translated(self._folder, writing=False):
            fault = next(faults(self._connected(), self._dimension), None)
        if fault is not None:
            raise damaged(self._folder, fault)

    def end(self) -> None:
        """Refuse further use; the connection goes back to the store."""
        self._connection = None

    def _ids(self, numbers: Sequence[int]) -> dict[int, str]:
        found = dict(
            self._rows(
                "SELECT number, id FROM passages WHERE number IN (SELECT value FROM json_each(?))",
                json.dumps(numbers),
                make=pair_of(int, str),
            )
        )
        if len(found) != len(numbers):
            raise damaged(self._folder, "its lexical index names passages that are not there")
        return found

    def _rows(
        self, statement: str, *parameters: Any, make: Callable[[Row], Any] | None = None
    ) -> list[Any]:
        """All rows of a query; what SQLite or `make` cannot decode is damage."""
        with translated(self._folder, writing=False):
            rows = self._connected().execute(statement, parameters).fetchall()
            return rows if make is None else [make(row) for row in rows]

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            raise IndexStoreError(
                f"a snapshot of index {self._folder} was used after its `with` block: open another"
            )
        return self._connection


def _storable(text: str) -> str:
    """`text` as SQLite takes it: without lone surrogates, which stand in nothing that is stored."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _match_any(terms: Sequence[str]) -> str:
    """An FTS5 query that matches any of the terms, whatever characters they hold."""
    text = _storable(" ".join(terms)).replace("\0", " ")  # FTS5 reads up to the first NUL
    words = list(dict.fromkeys(filter(None, text.split(" "))))[:MAX_TERMS]
    return " OR ".join('"' + word.replace('"', '""') + '"' for word in words)

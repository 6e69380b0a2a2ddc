"""Documents and passages as rows of the database, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import asdict
from types import NoneType
from typing import Any

import numpy as np
import numpy.typing as npt

from briefing_qa.documents.dating import year_of
from briefing_qa.store.decoding import (
    pages_in,
    provenance_in,
    sections_in,
    strings_in,
    texts_in,
    units_in,
)
from briefing_qa.store.protocol import DocumentRecord, IndexedDocument, RefusedFile, Vectors
from briefing_qa.types import Document, Page, Passage

Row = Sequence[Any]

_MOST_LENGTH = 1.1
"""Of a stored vector, squared: they have unit length, but for rounding."""

SELECT_RECORDS = (
    "SELECT id, title, path, language, provenance, sha256, characters, indexed_at, year, country,"
    " notices, registered, page_count,"
    " (SELECT count(*) FROM passages WHERE document_id = documents.id) FROM documents"
)
SELECT_REFUSED = "SELECT path, sha256, registered, program, reason FROM refused ORDER BY path"
INSERT_REFUSED = "INSERT INTO refused VALUES (?, ?, ?, ?, ?)"
SELECT_DOCUMENTS = (
    "SELECT id, title, path, language, provenance, metadata, sections, pages, notices, text"
    " FROM documents"
)
INSERT_DOCUMENT = (
    "INSERT INTO documents (id, title, path, language, provenance, metadata, sections, pages, text,"
    " sha256, indexed_at, characters, year, country, notices, registered, signature,"
    " page_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
# A passage whose document is not there has none: its own word for it may be damaged.
SELECT_PASSAGES = (
    "SELECT id, (SELECT id FROM documents WHERE id = passages.document_id), first, stop, text,"
    " heading_path, section_first, section_stop, page, units, key FROM passages"
)
INSERT_PASSAGE = (
    "INSERT INTO passages (id, document_id, first, stop, text, heading_path, section_first,"
    " section_stop, page, units, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_TEXT, _NUMBER, _MAYBE = (str,), (int,), (int, NoneType)
_RECORD = (*6 * (_TEXT,), _NUMBER, _TEXT, _MAYBE, *3 * (_TEXT,), _NUMBER, _NUMBER)
_DOCUMENT = 10 * (_TEXT,)
_PASSAGE = (*2 * (_TEXT,), *2 * (_NUMBER,), *2 * (_TEXT,), *2 * (_NUMBER,), _MAYBE, *2 * (_TEXT,))
_REFUSED = 5 * (_TEXT,)


def _sound(row: Row, kinds: Sequence[tuple[type, ...]]) -> Row:
    """A row whose values are of the kinds that are stored.

    SQLite keeps a value of any kind in any column, and what a failing disk or another program has
    changed is read like any other.

    Raises:
        sqlite3.DatabaseError: one is of another kind.
    """
    if not all(map(isinstance, row, kinds)):
        raise sqlite3.DatabaseError("a value in it is damaged")
    return row


def vectors_of(connection: sqlite3.Connection, keys: Sequence[str], dimension: int) -> Vectors:
    """Stored vectors, float32 (n, d), in the order of the keys.

    Raises:
        KeyError: no vector has been stored for a key.
        sqlite3.DatabaseError: one is damaged.
    """
    statement = "SELECT key, value FROM vectors WHERE key IN (SELECT value FROM json_each(?))"
    found = dict(connection.execute(statement, (json.dumps(list(keys)),)).fetchall())
    return vectors_in([found[key] for key in keys], dimension)


def vectors_in(values: Sequence[bytes], dimension: int) -> Vectors:
    """The vectors in values of the database, float32 (n, d).

    SQLite keeps no checksums: a value that a failing disk has changed is read like any other, and
    one number that is none would make figures of every answer none.

    Raises:
        sqlite3.DatabaseError: one is damaged.
    """
    joined = np.frombuffer(b"".join(values), dtype="<f4")
    vectors: Vectors = joined.reshape(len(values), dimension).astype(np.float32)
    if not are_sound(vectors).all():
        raise sqlite3.DatabaseError("a vector in it is damaged")
    return vectors


def are_sound(vectors: Vectors) -> npt.NDArray[np.bool_]:
    """Whether each of vectors, float32 (n, d), can have been stored: finite, of unit length."""
    with np.errstate(over="ignore", invalid="ignore"):
        sound: npt.NDArray[np.bool_] = np.einsum("ij,ij->i", vectors, vectors) < _MOST_LENGTH
    return sound


def record_of(row: Row) -> DocumentRecord:
    """The record in a row of `SELECT_RECORDS`."""
    id_, title, path, language, provenance, sha256, characters, indexed_at, *more = _sound(
        row, _RECORD
    )
    year, country, notices, registered, pages, passages = more
    known = provenance_in(provenance)
    return DocumentRecord(
        id=id_,
        title=title,
        path=path,
        language=language,
        sha256=sha256,
        characters=characters,
        passages=passages,
        indexed_at=indexed_at,
        publisher=known.publisher,
        date=known.date,
        year=year,
        country=country,
        notices=strings_in(notices),
        registered=registered,
        pages=pages,
    )


def pair_of(first: type, second: type) -> Callable[[Row], tuple[Any, Any]]:
    """What takes rows of two values of these types for what they are."""

    def make(row: Row) -> tuple[Any, Any]:
        one, other = _sound(row, ((first,), (second,)))
        return one, other

    return make


def refused_row(file: RefusedFile) -> tuple[str, ...]:
    """Values for `INSERT_REFUSED`."""
    return file.path, file.sha256, file.registered, file.program, file.reason


def refused_of(row: Row) -> RefusedFile:
    """The file in a row of `SELECT_REFUSED`."""
    path, sha256, registered, program, reason = _sound(row, _REFUSED)
    return RefusedFile(
        path=path, sha256=sha256, registered=registered, program=program, reason=reason
    )


def document_row(indexed: IndexedDocument, indexed_at: str) -> tuple[str | int | bytes | None, ...]:
    """Values for `INSERT_DOCUMENT`."""
    document = indexed.document
    sections = [
        [
            [[h.title, h.start, h.end, h.line_start, h.line_end] for h in section.headings],
            section.start,
            section.body_start,
            section.end,
        ]
        for section in document.sections
    ]
    return (
        document.id,
        document.title,
        document.path,
        document.language,
        _dump(asdict(document.provenance)),
        _dump(dict(document.metadata)),
        _dump(sections),
        _dump([[page.number, page.start, page.end, page.label] for page in document.pages]),
        document.text,
        document.provenance.sha256,
        indexed_at,
        len(document.text),
        year_of(document),
        document.metadata.get("country", ""),
        _dump(document.notices),
        indexed.registered,
        indexed.signature,
        max((page.number for page in document.pages), default=0),
    )


def document_of(row: Row) -> Document:
    """The document in a row of `SELECT_DOCUMENTS`, without its boxes."""
    id_, title, path, language, provenance, metadata, sections, pages, notices, text = _sound(
        row, _DOCUMENT
    )
    return Document(
        id=id_,
        title=title,
        path=path,
        language=language,
        provenance=provenance_in(provenance),
        metadata=texts_in(metadata),
        sections=sections_in(sections),
        pages=pages_in(pages),
        notices=strings_in(notices),
        text=text,
    )


def pages_of(row: Row) -> tuple[Page, ...]:
    """The pages in a row that holds nothing else."""
    (pages,) = _sound(row, (_TEXT,))
    return pages_in(pages)


def passage_row(passage: Passage) -> tuple[str | int | None, ...]:
    """Values for `INSERT_PASSAGE`."""
    return (
        passage.id,
        passage.document_id,
        passage.start,
        passage.end,
        passage.text,
        _dump(passage.heading_path),
        passage.section_start,
        passage.section_end,
        passage.page,
        _dump([[unit.start, unit.end, unit.kind, unit.key] for unit in passage.units]),
        passage.key,
    )


def passage_of(row: Row) -> Passage:
    """The passage in a row of `SELECT_PASSAGES`."""
    id_, document_id, first, stop, text, path, section_first, section_stop, page, units, key = (
        _sound(row, _PASSAGE)
    )
    return Passage(
        id=id_,
        document_id=document_id,
        start=first,
        end=stop,
        text=text,
        heading_path=strings_in(path),
        section_start=section_first,
        section_end=section_stop,
        page=page,
        units=units_in(units),
        key=key,
    )


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""Small documents with vectors made from their keys, and all that a store answers about them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from briefing_qa.store import IndexedDocument, SqliteStore, Vectors, Writer
from briefing_qa.types import Document, Heading, Page, Passage, Provenance, Section, Unit

DIMENSION = 16
SETTINGS: dict[str, str | int] = {"embedding": "random", "passage_max_words": 150}


def new_store(folder: Path, **changes: Any) -> SqliteStore:
    """A store of 16 dimensions."""
    return SqliteStore(folder, SETTINGS, dimension=DIMENSION, **changes)


def sha(text: str) -> str:
    """The key of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def vector_of(key: str) -> Vectors:
    """The unit vector that stands for the text with this key, the same everywhere."""
    rng = np.random.default_rng(int(key[:12], 16))
    vector = rng.standard_normal(DIMENSION).astype(np.float32)
    return vector / np.linalg.norm(vector)


def document(document_id: str, *texts: str, title: str = "A title") -> IndexedDocument:
    """A document with a heading, cut into the given passages of one sentence each."""
    heading = Heading(title="Kapitel é", start=2, end=11, line_start=0, line_end=11)
    text = "# Kapitel é\n\n" + "\n".join(texts)
    section = Section(headings=(heading,), start=0, body_start=12, end=len(text))
    passages = []
    start = 13
    for words in texts:
        end = start + len(words)
        units = (
            Unit(start=start, end=end, kind="sentence", key=sha("unit " + words)),
            Unit(start=2, end=11, kind="heading", key=sha("unit heading")),
        )
        passages.append(
            Passage(
                id=f"{document_id}#{sha(words)[:16]}",
                document_id=document_id,
                start=start,
                end=end,
                text=words,
                heading_path=("Kapitel é",),
                section_start=0,
                section_end=len(text),
                page=1,
                units=units,
                key=sha(words),
            )
        )
        start = end + 1
    return IndexedDocument(
        document=Document(
            id=document_id,
            title=title,
            text=text,
            sections=(section,),
            language="es",
            pages=(Page(number=1, start=0, end=len(text)),),
            provenance=Provenance(publisher="ECPAT", sha256=sha(text)),
            metadata={"country": "Perú"},
            path=f"{document_id}.md",
        ),
        passages=tuple(passages),
        terms=tuple(words.lower() for words in texts),
    )


def keys_of(documents: Sequence[IndexedDocument]) -> list[str]:
    """The keys of all passages and units."""
    passages = [passage for one in documents for passage in one.passages]
    return [p.key for p in passages] + [unit.key for p in passages for unit in p.units]


def commit(
    writer: Writer, documents: Sequence[IndexedDocument], removed: Sequence[str] = ()
) -> int:
    """Store the vectors that are missing, a few at a time, then the documents."""
    missing = writer.missing_vectors(keys_of(documents))
    for first in range(0, len(missing), 50):
        some = missing[first : first + 50]
        writer.add_vectors(some, np.stack([vector_of(key) for key in some]))
    return writer.commit(documents, removed)


def write(
    store: SqliteStore, documents: Sequence[IndexedDocument], removed: Sequence[str] = ()
) -> int:
    """Commit documents with a writer of their own."""
    with store.writer() as writer:
        return commit(writer, documents, removed)


def answers(store: SqliteStore) -> dict[str, Any]:
    """What the store says about everything it holds, but for when it was indexed."""
    with store.snapshot() as snapshot:
        records = [replace(record, indexed_at="") for record in snapshot.documents()]
        ids = [record.id for record in records]
        passages = [p for id_ in ids for p in snapshot.passages_between(id_, 0, 10**9)]
        keys = sorted({p.key for p in passages} | {u.key for p in passages for u in p.units})
        words = sorted({word for p in passages for word in p.text.lower().split()})
        return {
            "documents": [asdict(snapshot.document(id_)) for id_ in ids],
            "records": records,
            "passages": passages,
            "count": snapshot.count_passages(),
            "dense": [snapshot.dense(vector_of(sha(str(n))), 7) for n in range(5)],
            "dense among": snapshot.dense(vector_of(sha("x")), 5, ids[:1]),
            "lexical": [snapshot.lexical(words[n : n + 3], 7) for n in range(0, 30, 3)],
            "lexical among": snapshot.lexical(words[:9], 5, ids[:1]),
            "vectors": snapshot.vectors(keys).tobytes(),
            "frequency": snapshot.document_frequency([*words, "absent"]),
        }


def folder_bytes(folder: Path) -> bytes:
    """All bytes of all files in a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def flip_bit(path: Path, position: int) -> None:
    """Change one bit of a file."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(bytes(content))

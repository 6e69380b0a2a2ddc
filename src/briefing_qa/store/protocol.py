"""What every store offers: consistent snapshots for any number of readers, one writer at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from briefing_qa.types import Box, Document, Page, Passage

Vectors = npt.NDArray[np.float32]

Hit = tuple[str, float]
"""A passage id and its score; scores are comparable inside one retriever only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One line about an indexed document, without its text.

    Attributes:
        sha256: of the source's bytes when it was indexed.
        characters: length of the canonical text.
        passages: how many it was cut into.
        indexed_at: UTC, ISO 8601.
        publisher: empty where unknown; so are `date` and `country`.
        date: of publication, as it was given.
        year: of publication; None where unknown.
        country: or countries, as they were given.
        notices: what a person should know of how it was read, a line each.
        registered: names what the registers of the corpus said about it, see `CorpusFile`.
        pages: of the file; 0 where its format has none.
    """

    id: str
    title: str
    path: str
    language: str
    sha256: str
    characters: int
    passages: int
    indexed_at: str
    publisher: str = ""
    date: str = ""
    year: int | None = None
    country: str = ""
    notices: tuple[str, ...] = ()
    registered: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile:
    """A file of the corpus that could not be read, so that it need not be tried each time.

    Attributes:
        path: in the corpus, relative.
        sha256: of its bytes when it was tried.
        registered: names what the registers of the corpus said about it, see `CorpusFile`.
        program: that tried; another version may read it.
        reason: one line.
    """

    path: str
    sha256: str
    registered: str
    program: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedDocument:
    """A document with its passages, ready to be stored.

    Attributes:
        terms: for each passage, its index terms (headings' first), separated by spaces.
        signature: of its sentences, see `briefing_qa.documents.likeness`.
        registered: names what the registers of the corpus said about it, see `CorpusFile`.
    """

    document: Document
    passages: tuple[Passage, ...]
    terms: tuple[str, ...]
    signature: bytes = b""
    registered: str = ""


class Snapshot(Protocol):
    """One consistent state of the index. Valid inside the `with` block that made it."""

    @property
    def generation(self) -> int:
        """Rises by one with every change of the documents."""

    @property
    def stamp(self) -> bytes:
        """Names this state: one of no other index, nor of one built anew in the place of this."""

    @property
    def complete(self) -> bool:
        """False from the first to the last part of a change in parts, also when that was killed."""

    def documents(self) -> list[DocumentRecord]:
        """All documents, by id."""

    def document(self, document_id: str) -> Document:
        """One whole document, but for its boxes. Raises UnknownDocumentError."""

    def pages(self, document_id: str) -> tuple[Page, ...]:
        """The pages of a document; none where its format has none. Raises UnknownDocumentError."""

    def boxes(self, document_id: str, start: int, end: int) -> tuple[Box, ...]:
        """Where the words of [start, end) stand on the pages; none where the format has no pages.

        Raises UnknownDocumentError.
        """

    def refused(self) -> list[RefusedFile]:
        """Files that were tried and could not be read, by path."""

    def signatures(self) -> dict[str, bytes]:
        """For each document, the signature of its sentences."""

    def count_passages(self) -> int:
        """How many passages there are."""

    def dense(
        self, vector: Vectors, k: int, document_ids: Sequence[str] | None = None
    ) -> list[Hit]:
        """Nearest passages by inner product with `vector`, float32 (d,) of length 1, best first."""

    def mean_vector(self, document_ids: Sequence[str]) -> Vectors:
        """The mean of the vectors of some documents' passages, float32 (d,); zeros of none."""

    def lexical(
        self, terms: Sequence[str], k: int, document_ids: Sequence[str] | None = None
    ) -> list[Hit]:
        """Passages that hold any of the terms, by BM25 (higher is better), best first."""

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in this order. Raises IndexDamagedError on an unknown id."""

    def passages_between(self, document_id: str, start: int, end: int) -> list[Passage]:
        """Passages of a document that share a character with [start, end), in reading order."""

    def vectors(self, keys: Sequence[str]) -> Vectors:
        """Vectors by key, float32 (n, d), rows of unit length, in the order of the keys."""

    def document_frequency(self, terms: Iterable[str]) -> dict[str, int]:
        """For each term, in how many passages it stands (0 where in none)."""

    def terms_beginning(self, beginnings: Iterable[str]) -> dict[str, list[str]]:
        """For each beginning, the terms of the index that have it, in alphabetical order."""

    def check(self) -> None:
        """Read all of it, and make sure that it is whole. Raises IndexDamagedError."""


class Writer(Protocol):
    """The one writer. Holds the lock inside the `with` block that made it."""

    def missing_vectors(self, keys: Iterable[str]) -> list[str]:
        """Those keys for which no vector is stored yet, each once, in order."""

    def vectors(self, keys: Sequence[str]) -> Vectors:
        """Vectors that are stored, float32 (n, d), in the order of the keys."""

    def add_vectors(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Store vectors, float32 (n, d), at once: they survive a kill before `commit`."""

    def remember_refused(self, files: Sequence[RefusedFile]) -> None:
        """Keep which files could not be read, at once, in the place of those known before.

        The documents, and with them the generation, stay as they are.
        """

    def commit(
        self,
        changed: Sequence[IndexedDocument],
        removed: Sequence[str],
        *,
        complete: bool = True,
    ) -> int:
        """Replace and remove documents in one transaction; returns the new generation.

        Vectors that no passage or unit names any more are dropped; nothing of a removed document
        stays in the file. The derived vector index is written before the transaction ends.

        A change of many documents is made in parts, so that a kill costs one part: all but the last
        say that they are not `complete`. What is dropped is dropped with the last one.
        """


class Store(Protocol):
    """A folder that holds the index."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """A consistent state for reading. Thread-safe; nests per thread are not needed."""

    def writer(self) -> AbstractContextManager[Writer]:
        """The writer. Raises IndexLockedError when another process (or thread) has it."""

    def close(self) -> None:
        """Release what is held."""


StoreSettings = Mapping[str, str | int]
"""The settings that shape an index, by name, as they are stored with it."""

Embed = Callable[[Sequence[str]], Vectors]
"""Texts to float32 (n, d), rows of unit length."""

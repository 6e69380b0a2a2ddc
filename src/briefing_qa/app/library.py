"""The documents as the page shows and changes them, by the same steps as `add` and `remove`."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_qa.app.source_view import Outlined, outline
from briefing_qa.documents import Corpus, RegisteredSource, Skipped, missing_sources
from briefing_qa.documents.identity import unknown_document
from briefing_qa.errors import BriefingQAError, CorpusError
from briefing_qa.types import Document

if TYPE_CHECKING:
    from briefing_qa.app.jobs import Progress
    from briefing_qa.app.workspace import Workspace
    from briefing_qa.store import DocumentRecord

_KEPT = 64  # documents in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One indexed document."""

    record: DocumentRecord
    publisher: str
    date: str
    pages: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Everything the documents tab lists.

    Attributes:
        missing: registered in `sources.toml`, and not here.
        waiting: paths of files that are here and not indexed.
        skipped: files of the folder that cannot be read, and why.
    """

    entries: tuple[Entry, ...]
    missing: tuple[RegisteredSource, ...]
    waiting: tuple[str, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one uploaded file.

    Attributes:
        name: as it was uploaded.
        outcome: added, unchanged or refused.
        reason: why it was refused.
    """

    name: str
    outcome: str
    document_id: str = ""
    reason: str = ""


class Library:
    """The documents of a workspace. Thread-safe.

    Args:
        workspace: whose documents these are.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._documents: dict[tuple[str, str], Outlined] = {}

    def document(self, document_id: str) -> Document:
        """One document with its text. Raises UnknownDocumentError."""
        return self.outlined(document_id).document

    def outlined(self, document_id: str) -> Outlined:
        """One document and its pieces, kept for the next time. Raises UnknownDocumentError."""
        records = {record.id: record for record in self._workspace.engine.documents()}
        if document_id not in records:
            raise unknown_document(document_id, records)
        key = (document_id, records[document_id].sha256)
        with self._lock:
            found = self._documents.get(key)
        if found is None:
            found = outline(self._workspace.engine.document(document_id))
            with self._lock:
                if len(self._documents) >= _KEPT:
                    self._documents.clear()
                self._documents[key] = found
        return found

    def titles(self) -> dict[str, str]:
        """Titles of the indexed documents, by id."""
        return {record.id: record.title for record in self._workspace.engine.documents()}

    def shelf(self) -> Shelf:
        """What there is, and what there should be."""
        records = self._workspace.engine.documents()
        corpus = Corpus(self._workspace.corpus)
        scan = corpus.scan()
        present = [file.id for file in scan.files]
        known = {record.id for record in records}
        return Shelf(
            entries=tuple(self._entry(record) for record in records),
            missing=missing_sources(corpus.sources(), present),
            waiting=tuple(file.path for file in scan.files if file.id not in known),
            skipped=scan.skipped,
        )

    def add(self, files: Sequence[Path], progress: Progress) -> list[Added]:
        """Take files into the corpus and index them; one that is refused leaves nothing behind.

        Args:
            files: with the names that they shall have.
            progress: told how indexing goes.

        Raises:
            BriefingQAError: indexing failed; what had been taken in is taken out again.
        """
        from briefing_qa.engine import update_index

        results = Corpus(self._workspace.corpus).add(files)
        new = [one.document_id for one in results if one.outcome == "added"]
        if new:
            try:
                update_index(
                    self._workspace.corpus,
                    self._workspace.index,
                    settings=self._workspace.settings,
                    progress=progress,
                )
            except BriefingQAError:
                self._take_out(new)
                raise
        return [
            Added(
                name=file.name,
                outcome=one.outcome,
                document_id=one.document_id,
                reason=one.reason.removeprefix(f"{one.source}: "),
            )
            for file, one in zip(files, results, strict=True)
        ]

    def remove(self, document_id: str, progress: Progress) -> None:
        """Delete a document from the corpus and from the index.

        Raises:
            UnknownDocumentError: there is no such document.
            CorpusError: it is the last one, or its file cannot be deleted.
        """
        from briefing_qa.engine import update_index

        corpus = Corpus(self._workspace.corpus)
        if len(corpus.scan().files) <= 1:
            raise CorpusError(f"{document_id} is the last document: add another one first")
        corpus.remove(document_id)
        update_index(
            self._workspace.corpus,
            self._workspace.index,
            settings=self._workspace.settings,
            progress=progress,
        )

    def _take_out(self, document_ids: Sequence[str]) -> None:
        corpus = Corpus(self._workspace.corpus)
        for document_id in document_ids:
            corpus.remove(document_id)

    def _entry(self, record: DocumentRecord) -> Entry:
        document = self.document(record.id)
        return Entry(
            record=record,
            publisher=document.provenance.publisher,
            date=document.provenance.date,
            pages=len(document.pages),
            words=len(document.text.split()),
        )

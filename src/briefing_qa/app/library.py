"""The documents as the page shows and changes them, by the same steps as `add` and `remove`."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_qa.app.source_view import Outlined, outline
from briefing_qa.documents import Corpus, RegisteredSource, Skipped, missing_sources
from briefing_qa.documents.identity import unknown_document
from briefing_qa.documents.isolation import Readers
from briefing_qa.errors import EmptyCorpusError
from briefing_qa.types import Document

if TYPE_CHECKING:
    from briefing_qa.app.jobs import Progress
    from briefing_qa.app.workspace import Workspace
    from briefing_qa.fetching import Downloader
    from briefing_qa.store import DocumentRecord

_KEPT = 64  # documents in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One indexed document.

    Attributes:
        pages: how many it has; 0 where its format has none.
    """

    record: DocumentRecord
    pages: int


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
    """What became of one file or address.

    Attributes:
        name: as it was uploaded, or the address.
        outcome: added, unchanged or refused.
        reason: why it was refused.
        notices: what to know of how it was read, a line each.
    """

    name: str
    outcome: str
    document_id: str = ""
    reason: str = ""
    notices: tuple[str, ...] = ()


_OUTCOMES = {"fetched": "added", "present": "unchanged", "unchanged": "unchanged"}


class Library:
    """The documents of a workspace. Thread-safe.

    Args:
        workspace: whose documents these are.
        downloader: gets documents from addresses; one that visits public addresses where None.
    """

    def __init__(self, workspace: Workspace, downloader: Downloader | None = None) -> None:
        self._workspace = workspace
        self._downloader = downloader
        self._lock = threading.Lock()
        self._documents: dict[DocumentRecord, Outlined] = {}

    @property
    def _ocr(self) -> str:
        return self._workspace.settings.index.ocr

    def document(self, document_id: str) -> Document:
        """One document with its text. Raises UnknownDocumentError."""
        return self.outlined(document_id).document

    def outlined(self, document_id: str) -> Outlined:
        """One document and its pieces, kept for the next time. Raises UnknownDocumentError."""
        records = {record.id: record for record in self._workspace.documents()}
        if document_id not in records:
            raise unknown_document(document_id, records)
        key = records[document_id]  # also what the registers say of it may be other than before
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
        return {record.id: record.title for record in self._workspace.documents()}

    def languages(self) -> dict[str, str]:
        """Languages of the indexed documents, by id."""
        return {record.id: record.language for record in self._workspace.documents()}

    def shelf(self) -> Shelf:
        """What there is, and what there should be."""
        records = self._workspace.documents()
        corpus = Corpus(self._workspace.corpus)
        scan = corpus.scan()
        present = [file.id for file in scan.files]
        known = {record.id for record in records}
        left = [file.path for file in scan.files if file.id not in known]
        unread = [one for one in self._workspace.unread if one.path in left]
        refused = {one.path for one in unread}
        return Shelf(
            entries=tuple(
                self._entry(record)
                for record in sorted(records, key=lambda one: one.title.casefold())
            ),
            missing=missing_sources(corpus.sources(), present),
            waiting=tuple(path for path in left if path not in refused),
            skipped=(*scan.skipped, *unread),
        )

    def add(self, files: Sequence[Path], progress: Progress) -> list[Added]:
        """Take files into the corpus and index them; one that is refused leaves nothing behind.

        Args:
            files: with the names that they shall have.
            progress: told how indexing goes.

        Raises:
            BriefingQAError: indexing failed; what had been taken in is taken out again.
        """
        with Readers(ocr=self._ocr, trial=True) as readers:
            results = Corpus(self._workspace.corpus).add(files, readers)
        added = [
            Added(
                name=file.name,
                outcome=one.outcome,
                document_id=one.document_id,
                reason=one.reason.removeprefix(f"{one.source}: "),
            )
            for file, one in zip(files, results, strict=True)
        ]
        return self._indexed(added, progress)

    def fetch(self, progress: Progress, *, address: str = "", document_id: str = "") -> list[Added]:
        """Download a document into the corpus and index it.

        Args:
            progress: told how it goes.
            address: where it is; else `document_id` names a registered one.
            document_id: of a registered document.

        Raises:
            BriefingQAError: it is not registered, or indexing failed; then it is taken out again.
        """
        from briefing_qa.fetching import Fetcher

        fetcher = Fetcher(
            self._workspace.corpus,
            self._downloader,
            progress=lambda _, done, total: progress("downloading", done, total),
            ocr=self._ocr,
        )
        (got,) = [fetcher.add(address)] if address else fetcher.fetch([document_id])
        outcome = _OUTCOMES.get(got.outcome, "refused")
        reason = got.note if outcome == "refused" else ""
        one = Added(
            name=address or document_id,
            outcome=outcome,
            document_id=got.id,
            reason=reason.removeprefix(f"{address}: ") if address else reason,
        )
        return self._indexed([one], progress)

    def _indexed(self, results: Sequence[Added], progress: Progress) -> list[Added]:
        """Bring the index in step; what cannot be indexed is taken out of the corpus again."""
        from briefing_qa.engine import update_index

        new = [one.document_id for one in results if one.outcome == "added"]
        if not new:
            return list(results)
        try:
            report = update_index(
                self._workspace.corpus,
                self._workspace.index,
                settings=self._workspace.settings,
                progress=progress,
            )
        except Exception:  # a fault of this program too: it would stop all that is indexed later
            self._take_out(new)
            raise
        self._workspace.not_empty_now()
        return [
            replace(one, notices=_about(one.document_id, report.notices))
            if one.outcome == "added"
            else one
            for one in results
        ]

    def remove(self, document_id: str, progress: Progress) -> None:
        """Delete a document from the corpus and from the index.

        Raises:
            UnknownDocumentError: there is no such document.
            CorpusError: its file cannot be deleted.
        """
        from briefing_qa.engine import remove_document, update_index

        at = self._workspace
        remove_document(at.corpus, at.index, document_id, settings=at.settings)
        with suppress(EmptyCorpusError):  # it was the last one, which the page shows
            update_index(at.corpus, at.index, settings=at.settings, progress=progress)

    def _take_out(self, document_ids: Sequence[str]) -> None:
        corpus = Corpus(self._workspace.corpus)
        for document_id in document_ids:
            corpus.remove(document_id)

    def _entry(self, record: DocumentRecord) -> Entry:
        return Entry(record=record, pages=record.pages)


def _about(document_id: str, notices: Sequence[str]) -> tuple[str, ...]:
    """Those of an index report's notices that are about a document."""
    alone = f"{document_id}: "
    among = re.compile(rf"(?:^|, | and ){re.escape(document_id)}(?:, | and | are | have | hold )")
    return tuple(
        one.removeprefix(alone) for one in notices if one.startswith(alone) or among.search(one)
    )

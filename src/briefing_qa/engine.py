"""The engine behind all doors: opens corpus, index and models, and answers questions.

The one place that picks concrete classes.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefing_qa.answering.candidates import list_items
from briefing_qa.answering.deciding import Means, decide
from briefing_qa.answering.finding import find
from briefing_qa.answering.follow_up import Turn, Understood, understand
from briefing_qa.answering.opening import open_reader
from briefing_qa.answering.question import analyse
from briefing_qa.answering.reader import Reader
from briefing_qa.config import Settings
from briefing_qa.documents import Corpus, RegisteredSource, missing_sources
from briefing_qa.documents.identity import unknown_document
from briefing_qa.errors import (
    IndexLockedError,
    IndexMissingError,
    IndexWriteError,
)
from briefing_qa.indexing import IndexReport, Progress, bring_in_step, store_settings
from briefing_qa.models import Embedder, open_embedder
from briefing_qa.store import DocumentRecord, Snapshot, SqliteStore, Store, open_store
from briefing_qa.types import Document

if TYPE_CHECKING:
    from llama_index.core.base.base_query_engine import BaseQueryEngine
    from llama_index.core.base.base_retriever import BaseRetriever

    from briefing_qa.answering.answer import Answer

_log = logging.getLogger(__name__)


class BriefingQA:
    """Answers questions about the documents of one corpus. Thread-safe.

    Use `BriefingQA.open`; close it, or use it as a context manager.

    Attributes:
        report: what opening did to the index.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        reader: Reader,
        settings: Settings,
        report: IndexReport,
    ) -> None:
        self.report = report
        self._store = store
        self._embedder = embedder
        self._reader = reader
        self._settings = settings
        self._lock = threading.Lock()
        self._records: tuple[int, dict[str, DocumentRecord]] = (-1, {})

    @classmethod
    def open(
        cls,
        corpus: str | Path = "corpus",
        index: str | Path = "index",
        *,
        settings: Settings | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Open a corpus and its index, which is built or brought in step when needed.

        Args:
            corpus: folder of the documents.
            index: folder of the index; made where it is missing.
            settings: defaults where None.
            progress: told how indexing goes.

        Raises:
            CorpusError: the corpus is missing or holds nothing readable.
            IndexStoreError: the index cannot be used; the message says how to mend it.
            ModelError: a model is missing or damaged.
        """
        settings = settings or Settings()
        embedder = open_embedder(settings.index)
        reader = open_reader(settings.reader, embedder)
        store = open_store(
            Path(index), store_settings(settings.index, embedder), embedder.dimension
        )
        try:
            report = _refresh(Path(corpus), store, embedder, settings, progress)
        except BaseException:
            store.close()
            raise
        return cls(store, embedder, reader, settings, report)

    def close(self) -> None:
        """Release the index."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: str, document_ids: Sequence[str] | None = None) -> Answer:
        """Answer one question.

        Args:
            question: in English or Spanish, at most 2,000 characters.
            document_ids: look into these documents only; None looks into all.

        Raises:
            QuestionError: it is empty, too long, or has no word in it.
            UnknownDocumentError: a document id is not in the index.
        """
        from briefing_qa.answering.composing import compose  # imports LlamaIndex

        begun = time.perf_counter()
        asked = analyse(question)
        with self._store.snapshot() as snapshot:
            records = self._documents(snapshot)
            _check_ids(document_ids, records)
            means = Means(
                look=lambda part: find(
                    part, snapshot, self._embedder, records, self._settings.answer, document_ids
                ),
                reader=self._reader,
                siblings=lambda item: list_items(snapshot, item),
                least=self._settings.answer.min_confidence,
                max_sentences=self._settings.answer.max_sentences,
            )
            decision = decide(asked, means)
        return compose(question, asked, decision, begun)

    def ask_many(
        self, questions: Iterable[str], document_ids: Sequence[str] | None = None
    ) -> Iterator[Answer]:
        """Answer questions in order, each when it is asked for; see `ask`."""
        return (self.ask(question, document_ids) for question in questions)

    def understand(self, question: str, before: Sequence[Turn]) -> Understood:
        """What a question means after earlier ones; `ask` its text, see `follow_up.understand`."""
        return understand(question, before)

    def documents(self) -> list[DocumentRecord]:
        """The indexed documents, by id."""
        with self._store.snapshot() as snapshot:
            return snapshot.documents()

    def document(self, document_id: str) -> Document:
        """One indexed document with its text. Raises UnknownDocumentError."""
        with self._store.snapshot() as snapshot:
            return snapshot.document(document_id)

    def as_query_engine(self) -> BaseQueryEngine:
        """This engine as a LlamaIndex query engine, whose responses are `Answer`s."""
        from briefing_qa.query_engine import BriefingQueryEngine

        return BriefingQueryEngine(self.ask, self.as_retriever())

    def as_retriever(
        self, *, top_k: int = 10, document_ids: Sequence[str] | None = None
    ) -> BaseRetriever:
        """The fused retriever as a LlamaIndex retriever."""
        from briefing_qa.retrieval.retrievers import FusionRetriever

        return FusionRetriever(self._store, self._embedder, top_k=top_k, document_ids=document_ids)

    def _documents(self, snapshot: Snapshot) -> dict[str, DocumentRecord]:
        """Records by id, read once for each generation of the index."""
        with self._lock:
            generation, records = self._records
            if generation != snapshot.generation:
                records = {record.id: record for record in snapshot.documents()}
                self._records = (snapshot.generation, records)
            return records


def _refresh(
    corpus: Path,
    store: SqliteStore,
    embedder: Embedder,
    settings: Settings,
    progress: Progress | None,
) -> IndexReport:
    """Bring the index in step; where it cannot be written but is there, use it as it is."""
    try:
        return bring_in_step(Corpus(corpus), store, embedder, settings.index, progress=progress)
    except (IndexLockedError, IndexWriteError) as error:
        try:
            with store.snapshot() as snapshot:
                known = tuple(record.id for record in snapshot.documents())
                generation = snapshot.generation
        except IndexMissingError:
            raise error from None
        _log.warning("the index may be behind the corpus: %s", error)
        return IndexReport(unchanged=known, generation=generation)


def _check_ids(document_ids: Sequence[str] | None, records: Mapping[str, DocumentRecord]) -> None:
    for document_id in document_ids or ():
        if document_id not in records:
            raise unknown_document(document_id, records)


def update_index(
    corpus: str | Path = "corpus",
    index: str | Path = "index",
    *,
    settings: Settings | None = None,
    rebuild: bool = False,
    progress: Progress | None = None,
) -> IndexReport:
    """Bring an index in step with its corpus, without opening it for questions.

    Args:
        corpus: folder of the documents.
        index: folder of the index; made where it is missing.
        settings: defaults where None.
        rebuild: make it anew; the old one answers until the new one is complete.
        progress: told how it goes.

    Raises:
        CorpusError: the corpus is missing or holds nothing readable.
        IndexStoreError: the index cannot be used or written.
        ModelError: a model is missing or damaged.
    """
    settings = settings or Settings()
    embedder = open_embedder(settings.index)
    shape = store_settings(settings.index, embedder)
    folder = Corpus(Path(corpus))
    if rebuild:
        store = SqliteStore(Path(index), shape, dimension=embedder.dimension)
    else:
        store = open_store(Path(index), shape, embedder.dimension)
    try:
        return bring_in_step(
            folder, store, embedder, settings.index, rebuild=rebuild, progress=progress
        )
    finally:
        store.close()


def list_documents(
    corpus: str | Path = "corpus",
    index: str | Path = "index",
    *,
    settings: Settings | None = None,
) -> tuple[list[DocumentRecord], tuple[RegisteredSource, ...]]:
    """What is indexed, and what is registered but not in the corpus. Loads no model.

    Returns:
        Records by id (none where there is no index yet), and the missing sources.

    Raises:
        CorpusError: the corpus is missing, or its register is broken.
        IndexStoreError: the index cannot be read.
    """
    settings = settings or Settings()
    embedder = open_embedder(settings.index)
    folder = Corpus(Path(corpus))
    shape = store_settings(settings.index, embedder)
    store = open_store(Path(index), shape, embedder.dimension)
    try:
        with store.snapshot() as snapshot:
            records = snapshot.documents()
    except IndexMissingError:
        records = []
    finally:
        store.close()
    present = [file.id for file in folder.scan().files]
    return records, missing_sources(folder.sources(), present)

"""The engine behind all doors: opens corpus, index and models, and answers questions.

The one place that picks concrete classes.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from briefing_qa.answering.abstention import REFUSAL, reason
from briefing_qa.answering.candidates import Candidate, gather, list_items
from briefing_qa.answering.features import Weights, question_weights
from briefing_qa.answering.question import Question, analyse
from briefing_qa.answering.reader import Reader, packaged_reader
from briefing_qa.answering.spelling import correct
from briefing_qa.answering.synthesizer import select, write
from briefing_qa.config import Settings
from briefing_qa.documents import Corpus, RegisteredSource, load_sources, missing_sources
from briefing_qa.errors import (
    CorpusError,
    IndexLockedError,
    IndexMissingError,
    IndexWriteError,
    UnknownDocumentError,
)
from briefing_qa.indexing import IndexReport, Progress, bring_in_step, is_in_step, store_settings
from briefing_qa.models import Embedder, open_embedder
from briefing_qa.retrieval import Retrieved, retrieve
from briefing_qa.store import DocumentRecord, Snapshot, SqliteStore, Store, open_store
from briefing_qa.types import Document, Evidence, Timings

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
        reader = packaged_reader()
        store = _open_store(Path(index), settings, embedder)
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
        begun = time.perf_counter()
        asked = analyse(question)
        with self._store.snapshot() as snapshot:
            records = self._documents(snapshot)
            _check_ids(document_ids, records)
            asked, evidence, candidates, weights = self._find(
                asked, snapshot, records, document_ids
            )
            found = time.perf_counter()
            return self._answer(
                question, asked, snapshot, evidence, candidates, weights, (begun, found)
            )

    def ask_many(
        self, questions: Iterable[str], document_ids: Sequence[str] | None = None
    ) -> Iterator[Answer]:
        """Answer questions in order, each when it is asked for; see `ask`."""
        return (self.ask(question, document_ids) for question in questions)

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

        return BriefingQueryEngine(self)

    def as_retriever(
        self, *, top_k: int = 10, document_ids: Sequence[str] | None = None
    ) -> BaseRetriever:
        """The fused retriever as a LlamaIndex retriever."""
        from briefing_qa.retrieval.retrievers import FusionRetriever

        return FusionRetriever(
            self._store, self._embedder, top_k=top_k, document_ids=document_ids
        )

    def _documents(self, snapshot: Snapshot) -> dict[str, DocumentRecord]:
        """Records by id, read once for each generation of the index."""
        with self._lock:
            generation, records = self._records
            if generation != snapshot.generation:
                records = {record.id: record for record in snapshot.documents()}
                self._records = (snapshot.generation, records)
            return records

    def _find(
        self,
        asked: Question,
        snapshot: Snapshot,
        records: dict[str, DocumentRecord],
        document_ids: Sequence[str] | None,
    ) -> tuple[Question, list[Retrieved], list[Candidate], Weights]:
        """Evidence, and the candidates in it."""
        vector = self._embedder.embed([asked.text])[0]
        languages = sorted({record.language for record in records.values()})
        weights = _weigh(asked, languages, snapshot)
        if any(any(column) for column in weights.unknown.values()):
            corrected = correct(asked, weights, snapshot, vector)
            if corrected is not asked:
                asked = corrected
                vector = self._embedder.embed([asked.text])[0]
                weights = _weigh(asked, languages, snapshot)
        terms = [term for language in languages for term in weights.terms[language]]
        evidence = retrieve(
            snapshot,
            vector,
            list(dict.fromkeys(terms)),
            top_k=self._settings.answer.top_k,
            document_ids=document_ids,
        )[: self._settings.answer.evidence]
        return asked, evidence, gather(snapshot, evidence, vector, records), weights

    def _answer(
        self,
        text: str,
        asked: Question,
        snapshot: Snapshot,
        evidence: Sequence[Retrieved],
        candidates: Sequence[Candidate],
        weights: Weights,
        times: tuple[float, float],
    ) -> Answer:
        from briefing_qa.answering.answer import Answer

        reading = self._reader.read(asked, candidates, weights)
        least = self._settings.answer.min_confidence
        fields: dict[str, Any]
        if reading.confidence < (self._reader.min_confidence if least is None else least):
            fields = {
                "response": REFUSAL[asked.language],
                "abstained": True,
                "reason": reason(asked, candidates, weights),
            }
        else:
            chosen = select(
                asked,
                candidates,
                reading,
                weights,
                lambda item: list_items(snapshot, item),
                max_sentences=self._settings.answer.max_sentences,
            )
            said, claims, citations = write(chosen)
            fields = {"response": said, "claims": claims, "citations": citations}
        now = time.perf_counter()
        begun, found = times
        return Answer(
            question=text,
            evidence=tuple(_evidence(e) for e in evidence),
            confidence=round(reading.confidence, 4),
            timings=Timings(
                retrieve=round(1e3 * (found - begun), 3),
                answer=round(1e3 * (now - found), 3),
                total=round(1e3 * (now - begun), 3),
            ),
            **fields,
        )

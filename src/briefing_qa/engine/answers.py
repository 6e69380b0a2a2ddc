"""The engine behind all doors, and the one place that picks concrete classes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefing_qa.answering.deciding import decide
from briefing_qa.answering.follow_up import Turn, Understood, understand
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.questions.wrapping import unwrapped, without_emphasis
from briefing_qa.answering.reading.opening import open_reader
from briefing_qa.answering.reading.reader import Reader
from briefing_qa.answering.saying.composing import compose
from briefing_qa.answering.saying.decision import Decision
from briefing_qa.answering.saying.plain import PlainAnswer
from briefing_qa.config import Settings
from briefing_qa.engine.capitals import Capitals
from briefing_qa.engine.finding import Finder, means_of
from briefing_qa.engine.following import ask_where_it_belongs
from briefing_qa.engine.keeping import anchored, check_places, refresh
from briefing_qa.engine.looking import Looks, in_one_state
from briefing_qa.engine.naming import Keeps, decide_where_named, naming_of
from briefing_qa.engine.spans import as_it_stands, check_span
from briefing_qa.engine.turning import each_in_turn
from briefing_qa.indexing import IndexReport, Naming, Progress, store_settings
from briefing_qa.models import Embedder, open_embedder
from briefing_qa.retrieval.filters import Filters, chosen_ids, listed_ids
from briefing_qa.store import DocumentRecord, Snapshot, Store, open_store
from briefing_qa.types import Box, Document

if TYPE_CHECKING:
    from llama_index.core.base.base_query_engine import BaseQueryEngine
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.callbacks import CallbackManager

    from briefing_qa.answering.saying.answer import Answer


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
        self._records: tuple[bytes, dict[str, DocumentRecord]] = (b"", {})
        self._capitals = Capitals()

    @classmethod
    def open(
        cls,
        corpus: str | Path = "corpus",
        index: str | Path = "index",
        *,
        settings: Settings | None = None,
        progress: Progress | None = None,
        naming: Naming | None = None,
    ) -> Self:
        """Open a corpus and its index, which is built or brought in step when needed.

        Args:
            corpus: folder of the documents.
            index: folder of the index; made where it is missing.
            settings: defaults where None.
            progress: told how indexing goes.
            naming: told which document is being taken in.

        Raises:
            CorpusError: the corpus is missing or holds nothing readable.
            IndexStoreError: the index cannot be used; the message says how to mend it.
            ModelError: a model is missing or damaged.
            ConfigError: an argument is of another type, or text is to be recognised (`ocr`), and
                what does that is not there.
        """
        check_places(corpus, index, settings)
        settings = settings or Settings()
        embedder = open_embedder(settings.index)
        reader = open_reader(settings.reader, embedder)
        store = open_store(
            anchored(index), store_settings(settings.index, embedder), embedder.dimension
        )
        try:
            report = refresh(Path(corpus), store, embedder, settings, progress, naming)
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

    def ask(
        self,
        question: str,
        document_ids: Iterable[str] | None = None,
        filters: Filters | None = None,
    ) -> Answer:
        """Answer one question.

        Args:
            question: in English or Spanish, at most 2,000 characters.
            document_ids: look into these documents only, none where it is empty; None: into all.
            filters: of these, look only into those that meet the filters.

        Raises:
            QuestionError: it is empty, too long, has no word in it, or is no text at all.
            UnknownDocumentError: a document id is not in the index, or no document meets the
                filters.
        """
        from briefing_qa.answering.saying.answer import as_answer

        return as_answer(self.ask_plainly(question, document_ids, filters))

    def ask_plainly(
        self,
        question: str,
        document_ids: Iterable[str] | None = None,
        filters: Filters | None = None,
        *,
        doubt: float = 0.0,
    ) -> PlainAnswer:
        """As `ask`, without LlamaIndex; it may not be what was meant, see `Means.doubt`."""
        begun = time.perf_counter()
        asked, wanted = without_emphasis(unwrapped(analyse(question))), listed_ids(document_ids)

        def work(looks: Looks) -> PlainAnswer:
            decision = self._decide(asked, wanted, filters, looks, doubt)
            return compose(question, asked, decision, begun)

        return in_one_state(self._store, work)

    def _decide(
        self,
        asked: Question,
        document_ids: Sequence[str] | None,
        filters: Filters | None,
        looks: Looks,
        doubt: float,
    ) -> Decision:
        with looks.snapshot() as snapshot:
            records = self._documents(snapshot)
            chosen = chosen_ids(document_ids, filters, records)
            asked = self._capitals.put_back(asked, snapshot)
            naming = naming_of(asked, records, chosen, snapshot)
        reader, settings = self._reader, self._settings.answer
        finder = Finder(looks, self._embedder, records, settings)

        def decide_in(
            asked: Question, into: Sequence[str] | None, keeps: Keeps | None = None, /
        ) -> Decision:
            return decide(asked, means_of(finder, reader, settings, into, keeps, doubt))

        return as_it_stands(decide_where_named(asked, naming, records, chosen, decide_in), looks)

    def ask_many(
        self,
        questions: Iterable[str],
        document_ids: Iterable[str] | None = None,
        filters: Filters | None = None,
    ) -> Iterator[Answer]:
        """Answer questions in order, each when it is asked for; see `ask`.

        Several threads may take answers from what is returned.

        Raises:
            QuestionError: the questions are one string, whose letters would be asked, or no list.
        """
        wanted = listed_ids(document_ids)
        return each_in_turn(questions, lambda question: self.ask(question, wanted, filters))

    def understand(self, question: str, before: Sequence[Turn]) -> Understood:
        """What a question means after earlier ones, for `ask_in_talk`; see `follow_up`."""
        return understand(question, before)

    def ask_in_talk(self, understood: Understood, filters: Filters | None = None) -> Answer:
        """Answer a question of a conversation, first of all from what answered last; as `ask`."""
        from briefing_qa.answering.saying.answer import as_answer

        return as_answer(self.ask_plainly_in_talk(understood, filters))

    def ask_plainly_in_talk(
        self, understood: Understood, filters: Filters | None = None
    ) -> PlainAnswer:
        """As `ask_in_talk`, without LlamaIndex."""
        known = [record.id for record in self.documents(filters)]
        return ask_where_it_belongs(self.ask_plainly, understood, known, filters)

    def documents(self, filters: Filters | None = None) -> list[DocumentRecord]:
        """The indexed documents, by id.

        Args:
            filters: only those that meet them; UnknownDocumentError is raised where none does.
        """
        with self._store.snapshot() as snapshot:
            records = self._documents(snapshot)
        return [records[name] for name in sorted(chosen_ids(None, filters, records) or records)]

    def document(self, document_id: str) -> Document:
        """One indexed document with its text, without boxes. Raises UnknownDocumentError."""
        listed_ids([document_id])
        with self._store.snapshot() as snapshot:
            return snapshot.document(document_id)

    def boxes(self, document_id: str, start: int, end: int) -> tuple[Box, ...]:
        """Where the words of [start, end) of a document stand on its pages.

        Args:
            document_id: of the document.
            start: first character.
            end: one past the last character.

        Returns:
            In reading order; none where the document's format has no fixed pages.

        Raises:
            UnknownDocumentError: the id is not in the index.
            ConfigError: a position is no whole number, or the document has no such characters.
        """
        listed_ids([document_id])
        with self._store.snapshot() as snapshot:
            check_span(snapshot, document_id, start, end)
            return snapshot.boxes(document_id, start, end)

    def as_query_engine(
        self, *, callback_manager: CallbackManager | None = None
    ) -> BaseQueryEngine:
        """This engine as a LlamaIndex query engine, whose responses are `Answer`s.

        Args:
            callback_manager: told of queries; where None, that of LlamaIndex's `Settings`.
        """
        from briefing_qa.query_engine import BriefingQueryEngine

        return BriefingQueryEngine(self.ask, self.as_retriever(callback_manager=callback_manager))

    def as_retriever(
        self,
        *,
        top_k: int = 10,
        document_ids: Iterable[str] | None = None,
        filters: Filters | None = None,
        callback_manager: CallbackManager | None = None,
    ) -> BaseRetriever:
        """The fused retriever as a LlamaIndex retriever; filters are met anew with each query.

        Args:
            top_k: passages at most.
            document_ids: search these documents only, none where it is empty; None searches all.
            filters: of these, only those that meet the filters.
            callback_manager: told what is retrieved; where None, that of LlamaIndex's `Settings`.

        Raises:
            UnknownDocumentError: with a query, when a document id is not in the index, or no
                document meets the filters.
        """
        from briefing_qa.retrieval.retrievers import FusionRetriever

        return FusionRetriever(
            self._store,
            self._embedder,
            top_k=top_k,
            document_ids=document_ids,
            filters=filters,
            callback_manager=callback_manager,
        )

    def _documents(self, snapshot: Snapshot) -> dict[str, DocumentRecord]:
        """Records by id, read once for each state of the index."""
        with self._lock:
            if self._records[0] != snapshot.stamp:
                self._records = (snapshot.stamp, {one.id: one for one in snapshot.documents()})
            return self._records[1]

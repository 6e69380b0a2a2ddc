"""The engine behind the page: opened in the background, so that the page is there at once."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from briefing_qa.answering.questions.question import analyse
from briefing_qa.app.ending import ENDING
from briefing_qa.app.suggesting import Opening, openings
from briefing_qa.config import Settings
from briefing_qa.documents import Corpus, Skipped
from briefing_qa.errors import BriefingQAError, EmptyCorpusError

if TYPE_CHECKING:
    from llama_index.core.schema import NodeWithScore

    from briefing_qa.answering.follow_up import Turn, Understood
    from briefing_qa.answering.saying.plain import PlainAnswer
    from briefing_qa.engine import BriefingQA
    from briefing_qa.retrieval.filters import Filters
    from briefing_qa.store import DocumentRecord

AT_ONCE = 4
"""Questions answered at the same time; others wait for their turn."""

_QUIET_SECONDS = 2.0
"""Without a question, before anything is loaded that no answer needs: it would slow answers."""

_WARM_UP = "What do the documents say?"
_OPENED = 3  # documents that questions to begin with are made from

_log = logging.getLogger(__name__)

Phase = Literal["loading", "ready", "empty", "failed"]


class NotReadyError(BriefingQAError):
    """The engine is still being opened, or could not be."""


class NoDocumentsError(BriefingQAError):
    """There is no document yet that a question could be put to."""

    def __init__(self) -> None:
        super().__init__("there are no documents yet: add one, and ask again")


class NothingChosenError(BriefingQAError):
    """No document meets all that a question was restricted to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far opening the engine is.

    Attributes:
        phase: empty, where the corpus holds no document yet: there is no engine then.
        doing: "models", "reading" or "embedding", while loading.
        done: how much of it is done.
        total: of how much; 0 where that is not known.
        message: what went wrong, where it failed.
    """

    phase: Phase = "loading"
    doing: str = "models"
    done: int = 0
    total: int = 0
    message: str = ""


class Workspace:
    """One corpus, one index and the engine over them. Thread-safe.

    Args:
        corpus: folder of the documents.
        index: folder of the index.
        settings: of the engine.
    """

    def __init__(self, corpus: Path, index: Path, settings: Settings) -> None:
        self.corpus = corpus
        self.index = index
        self.settings = settings
        self._state = State()
        self._engine: BriefingQA | None = None
        self._opened = threading.Event()
        self._closing = threading.Event()
        self._asked = 0.0  # when the last question was begun or answered
        self._opening = threading.Lock()
        self._tried: tuple[str, ...] = ()  # files of the folder when it was found empty
        self._unread: tuple[Skipped, ...] = ()
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._thread: threading.Thread | None = None
        self._openings: dict[object, tuple[Opening, ...]] = {}

    def start(self) -> None:
        """Begin to open the engine; returns at once."""
        self._begin()
        self._thread = threading.Thread(target=self._open_and_load, name="opening", daemon=True)
        self._thread.start()

    def open_now(self) -> None:
        """Open the engine where there is none; returns when it is open, or cannot be."""
        with self._opening:
            if self._engine is None:
                self._begin()
                self._open()
            else:  # another thread was faster: what `start` has begun is done, too
                self._state = State(phase="ready")
                self._opened.set()

    def not_empty_now(self) -> None:
        """Open the engine where the first document has come."""
        if self._state.phase == "empty":
            self.open_now()

    def close(self) -> None:
        """Release the index."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join(timeout=5)
        if self._engine is not None:
            self._engine.close()

    @property
    def state(self) -> State:
        """How far opening is."""
        return self._state

    def wait(self, seconds: float) -> bool:
        """Wait until the engine is open or has failed; whether it is so now."""
        return self._opened.wait(seconds)

    @property
    def engine(self) -> BriefingQA:
        """The engine.

        Raises:
            NotReadyError: it is being opened, or could not be.
            NoDocumentsError: there is no document yet.
        """
        if self._engine is None and self._is_empty():
            raise NoDocumentsError
        if self._engine is None:
            message = self._state.message or "the models are still being loaded: ask again soon"
            raise NotReadyError(message)
        return self._engine

    def documents(self) -> list[DocumentRecord]:
        """The indexed documents, by id; none before the first one is added. See `engine`."""
        try:
            return self.engine.documents()
        except NoDocumentsError:
            return []

    @property
    def unread(self) -> tuple[Skipped, ...]:
        """Files that could not be read when the engine was opened, and why."""
        return self._unread if self._engine is None else self._engine.report.skipped

    def ask(
        self,
        question: str,
        filters: Filters | None = None,
        document_ids: Iterable[str] | None = None,
    ) -> PlainAnswer:
        """Answer one question when its turn comes; see `BriefingQA.ask_plainly`."""
        with self._turn() as engine:
            return engine.ask_plainly(question, document_ids, filters)

    def ask_in_talk(self, understood: Understood, filters: Filters | None = None) -> PlainAnswer:
        """Answer a question of a conversation likewise; see `BriefingQA.ask_in_talk`."""
        with self._turn() as engine:
            return engine.ask_plainly_in_talk(understood, filters)

    def understand(self, question: str, before: Sequence[Turn]) -> Understood:
        """What a question means in its conversation; see `BriefingQA.understand`."""
        return self.engine.understand(question, before)

    def find_passages(
        self,
        question: str,
        limit: int,
        filters: Filters | None = None,
        document_ids: Iterable[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Passages for a question, best first, each as in the evidence of an answer object."""
        with self._turn() as engine:
            analyse(question)  # refuses what is no question
            retriever = engine.as_retriever(top_k=limit, document_ids=document_ids, filters=filters)
            nodes = retriever.retrieve(question)
        return [_passage(node) for node in nodes]

    def openings(self, language: str) -> tuple[Opening, ...]:
        """Questions to begin with, which the documents answer; tried out once for each state."""
        records = self.documents()
        key = (language, tuple((record.id, record.sha256) for record in records))
        if key not in self._openings:
            # Those in the language first; a stable sort leaves the others in their order.
            ordered = sorted(records, key=lambda record: record.language != language)
            documents = [self.engine.document(record.id) for record in ordered[:_OPENED]]
            found = openings(documents, self, language)
            self._openings = {**self._openings, key: found}
        return self._openings[key]

    @contextmanager
    def _turn(self) -> Iterator[BriefingQA]:
        engine = self.engine
        if not engine.documents():  # another program has taken the last one away
            raise NoDocumentsError
        with self._turns:
            if self._closing.is_set():  # while it waited for its turn
                raise NotReadyError(ENDING)
            self._asked = time.monotonic()
            try:
                yield engine
            finally:
                self._asked = time.monotonic()

    def _is_empty(self) -> bool:
        """Whether there is still no document; where other files are here now, they are looked at.

        Whoever puts a first document into the folder by other means finds it without a new start.
        """
        if self._state.phase == "empty" and Corpus(self.corpus).files() != self._tried:
            self.start()
        return self._state.phase == "empty"

    def _begin(self) -> None:
        self._opened.clear()
        self._state = State()

    def _open_and_load(self) -> None:
        """Open the engine; when nobody asks anything, load what finding passages needs besides."""
        self.open_now()
        wait = _QUIET_SECONDS
        while self._engine is not None and not self._closing.wait(wait):
            wait = self._asked + _QUIET_SECONDS - time.monotonic()
            if wait <= 0:
                self._engine.as_retriever()  # LlamaIndex, which takes seconds to import
                return

    def _open(self) -> None:
        try:
            self._tried = Corpus(self.corpus).files()
            self._engine = self._opened_engine()
            self._state = State(phase="ready")
        except EmptyCorpusError as error:
            self._unread = tuple(Skipped(path=path, reason=why) for path, why in error.skipped)
            self._state = State(phase="empty", message=str(error))
        except BriefingQAError as error:
            _log.error("no question can be answered: %s", error)  # the page says it to its readers
            self._state = State(phase="failed", message=str(error))
        except Exception:
            _log.exception("the engine cannot be opened")
            self._state = State(phase="failed", message="the engine cannot be opened: see the log")
        finally:
            self._opened.set()

    def _opened_engine(self) -> BriefingQA:
        from briefing_qa.engine import BriefingQA

        engine = BriefingQA.open(
            self.corpus, self.index, settings=self.settings, progress=self._progress
        )
        try:
            self._state = replace(self._state, doing="models", done=0, total=0)
            engine.ask_plainly(_WARM_UP)  # what is loaded with the first question is loaded now
        except BaseException:
            engine.close()
            raise
        return engine

    def _progress(self, doing: str, done: int, total: int) -> None:
        self._state = State(doing=doing, done=done, total=total)


def _passage(node: NodeWithScore) -> dict[str, Any]:
    found: Any = node.node
    return {
        "document_id": found.metadata["document_id"],
        "section": list(found.metadata["section"]),
        "page": found.metadata["page"],
        "start": found.start_char_idx,
        "end": found.end_char_idx,
        "text": found.text,
        "score": round(float(node.score or 0.0), 6),
    }

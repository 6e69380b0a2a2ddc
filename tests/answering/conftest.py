"""What these tests share: asking a rule about a sentence, and an index of a few documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from indexed_documents import Indexed

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.config import IndexSettings
from briefing_qa.indexing import index_documents, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.store import open_store
from briefing_qa.types import Document


@pytest.fixture(scope="session")
def is_out(make_candidate: Callable[..., Candidate]) -> Callable[..., bool]:
    """Asks whether a rule keeps a sentence out, which is in the language of the question."""

    def ask(
        rule: Callable[[Question, Candidate], object], question: str, text: str, **around: Any
    ) -> bool:
        asked = analyse(question)
        return bool(rule(asked, make_candidate(text, **{"language": asked.language, **around})))

    return ask


@pytest.fixture
def sentences(make_candidate: Callable[..., Candidate]) -> Callable[..., list[Candidate]]:
    """Makes the sentences of one passage, with what stands between them."""

    def make(*texts: str, gap: str = " ") -> list[Candidate]:
        whole, made, start = gap.join(texts), [], 0
        for text in texts:
            made.append(make_candidate(text, start=start, passage_text=whole))
            start += len(text) + len(gap)
        return made

    return make


@pytest.fixture
def indexed(
    tmp_path: Path, hashing: IndexSettings
) -> Callable[..., AbstractContextManager[Indexed]]:
    """Indexes documents, on the hashing embedder, for as long as they are looked at."""

    @contextmanager
    def opened(*documents: Document) -> Iterator[Indexed]:
        embedder = open_embedder(hashing)
        store = open_store(tmp_path, store_settings(hashing, embedder), embedder.dimension)
        with closing(store):
            with store.writer() as writer:
                index_documents(writer, documents, [], embedder, hashing)
            with store.snapshot() as snapshot:
                yield Indexed(snapshot, embedder)

    return opened

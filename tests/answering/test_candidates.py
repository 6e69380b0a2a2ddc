"""Candidates: what is known of each sentence that may answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing_qa.answering.finding import find
from briefing_qa.answering.question import analyse
from briefing_qa.config import AnswerSettings, IndexSettings
from briefing_qa.indexing import index_documents, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.store import open_store
from briefing_qa.types import Document, Page, Section

FIRST = "The ministry opened nine shelters in the north. "
SECOND = "The shelters took in 412 girls during the year."


def test_a_sentence_is_of_the_page_it_stands_on(tmp_path: Path, hashing: IndexSettings) -> None:
    """A passage may go over a page: what is cited of it is not always on the page it begins on."""
    text = FIRST + SECOND
    document = Document(
        id="shelters",
        title="Shelters",
        text=text,
        path="shelters.pdf",
        language="en",
        sections=(Section(headings=(), start=0, body_start=0, end=len(text)),),
        pages=(
            Page(number=4, start=0, end=len(FIRST)),
            Page(number=5, start=len(FIRST), end=len(text), label="3"),
        ),
    )
    embedder = open_embedder(hashing)
    store = open_store(tmp_path, store_settings(hashing, embedder), embedder.dimension)
    with store.writer() as writer:
        index_documents(
            writer, [document, replace(document, id="web", pages=())], [], embedder, hashing
        )
    with store.snapshot() as snapshot:
        records = {record.id: record for record in snapshot.documents()}
        found = find(
            analyse("How many girls did the shelters take in?"),
            snapshot,
            embedder,
            records,
            AnswerSettings(),
        )
    store.close()
    assert {
        (one.source.passage.document_id, one.source.passage.page, one.text.strip(), one.page)
        for one in found.candidates
    } == {
        ("shelters", 4, FIRST.strip(), 4),
        ("shelters", 4, SECOND, 5),
        ("web", None, FIRST.strip(), None),
        ("web", None, SECOND, None),
    }

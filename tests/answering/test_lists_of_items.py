"""The list that a candidate stands in, or leads on to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import find
from briefing_qa.answering.evidence.lists import is_lead, list_items
from briefing_qa.answering.questions.question import analyse
from briefing_qa.config import AnswerSettings, IndexSettings
from briefing_qa.indexing import index_documents, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.store import open_store
from briefing_qa.types import Document, Section

LISTS = """The review makes these recommendations to all.

To the Government:

- Open the register of homes.
- Double the number of officers.

To businesses:

- Train all staff. This includes drivers, cooks, guides and every other person who meets a guest, in
  the first month of employment and once a year after that, with a test at the end of each course,
  and a certificate for those who pass.
- Display the helpline.

5. The review is concerned about the delay.

6. With regard to libraries, the review recommends that the State:

(a) Buy books;

(b) Train librarians.

Its tasks are many. Among them are:

1. To plan;
2. To train.
"""

Listed = Callable[[str], list[str]]


@pytest.fixture
def listed(tmp_path: Path, hashing: IndexSettings) -> Iterator[Listed]:
    """The list at the sentence that begins with some words."""
    document = Document(
        id="review",
        title="Review",
        text=LISTS,
        path="review.txt",
        language="en",
        sections=(Section(headings=(), start=0, body_start=0, end=len(LISTS)),),
        pages=(),
    )
    embedder = open_embedder(hashing)
    store = open_store(tmp_path, store_settings(hashing, embedder), embedder.dimension)
    with store.writer() as writer:
        index_documents(writer, [document], [], embedder, hashing)
    with store.snapshot() as snapshot:
        records = {record.id: record for record in snapshot.documents()}
        question = analyse("What recommendations does the review make?")
        found = find(question, snapshot, embedder, records, AnswerSettings())

        def beginning(words: str) -> Candidate:
            return next(one for one in found.candidates if one.text.startswith(words))

        yield lambda words: [one.text for one in list_items(snapshot, beginning(words))]
    store.close()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Open the", ["Open the register of homes.", "Double the number of officers."]),
        ("To the Gov", ["Open the register of homes.", "Double the number of officers."]),
        ("Display", ["Display the helpline."]),
        ("The review is", ["The review is concerned about the delay."]),
        ("With regard", ["Buy books;", "Train librarians."]),
        ("Train librarians", ["Buy books;", "Train librarians."]),
        ("Its tasks", ["To plan;", "To train."]),
        ("Among", ["To plan;", "To train."]),
        ("The review makes", ["Open the register of homes.", "Double the number of officers."]),
        ("Train all", []),
    ],
)
def test_a_list_is_what_one_line_leads_on_to(
    listed: Listed, words: str, expected: list[str]
) -> None:
    """Its items have one kind of marker; what another line leads on to is another list.

    A long item is cut into sentences, which are no items, but does not end the list.
    """
    assert listed(words) == expected


def test_lines_that_lead_on_are_looked_at_where_a_list_is_asked_for(
    tmp_path: Path, hashing: IndexSettings
) -> None:
    """No other question is answered by "The State should:"."""
    text = "The State should:\n\n- Open the register.\n- Train the officers.\n"
    document = Document(
        id="review",
        title="Review",
        text=text,
        path="review.txt",
        language="en",
        sections=(Section(headings=(), start=0, body_start=0, end=len(text)),),
        pages=(),
    )
    embedder = open_embedder(hashing)
    store = open_store(tmp_path, store_settings(hashing, embedder), embedder.dimension)
    with store.writer() as writer:
        index_documents(writer, [document], [], embedder, hashing)
    with store.snapshot() as snapshot:
        records = {record.id: record for record in snapshot.documents()}
        leads = [
            [
                one.text
                for one in find(
                    analyse(question), snapshot, embedder, records, AnswerSettings()
                ).candidates
                if is_lead(one)
            ]
            for question in ("What is recommended to the State?", "Who trains the officers?")
        ]
    store.close()
    assert leads == [["The State should:"], []]

"""The line of a cover is found by where it stands, in the one document that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_qa.answering.evidence.finding import find
from briefing_qa.answering.questions.question import analyse
from briefing_qa.config import AnswerSettings, IndexSettings
from briefing_qa.documents import parse
from briefing_qa.indexing import index_documents, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.store import open_store
from briefing_qa.types import Document

PIRATES = (
    "# Pirates of the north\n\nThey take what they find along the whole coast, and nobody has ever "
    "counted how much that is.\n\nBy Ana Ruiz in Mora 16 May 2024 · 7 min read\n\nThey came.\n"
)
PIRATAS = PIRATES.replace("By Ana Ruiz in Mora 16 May 2024 · 7 min read", "Por Ana Ruiz")
BODY = "## Findings\n\nHalf of the children who worked went back to school within the year.\n"
HARBOUR = f"# Children at the harbour\n\nPrepared by Ibex Research\n\nGeneva, May 2021\n\n{BODY}"
MINES = f"# Children in the mines\n\nBy Ana Ruiz\n\n{BODY}"


def stated(
    tmp_path: Path,
    hashing: IndexSettings,
    question: str,
    texts: list[str],
    only: list[str] | None = None,
) -> list[tuple[str, str]]:
    """Document id and text of what is stated."""
    documents = []
    for number, text in enumerate(texts):
        parsed = parse(text.encode(), "a.md")
        documents.append(
            Document(
                id=f"d{number}",
                title=parsed.main_heading,
                text=parsed.text,
                sections=parsed.sections,
            )
        )
    embedder = open_embedder(hashing)
    store = open_store(tmp_path, store_settings(hashing, embedder), embedder.dimension)
    with store.writer() as writer:
        index_documents(writer, documents, [], embedder, hashing)
    with store.snapshot() as snapshot:
        records = {record.id: record for record in snapshot.documents()}
        found = find(analyse(question), snapshot, embedder, records, AnswerSettings(), only)
    store.close()
    return [(o.source.passage.document_id, o.text) for o in found.candidates if o.stated]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who wrote the report?", "Prepared by Ibex Research"),
        ("¿De cuándo es el informe?", "Geneva, May 2021"),
        ("Who wrote the report on children at the harbour?", "Prepared by Ibex Research"),
        ("Who wrote the report on fishing?", None),
        ("Who published the report?", None),
        ("Who went back to school?", None),
    ],
)
def test_the_only_document_is_the_report(
    tmp_path: Path, hashing: IndexSettings, question: str, said: str | None
) -> None:
    """Unless the question says that another one is meant."""
    found = stated(tmp_path, hashing, question, [HARBOUR])
    assert found == ([("d0", said)] if said else [])


@pytest.mark.parametrize(
    ("question", "only", "said"),
    [
        ("Who wrote the report?", None, []),
        ("Who wrote the report on the mines?", None, [("d1", "By Ana Ruiz")]),
        ("Who wrote the report on children?", None, []),
        ("Who wrote the report?", ["d0"], [("d0", "Prepared by Ibex Research")]),
    ],
)
def test_of_several_documents_one_has_to_be_named(
    tmp_path: Path,
    hashing: IndexSettings,
    question: str,
    only: list[str] | None,
    said: list[tuple[str, str]],
) -> None:
    """By its title, or by looking into it alone."""
    assert stated(tmp_path, hashing, question, [HARBOUR, MINES], only) == said


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        (
            "Who wrote the article on pirates?",
            PIRATES,
            "By Ana Ruiz in Mora 16 May 2024 · 7 min read",
        ),
        (
            "When was the article published?",
            PIRATES,
            "By Ana Ruiz in Mora 16 May 2024 · 7 min read",
        ),
        ("¿Quién escribió el artículo?", PIRATAS, "Por Ana Ruiz"),
        ("¿Cuándo se publicó el artículo?", PIRATAS, None),
        ("Who wrote the article on whales?", PIRATES, None),
    ],
)
def test_a_byline_may_stand_below_what_sums_up_an_article(
    tmp_path: Path, hashing: IndexSettings, question: str, text: str, said: str | None
) -> None:
    """As newspapers set it: the first sentence of the text stands above."""
    assert stated(tmp_path, hashing, question, [text]) == ([("d0", said)] if said else [])

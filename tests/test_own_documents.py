"""A shelf of countries: which documents are a country's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.answering.questions.question import analyse
from briefing_qa.config import AnswerSettings
from briefing_qa.engine.finding import Finder, means_of
from briefing_qa.engine.looking import Looks
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.store import SqliteStore

FILES = {
    "a.md": "# Kenya: overview\n\nThe index puts it at rank 29 of 60.\n",
    "b.md": "# Ghana: overview\n\nThe index puts it at a rank below Kenya.\n",
    "c.md": "# Behind the curtain\n\nThe index gives the country rank 46.\n",
    "kenya-d.md": "# Calls\n\nThe index gives no rank for calls.\n",
}


@pytest.fixture(scope="module")
def store(
    tmp_path_factory: pytest.TempPathFactory,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
) -> Iterator[SqliteStore]:
    """The index of the shelf."""
    folder = tmp_path_factory.mktemp("shelf")
    made = build_index(write_corpus(folder / "corpus", FILES), folder / "index")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("question", "known", "chosen", "home"),
    [
        ("At what rank did Kenya come?", (), None, {"a", "kenya-d"}),
        ("At what rank did Ghana come?", (), None, {"b"}),
        ("At what rank did Nepal come?", ("c",), None, {"c"}),  # by its text
        ("At what rank did Kenya come?", ("c",), None, {"a", "c", "kenya-d"}),
        ("At what rank did Kenya come?", (), ("a", "b"), {"a"}),
        # nothing to choose from
        ("At what rank did Kenya come?", (), ("a", "kenya-d"), None),
        ("At what rank did Peru come?", (), None, None),
        ("At what rank did it come?", (), None, None),
    ],
)
def test_only_a_countrys_own_documents_are_looked_into(
    store: SqliteStore,
    question: str,
    known: Sequence[str],
    chosen: Sequence[str] | None,
    home: set[str] | None,
) -> None:
    """Among those that are asked; where all are of it, or none, there is no second look."""
    with store.snapshot() as snapshot:
        records = {record.id: record for record in snapshot.documents()}
    finder = Finder(Looks(store), HashingEmbedder(), records, AnswerSettings())
    reader: Any = None  # nothing is read
    means = means_of(finder, reader, AnswerSettings(), chosen, None)
    found = means.look_home(analyse(question), frozenset(known))
    ids = None if found is None else {one.passage.document_id for one in found.evidence}
    assert ids == home

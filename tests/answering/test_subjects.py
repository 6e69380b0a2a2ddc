"""A document is about a country without saying so everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_qa.answering.evidence.finding import find
from briefing_qa.answering.questions.question import analyse
from briefing_qa.config import AnswerSettings
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.store import SqliteStore

NAMED = "\n\n".join(f"## Session {n}\n\nThe Committee met delegates of Peru." for n in range(5))
ILLITERACY = "## Schools\n\nIlliteracy fell to 13% of adults."


@pytest.mark.parametrize(
    ("head", "text", "about"),
    [
        ("", NAMED, {"peru"}),
        ("", "## Sessions\n\nThe Committee met delegates of Peru.", set()),
        ("country: Chile", NAMED, {"chile"}),
        ("title: Observations on Chile", NAMED, {"chile"}),
    ],
)
def test_what_is_told_goes_before_what_is_counted(
    tmp_path: Path,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
    head: str,
    text: str,
    about: set[str],
) -> None:
    """A registered country or one in the title; else the one that the text is full of."""
    files = {"observations.md": f"---\n{head}\n---\n\n# Observations\n\n{text}\n\n{ILLITERACY}\n"}
    store = build_index(write_corpus(tmp_path / "corpus", files), tmp_path / "index")
    with store.snapshot() as snapshot:
        records = {record.id: record for record in snapshot.documents()}
        for question, expected in (("Illiteracy in Peru?", about), ("Illiteracy?", set())):
            found = find(analyse(question), snapshot, HashingEmbedder(), records, AnswerSettings())
            assert found.candidates
            assert {one.about for one in found.candidates} == {frozenset(expected)}
    store.close()

"""Data sets in the form of SQuAD become documents and questions whose quotes stand in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefing_qa.documents import Corpus
from briefing_qa.evaluation import GoldQuote

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
RIVER = "The Ala rises in Norvik. It is 212 km long,  and the Ala freezes."
MILL = "The mill was built by Ana Ruiz (Año 1902)."


def asked(name: str, text: str, context: str, answer: str | None) -> dict[str, Any]:
    """One question of such a file."""
    answers = [] if answer is None else [{"text": answer, "answer_start": context.index(answer)}]
    return {"id": name, "question": text, "answers": answers, "is_impossible": answer is None}


DATA = {
    "data": [
        {
            "title": "River_Ala",
            "paragraphs": [
                {
                    "context": RIVER,
                    "qas": [
                        asked("1", "How long is the Ala?", RIVER, "212 km"),
                        asked("2", "How deep is the Ala?", RIVER, None),
                    ],
                },
                {"context": "Boats came.", "qas": [asked("3", "What came?", "Boats", "Boats")]},
            ],
        },
        {
            "title": "Año",
            "paragraphs": [
                {"context": MILL, "qas": [asked("4", "Who built the mill?", MILL, "Ana Ruiz")]}
            ],
        },
    ]
}


@pytest.fixture
def squad(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """`benchmarks/squad.py` as a module."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    import squad

    yield squad
    sys.modules.pop("squad", None)


def test_every_quote_stands_in_its_document(squad: ModuleType, tmp_path: Path) -> None:
    """A document for each article, and for each answer the sentence that holds it."""
    path = tmp_path / "set.json"
    path.write_text(json.dumps(DATA), encoding="utf-8")
    found = squad.articles(path)
    folder = tmp_path / "corpus"
    folder.mkdir()
    squad.write_corpus(found, folder)
    corpus = Corpus(folder)
    texts = {one.id: one.text for one in (corpus.read(file.path) for file in corpus.scan().files)}
    known = {one.id: one for one in squad.questions(found, {})}
    assert known["1"].evidence == (
        GoldQuote(document_id="000-river-ala", quote="It is 212 km long, and the Ala freezes."),
    )
    assert known["1"].answer == (("212 km",),)
    assert not known["2"].answerable
    assert known["2"].nearly
    for one in known.values():
        assert all(quote.quote in texts[quote.document_id] for quote in one.evidence)


def test_the_same_questions_may_be_asked_in_other_words(squad: ModuleType) -> None:
    """By their ids; those that the other file lacks stay."""
    known = {one.id: one.text for one in squad.questions(DATA["data"], {"4": "¿Quién lo hizo?"})}
    assert known["4"] == "¿Quién lo hizo?"
    assert known["1"] == "How long is the Ala?"


@pytest.mark.parametrize(("most", "left"), [(None, [2, 1]), (3, [2, 1]), (2, [1, 1]), (1, [1])])
def test_paragraphs_are_taken_from_all_articles(
    squad: ModuleType, most: int | None, left: list[int]
) -> None:
    """As evenly as can be, and no more than were asked for."""
    assert [len(one["paragraphs"]) for one in squad.chosen(DATA["data"], most)] == left


@pytest.mark.parametrize("content", ["[1]", "{", '{"data": [{"title": "A"}]}', '{"data": []}'])
def test_another_file_is_named(squad: ModuleType, tmp_path: Path, content: str) -> None:
    """One line: which file, and what is wrong with it."""
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"other\.json: (not in the form of SQuAD|no article)"):
        squad.articles(path)

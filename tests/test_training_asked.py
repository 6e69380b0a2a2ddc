"""What others asked, as it is learned from: `training/asked.py` and `training/asked/`."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.evaluation import load_set

ROOT = Path(__file__).parents[1]
FOLDERS = sorted(path.parent for path in (ROOT / "training" / "asked").glob("*/questions.jsonl"))
LAKES = """# Lakes of Lindoria, 2020

Lindoria counted 40 lakes in 2020. Of these, 12 are deeper than a hundred metres. No figures are
available on ponds.
The Water Office recommends counting them again by 2025.
"""
QUESTIONS = (
    ("How many lakes did Lindoria count in 2020?", "Lindoria counted 40 lakes in 2020."),
    ("How many lakes did Lindoria count in 2019?", ""),
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module."""
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    return importlib.import_module("asked")


def test_a_question_stands_with_what_the_program_reads_for_it(asked: Any, tmp_path: Path) -> None:
    """In its order, without what the whole document tells; where rules keep out all, not at all."""
    (tmp_path / "lakes" / "documents").mkdir(parents=True)
    (tmp_path / "lakes" / "documents" / "lakes.md").write_text(LAKES, encoding="utf-8")
    rows = [
        {
            "id": f"l{number}", "question": text, "answerable": bool(quote), "kind": "direct",
            "evidence": [{"document_id": "lakes", "quote": quote}] if quote else [],
        }
        for number, (text, quote) in enumerate(QUESTIONS)
    ]  # fmt: skip
    rows.append({**rows[0], "id": "l9", "question": "And in 2020?", "before": [QUESTIONS[0][0]]})
    lines = "\n".join(map(json.dumps, rows))
    (tmp_path / "lakes" / "questions.jsonl").write_text(lines, encoding="utf-8")
    world = importlib.import_module("worlds").asked_by_others(tmp_path / "lakes", "*.jsonl")
    assert [example.text for example in world.examples] == [text for text, _ in QUESTIONS]
    texts: dict[Any, int] = {}
    (item,) = asked.asked_items(
        world, lambda one: texts.setdefault(one, len(texts)), tmp_path / "x"
    )
    found = [*texts]
    assert item.answerable
    first, *others = item.choices
    assert found[first.place].text == QUESTIONS[0][1]
    assert first.answers
    assert others
    assert not any(choice.answers for choice in others)
    # The title has the place and the year for sentences without them.
    assert found[first.asked] == QUESTIONS[0][0]
    assert "How many lakes did it count?" in {found[choice.asked] for choice in others}


def test_nothing_is_learned_from_what_is_only_counted(asked: Any) -> None:
    """Neither of the blind shelves nor, of the others, more than what was looked at."""
    shelves = ROOT / "eval" / "shelves"
    blind = {path.parent.name for path in shelves.glob("*/*.blind.counted.jsonl")}
    assert len(blind) > 4
    assert not blind & set(asked.ASKED)
    assert not {path.name for path in shelves.iterdir()} & {folder.name for folder in FOLDERS}
    counted = {
        (path.parent.name, question["question"])
        for path in shelves.glob("*/*.counted.jsonl")
        for question in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }
    learned = {
        (name, example.text) for name in asked.ASKED for example in asked.asked_world(name).examples
    }
    assert len(learned) > 3_000
    assert not learned & counted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_was_asked_to_be_learned_from_is_sound(folder: Path) -> None:
    """Every line has the form of a set, every quote stands in its document."""
    known = load_set(folder / "questions.jsonl").questions
    assert len({question.text for question in known}) == len(known) > 100
    assert 0.25 < sum(not question.answerable for question in known) / len(known) < 0.55
    for question in known:
        for evidence in question.evidence:
            path = folder / "documents" / f"{evidence.document_id}.md"
            assert evidence.quote in path.read_text(encoding="utf-8"), question.id

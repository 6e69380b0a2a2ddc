"""The invented texts of `training/written/`: their form, and that nothing is measured with them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "training" / "written").glob("*.jsonl"))
KINDS = ["plain", "para", "para", "fresh", "twist", "trap", "trap", "outside", "premise"]
ANSWERED = {"plain", "para", "fresh", "twist"}


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_has_its_nine_questions(path: Path) -> None:
    """Numbered in order, since the number says which are kept back; answers are sentences."""
    for number, text in enumerate(rows_of(path), start=1):
        assert text["id"] == f"{path.stem}-{number:03}"
        assert text["language"] in ("en", "es")
        assert text["title"].strip(), text["id"]
        assert all(sentence.strip() == sentence != "" for sentence in text["sentences"])
        assert [question["kind"] for question in text["questions"]] == KINDS, text["id"]
        for question in text["questions"]:
            assert bool(question["answers"]) is (question["kind"] in ANSWERED), text["id"]
            assert set(question["answers"]) <= set(range(len(text["sentences"]))), text["id"]


def test_no_question_stands_twice_or_in_a_set_that_measures() -> None:
    """Neither among themselves nor in any set of `eval/`."""
    asked = Counter(
        question["question"].casefold()
        for path in FILES
        for text in rows_of(path)
        for question in text["questions"]
    )
    assert len(asked) > 5_000
    assert [question for question, count in asked.items() if count > 1] == []
    measured = {
        question["question"].casefold()
        for path in (ROOT / "eval").rglob("*.jsonl")
        for question in rows_of(path)
    }
    assert asked.keys() & measured == set()

"""Judged answers as drafts for a question set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conversation_samples import ANA, QUOTE, answer, refusal

from briefing_qa.conversations import ConversationStore, question_rows, to_json_lines
from briefing_qa.errors import QuestionSetError
from briefing_qa.evaluation import load_set

GOLD = [{"document_id": "peru-briefing", "quote": QUOTE}]


def row_of(
    store: ConversationStore, said: dict[str, Any], verdict: Any, **feedback: str
) -> dict[str, Any]:
    """The draft for one judged answer."""
    kept = store.new(ANA)
    store.append(ANA, kept.id, question="How many signed?", answer=said)
    store.give_feedback(ANA, kept.id, 1, verdict, **feedback)
    (row,) = question_rows(store.judged(ANA))
    return row


@pytest.mark.parametrize(
    ("said", "verdict", "right", "expected"),
    [
        (answer(), "up", "", (True, "direct", [[QUOTE]], GOLD)),
        (answer(), "up", "8,710", (True, "direct", [["8,710"]], GOLD)),
        (answer(), "down", "8,711", (True, "direct", [["8,711"]], [])),
        (answer(), "down", "", (None, "", [], [])),
        (refusal(), "up", "", (False, "missing", [], [])),
        (refusal(), "down", "", (True, "direct", [], [])),
        (refusal(), "down", "8,711", (True, "direct", [["8,711"]], [])),
    ],
)
def test_a_draft_says_what_the_feedback_says_and_no_more(
    store: ConversationStore, said: dict[str, Any], verdict: str, right: str, expected: Any
) -> None:
    """What nobody said is left open, so that somebody has to look."""
    row = row_of(store, said, verdict, right_answer=right)
    assert (row["answerable"], row["kind"], row["answer"], row["evidence"]) == expected
    assert row["question"] == "How many signed?"


def test_a_draft_tells_what_to_check(store: ConversationStore) -> None:
    """The key `check` says how it was marked, with the comment on one line, and what to do."""
    row = row_of(store, answer(), "down", comment="Not that\none")
    assert row["check"].startswith('The answer was marked wrong. Comment: "Not that one".')
    assert row["check"].endswith("Then delete this key.")


@pytest.mark.parametrize("said", [answer(), refusal()], ids=["answer", "refusal"])
def test_a_draft_is_refused_until_it_was_checked(
    store: ConversationStore, tmp_path: Path, said: dict[str, Any]
) -> None:
    """`eval` reads a draft of a right answer once `check` is deleted, and not before."""
    row = row_of(store, said, "up")
    path = tmp_path / "drafts.dev.jsonl"
    path.write_text(to_json_lines(store.judged(ANA)), encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == row
    with pytest.raises(QuestionSetError, match="unknown key 'check'"):
        load_set(path)
    del row["check"]
    path.write_text(json.dumps(row), encoding="utf-8")
    (known,) = load_set(path).questions
    assert known.text == "How many signed?"
    assert known.answerable is not said["abstained"]


def test_a_draft_with_open_ends_is_no_question(store: ConversationStore, tmp_path: Path) -> None:
    """Deleting `check` alone does not make a question of an answer marked wrong."""
    row = row_of(store, answer(), "down")
    del row["check"]
    path = tmp_path / "drafts.dev.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(QuestionSetError, match='"answerable" is not true or false'):
        load_set(path)


def test_a_follow_up_comes_with_the_questions_before_it(
    store: ConversationStore, tmp_path: Path
) -> None:
    """Only where something was taken over; Spanish is noted; ids differ and are stable."""
    kept = store.new(ANA, language="es")
    store.append(ANA, kept.id, question="¿Cuántos?", answer=answer())
    store.append(
        ANA, kept.id, question="¿Y en Lima?", understood="¿Cuántos en Lima?", answer=refusal()
    )
    store.append(ANA, kept.id, question="¿Quién paga?", answer=answer())
    for position in (1, 2, 3):
        store.give_feedback(ANA, kept.id, position, "up")
    rows = question_rows(store.judged(ANA))
    assert [row.get("before") for row in rows] == [None, ["¿Cuántos?"], None]
    assert rows[1]["question"] == "¿Y en Lima?"
    assert {row["language"] for row in rows} == {"es"}
    assert len({row["id"] for row in rows}) == 3
    assert rows == question_rows(store.judged(ANA))
    assert not any(kept.id in row["id"] for row in rows)
    del rows[1]["check"]
    (tmp_path / "one.dev.jsonl").write_text(json.dumps(rows[1]), encoding="utf-8")
    (known,) = load_set(tmp_path / "one.dev.jsonl").questions
    assert known.before == ("¿Cuántos?",)

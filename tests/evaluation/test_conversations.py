"""Questions of conversations: how they are asked, and that their sets are sound."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from evaluation_samples import ALA, BORA, DEPTH, NEAR, TEXTS, answer, write_set

from briefing_qa.answering.follow_up import Understood
from briefing_qa.documents import Corpus
from briefing_qa.errors import IndexMissingError, QuestionSetError
from briefing_qa.evaluation import evaluate, load_set

ROOT = Path(__file__).parents[2]
SETS = sorted((ROOT / "eval").glob("*.conversations.*.jsonl"))

BORA_TOO: dict[str, Any] = {
    **DEPTH,
    "id": "q-too",
    "before": ["How deep is Lake Ala?"],
    "question": "And Lake Bora?",
    "answer": [["45 metres"]],
    "evidence": [{"document_id": "lakes", "quote": "Lake Bora is 45 metres"}],
}
ASKED_AS = "How deep is Lake Bora?"


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a question set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_question_is_asked_as_it_is_understood(tmp_path: Path) -> None:
    """Earlier questions come first, each once for a set; the last is asked with what it lacks."""
    asked: list[str] = []

    def ask(question: str) -> object:
        asked.append(question)
        return answer(BORA if "Bora" in question else ALA)

    again = {**BORA_TOO, "id": "q-again", "before": ["How deep is Lake Ala?"]}
    questions = load_set(write_set(tmp_path / "talk.jsonl", BORA_TOO, again, DEPTH))
    assert questions.questions[0].before == ("How deep is Lake Ala?",)
    result = evaluate(ask, questions, texts=TEXTS, resamples=1)
    assert asked == [DEPTH["question"], ASKED_AS, ASKED_AS, DEPTH["question"]]
    assert all(outcome.right for outcome in result.outcomes)
    assert result.outcomes[0].question.text == "And Lake Bora?"


def test_an_answer_may_say_what_is_pointed_to(tmp_path: Path) -> None:
    """The words of earlier answers are part of the conversation, those of refusals are not."""
    row = {**NEAR, "before": ["Who counts the boats?"], "question": "Where are they from?"}
    questions = load_set(write_set(tmp_path / "talk.jsonl", row))
    asked: list[str] = []

    def ask(question: str) -> object:
        asked.append(question)
        said = answer("Nobody counts the others.")
        return {**said, "answer": "It is the Water Office that counts. [1]"}

    evaluate(ask, questions, texts=TEXTS, resamples=1)
    assert asked[-1] == "Where are they from (Water Office, who counts the boats)?"
    asked.clear()
    evaluate(
        lambda question: asked.append(question) or answer(), questions, texts=TEXTS, resamples=1
    )
    assert asked[-1] == "Where are they from (who counts the boats)?"


def test_a_system_that_knows_of_conversations_is_told_where_it_was_answered(tmp_path: Path) -> None:
    """The documents that the turn before cites; a question without one is asked by `ask`."""

    class System:
        def __init__(self) -> None:
            self.asked: list[str] = []
            self.talked: list[tuple[str, tuple[str, ...]]] = []

        def ask(self, question: str) -> object:
            self.asked.append(question)
            return answer(ALA)

        def ask_in_talk(self, understood: Understood) -> object:
            self.talked.append((understood.text, understood.documents))
            return answer(BORA if "Bora" in understood.text else ALA)

    system = System()
    questions = load_set(write_set(tmp_path / "talk.jsonl", BORA_TOO, DEPTH))
    result = evaluate(system, questions, texts=TEXTS, resamples=1)
    assert system.talked == [(DEPTH["question"], ()), (ASKED_AS, ("lakes",))]
    assert system.asked == [DEPTH["question"]]
    assert all(outcome.right for outcome in result.outcomes)


def test_only_the_last_question_is_measured(tmp_path: Path) -> None:
    """An error in an earlier turn is no fault of the question; an index that is gone is."""
    questions = load_set(write_set(tmp_path / "talk.jsonl", BORA_TOO))

    def ask(question: str) -> object:
        if question != ASKED_AS:
            raise RuntimeError
        return answer(BORA)

    (outcome,) = evaluate(ask, questions, texts=TEXTS, resamples=1).outcomes
    assert outcome.right

    def broken(question: str) -> object:
        raise IndexMissingError(question)

    with pytest.raises(IndexMissingError):
        evaluate(broken, questions, texts=TEXTS, resamples=1)


@pytest.mark.parametrize("before", ["Why?", [1], [""], ["?", None], ["Who?", "?!"]])
def test_what_came_before_is_a_list_of_questions(before: object, tmp_path: Path) -> None:
    """Anything else is a fault that names the key."""
    path = write_set(tmp_path / "talk.jsonl", {**BORA_TOO, "before": before})
    with pytest.raises(
        QuestionSetError, match=r'talk\.jsonl:1: .*"before" (is not|cannot be asked)'
    ):
        load_set(path)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_every_conversation_has_the_format(path: Path) -> None:
    """Each has one or two questions before its last, quotes that stand once, and answers."""
    text = Corpus(ROOT / "corpus").read("peru-briefing.md").text
    said = " ".join(text.lower().split())
    assert load_set(path).questions
    for row in lines(path):
        where = row["id"]
        assert 1 <= len(row["before"]) <= 2, where
        assert row["fact"] or row["answerable"], where
        for evidence in row["evidence"]:
            assert text.count(evidence["quote"]) == 1, where
        for group in row["answer"]:
            assert any(" ".join(one.lower().split()) in said for one in group), where


def test_conversations_for_development_and_for_the_end_have_nothing_in_common() -> None:
    """Neither a quote, nor a fact that is asked about, nor a conversation is in both."""
    assert len(SETS) == 2
    dev, final = (lines(path) for path in SETS)
    assert len(dev) >= 45
    assert len(final) >= 20
    assert not {row["id"] for row in dev} & {row["id"] for row in final}
    for of in (
        lambda row: [evidence["quote"] for evidence in row["evidence"]],
        lambda row: row["fact"].split("+"),
        lambda row: [json.dumps([row["before"], row["question"]])],
    ):
        assert not {x for row in dev for x in of(row) if x} & {x for row in final for x in of(row)}


def test_facts_of_the_conversations_are_split_like_those_of_the_questions() -> None:
    """Development asks about facts that are developed on already, the end about none of these."""
    dev, final = ({row["fact"] for row in lines(path)} for path in SETS)
    known = {
        fact
        for row in lines(ROOT / "eval" / "peru-briefing.dev.jsonl")
        for fact in row["fact"].split("+")
    }
    assert dev <= known
    assert not final & known


def test_no_conversation_of_the_end_stands_in_a_program() -> None:
    """None of its questions that has five words or more is written down in code or in a test."""
    texts = {
        text.casefold()
        for row in lines(SETS[1])
        for text in (*row["before"], row["question"])
        if len(text.split()) >= 5
    }
    assert len(texts) > 20
    for folder in ("src", "tests", "training"):
        for path in (ROOT / folder).rglob("*.py"):
            content = re.sub(r"\s+", " ", path.read_text(encoding="utf-8").casefold())
            assert not [text for text in texts if text in content], path

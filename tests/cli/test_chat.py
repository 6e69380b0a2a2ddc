"""`chat`: follow-up questions are understood, and what they mean is shown."""

from __future__ import annotations

import io
import sys

import pytest
from cli_place import Outcome, Place

DEPTH = "How many metres deep is Lake Bora?"


def chat(
    place: Place, monkeypatch: pytest.MonkeyPatch, *lines: str, options: tuple[str, ...] = ()
) -> Outcome:
    """A conversation whose side of the person is a pipe."""
    typed = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    outcome = place.run("chat", *options)
    assert outcome.status == 0
    return outcome


def test_a_follow_up_question_is_understood_and_shown(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it was understood as stands before its answer, and is what is answered."""
    outcome = chat(
        indexed,
        monkeypatch,
        "How many boats had a licence in 2019?",
        "And to fish for trout?",
        "Why?",
    )
    first = "(understood as: How many boats had a licence in 2019 to fish for trout?)"
    assert first in outcome.text
    assert "1,340 boats" in outcome.text.split(first)[1]
    assert "(understood as: Why " in outcome.text


def test_a_question_in_spanish_is_shown_in_spanish(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it was understood as is said in its language."""
    outcome = chat(indexed, monkeypatch, "¿Qué profundidad tiene el lago Bora?", "¿Por qué?")
    assert "(entendida como: ¿Por qué " in outcome.text
    assert "understood as" not in outcome.text


def test_whatever_is_asked_in_place_of_what_was_typed_is_shown(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where only function words were taken over; capitals and marks are no difference."""
    outcome = chat(indexed, monkeypatch, "Where is it?", "and why?", "why is it there?")
    assert "(understood as: Why is it?)" in outcome.text
    outcome = chat(indexed, monkeypatch, DEPTH, "And which village has 17 wells")
    assert "understood" not in outcome.text


def test_a_question_that_stands_alone_is_shown_as_it_is(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said to be understood where nothing was taken over."""
    outcome = chat(indexed, monkeypatch, DEPTH, "Which village has 17 wells?")
    assert "understood" not in outcome.text


def test_a_conversation_stays_with_the_documents_that_meet_the_filters(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the others say is not said; filters that nothing meets end it before it begins."""
    assert "45 metres deep" in chat(indexed, monkeypatch, DEPTH, options=("--document=lakes",)).text
    outcome = chat(indexed, monkeypatch, DEPTH, options=("--document=wells",))
    assert "45 metres deep" not in outcome.text
    assert indexed.run("chat", "--country=Chad").status == 2


def test_new_begins_another_conversation(indexed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """After /new nothing that was asked before is taken over; /help says that it is there."""
    outcome = chat(indexed, monkeypatch, "/help", DEPTH, "/new", "Why?")
    assert "/new" in outcome.text
    assert "understood" not in outcome.text
    assert "no command" not in outcome.text
    assert "understood" in chat(indexed, monkeypatch, DEPTH, "Why?").text


def test_what_cannot_be_asked_is_no_turn(indexed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line without a word does not take the place of the question before it."""
    outcome = chat(indexed, monkeypatch, DEPTH, "???", "Why?")
    assert "no word" in outcome.text
    assert "(understood as: Why (how many" not in outcome.text
    assert "(understood as: Why is Lake Bora" in outcome.text

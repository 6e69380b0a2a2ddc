"""In which documents a question of a conversation is asked, and which of two answers is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import cast

from briefing_qa.answering.follow_up import Understood
from briefing_qa.answering.saying.answer import Answer
from briefing_qa.engine.following import DOUBT, SURE, ask_where_it_belongs
from briefing_qa.retrieval.filters import Filters

NEAR = ("lakes",)
ALL = ("lakes", "wells")
Given = tuple[str, str, float]
"""Of an answer: the document it cites, its one sentence and its confidence; empty for a refusal."""


def given(
    understood: Understood, answers: Mapping[tuple[str, str], Given], known: Sequence[str] = ALL
) -> tuple[str, list[tuple[str, str]]]:
    """The sentence that is answered with, and what was asked where, "here" or "anywhere"."""
    asked: list[tuple[str, str]] = []

    def ask(
        text: str, ids: Sequence[str] | None, filters: Filters | None, *, doubt: float = 0.0
    ) -> Answer:
        assert filters is None
        assert doubt == (DOUBT if understood.guessed and text == understood.text else 0.0)
        assert ids is None or tuple(ids) == NEAR
        asked.append((text, "anywhere" if ids is None else "here"))
        document, sentence, confidence = answers.get(asked[-1], ("", "", 0.1))
        return cast(
            "Answer",
            SimpleNamespace(
                abstained=not sentence,
                confidence=confidence,
                citations=[SimpleNamespace(document_id=document)] if sentence else [],
                claims=[SimpleNamespace(text=sentence)] if sentence else [],
            ),
        )

    answer = ask_where_it_belongs(ask, understood, known, None)
    return " ".join(claim.text for claim in answer.claims), asked


def test_without_documents_that_answered_it_is_asked_anywhere() -> None:
    """Also where those that answered are no longer there."""
    for understood in (Understood(text="Why?"), Understood(text="Why?", documents=("gone",))):
        assert given(understood, {})[1] == [("Why?", "anywhere")]


def test_what_takes_something_over_stays_where_the_talk_is() -> None:
    """A refusal there is the answer, unless the question says what it is about."""
    answers = {("Why?", "anywhere"): ("wells", "It was dry.", 0.9)}
    understood = Understood(text="Why?", documents=NEAR, leans=True)
    assert given(understood, answers) == ("", [("Why?", "here")])
    named = Understood(text="Why?", documents=NEAR, leans=True, elsewhere=True)
    assert given(named, answers)[0] == "It was dry."
    here = {**answers, ("Why?", "here"): ("lakes", "It is deep.", 0.4)}
    assert given(named, here) == ("It is deep.", [("Why?", "here")])


def test_a_whole_question_is_answered_from_anywhere() -> None:
    """The surer answer is given, and of several that answer the one where the talk is."""
    text = "Where is the deep lake?"
    anywhere, here = (text, "anywhere"), (text, "here")
    understood = Understood(text=text, documents=NEAR)
    mora, bora = "The lake is in Mora.", "The lake is in Bora."
    answers = {anywhere: ("wells", mora, 0.9), here: ("lakes", bora, 0.6)}
    assert given(understood, answers)[0] == mora
    assert given(understood, {**answers, here: ("lakes", bora, 0.9)})[0] == bora
    assert given(understood, {anywhere: ("lakes", bora, 0.5)}) == (bora, [anywhere])
    assert given(understood, {here: ("lakes", bora, SURE - 0.1)})[0] == ""
    assert given(understood, {here: ("lakes", bora, SURE)})[0] == bora


def test_what_has_no_word_of_a_whole_question_does_not_take_the_place_of_an_answer() -> None:
    """Among the sentences of the documents at hand one is always the nearest."""
    text = "May staff promise secrecy?"
    anywhere, here = (text, "anywhere"), (text, "here")
    understood = Understood(text=text, documents=NEAR)
    other = {here: ("lakes", "The hotline takes calls.", 0.9)}
    secret = {anywhere: ("wells", "Queda prohibido prometer secreto.", 0.8)}
    assert given(understood, {**other, **secret})[0] == "Queda prohibido prometer secreto."
    assert given(understood, other)[0] == ""
    named = {here: ("lakes", "Staff never promise it.", 0.9)}
    assert given(understood, {**named, **secret})[0] == "Staff never promise it."


def test_what_leads_to_nothing_is_asked_as_it_was_typed() -> None:
    """After a refusal, or where the last answer is only given again; and only a sure answer counts.

    The last answer is right where it holds what was asked for.
    """
    full, typed = ("Is one deep (lakes)?", "here"), ("Is one deep?", "here")
    understood = Understood(
        text=full[0], documents=NEAR, leans=True, typed=typed[0], said="There are six lakes."
    )
    again = {full: ("lakes", "There are six lakes.", 0.8)}
    deep = {typed: ("lakes", "Bora is deep.", 0.9)}
    assert given(understood, deep)[0] == "Bora is deep."
    assert given(understood, {**again, **deep})[0] == "Bora is deep."
    assert given(understood, again)[0] == "There are six lakes."
    assert given(understood, {**again, typed: ("lakes", "Bora is deep.", 0.5)})[0] == (
        "There are six lakes."
    )
    holds = Understood(
        text=full[0], documents=NEAR, leans=True, typed=typed[0], said="All six lakes are deep."
    )
    assert given(holds, {full: ("lakes", "All six lakes are deep.", 0.8), **deep})[0] == (
        "All six lakes are deep."
    )


def test_one_document_is_asked_once() -> None:
    """Where the talk is all there is, nothing is asked twice."""
    understood = Understood(text="Where?", documents=NEAR)
    assert given(understood, {}, known=NEAR)[1] == [("Where?", "anywhere")]


def test_what_is_guessed_is_doubted() -> None:
    """Wherever it is asked, but not the words that were typed, in which nothing is guessed."""
    text = "Is one deep (lakes)?"
    understood = Understood(
        text=text, documents=NEAR, leans=True, elsewhere=True, typed="Is one deep?", guessed=True
    )
    assert given(understood, {})[1] == [
        (text, "here"), ("Is one deep?", "here"), (text, "anywhere")
    ]  # fmt: skip

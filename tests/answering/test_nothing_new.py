"""Sentences that have nothing but the words of a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.nothing_new import tells_nothing_new

Out = Callable[..., bool]
WISHES = "Captain Lorne has three wishes."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What is light work?", "Light work.", True),
        ("Tell me about light work.", "Light work.", True),
        ("light work", "Light work.", True),
        ("What is smuggling?", "Smuggling is another matter.", True),
        ("What is neglect?", "Neglect is different.", True),
        ("What is quay money?", "Mr Bassey: Quay money is unlawful.", False),
        ("What three wishes does Captain Lorne have?", WISHES, True),
        ("What does Captain Lorne wish for?", WISHES, True),
        ("How many wishes does Captain Lorne have?", WISHES, False),
        ("What dilemma do the inspectors face?", "The inspectors face a dilemma.", True),
        ("What is the exception?", "There is one exception.", True),
        ("What is the plan?", "The plan has a weakness.", False),
        ("¿Qué es el padrinazgo?", "Padrinazgo.", True),
        ("¿Qué es el tráfico?", "El tráfico es otra cosa.", True),
        ("¿Qué tres cosas pide la maestra?", "La maestra pide tres cosas.", True),
        ("¿Cuántas cosas pide la maestra?", "La maestra pide tres cosas.", False),
        ("¿Cuál es la excepción?", "Hay una excepción.", True),
        # these say yes, one of two, or how many
        ("Is light work allowed?", "Light work is allowed.", False),
        ("Which is larger, Lima or Puno?", "Lima is larger.", False),
        ("judges districts", "There are judges in three of the eight districts.", False),
        ("What was done about it?", "Nothing was done about it.", False),
        ("¿Qué se hizo?", "No se hizo nada.", False),
        # no name tells how common something is
        ("How common is child marriage in Mangochi?", "Child marriage in Mangochi, Malawi.", True),
        ("Where is child marriage common?", "Child marriage is common in Malawi.", False),
    ],
)
def test_what_only_repeats_is_out(
    make_candidate: Callable[..., Candidate], question: str, text: str, out: bool
) -> None:
    """Where some thing is asked for, in each language."""
    asked = analyse(question)
    assert tells_nothing_new(asked, make_candidate(text, language=asked.language)) == out


@pytest.mark.parametrize(
    ("text", "out"), [("Hay cuatro obstáculos.", True), ("Hay cuatro hornos.", False)]
)
def test_in_another_language_words_of_the_same_meaning_repeat(
    make_candidate: Callable[..., Candidate], text: str, out: bool
) -> None:
    """What is asked for is then told by another word."""
    asked = analyse("What are the obstacles?")
    assert tells_nothing_new(asked, make_candidate(text, language="es")) == out


def test_items_and_rows_stay(make_candidate: Callable[..., Candidate]) -> None:
    """A list or a table tells by what else it has."""
    asked = analyse("What is light work?")
    assert not tells_nothing_new(asked, make_candidate("Light work.", kind="item"))
    assert not tells_nothing_new(asked, make_candidate("| Light work |"))


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("How common is child marriage in Malawi?", True),
        ("Why do girls marry?", True),
        ("¿Por qué se casan las niñas?", True),
        ("What is the report about?", False),
        ("Who wrote the report?", False),
    ],
)
def test_a_title_tells_neither_how_nor_why(
    make_candidate: Callable[..., Candidate], question: str, out: bool
) -> None:
    """A line of its own without a stop, which may tell what a text is or whose."""
    line = "Baseline report of the Ufulu project"
    alone = make_candidate(line, passage_text=f"{line}\n\nGirls marry at 16.")
    assert tells_nothing_new(analyse(question), alone) == out
    within = make_candidate(line, passage_text=f"{line} has 40 pages.")
    assert not tells_nothing_new(analyse(question), within)

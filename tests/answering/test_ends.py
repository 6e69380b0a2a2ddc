"""When or why something ended is not told by its beginning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ends import (
    tells_the_first_for_the_last,
    tells_the_other_end_of_it,
)

BOTH = "The patrols were stopped in 2021 and resumed when fuel was cheaper."


@pytest.mark.parametrize(
    ("question", "sentence", "out"),
    [
        ("When did the project end?", "The project began in 2015.", True),
        ("In what year was it launched?", "It was closed in 2019 for want of money.", True),
        ("¿Cuándo terminó el programa?", "El programa empezó en 2015.", True),
        ("When did the project end?", "It began in 2015 and ended in 2019.", False),
        ("When did the project end?", "It ran from 2015 until 2019.", False),
        ("When did it finish its move?", "In 1971 it began with, and completed, its move.", False),
        ("How did the project end?", "The project began in 2015.", False),
        ("When was the review held?", "The project began in 2015.", False),
        ("Why did the project end?", "The project began in 2015 because of the flood.", True),
        ("Why were the patrols resumed?", "Patrols were stopped for want of fuel.", True),
        (
            "¿Por qué se reanudaron las visitas?",
            "Las visitas se suspendieron sin pan.",
            True,
        ),
        ("¿Por qué cerró el comedor?", "El comedor abrió porque faltaba pan.", True),
        ("Why were the patrols resumed?", BOTH, False),
        ("Why were the boys shut out?", "They opened a letter.", False),
        ("Why did the boys end up there?", "The house opened in May.", False),
    ],
)
def test_the_beginning_is_not_the_end(
    question: str, sentence: str, out: bool, make_candidate: Callable[..., Candidate]
) -> None:
    """Why something was resumed is not told by why it was stopped; "how" is left alone."""
    asked = analyse(question)
    candidate = replace(make_candidate(sentence, language=asked.language), before="")
    assert tells_the_other_end_of_it(asked, candidate) is out


def test_in_another_language_a_reason_may_be_told_in_any_words(
    make_candidate: Callable[..., Candidate],
) -> None:
    """It is only kept out where question and sentence are in one."""
    asked = analyse("Why was the canteen closed?")
    candidate = make_candidate("El comedor abrió porque faltaba pan.", language="es")
    assert not tells_the_other_end_of_it(asked, candidate)


@pytest.mark.parametrize(
    ("question", "sentence", "out"),
    [
        ("Where was the most recent centre opened?", "The first opened in Tarma in 2015.", True),
        ("In which city is the newest shelter?", "The first one stands in Tarma.", True),
        ("When was their last visit?", "They come often; the first visit was in 2015.", True),
        ("¿Dónde se abrió el centro más reciente?", "El primero se abrió en Tarma.", True),
        ("¿Cuándo fue la última visita?", "La primera visita fue en 2015.", True),
        ("Where was the first centre opened?", "The latest was opened in Tarma.", True),
        ("¿Dónde se abrió el primer centro?", "El último se abrió en Tarma en 2019.", True),
        ("Where was the most recent centre opened?", "The first and the last are in Tarma.", False),
        ("Where was the newest centre opened?", "The first is in Tarma, the second in Ica.", False),
        ("When was the most recent census held?", "The first in ten years was held in May.", False),
        ("When was the last census held?", "In May it was held for the first time.", False),
        ("How many came in the last three months?", "The first came in May, 40 in all.", False),
        ("Were the most recent figures better?", "The first figures were bad.", False),
        ("Where were the first and the last opened?", "The first opened in Tarma.", False),
        ("Where was the centre opened?", "The first opened in Tarma.", False),
    ],
)
def test_first_for_the_last(
    question: str, sentence: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """The newest of several is not the first one, nor the reverse."""
    assert is_out(tells_the_first_for_the_last, question, sentence) is out

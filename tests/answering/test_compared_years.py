"""A figure that is compared with a year is no figure of that year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.compared_years import is_only_compared_with
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]

COMPARED = [
    ("How much was the budget of 2022?", "The budget was 18.4 million, 7% less than in 2022."),
    ("How many boats came in 2019?", "In all 40 boats came, fewer than in 2019."),
    ("What share of pupils came in 2019?", "Some 40% came, an increase of 3% on 2019."),
    (
        "¿Cuánto fue el presupuesto de 2022?",
        "El presupuesto fue de 18,4 millones, un 7 % menos que en 2022.",
    ),
    ("¿Cuántos barcos llegaron en 2019?", "Llegaron 40, un aumento del 3 % respecto de 2019."),
]
TOLD = [
    ("How many boats came in 2019?", "In all 40 boats came, compared with 60 in 2019."),
    ("How many boats came in 2019?", "In 2019, 40 boats came, fewer than in 2018."),
    ("How many fewer boats came than in 2019?", "In all 40 boats came, 3 fewer than in 2019."),
    ("Did fewer boats come than in 2019?", "In all 40 boats came, fewer than in 2019."),
    ("¿Cuántos barcos llegaron en 2019?", "Llegaron 40, menos que los 60 de 2019."),
]


@pytest.mark.parametrize(("question", "text"), COMPARED)
def test_what_it_is_compared_with_has_no_figure(
    question: str, text: str, make_candidate: Make
) -> None:
    """By whatever words."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert is_only_compared_with(asked, candidate)
    assert is_ruled_out(asked, candidate)


@pytest.mark.parametrize(("question", "text"), TOLD)
def test_a_figure_of_its_own(question: str, text: str, make_candidate: Make) -> None:
    """It stands with the year; and the change itself may be asked for."""
    asked = analyse(question)
    assert not is_only_compared_with(asked, make_candidate(text, language=asked.language))

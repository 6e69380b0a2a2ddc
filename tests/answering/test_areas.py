"""Figures for everybody where one for towns or for the country is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.areas import is_of_every_area

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What share of rural women came?", "In all 15% of women came.", True),
        ("What share of rural women came?", "Of rural women 15% came.", False),
        ("What share of rural women came?", "In the villages 15% of women came.", False),
        ("What share of women came?", "In all 15% of women came.", False),
        ("Why did rural women come?", "In all 15% of women came.", False),
        ("How many rural roads are there?", "There are 15 roads.", False),
        ("¿Qué porcentaje de las mujeres rurales vino?", "Vino el 15 % de las mujeres.", True),
        ("¿Qué porcentaje de las mujeres rurales vino?", "En el campo vino el 15 %.", False),
        ("¿Qué porcentaje de las mujeres vino?", "Vino el 15 % de las mujeres.", False),
        ("¿Cuántas niñas urbanas vinieron?", "Vinieron 15 niñas.", True),
        ("¿Cuántas niñas urbanas vinieron?", "15 girls came from the cities.", False),
    ],
)
def test_a_figure_for_all_is_none_for_an_area(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """The sentence has to name the area, by whatever word."""
    assert is_out(is_of_every_area, question, text) is out


def test_a_heading_or_the_sentence_before_may_name_the_area(make_candidate: Make) -> None:
    """Under "Rural areas" all is said of them."""
    question = analyse("What share of rural women came?")
    text = "In all 15% of women came."
    assert not is_of_every_area(question, make_candidate(text, path=("Rural areas",)))
    assert not is_of_every_area(question, make_candidate(text, before="Rural women are poor."))

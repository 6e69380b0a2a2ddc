"""Figures for everybody where one sex is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.sexes import is_of_either_sex

Make = Callable[..., Candidate]

PASSAGE = "In all 158 children were found. Most of the girls and boys were under 12."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many boys were found?", "In all 158 children were found.", True),
        ("How many boys were found?", "In all 37 boys were found.", False),
        ("How many children were found?", "In all 158 children were found.", False),
        ("How many boys and girls were found?", "In all 158 children were found.", False),
        ("How many of these girls were found?", "In all 58 were found.", False),
        ("Where were the boys found?", "In all 158 children were found in the mine.", False),
        ("How many women came?", "In all 58 mothers came.", False),
        ("How many boys were found?", "| Found | 37 | 121 |", False),
        ("¿Cuántas niñas fueron halladas?", "Se halló a 158 menores.", True),
        ("¿Cuántas mujeres vinieron?", "Vinieron 58 trabajadoras.", False),
        ("¿Cuántas mujeres vinieron?", "De las que viven allí vinieron 58.", False),
        ("¿Qué porcentaje de las niñas fue hallado?", "In all 12% of the children were.", True),
    ],
)
def test_a_sentence_that_tells_no_sex_gives_no_figure_for_one(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """Unless other words tell it, or it is a row, whose column may be of it."""
    candidate = make_candidate(text, passage_text=f"{text} {PASSAGE}")
    assert is_of_either_sex(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) or not out


def test_the_sentence_before_and_the_headings_tell_the_sex(make_candidate: Make) -> None:
    """What stands under "Boys" is of boys."""
    asked = analyse("How many boys were found?")
    candidate = make_candidate("In all 37 were found.", passage_text="In all 37 were found.")
    assert is_of_either_sex(asked, candidate)
    for where in ("before", "headings", "title"):
        assert not is_of_either_sex(asked, replace(candidate, **{where: "Boys in mines"}))

"""What the mayor says is not told by what the minister says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.offices import is_said_by_another_office

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much did the mayor say was spent?", "It was 18 million, a spokeswoman said."),
        ("Why did cases fall, according to the commander?", "They moved on, says his deputy."),
        ("Según los jueces, ¿por qué cayeron los procesos?", "Los fiscales dijeron que por miedo."),
        ("¿Por qué se fueron, según el alcalde?", "Se fueron por la sequía, explicó la directora."),
        ("According to the teachers, why?", "Nurses told the office that it was the rain."),
    ],
)
def test_another_office_is_kept_out(question: str, text: str, make_candidate: Make) -> None:
    """In whatever order they are named, and across languages."""
    asked = analyse(question)
    assert is_said_by_another_office(asked, make_candidate(text, language=asked.language))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much did the mayor say was spent?", "It was 18 million, the mayor said."),
        ("How much did the mayor say was spent?", "It was 18 million."),
        ("¿Por qué faltan, según los padres?", "Faltan por la lluvia, dijeron las madres."),
        ("How much was spent?", "It was 18 million, a spokeswoman said."),
        ("What does the mayor say of the minister?", "The minister lied, the mayor said."),
        ("¿Por qué se fueron, según el alcalde?", "Se fueron por la sequía, explicó el alcalde."),
        ("Which teachers were told?", "Nurses told the teachers of the school in Tarma."),
    ],
)
def test_what_may_be_theirs_stays(question: str, text: str, make_candidate: Make) -> None:
    """Where they are named, nobody is, or nobody's words are asked for."""
    asked = analyse(question)
    assert not is_said_by_another_office(asked, make_candidate(text, language=asked.language))

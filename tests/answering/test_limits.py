"""A figure for those under 18 is none for those over 18."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.limits import is_before_another_age, lies_beyond_the_limit
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many boys over 18 were found?", "Of these, 26 were boys under 18."),
        ("How many people aged 18 or older were found?", "In all 26 under the age of 18 came."),
        ("¿Cuántas personas mayores de 18 años hubo?", "Hubo 26 menores de 18 años."),
        ("¿Cuántas personas de 60 años o más hubo?", "In all 26 younger than 60 came."),
        ("How many homes earn less than 1,200 soles?", "In all 340 homes earn over 1200 soles."),
        ("How many had no more than 10 pupils?", "In all 12 schools had at least 10 pupils."),
        ("¿Cuántas escuelas tienen menos de 10 alumnos?", "Hay 12 con más de 10 alumnos."),
        ("In how many districts is it above 30%?", "In 12 districts it is below 30%."),
    ],
)
def test_the_other_side_of_a_number_is_no_answer(
    question: str, text: str, make_candidate: Make
) -> None:
    """Whatever words say above and below, before a number or behind it, in either language."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert lies_beyond_the_limit(asked, candidate)
    assert is_ruled_out(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many boys over 18 were found?", "Of these, 26 were boys over 18."),
        ("How many boys over 18 were found?", "Of 40, 14 were under 18 and 26 were 18 or over."),
        ("How many boys over 18 were found?", "Of these, 26 were boys under 15."),
        ("How many boys over 18 were found?", "In all 14 were under 18, and 26 were adults."),
        ("How many people under 18 came?", "In all 14 were over 18, and 26 were children."),
        ("How many had no more than 10 pupils?", "In all 12 schools had at most 10 pupils."),
        ("Can girls under 16 marry?", "Only those over 16 can marry."),
        ("Did more people over 18 come than under 18?", "In all 14 under 18 came."),
        ("¿Cuántas personas mayores de 18 años hubo?", "Hubo 26 de 18 años o más."),
    ],
)
def test_what_may_tell_of_this_side_stays(question: str, text: str, make_candidate: Make) -> None:
    """What names both sides, another number, or those on this side by another word."""
    asked = analyse(question)
    assert not lies_beyond_the_limit(asked, make_candidate(text, language=asked.language))


def test_a_row_stays(make_candidate: Make) -> None:
    """The columns of a row may have both sides."""
    asked = analyse("How many boys over 18 were found?")
    assert not lies_beyond_the_limit(asked, make_candidate("| under 18 | 26 | over 17 | 3 |"))


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What share of men married before 15?", "Some 2.6% of men married before 18.", True),
        ("What share of men married by the age of 15?", "Some 2.6% married before age 18.", True),
        (
            "¿Qué porcentaje se casó antes de los 15 años?",
            "El 2,6 % lo hizo antes de los 18.",
            True,
        ),
        ("What share of men married before 18?", "Some 2.6% of men married before 18.", False),
        ("What share married before 15?", "Some 3% married before 15 and 9% before 18.", False),
        ("What share of men married before 15?", "Some 2.6% of men had married.", False),
        ("What share of men had left by 2015?", "Some 2.6% of men had left before 18.", False),
        ("How many came before 15 May?", "In all 40 came before 18 June.", False),
        ("How many fewer married before 15 than before 18?", "Some 3% did before 18.", False),
    ],
)
def test_before_another_age(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """An age that nothing says is not told by another one; days and years are no ages."""
    asked = analyse(question)
    found = is_before_another_age(asked, make_candidate(text, language=asked.language))
    assert found is out

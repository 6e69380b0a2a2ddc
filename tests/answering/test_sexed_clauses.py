"""What is asked of one sex is not told by a clause on the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.sexed_clauses import is_told_of_the_other_sex

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "What was the occupancy of the boys' shelters?",
            (
                "Boys were lodged in 58 shelters and girls in 4; the occupancy of the girls' "
                "shelters was 88 per cent."
            ),
        ),
        (
            "How long did boys stay at the shelter?",
            (
                "Girls stayed at the shelter for 14 months on average; the three boys were "
                "placed with relatives in town."
            ),
        ),
        (
            "What share of girls had seen a nurse?",
            (
                "Every fifth boy and every tenth girl had fallen ill last year, and 9 per cent "
                "of the boys had seen a nurse."
            ),
        ),
        (
            "¿Qué porcentaje de las mujeres trabajaba de noche?",
            (
                "El 26 % de los niños y el 17 % de las niñas trabajaban quince horas a la "
                "semana, y lo hacía de noche uno de cada cinco varones."
            ),
        ),
    ],
)
def test_the_clause_of_the_other_sex_is_kept_out(
    question: str, text: str, make_candidate: Make
) -> None:
    """What is asked stands only in the clause of the other sex."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert is_told_of_the_other_sex(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many boys attended school?",
            "Among those who attended school, 40 were girls, and 30 were boys.",
        ),
        (
            "What share of boys attended school?",
            (
                "Of the boys, 44 per cent attended school, and every tenth girl left the shelter "
                "without notice."
            ),
        ),
        (
            "What share of girls had seen a nurse?",
            (
                "Both girls and boys had fallen ill, and 9 per cent of the boys had seen a "
                "nurse, respectively."
            ),
        ),
        (
            "How many girls came?",
            "In all 40 girls came in May; most of the boys had been sent home by their teachers.",
        ),
    ],
)
def test_clauses_that_hold_for_both_stay(question: str, text: str, make_candidate: Make) -> None:
    """A clause that only adds the other figure takes over what the first one says."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert not is_told_of_the_other_sex(asked, candidate)

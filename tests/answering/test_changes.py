"""Changes over years that a question names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.changes import tells_of_no_change

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Did theft fall between 2015 and 2020?", "Theft stood at 14%.", True),
        ("Did theft fall between 2015 and 2020?", "Theft has fallen to 14%.", False),
        ("Did theft fall between 2015 and 2020?", "In 2020 theft stood at 14%.", False),
        ("Did theft fall between 2015 and 2020?", "Theft remained at 14%.", False),
        ("How has theft changed from 2015 to 2020?", "Theft stood at 14%.", True),
        ("What did theft cost between 2015 and 2020?", "Theft cost 14 dollars.", False),
        ("Did theft fall?", "Theft stood at 14%.", False),
        ("¿Aumentó el robo entre 2015 y 2020?", "El robo es del 14%.", True),
        ("¿Aumentó el robo entre 2015 y 2020?", "El robo bajó al 14%.", False),
        ("¿Cómo evolucionó el robo de 2015 a 2020?", "El robo es del 14%.", True),
    ],
)
def test_a_figure_of_no_year_tells_of_no_change(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A change or one of the years has to stand with it."""
    assert is_out(tells_of_no_change, question, text) is out


def test_the_columns_of_a_table_may_be_the_years(make_candidate: Make) -> None:
    """A row tells of a change by its cells."""
    question = analyse("Did theft fall between 2015 and 2020?")
    row = make_candidate("| Theft | 14% | 12% |")
    assert tells_of_no_change(question, row)
    assert not tells_of_no_change(question, replace(row, columns=("", "2015", "2020")))

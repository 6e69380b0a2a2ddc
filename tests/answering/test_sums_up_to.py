"""Sums of all years up to one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.sums_up_to import sums_up_to_the_year

PLACED = "The programme, which began in 2011, had placed 346 children by the end of 2020."
HASTA = "Desde su entrada en vigor hasta 2021 se dictaron nueve condenas."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many children were placed in 2020?", PLACED, True),
        ("How many children were newly placed in 2020?", PLACED, True),
        ("How many children were placed by 2020?", PLACED, False),
        ("How many children had been placed in all by the end of 2020?", PLACED, False),
        ("How many children were placed in 2019?", PLACED, False),
        ("How many children were placed between 2011 and 2020?", PLACED, False),
        ("How many children were placed in 2020?", "By 2020, it had placed 346 children.", True),
        ("How many children were placed in 2020?", "By 2020 it had 74 officers.", False),
        ("How many children were placed in 2020?",
         "In 2020 it placed 38; by the end of 2020 it had placed 346.", False),
        ("Who was placed in 2020?", PLACED, False),
        ("¿Cuántas condenas se dictaron en 2021?", HASTA, True),
        ("¿Cuántas condenas se dictaron hasta 2021?", HASTA, False),
        ("¿Cuántas condenas hubo en 2021?", "Hasta fines de 2021 se habían dictado nueve.", True),
        ("¿Cuántas condenas hubo en 2021?", "En 2021 hubo dos condenas, nueve hasta 2021.", False),
    ],
)  # fmt: skip
def test_a_sum_of_all_years_is_not_of_the_last_one(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """How many there were by then is more than how many there were in that year."""
    assert is_out(sums_up_to_the_year, question, text) is out

"""Columns of another year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.columns import is_of_another_column

Make = Callable[..., Candidate]
COLUMNS = ("Region", "Cases 2020", "Cases 2021", "Convictions 2022")


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("How many convictions were there in Tarma in 2021?", True),
        ("How many convictions were there in Tarma in 2022?", False),
        ("How many cases were there in Tarma in 2021?", False),
        ("How many convictions were there in Tarma?", False),
        ("How many trials were there in Tarma in 2021?", False),  # no column is of that
        ("How many convictions were there in Tarma in 2019?", False),  # another rule's
        ("Why were there no convictions in Tarma in 2021?", False),
    ],
)
def test_the_year_asked_for_has_columns_of_other_matters(
    make_candidate: Make, question: str, out: bool
) -> None:
    """Where the names stand above the row, and where they stand in its cells."""
    above = replace(make_candidate("| Tarma | 301 | 329 | 22 |"), columns=COLUMNS)
    within = make_candidate(
        "| Region: Tarma | Cases 2020: 301 | Cases 2021: 329 | Convictions 2022: 22 |"
    )
    asked = analyse(question)
    assert [is_of_another_column(asked, one) for one in (above, within)] == [out, out]


def test_a_column_that_is_called_by_a_year_is_of_anything(make_candidate: Make) -> None:
    """As "2021", which may hold what the caption says."""
    row = replace(make_candidate("| Convictions | 7 | 22 |"), columns=("", "2021", "2022"))
    assert not is_of_another_column(analyse("How many convictions were there in 2021?"), row)
    plain = make_candidate("In 2021 there were 7 convictions.")
    assert not is_of_another_column(analyse("How many convictions were there in 2021?"), plain)

"""The row of another table beside the one that counts what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.tables_beside import is_of_the_table_beside

Make = Callable[..., Candidate]

ROW = "| Tarma | 2021: 40 |"


def of_tables(make_candidate: Make, one: str, other: str, language: str) -> Candidate:
    """A row of the first of two tables."""
    text = f"{one}\n\n{ROW}\n\n{other}\n\n| Jauja | 2021: 3 |"
    made = make_candidate(ROW, kind="item", passage_text=text, language=language)
    return replace(made, caption=one)


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("How many convictions were there in Tarma in 2021?", True),
        ("What was the number of convictions in Tarma?", True),
        ("How many complaints were there in Tarma in 2021?", False),
        ("How many cases ended with a conviction in Tarma?", False),  # cases are counted
        ("How many girls were convicted in Tarma?", False),
        ("Why were there convictions in Tarma?", False),
    ],
)
def test_what_another_caption_counts_is_not_in_the_row(
    make_candidate: Make, question: str, out: bool
) -> None:
    """Only where what is counted stands nowhere with the row."""
    made = of_tables(make_candidate, "Complaints, by province", "Convictions, by province", "en")
    assert is_of_the_table_beside(analyse(question), made) is out
    both = replace(made, caption="Complaints and convictions, by province")
    assert not is_of_the_table_beside(analyse(question), both)


def test_in_spanish_and_not_in_another_language(make_candidate: Make) -> None:
    """There the row may have other words for it."""
    made = of_tables(make_candidate, "Denuncias por provincia", "Condenas por provincia", "es")
    assert is_of_the_table_beside(analyse("¿Cuántas condenas hubo en Tarma?"), made)
    assert not is_of_the_table_beside(analyse("¿Cuántas denuncias hubo en Tarma?"), made)
    assert not is_of_the_table_beside(analyse("How many convictions were there in Tarma?"), made)


def test_a_sentence_is_no_caption(make_candidate: Make) -> None:
    """What is only spoken of in the passage is counted by no table."""
    text = f"Convictions are rare.\n\nComplaints\n\n{ROW}"
    made = replace(make_candidate(ROW, kind="item", passage_text=text), caption="Complaints")
    assert not is_of_the_table_beside(analyse("How many convictions were there in Tarma?"), made)

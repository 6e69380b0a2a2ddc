"""Figures of people of another profession."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.professions import counts_another_profession

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "is_out"),
    [
        ("How many judges were trained?", "In all 120 police prosecutors were trained.", True),
        ("¿Cuántos jueces se formaron?", "It trained 120 prosecutors and 64 chiefs.", True),
        ("¿Cuántas enfermeras trabajan allí?", "Trabajan 12 médicos.", True),
        ("How many social workers are there?", "There are 12 teachers.", True),
        ("How many judges were trained?", "In all 12 magistrates were trained.", False),
        ("¿Cuántos jueces se formaron?", "It trained 120 prosecutors and 64 judges.", False),
        ("How many judges were trained?", "In all 120 officials were trained.", False),
        ("How many women did the judges hear?", "The prosecutors heard 12 women.", False),
        ("How many children did teachers report?", "Nurses reported 12 children.", False),
        ("Who trained the judges?", "The institute trained 12 prosecutors.", False),
    ],
)
def test_those_who_are_counted_are_named(
    make_candidate: Make, question: str, text: str, *, is_out: bool
) -> None:
    """By any of the words for their profession, in either language."""
    language = "es" if "ó" in text or "Trabajan" in text else "en"
    candidate = make_candidate(text, language=language)
    assert counts_another_profession(analyse(question), candidate) is is_out


def test_what_stands_before_may_name_them(make_candidate: Make) -> None:
    """As may the names of columns, and headings."""
    question = analyse("How many judges were trained?")
    text = "The prosecutors were 12, and they 30."
    assert counts_another_profession(question, make_candidate(text))
    before = make_candidate(text, before="Judges were trained as well.")
    assert not counts_another_profession(question, before)
    assert not counts_another_profession(
        question, make_candidate(text, path=("Training of judges",))
    )


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What share of teachers talk about it?", "In all 49% of the parents talk about it.", True),
        ("What percentage of the nurses agree?", "Half of the children agree.", True),
        ("¿Qué porcentaje de los docentes lo habla?", "El 49 % de los padres lo habla.", True),
        ("What share of judges agree?", "Of the prosecutors, 49% agree.", True),
        ("What share of teachers talk about it?", "In all 49% talk with parents about it.", False),
        ("What share of teachers agree?", "Half of the parents and 40% of teachers agree.", False),
        ("What share of pupils have a teacher?", "Of 90% of the children it is known.", False),
        ("How many teachers are there?", "There are 40 for all children of Tarma.", False),
    ],
)
def test_share_of_a_profession(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A share of parents or pupils is none of those who teach them."""
    assert is_out(counts_another_profession, question, text) is out

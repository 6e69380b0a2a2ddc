"""Eleven boys are no answer where fifteen are asked about, nor a first offence where a third is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.counted import counts_otherwise
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Where were fifteen boys held?", "Eleven boys were held in Ica."),
        ("Where were fifteen boys held?", "In Ica 11 boys were held."),
        ("¿Dónde retuvieron a quince niños?", "A once niños los retuvieron en Ica."),
        ("What is the fine for a third offence?", "For a first offence the fine is 40 soles."),
        ("¿Qué multa tiene la tercera falta?", "La primera falta tiene una multa de 40 soles."),
        ("When is the third report due?", "The second report is due in May."),
        ("How many girls under fourteen years work?", "Of those under fifteen years 31 work."),
        ("¿Cuántas menores de catorce años hay?", "Hay 31 menores de quince años."),
    ],
)
def test_the_same_thing_counted_otherwise_is_no_answer(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """Another number before the noun of the question puts a sentence out."""
    asked = analyse(question)
    candidate = replace(make_candidate(sentence), language=asked.language)
    assert counts_otherwise(asked, candidate)
    assert is_ruled_out(asked, candidate)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Where were fifteen boys held?", "The 15 boys were held in Ica, eleven boys later freed."),
        ("Where were fifteen boys held?", "The boys were held in Ica for eleven days."),
        ("Where were the boys held?", "Eleven boys were held in Ica."),
        ("When is the third report due?", "The 3rd report is due; the second report came late."),
        ("Were fifteen boys held?", "Eleven boys were held."),
        ("Where were more than ten boys held?", "Eleven boys were held in Ica."),
        ("¿Dónde hubo más de diez niños?", "Once niños hubo en Ica."),
        ("What may a fifteen-year-old do?", "From twelve years on they may work."),
        ("¿Qué puede hacer una chica de quince años?", "Desde los doce años puede trabajar."),
        ("How much was lost after twelve months?", "After two months 40 soles were lost."),
        ("Why might one and the same boy be counted twice?", "There are three boys."),
        (
            "What is the punishment when the child is 13 years old?",
            "If the child is under 15, it is seven to fifteen years.",
        ),
    ],
)
def test_what_is_not_counted_otherwise_stays(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """The number itself beside another, bounds, lengths of time and somebody's age harm nothing."""
    asked = analyse(question)
    candidate = replace(make_candidate(sentence), language=asked.language)
    assert not counts_otherwise(asked, candidate)


def test_the_number_may_stand_above(make_candidate: Make) -> None:
    """A heading names the third report, the sentence tells what it says of the first."""
    question = analyse("What does the third report criticise?")
    plain = make_candidate("It criticises that the first report came late.")
    assert counts_otherwise(question, plain)
    headed = replace(plain, headings="Third report > Delays", section=("Third report", "Delays"))
    assert not counts_otherwise(question, headed)

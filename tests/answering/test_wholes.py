"""A place is not the country, and several places are not one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.wholes import (
    is_of_a_part,
    is_of_several_places,
    is_of_the_whole,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many schools closed across the whole country in 2023?",
            "In Tarma 37 schools closed in 2023.",
        ),
        (
            "How many pupils came to schools across Mexico?",
            "In the schools of Tapachula 1,120 pupils were enrolled.",
        ),
        (
            "¿Cuántas escuelas cerraron en todo el Ecuador?",
            "Las amenazas obligaron a cerrar 37 escuelas de Durán.",
        ),
        (
            "¿Cuántos hoteles se clausuraron en toda Bolivia?",
            "Solo se clausuraron siete hoteles en ese departamento.",
        ),
        (
            "¿Cuántos abogados hay a nivel nacional?",
            "En Chiapas hay 16 abogados.",
        ),
    ],
)
def test_a_place_is_not_the_country(question: str, text: str, make_candidate: Make) -> None:
    """A figure of one place does not answer for the whole country."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert is_of_a_part(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many schools closed across the whole country in 2023?",
            "In 2023, 370 schools closed nationwide, 37 of them in Tarma.",
        ),
        (
            "How many schools closed in Ecuador?",
            "In Durán 37 schools closed.",
        ),
        (
            "¿Cuántas escuelas cerraron en todo el Ecuador?",
            "En Ecuador cerraron 370 escuelas, 37 de ellas en Durán.",
        ),
        (
            "How many schools closed across the whole country?",
            "In 2023, 370 schools closed.",
        ),
    ],
)
def test_the_country_stays(question: str, text: str, make_candidate: Make) -> None:
    """What is said of the country stays, and so do figures where it is not asked for all of it."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert not is_of_a_part(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many homes were visited in Jauja?",
            "The office visited 900 homes in Tarma, Jauja and Oroya.",
        ),
        (
            "¿A cuántas mujeres se encuestó en Azua?",
            "Se encuestó a 2.416 mujeres en las provincias de San Juan, Azua y Monte Plata.",
        ),
    ],
)
def test_several_places_are_not_one(question: str, text: str, make_candidate: Make) -> None:
    """A count for places together does not tell that of one."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert is_of_several_places(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many homes were visited in Jauja?",
            "The office visited 300 homes each in Tarma, Jauja and Oroya.",
        ),
        (
            "How many homes were visited in Jauja?",
            "The office visited 900 homes in Jauja.",
        ),
        (
            "How many homes were visited in Jauja?",
            "The office worked in Tarma and Jauja; in Jauja it visited 300 homes.",
        ),
        (
            "How many homes were visited in Tarma and Jauja?",
            "The office visited 900 homes in Tarma and Jauja.",
        ),
        (
            "How many days do people wait in Jauja?",
            "In Tarma and Jauja people wait 40 days.",
        ),
        (
            "How many places does Casa Verde have?",
            "The one in Santa Rosa, Casa Verde, has 30 places.",
        ),
    ],
)
def test_one_place_stays(question: str, text: str, make_candidate: Make) -> None:
    """A count that is parted among the places, or of the one alone, stays."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert not is_of_several_places(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many schools closed in Tarma?", "Throughout the country 370 schools closed.", True),
        ("¿Cuántas víctimas tuvo la red de Tarma?", "Hubo 516 víctimas en todo el país.", True),
        ("How many schools closed in Tarma?", "Of 370 nationwide, 37 closed in Tarma.", False),
        ("How many schools closed in Tarma?", "In all 37 schools closed.", False),
        ("How many schools of Tarma closed nationwide?", "Nationwide 370 closed.", False),
        ("How many schools did Tarma close?", "It closed 370 throughout the country.", False),
    ],
)
def test_the_country_is_not_a_place(
    question: str, text: str, out: bool, make_candidate: Make
) -> None:
    """Where the text says in so many words that it is of the whole country."""
    asked = analyse(question)
    assert is_of_the_whole(asked, make_candidate(text, language=asked.language)) == out

"""Comparisons taken apart into their sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.parts import halves, sides, speaks_of_each
from briefing_qa.answering.question import analyse

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How do the scores of Peru and Argentina compare?",
            ["What is the scores of Peru?", "What is the scores of Argentina?"],
        ),
        (
            "How do Peru's laws compare with Chile's?",
            ["What is Peru's laws?", "What is Chile's laws?"],
        ),
        ("How does Peru differ from Chile?", ["What is Peru?", "What is Chile?"]),
        ("How do theft and fraud differ?", ["What is theft?", "What is fraud?"]),
        (
            "How many girls compared with boys were found?",
            ["How many girls were found?", "How many boys were found?"],
        ),
        ("Peru vs Chile environment score", ["Peru environment score", "Chile environment score"]),
        (
            "Compare Peru's and Chile's score in the Index.",
            ["Peru's score in the Index.", "Chile's score in the Index."],
        ),
        (
            "¿En qué se diferencian las edades de 2002 y de 2007?",
            ["¿Cuál es las edades de 2002?", "¿Cuál es las edades de 2007?"],
        ),
        (
            "¿Cómo se compara la nota de Perú con la de Chile?",
            ["¿Cuál es la nota de Perú?", "¿Cuál es la nota de Chile?"],
        ),
        ("¿En qué se diferencia el robo del hurto?", ["¿Cuál es el robo?", "¿Cuál es hurto?"]),
        (
            "¿Cuál es la diferencia entre abuso sexual y explotación sexual infantil?",
            ["¿Cuál es abuso sexual infantil?", "¿Cuál es explotación sexual infantil?"],
        ),
    ],
)
def test_each_side_is_asked_for_with_what_both_share(question: str, expected: list[str]) -> None:
    """Sides are whole questions, whatever of them the wording says only once."""
    assert [side.text for side in sides(analyse(question))] == expected


@pytest.mark.parametrize(
    "question",
    [
        "How does Peru compare with other countries?",
        "How did Peru score compared with the average?",
        "How large was the budget compared with what had been promised?",
        "How did the campaign begin?",
        "¿En qué se diferencia de los demás?",
    ],
)
def test_what_is_no_thing_of_its_own_makes_no_side(question: str) -> None:
    """Nobody can ask for "other countries" by themselves."""
    assert sides(analyse(question)) == ()


def test_two_questions_in_one_are_halves() -> None:
    """Each begins with a question word; a single question has none."""
    asked = analyse("How many girls were found and who counted the cases?")
    assert [half.text for half in halves(asked)] == [
        "How many girls were found",
        "who counted the cases?",
    ]
    assert halves(analyse("How many girls and boys were found?")) == ()


def test_a_sentence_of_both_sides_has_the_words_of_each(make_candidate: Make) -> None:
    """One that tells of abuse alone does not compare it with exploitation."""
    compared = sides(analyse("What is the difference between theft and fraud in Peru?"))
    both = make_candidate("Theft takes what fraud obtains by deceit.")
    one = make_candidate("Theft is the taking of a thing from another person.")
    assert speaks_of_each(both, compared)
    assert not speaks_of_each(one, compared)


def test_a_people_stands_for_its_country(make_candidate: Make) -> None:
    """What Chileans do speaks of Chile's side."""
    compared = sides(analyse("Compare the scores of Peru and Chile"))
    assert speaks_of_each(make_candidate("Peruvians scored 12, Chileans 13."), compared)
    assert not speaks_of_each(make_candidate("Peruvians scored 12, others 13."), compared)

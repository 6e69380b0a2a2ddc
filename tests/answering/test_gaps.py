"""What one of two questions in one leaves to the other."""

from __future__ import annotations

import pytest

from briefing_qa.answering.gaps import elsewhere, with_head, with_tail


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        (
            "How many girls",
            "how many boys were found in Puno in 2019?",
            "How many girls were found in Puno in 2019?",
        ),
        (
            "What share of girls",
            "what share of boys in Puno had smoked?",
            "What share of girls in Puno had smoked?",
        ),
        (
            "What prevention programmes",
            "what support services exist for victims?",
            "What prevention programmes exist for victims?",
        ),
        (
            "How many police officers",
            "how many judges were trained?",
            "How many police officers were trained?",
        ),
        (
            "¿Qué medidas de prevención",
            "qué servicios de apoyo a las víctimas existen en Puno?",
            "¿Qué medidas de prevención existen en Puno?",
        ),
        ("¿Qué delitos", "qué penas prevé la ley?", "¿Qué delitos prevé la ley?"),
        ("¿Cuántos jueces", "cuántas fiscales hay?", "¿Cuántos jueces hay?"),
    ],
)
def test_a_noun_alone_takes_what_is_said_of_both(text: str, after: str, expected: str) -> None:
    """Verb, place and time stand behind the second noun only."""
    assert with_tail(text, after) == expected


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Which laws exist", "which bodies are responsible?"),
        ("How many children work", "how many adults have jobs?"),
        ("How many hotels signed the code", "how many of their staff were trained?"),
        ("Who runs the clubs", "what is their budget?"),
        ("¿Quién dirige la unidad", "cuántos casos hubo en 2019?"),
        ("How many girls", "why?"),
    ],
)
def test_what_says_something_itself_takes_nothing(text: str, after: str) -> None:
    """A verb, known or likely, makes a question whole."""
    assert with_tail(text, after) == text


def test_what_only_counts_takes_the_noun_before_it() -> None:
    """In Spanish noun and verb are left out where an article follows."""
    before = "¿Cuántas plazas tiene el albergue para mujeres"
    asked = "¿Cuántas plazas tiene el albergue de niñas"
    assert with_head("cuántas el de niñas?", before).rstrip("?") == asked
    assert with_head("cuántas niñas hay?", before) == "cuántas niñas hay?"
    assert with_head("cuándo?", before) == "cuándo?"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("cuál en Puno?", "en Puno"),
        ("cuántas entre los niños?", "entre los niños"),
        ("qué porcentaje en la región de la Costa?", "en la región de la Costa"),
        ("what share in Texas?", "in Texas"),
        ("when in the Lake region?", "in the Lake region"),
        ("who in the ministry runs it?", ""),
        ("who in the ministry runs the plan?", ""),
        ("what was done in Texas?", ""),
        ("cuántas hubo en Puno?", ""),
    ],
)
def test_a_place_may_be_all_that_is_asked(text: str, place: str) -> None:
    """Behind a question word, and without a verb."""
    assert elsewhere(text) == place

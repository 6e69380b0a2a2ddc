"""Which of two countries it is more in."""

from __future__ import annotations

import pytest

from briefing_qa.answering.between_countries import each_country
from briefing_qa.answering.questions.question import analyse


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "Which country had more convictions in 2021, Ghana or Kenya?",
            "How many convictions in 2021 in Ghana?",
            "How many convictions in 2021 in Kenya?",
        ),
        (
            "Is the minimum age of marriage higher in Nepal than in Ghana?",
            "What is the minimum age of marriage in Nepal?",
            "What is the minimum age of marriage in Ghana?",
        ),
        (
            "Which of the two countries has the higher age of consent, Chile or Ghana?",
            "What is the age of consent in Chile?",
            "What is the age of consent in Ghana?",
        ),
        ("Who scored better, Chile or Nepal?", "What did Chile score?", "What did Nepal score?"),
        (
            "Does Kenya or Ghana score higher in the index?",
            "What did Kenya score in the index?",
            "What did Ghana score in the index?",
        ),
        (
            "Which child helpline got more calls in 2022, Kenya's or Ghana's?",
            "How many calls in 2022 did the child helpline in Kenya get?",
            "How many calls in 2022 did the child helpline in Ghana get?",
        ),
        (
            "Did more girls in Kenya call than in Ghana?",
            "How many girls in Kenya call?",
            "How many girls in Ghana call?",
        ),
        (
            "Does Kenya have more shelters than Ghana?",
            "How many shelters in Kenya?",
            "How many shelters in Ghana?",
        ),
        (
            "¿Dónde se casan más mujeres antes de los 18, en Colombia o en Honduras?",
            "¿Cuántas mujeres se casan antes de los 18 en Colombia?",
            "¿Cuántas mujeres se casan antes de los 18 en Honduras?",
        ),
        (
            "¿Qué país tiene más albergues, Chile o Perú?",
            "¿Cuántos albergues hay en Chile?",
            "¿Cuántos albergues hay en Perú?",
        ),
        (
            "¿Es más alta la edad mínima para casarse en Chile que en Perú?",
            "¿Cuál es la edad mínima para casarse en Chile?",
            "¿Cuál es la edad mínima para casarse en Perú?",
        ),
        (
            "¿En qué país es mayor la proporción de niñas unidas, Colombia u Honduras?",
            "¿Cuál es la proporción de niñas unidas en Colombia?",
            "¿Cuál es la proporción de niñas unidas en Honduras?",
        ),
        (
            "¿Qué país obtuvo mejor puntaje en el índice, Honduras o Colombia?",
            "¿Qué puntaje en el índice obtuvo Honduras?",
            "¿Qué puntaje en el índice obtuvo Colombia?",
        ),
    ],
)
def test_each_country_is_asked_for_its_figure(question: str, first: str, second: str) -> None:
    """Without what compares, and with its own name."""
    assert [one.text for one in each_country(analyse(question))] == [first, second]


@pytest.mark.parametrize(
    "question",
    [
        "How many girls from Nepal were found in India?",
        "Do children leave Kenya for Ghana?",
        "Do more children leave Kenya for Ghana than before?",
        "Which had more convictions in 2021, the north or the south?",
        "Is the age of marriage higher in Nepal?",
        "Which laws do Kenya and Ghana have?",
        "Which is higher, in Kenya, Chile or Ghana?",
        "¿Hay más niñas de Nepal en la India?",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    """Those that do not set two countries side by side, or not by a figure."""
    assert each_country(analyse(question)) == ()

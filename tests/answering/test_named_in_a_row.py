"""Things that are named in a row are asked for one by one."""

from __future__ import annotations

import pytest

from briefing_qa.answering.questions.named_in_a_row import named_in_a_row


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (
            "How many ports have a radio in each of Puno, Lima and Madre de Dios?",
            [
                "How many ports have a radio in Puno?",
                "How many ports have a radio in Lima?",
                "How many ports have a radio in Madre de Dios?",
            ],
        ),
        (
            "Do Peru, Bolivia and the Democratic Republic of the Congo have a law?",
            [
                "Do Peru have a law?",
                "Do Bolivia have a law?",
                "Do Democratic Republic of the Congo have a law?",
            ],
        ),
        (
            "¿Cuál es la edad mínima en Perú, en Bolivia y en Chile?",
            [
                "¿Cuál es la edad mínima en Perú?",
                "¿Cuál es la edad mínima en Bolivia?",
                "¿Cuál es la edad mínima en Chile?",
            ],
        ),
        (
            "What is the minimum age in both Peru and Chile?",
            ["What is the minimum age in Peru?", "What is the minimum age in Chile?"],
        ),
        (
            "Compare Lima and Cusco: how many schools are there in each?",
            ["how many schools are there in Lima?", "how many schools are there in Cusco?"],
        ),
    ],
)
def test_each_is_asked_for(text: str, each: list[str]) -> None:
    """With what stands before and behind the row."""
    assert list(named_in_a_row(text)) == each


@pytest.mark.parametrize(
    "text",
    [
        "What is the minimum age in Peru and Chile?",
        "What was done by the Ministry of Gender, Children and Social Protection?",
        "¿Por qué desapareció el Programa Mujer, Salud y Desarrollo?",
        "Which of Peru, Chile and Bolivia has the highest rate?",
        "Is it higher in Peru, Chile or Bolivia?",
        "What do the laws of Peru, Chile and Bolivia have in common?",
        "Where is it highest, in Peru, Chile and Bolivia?",
        "What do Ana, Ben and Eva say?",
        "How many girls, boys and women came?",
        "What is done in Peru, Chile, Ghana, Nepal and Kenya?",
    ],
)
def test_others_are_not(text: str) -> None:
    """Two are parted elsewhere; names may be one, or those among whom one is asked for."""
    assert named_in_a_row(text) == ()

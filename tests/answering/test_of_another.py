"""Follow-ups that ask for the same of another time, place, group, name or trade."""

from __future__ import annotations

import pytest

from briefing_qa.answering.follow_up import Turn, understand
from briefing_qa.answering.follow_up.of_another import of_another

SHARE = "What share of calls came from girls in 2024?"
CASES = "How many complaints were filed in Lima in 2020?"
CONVICTED = "How many convictions were filed in Lima in 2020?"
PORCENTAJE = "¿Qué porcentaje llamó en {}?"
REACHED = "How many children did Save the Children reach in Peru?"


def meant(question: str, *before: str) -> str:
    """A question as it is understood after others."""
    turns: list[Turn] = []
    for one in before:
        turns.append(Turn(question=understand(one, turns).text, answer="x"))
    return understand(question, turns).text


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (SHARE, "was it higher in 2023?", "What share of calls came from girls in 2023?"),
        (SHARE, "And is it lower among boys?", "What share of calls came from boys in 2024?"),
        (SHARE, "what was it the year before?", "What share of calls came from girls in 2023?"),
        (SHARE, "is there a figure for 2020 too?", "What share of calls came from girls in 2020?"),
        (CASES, "ok but convictions, not complaints", CONVICTED),
        (CASES, "Not complaints, convictions", CONVICTED),
        (CASES, "same question for Loreto", "How many complaints were filed in Loreto in 2020?"),
        (CASES, "and Loreto?", "How many complaints were filed in Loreto in 2020?"),
        ("¿Cuántas niñas trabajan en Lima?", "¿y Loreto?", "¿Cuántas niñas trabajan en Loreto?"),
        (PORCENTAJE.format(2024), "¿era más alto en 2023?", PORCENTAJE.format(2023)),
        (PORCENTAJE.format(2024), "¿cuál fue la cifra en 2023?", PORCENTAJE.format(2023)),
        (REACHED, "and UNICEF?", "How many children did UNICEF reach in Peru?"),
        (
            "¿Cuántos niños atendió la Defensoría del Pueblo?",
            "¿y el Ministerio de Salud?",
            "¿Cuántos niños atendió el Ministerio de Salud?",
        ),
        (
            "How many signed the Code of Conduct in Cusco?",
            "and the Optional Protocol?",
            "How many signed the Optional Protocol in Cusco?",
        ),
        ("How many hours do drivers need?", "managers", "How many hours do managers need?"),
        (
            "How many hours do drivers need?",
            "and cooks?",
            "How many hours do drivers need, and cooks?",
        ),
        ("Is transport paid?", "psychiatric care too?", "Is psychiatric care paid?"),
        (
            "¿Cuánto pagó el administrador del hogar?",
            "los vigilantes??",
            "¿Cuánto pagó los vigilantes del hogar?",
        ),
    ],
)
def test_the_same_of_another(before: str, question: str, means: str) -> None:
    """What is named takes the place of its like; words that only ask for it again go."""
    assert meant(question, before) == means


@pytest.mark.parametrize(
    "question",
    [
        "What was the rate of child marriage in Cusco in 2019?",
        "Is there a law on hotels that protects children from traffickers in Peru?",
        "Was the ministry in charge of shelters?",
        "No, thanks",
        "Shelters in Cusco",
        "What is it?",
    ],
)
def test_what_says_more_is_left_as_it_is(question: str) -> None:
    """A question of its own."""
    assert of_another(question) == ""


def test_what_is_taken_over_in_brackets_is_guessed() -> None:
    """What takes the place of something is not."""
    turns = [Turn(question=SHARE, answer="x")]
    assert of_another("Is there any data on who calls?") == "Who calls?"
    assert understand("Why such a jump?", turns).guessed
    assert not understand("and in 2023?", turns).guessed
    assert not understand("How many calls (in all)?", turns).guessed


@pytest.mark.parametrize(
    ("before", "answer", "question", "means"),
    [
        (
            "How many girls told of violence?",
            "Seven.",
            "any arrests?",
            "Any arrests (girls that told of violence)?",
        ),
        (
            "What caused the fire at Tarn?",
            "A fryer.",
            "was anything changed afterwards?",
            "Was anything changed afterwards (caused the fire at Tarn)?",
        ),
        (
            "¿Quién defendió Puerto Grande?",
            "El coronel Tomás Arrieta.",
            "¿de qué murió?",
            "¿De qué murió (Tomás Arrieta, Puerto Grande)?",
        ),
    ],
)
def test_a_short_question_is_about_what_was_talked_about(
    before: str, answer: str, question: str, means: str
) -> None:
    """For any of something, for what came afterwards, for more of somebody who was named."""
    turn = Turn(question=before, answer=answer, documents=("report",))
    understood = understand(question, [turn])
    assert understood.text == means
    assert understood.guessed

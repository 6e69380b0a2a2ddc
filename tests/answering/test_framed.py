"""Questions with who is asked for in a sentence of its own."""

from __future__ import annotations

import pytest

from briefing_qa.answering.questions.framed import framed
from briefing_qa.answering.questions.question import analyse


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Can they marry at 16? What does the Civil Code say?",
            "According to the Civil Code, can they marry at 16?",
        ),
        (
            "What does the Civil Code say? Can they marry at 16?",
            "According to the Civil Code, can they marry at 16?",
        ),
        (
            "Is play a right, and what does the law say about it?",
            "According to the law, is play a right?",
        ),
        (
            "Does the plan help? Which doubts did UNICEF have?",
            "According to UNICEF, does the plan help?",
        ),
        (
            "Does it help? What is the Committee's view?",
            "According to the Committee, does it help?",
        ),
        (
            "¿Pueden casarse a los 16? ¿Qué dice el Código Civil al respecto?",
            "Según el Código Civil, ¿pueden casarse a los 16?",
        ),
        ("¿Alcanzan las casas? ¿Qué opinó la OIT?", "Según la OIT, ¿alcanzan las casas?"),
        (
            "¿Alcanzan las casas? ¿Cuál fue la postura de la OIT?",
            "Según la OIT, ¿alcanzan las casas?",
        ),
    ],
)
def test_a_frame_says_whose_word_is_wanted(question: str, expected: str) -> None:
    """Whatever stands first, the two are one question."""
    assert framed(analyse(question))[0].text == expected


@pytest.mark.parametrize(
    "question",
    [
        "What did Peru do in 2016 and what did the Committee say?",
        "Were boys asked? What did they say?",
        "How many marry? What does UNICEF recommend?",
        "¿Cuántas se casan? ¿Qué recomendó el Comité?",
        "Can they marry? What age does the Civil Code set?",
        "What does UNICEF say?",
    ],
)
def test_a_question_of_its_own_is_no_frame(question: str) -> None:
    """It asks for what somebody did, for advice or a detail, or there is nothing beside it."""
    asked = analyse(question)
    assert framed(asked) == (asked, "")

"""Of whom something is said, and of whom it is only the condition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.predicates import is_only_the_condition, is_said_of_others


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "How many of the 900 pupils were Roma?",
            "In all 400 villages with 900 pupils came; 71% of the villages were Roma.",
            True,
        ),
        ("How many of the 900 pupils were Roma?", "Of the 900 pupils, 71% were Roma.", False),
        ("How many of the 900 pupils were Roma?", "71% of them were Roma.", False),
        # the passage does not speak of both: the one may be the other by another word
        ("How many of the 900 pupils were Roma?", "71% of the students were Roma.", False),
        ("How many of the 900 kids were Roma?", "Of 9 kids, 7% of the children were Roma.", False),
        (
            "What share of girls had been hit?",
            "It found that 17% of girls and 11% of boys had been hit.",
            False,
        ),
        ("¿Qué porcentaje de los barcos eran viejos?", "El 62 % de los trenes eran viejos.", False),
        (
            "¿Qué porcentaje de los barcos eran viejos?",
            "Hubo 90 barcos; el 62 % de los trenes eran viejos.",
            True,
        ),
        ("¿Qué porcentaje de los trenes eran viejos?", "El 62 % de los trenes eran viejos.", False),
        ("¿Qué porcentaje de los trenes eran viejos?", "El 62 % de ellos eran viejos.", False),
    ],
)
def test_what_is_said_of_others_is_not_what_is_asked_for(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """Words near in meaning and "of them" stay."""
    assert is_out(is_said_of_others, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "How many girls gave birth at school?",
            "Of the girls who gave birth at school, one in eight came back in autumn.",
            True,
        ),
        (
            "How many girls who gave birth at school came back?",
            "Of the girls who gave birth at school, one in eight came back in autumn.",
            False,
        ),
        (
            "What share of girls gave birth at school?",
            "Of the girls who were asked, 12% had given birth at school.",
            False,
        ),
        # no condition: the figure stands in it, or nobody is told apart
        (
            "What share of girl apprentices were paid less?",
            "Of girl apprentices who were paid 17 per cent, and of the others 8, got less.",
            False,
        ),
        ("What share of girls gave birth?", "Among girls, 12% came back in autumn.", False),
        (
            "¿Cuántas alumnas faltaron a clase?",
            "De las alumnas que faltaron a clase, una de cada ocho volvió en otoño.",
            True,
        ),
        (
            "¿Cuántas alumnas que faltaron a clase volvieron en otoño?",
            "De las alumnas que faltaron a clase, una de cada ocho volvió en otoño.",
            False,
        ),
    ],
)
def test_a_condition_tells_no_figure(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """How many of those who did something did another thing does not tell how many did it."""
    assert is_out(is_only_the_condition, question, text) is out

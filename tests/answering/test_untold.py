"""How long an offence can be prosecuted is not told by the penalty for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.untold import tells_no_limitation


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "For how long can someone be prosecuted for it?",
            "It is punished with 10 years.",
            True,
        ),
        ("When does grooming become time-barred?", "Grooming carries a fine.", True),
        ("¿Cuándo prescribe la trata?", "La trata se castiga con 8 a 12 años.", True),
        ("¿Cuál es el plazo de prescripción?", "La pena es de 8 a 12 años.", True),
        ("¿Durante cuánto tiempo se puede perseguir?", "Lleva una pena de 12 años.", True),
        ("When does grooming become time-barred?", "A case may be brought in 20 years.", False),
        ("¿Cuándo prescribe la trata?", "La acción penal se extingue a los 20 años.", False),
        ("¿Qué penas prescribe el código?", "La pena es de 10 años.", False),
        ("What does the law prescribe for traffickers?", "They get ten years.", False),
        ("How long can a suspect be held?", "A suspect can be held for 24 hours.", False),
        ("¿Cuánto tiempo puede tardar en juzgar?", "Tarda tres años.", False),
    ],
)
def test_how_long_it_can_be_prosecuted(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """What a law prescribes, or how long somebody is held, is asked for otherwise."""
    assert is_out(tells_no_limitation, question, text) is out

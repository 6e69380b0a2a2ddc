"""What a family is paid is not what a home is paid."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.payees import is_paid_to_others

HOME = "What monthly allowance does the Ministry pay a care home for a child?"
CENTRO = "¿Cuánto paga el Ministerio al centro por cada niño?"
FAMILIA = "¿Cuánto paga el Ministerio a la familia?"
SCHOOL = "How much does the State pay each school per pupil?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (HOME, "The Ministry pays the family 120 dinars for a child.", True),
        (CENTRO, "El Ministerio paga a la familia 120 dinares al mes.", True),
        (FAMILIA, "El Ministerio paga 900 pesos mensuales al albergue.", True),
        (SCHOOL, "The State pays each pupil 20 dollars.", True),
        ("How much does each family receive?", "It pays the shelter 40 dollars a day.", True),
        (HOME, "The Ministry pays the institution 120 dinars for a child.", False),
        (HOME, "The Ministry pays 120 dinars for a child.", False),
        (CENTRO, "El Ministerio paga 900 pesos por niño.", False),
        (FAMILIA, "El Ministerio paga 900 pesos mensuales a la madre.", False),
        (SCHOOL, "The State pays the pupils 20 dollars, and schools nothing.", False),
        ("Does the Ministry pay a home?", "The Ministry pays the family.", False),
    ],
)
def test_who_is_paid(question: str, text: str, out: bool, is_out: Callable[..., bool]) -> None:
    """Only where a sentence names whom it pays, and not those who are asked for."""
    assert is_out(is_paid_to_others, question, text) is out

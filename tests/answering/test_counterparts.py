"""Words of one root or place that are not the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.counterparts import (
    counts_their_deeds,
    is_of_another_nation,
    is_of_another_ware,
    is_reason_for_another,
)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many inspections were there?", "The ministry has 170 inspectors.", True),
        ("How many inspectors are there?", "There were 1,240 inspections.", True),
        ("How many inspectors are there?", "The ministry has 170 inspectors.", False),
        ("How many inspectors are there?", "One inspector made 1,240 inspections.", False),
        ("How many interviewers came?", "Interviews were completed with 90 women.", True),
        ("How many teachers came?", "The teaching staff of 40 came.", True),
        ("How many children came?", "In all 40 came.", False),
        ("¿Cuántos inspectores hay?", "Hubo 1240 inspecciones.", True),
        ("¿Cuántas inspecciones hubo?", "Hay 170 inspectores.", True),
        ("¿Cuántas inspecciones hubo?", "Hubo 1240 inspecciones.", False),
        ("¿Cuántos donantes hay?", "Hay 40 donantes.", False),
    ],
)
def test_people_are_not_their_deeds(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """Where both stand in a sentence it stays."""
    assert is_out(counts_their_deeds, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many Ghanaian women came back?", "19 Nigerian women came back.", True),
        ("How many Nigerian women came back?", "19 Nigerian women came back.", False),
        ("How many Ghanaian women came back?", "19 women came back to Ghana.", False),
        ("How many Ghanaian women came back?", "9 Ghanaian and 19 Nigerian women came.", False),
        ("How many Ghanaian women came back?", "A Nigerian boat brought 19 women.", False),
        ("¿Cuántas mujeres peruanas volvieron?", "Volvieron 19 mujeres bolivianas.", True),
        ("¿Cuántas mujeres peruanas volvieron?", "Volvieron 19 mujeres peruanas.", False),
        ("Which name has a Danish root?", "The Danish name has a German root.", True),
        ("¿Qué nombre tiene raíz danesa?", "El nombre danés tiene raíz alemana.", True),
        ("What is Peruvian law on it?", "Unlike Chilean law, that of Peru is silent.", False),
        ("How many Nigerian women came?", "In all 19 Nigerian and Ghanaian women came.", False),
        ("¿Cuántas niñas peruanas hay?", "Hay 40 niñas chilenas y peruanas.", False),
        ("How many calls from Moldovans came?", "In all 1,870 Ukrainians called.", True),
        ("How many Moldovans live in Ukraine?", "Some 1,160 Ukrainians live in Moldova.", True),
        ("How many Ukrainians live in Moldova?", "Some 1,160 Ukrainians live in Moldova.", False),
        ("¿Cuántas llamadas de moldavos hubo?", "In all 1,870 Ukrainians called.", True),
        ("¿Cuántas llamadas de moldavos hubo?", "Llamaron 30 moldavos y 12 rusos.", False),
        ("Who counted the Moldovans?", "A team of Ukrainians did.", False),
    ],
)
def test_people_of_another_country_are_others(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """Only where they are called the same, but of another country."""
    assert is_out(is_of_another_nation, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What was the reason for working?", "Distance was the reason for being late.", True),
        ("What was the reason for working?", "Hunger was the reason for working.", False),
        ("What was the reason for working?", "They worked because of hunger.", False),
        ("What was the reason for working?", "Hunger was the reason for taking a job.", False),
        ("¿Cuál fue el motivo de la huida?", "El motivo de la demora fue la lluvia.", True),
        ("¿Cuál fue el motivo de la demora?", "El motivo de la demora fue la lluvia.", False),
        ("¿A causa de qué cerró?", "Cerró a causa de las lluvias.", False),
    ],
)
def test_a_reason_is_for_one_thing(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """Words near in meaning may stand for what it is for."""
    assert is_out(is_reason_for_another, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("¿Cuánto pagan por caja de uva?", "Pagan 110 pesos por cada caja de ajo.", True),
        ("¿Cuánto cuesta un kilo de arroz?", "El kilo de azúcar cuesta 4 soles.", True),
        ("What does a sack of rice cost?", "A bag of beans costs 40 dollars.", True),
        ("How much is paid for a basket of coffee?", "Each basket of tea pays 2 dollars.", True),
        ("¿Cuánto pagan por caja de uva?", "Por la uva pagan 90, por la caja de ajo 110.", False),
        ("¿Cuánto pagan por caja de uva?", "Pagan 110 pesos por cada caja.", False),
        ("¿Cuánto pagan por caja de uvas?", "Pagan 110 pesos por la caja de uva.", False),
        ("What do they earn?", "They earn 2 dollars for a sack of rice.", False),
    ],
)
def test_another_ware(question: str, text: str, out: bool, is_out: Callable[..., bool]) -> None:
    """What a box of one thing costs does not tell the price of a box of another."""
    assert is_out(is_of_another_ware, question, text) is out

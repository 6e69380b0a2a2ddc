"""Samples, terms, currencies, first places, reported questions and both sexes counted together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_qa.answering.rules.amounts_asked import lacks_the_money
from briefing_qa.answering.rules.echoing import only_echoes
from briefing_qa.answering.rules.interrogative import only_asks
from briefing_qa.answering.rules.poles import lacks_the_place
from briefing_qa.answering.rules.sexes import is_of_either_sex
from briefing_qa.answering.rules.units_asked import lacks_the_figure

Out = Callable[..., bool]

SAMPLE = "How large was the sample of the study?"
PRISON = "How many years in prison does the reform set for it?"
BUDGET = "Presupuesto del ministerio en millones de soles"
FIRST = "Which country came first in the ranking?"
WHY = "Why did the laptop cost more than planned?"
GIRLS = "How many girls came?"
GONE = "Why did the programme disappear?"


@pytest.mark.parametrize(
    ("rule", "question", "text", "out"),
    [
        (lacks_the_figure, SAMPLE, "The 2019 study found that 58.5% agreed.", True),
        (lacks_the_figure, SAMPLE, "The study asked 1,200 households.", False),
        (lacks_the_figure, "¿Cuál fue el tamaño de la muestra?", "El 40% estuvo de acuerdo.", True),
        (lacks_the_figure, PRISON, "It was made an offence in 2022, in that same year.", True),
        (lacks_the_figure, PRISON, "It is punished with 8 to 12 years.", False),
        (lacks_the_figure, PRISON, "It is punished with a year in prison.", False),
        (lacks_the_figure, "¿Cuántos años de cárcel le dieron?", "Fue preso en 2022.", True),
        (lacks_the_money, BUDGET, "Conviene dotarlo de presupuesto suficiente.", True),
        (lacks_the_money, BUDGET, "El presupuesto fue de 40 millones de soles.", False),
        (lacks_the_money, BUDGET, "El presupuesto fue de 1.200.", False),
        (lacks_the_place, FIRST, "The ranking places it between Colombia and Brazil.", True),
        (lacks_the_place, FIRST, "Norvik leads the ranking.", False),
        (lacks_the_place, FIRST, "Norvik came 1st of 60.", False),
        (lacks_the_place, "Who is last in the index?", "Norvik scored 63.5 in it.", True),
        (lacks_the_place, "Who is last in the index?", "Norvik came 60th of 60.", False),
        (lacks_the_place, "Which came first, the law or the plan?", "There is a plan.", False),
        (only_asks, WHY, "The auditor asks why the laptop cost 186,000 and not 140,000.", True),
        (only_asks, WHY, "The auditor asks how the laptop was paid for.", False),
        (only_asks, WHY, "Asked why the laptop cost more, she named the customs.", False),
        (only_asks, WHY, "The auditor asks why it cost more; customs were added.", False),
        (only_asks, "¿Se pagó la multa?", "Pregunta si la multa se pagó.", True),
        (only_asks, "¿Se pagó la multa?", "La pregunta es si la multa se pagó ya.", False),
        (is_of_either_sex, GIRLS, "In all 68 girls and boys came, 37 in the morning.", True),
        (is_of_either_sex, GIRLS, "In all 94 girls and 13 boys came.", False),
        (is_of_either_sex, GIRLS, "Girls and boys: 40 and 13 respectively.", False),
        (is_of_either_sex, "¿Cuántas niñas hay?", "Vienen 68 niñas y niños, 9 de ellos hoy.", True),
        (is_of_either_sex, "¿Cuántas niñas vienen?", "Vienen 40 niñas y 28 niños.", False),
        (only_echoes, GONE, "It is concerned about the disappearance of the programme.", True),
        (only_echoes, GONE, "It is concerned about the programme, shut for want of money.", False),
        (only_echoes, "¿Por qué desapareció el programa?",
         "El Comité se muestra\npreocupado por la desaparición del programa.", True),
        (only_echoes, "Why is it concerned about the programme?",
         "It is concerned about the programme, as it has no money.", False),
    ],
)  # fmt: skip
def test_what_is_asked_is_not_told(
    is_out: Out, rule: Callable[..., Any], question: str, text: str, out: bool
) -> None:
    """A sentence without what is asked for is out; one that may have it stays."""
    assert is_out(rule, question, text) == out


def test_a_range_of_years_counts_nothing(is_out: Out) -> None:
    """Unless it is asked for years."""
    text = "From 2018 to 2019, 76% of the offices had a plan."
    assert is_out(lacks_the_figure, "How many offices had a plan?", text)
    assert not is_out(lacks_the_figure, "For how many years had they a plan?", text)

"""How long without a time, how much without money, an average without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.amounts_asked import (
    lacks_a_figure_for_the_claim,
    lacks_the_average,
    lacks_the_money,
    lacks_the_rate,
    lacks_the_time,
    tells_only_by_when,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How long do children wait for a judge?", "They wait in the hall.", True),
        ("How long do children wait for a judge?", "They wait for five months.", False),
        ("How long do children wait for a judge?", "They wait until the trial.", False),
        ("For how long may a girl be held?", "Nine girls were held.", True),
        ("¿Cuánto tiempo esperan al juez?", "Esperan en el pasillo.", True),
        ("¿Cuánto dura la medida?", "La medida dura toda la vida.", False),
        ("¿Cuánto tarda el dictamen?", "El dictamen es de un psicólogo.", True),
        # not how much time
        ("How long is the road?", "The road has 40 bends.", False),
        ("How long has the network been around?", "It was founded in the capital.", False),
        ("How long ago was it?", "It was founded in the capital.", False),
    ],
)
def test_a_time_is_asked_for(make_candidate: Make, question: str, text: str, out: bool) -> None:
    """A question for a time is not answered by a sentence that has none."""
    language = analyse(question).language
    assert lacks_the_time(analyse(question), make_candidate(text, language=language)) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How much does a bed cost?", "There are 20 beds.", True),
        ("How much does a bed cost?", "A bed costs as much as a cow.", False),
        ("How much does a bed cost?", "A bed is 30 dollars a night.", False),
        ("How much was spent on beds?", "Twenty beds were bought.", True),
        ("How much was spent on beds?", "It was 1,200 for twenty beds.", False),
        ("¿Cuánto cuesta abrir el albergue?", "El albergue tiene 20 plazas.", True),
        ("¿Cuánto cuesta abrir el albergue?", "Abrirlo exige 90 colones por plaza.", False),
        ("¿Cuánto ganan por jornada?", "Los patrones pagaban poco.", False),
        ("¿Cuánto ganan por jornada?", "Trabajan 20 chicos.", True),
        ("How much of the bed is wood?", "There are 20 beds.", False),
        # what is counted is no money
        ("How much do lawyers earn?", "In 2021, 154 prosecutions were under way.", True),
        ("¿Cuánto les pagan?", "Había 254 familias acreditadas.", True),
        ("How much do lawyers earn?", "It is 1,200 for each of them.", False),
        ("How much do lawyers earn?", "They won 1,207 of these cases.", True),
        ("How much do lawyers charge?", "They plead for nothing.", False),
        ("What did it cost to print the guide?", "It was printed in Nairobi.", True),
        ("What is the yearly budget of the unit?", "The unit has 14 officers.", True),
        ("What salary do the lawyers earn?", "The lawyers work in Lima.", True),
        ("¿Qué sueldo cobra un inspector?", "Hay seis inspectores.", True),
        ("¿Cuál es el presupuesto anual de la mesa?", "La mesa tiene 14 miembros.", True),
        ("¿Cuál es el presupuesto anual de la mesa?", "La mesa recibe 900 al año.", False),
        ("What is the salary of a judge?", "The court has a budget of 85 million dollars.", True),
        ("What is the salary of a judge?", "A judge earns 85 thousand dollars.", False),
        # a share of something else
        ("How much does a night cost?", "A course cut restraints by 44 per cent.", True),
        ("¿Cuánto cuesta una noche?", "A course cut restraints by 44 per cent.", True),
        ("¿Cuánto cuesta una noche?", "Un curso redujo las sujeciones un 44 %.", True),
        ("How much does a night cost?", "Families spend 44 per cent of what they have.", False),
        ("¿Cuánto cuesta una noche?", "Gastan el 44 % de lo que tienen.", False),
        # no sum
        ("What will that cost you in the capital?", "It is an offence.", False),
        ("By custom, what would cost a widow her home?", "She may not marry again.", False),
        ("¿Por qué costó tanto llegar a ellos?", "Trabajan de noche.", False),
        ("How much are carers paid?", "Carers receive 640 dorins and ten days off.", False),
    ],
)
def test_money_is_asked_for(make_candidate: Make, question: str, text: str, out: bool) -> None:
    """A question for a price or a pay is not answered by a sentence without money."""
    language = analyse(question).language
    assert lacks_the_money(analyse(question), make_candidate(text, language=language)) == out


def test_what_stands_before_and_the_caption_count(make_candidate: Make) -> None:
    """As "Prices in euros", which tells what 20 is of."""
    asked, row = analyse("How much does a bed cost?"), make_candidate("| Bed | 20 |", kind="item")
    assert lacks_the_money(asked, row)
    assert not lacks_the_money(asked, replace(row, caption="Prices in euros"))
    assert not lacks_the_money(asked, replace(row, columns=("Thing", "Fee")))
    assert not lacks_the_money(asked, replace(row, before="What it costs:"))
    assert lacks_the_money(asked, replace(row, before="Of them, 61% are new."))


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What is the average age of the victims?", "In all 158 were aged 12 to 17.", True),
        ("What is the average age of the victims?", "Their mean age was 13.8 years.", False),
        ("What is the average pay per day?", "Boys earn 4 dollars per day.", False),
        ("What is the average dowry?", "Among them it was so for 34.5 per cent.", True),
        ("What is the average share of boys?", "On the whole 34.5 per cent are boys.", False),
        ("¿Cuánto esperan en promedio?", "Esperan 158 niños.", True),
        ("¿Cuánto esperan en promedio?", "El tiempo medio fue de 41 días.", False),
        ("Average sentence under article 219?", "Hubo 14 condenas por él.", True),
        ("¿Cuántos seguían medio año después?", "Seguían 38.", False),
        ("Does the lower figure mean that fewer work?", "It fell to 158.", False),
    ],
)
def test_an_average_is_asked_for(make_candidate: Make, question: str, text: str, out: bool) -> None:
    """A question for an average is not answered by another figure."""
    language = analyse(question).language
    assert lacks_the_average(analyse(question), make_candidate(text, language=language)) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many boats sink every year?", "Some 140 boats have sunk on the coast.", True),
        ("¿Cuántos barcos se hunden al año?", "Se han hundido 140 barcos.", True),
        ("How many boats sink every year?", "Some 140 boats sink a year.", False),
        ("How many boats sink every year?", "In 2021, 140 boats sank.", False),
        ("How many boats sink every year?", "| Boats | 140 |", False),
        ("How many boats have sunk?", "Some 140 boats have sunk on the coast.", False),
        ("How many boats sank a year earlier?", "Some 140 boats sank.", False),
        ("Why do boats sink every year?", "Boats sink in storms.", False),
    ],
)
def test_a_figure_for_each_year_is_asked_for(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """What there has ever been does not tell it; what was so in one year may."""
    asked = analyse(question)
    assert lacks_the_rate(asked, make_candidate(text, language=asked.language)) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Is it true that they have 72 hours to report it?", "Drivers have to report it.", True),
        ("Is it true that they have 72 hours to report it?", "They have 24 hours.", False),
        ("Is it true that they have 72 hours to report it?", "They have a third of a day.", False),
        ("¿Es cierto que tienen 72 horas?", "Los choferes deben denunciarlo.", True),
        ("Does the report say that 40% came?", "Few came.", True),
        ("Is it true that drivers have to report it?", "Drivers have to report it.", False),
        ("Is it true that it began in 2019?", "It began with a storm.", False),
        ("Have drivers reported 40 cases?", "Drivers have to report it.", False),
    ],
)
def test_a_claim_of_a_figure_is_met_by_a_figure(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """This one, or the one that puts it right."""
    asked = analyse(question)
    assert lacks_a_figure_for_the_claim(asked, make_candidate(text)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("For how long is the video kept?", "It is recorded within fourteen days.", True),
        ("How long are the files stored?", "They are sent no later than two weeks after it.", True),
        ("¿Durante cuánto tiempo se guarda?", "Se graba en un plazo de 14 días.", True),
        ("¿Cuánto tiempo se conserva?", "Se graba dentro de los 14 días.", True),
        ("For how long is it kept?", "Filed within two days, it is kept for five years.", False),
        (
            "For how long is it kept?",
            "Within two days it is filed permanently.",
            False,
        ),
        ("How long do they have to report it?", "They report it within 24 hours.", False),
        ("For how long is it kept?", "It is kept in a safe.", False),
        ("¿Cuánto tiempo debe conservar el acta?", "Antes de seis horas, enviar el acta.", True),
        ("¿Cuántos años hay que guardarla?", "Se envía en las primeras 48 horas.", True),
        ("How long must the home keep it?", "It is sent in less than six hours.", True),
        ("¿Cuánto tiempo debe conservar el acta?", "El acta se conserva cinco años.", False),
        ("¿Cuánto tarda la guardia?", "Llega antes de seis horas.", False),
        ("¿En qué plazo se graba?", "Se graba dentro de los 14 días.", False),
    ],
)
def test_by_when_for_how_long(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """By when it is to be done does not tell for how long it is so."""
    assert is_out(tells_only_by_when, question, text) is out

"""A count, a share or a unit that is asked for is not answered by another sort of figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.units_asked import lacks_the_figure, lacks_the_year

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many town councils have a plan?", "A plan exists in 76% of town councils."),
        ("¿Cuántos municipios tienen un plan?", "Tiene un plan el 76 % de los municipios."),
        ("How many judges were trained in 2019?", "In 2019 judges were trained in Lyon."),
        ("¿Cuántos jueces recibieron formación?", "Los jueces recibieron formación en Lyon."),
        ("How many guards over 18 left?", "Guards have to be over 18."),
        ("What share of the libraries open late?", "Some 1,200 libraries open late."),
        ("¿Qué porcentaje de las bibliotecas abre tarde?", "Abren tarde 1.200 bibliotecas."),
        ("¿Qué porcentaje abre tarde?", "Por orden del alcalde abren tarde 12 bibliotecas."),
        ("¿Qué porcentaje abre tarde?", "Abren tarde solo 12 bibliotecas de todas."),
        ("What share of the libraries open late?", "Only 12 of all of the libraries do."),
        ("What share of the complaints were by men?", "| 2022 | 7.868 | 995 |"),
        ("How many pupils have a parent?", "Pupils with at least one living parent get soup."),
        ("How many days a week do the boys fish?", "The boys fish for 27 hours a week."),
        ("¿Cuántos días a la semana pescan?", "Pescan 27 horas a la semana."),
        ("How many hours did the course last?", "The course was taken by 40 teachers."),
        ("How many months did the trial last?", "The trial cost 30,000 euros."),
        ("How many euros did the bridge cost?", "The bridge cost 40 million dollars."),
        ("¿Cuántos soles costó el puente?", "El puente costó 40 millones de pesos."),
        ("How much did the bridge cost in euros?", "The bridge cost 40 million dollars."),
        ("¿Cuánto costó en euros el puente?", "El puente costó 40 millones de dólares."),
        ("How many kilometres of road were built?", "The road cost 37 million and took 3 years."),
    ],
)
def test_another_sort_of_figure_is_no_answer(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """A sentence without a count, a share or the unit that is asked for is out."""
    assert lacks_the_figure(analyse(question), make_candidate(sentence))
    assert is_ruled_out(analyse(question), make_candidate(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many town councils have a plan?", "In 2020, 76% of the 212 town councils had one."),
        ("How many of the councils have a plan?", "A plan exists in 76% of them."),
        ("¿Cuántos de los municipios tienen plan?", "Lo tiene el 76 %."),
        ("How many per cent of the councils have a plan?", "A plan exists in 76% of them."),
        ("How many children are beaten?", "One in seven children is beaten."),
        ("¿Cuántos niños reciben golpes?", "Uno de cada siete niños recibe golpes."),
        ("How many teachers smoke?", "Half of the teachers smoke."),
        ("How many guards were dismissed?", "No guard was dismissed."),
        ("¿Cuántos guardias fueron despedidos?", "Ningún guardia fue despedido."),
        ("How many reports has the office sent?", "This is the office's third report."),
        ("How many times was the law used?", "The law was used twice."),
        ("How much of the budget is spent?", "Of the budget 76% is spent."),
        ("How much did it cost?", "It cost a week's income."),
        ("What share of the pupils are girls?", "Most of the pupils are girls."),
        ("What share of the pupils are girls?", "Girls: 45.2"),
        ("What share of the pupils are girls?", "| Girls | 45 % |"),
        ("What share of the pupils are girls?", "Only girls go to this school."),
        ("¿Qué porcentaje son niñas?", "Todas son niñas."),
        ("¿Qué porcentaje son niñas?", "Son niñas 45 por cada cien."),
        ("¿Qué proporción son niñas?", "Son niñas dos tercios."),
        ("Within how many days must it be filed?", "It must be filed within two weeks."),
        ("Within how many days must it be filed?", "It must be filed within 72 hours."),
        ("How many years did it last?", "It lasted for 18 months."),
        ("How many years did it last?", "It lasted from 2003 to 2009."),
        ("How many days a week is it open?", "It is open from Monday to Friday."),
        ("¿Cuántos días a la semana abre?", "Abre de lunes a viernes."),
        ("How many hours are they held?", "They are held for a day at most."),
        ("How many US dollars did it cost?", "It cost $40 million."),
        ("¿Cuántos soles costó?", "Costó S/ 40 000."),
        ("How many euros did the bridge cost?", "Bridge: 40 000; Road: 12 000"),
        ("Why is it not known how many guards smoke?", "The guards were never asked."),
        ("How many more girls than boys smoke?", "The share of girls is 3 points higher."),
    ],
)
def test_what_may_tell_the_figure_stays(question: str, sentence: str, make_candidate: Make) -> None:
    """Converted units, shares that stand for counts, and rows whose header tells the unit stay."""
    assert not lacks_the_figure(analyse(question), make_candidate(sentence))


def test_what_stands_before_counts_with_a_sentence(make_candidate: Make) -> None:
    """The unit or the number may stand in the sentence before, the unit in a heading."""
    fine = make_candidate("The fine is doubled for owners, to 800.")
    question = analyse("How many euros do owners pay?")
    assert lacks_the_figure(question, fine)
    assert not lacks_the_figure(question, replace(fine, before="Tenants pay 400 euros."))
    assert not lacks_the_figure(question, replace(fine, headings="Fines (in euros)"))


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("In which year was the home founded?", "The home was founded by two sisters.", True),
        ("In which year was the home founded?", "The home was founded in 1998.", False),
        ("When was the home founded?", "The home was founded after the war.", False),
        ("¿En qué año se fundó el hogar?", "El hogar lo fundaron dos hermanas.", True),
        ("¿En qué año se fundó el hogar?", "El hogar se fundó en 1998.", False),
    ],
)
def test_a_year_that_is_asked_for_takes_a_figure(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """In the sentence or the one before it; "when" may be answered in words."""
    assert lacks_the_year(analyse(question), make_candidate(text)) is out
    dated = replace(make_candidate(text), before="All this was in 1998.")
    assert not lacks_the_year(analyse(question), dated)


def test_a_caption_tells_that_cells_are_shares(make_candidate: Make) -> None:
    """In either language."""
    row = make_candidate("| Potosí | 43 | 38 |", kind="item", language="es")
    asked = analyse("¿Qué porcentaje de mujeres trabaja en Potosí?")
    assert lacks_the_figure(asked, row)
    assert not lacks_the_figure(asked, replace(row, caption="Trabajo infantil (porcentaje)"))


def test_a_share_of_its_own_takes_no_count_over(make_candidate: Make) -> None:
    """Only a sentence without a figure tells of the count before it."""
    asked = analyse("How many pupils had agreed to meet a stranger?")
    before = "In all 3,700 pupils were asked."
    assert lacks_the_figure(asked, make_candidate("Of these, 9 per cent had.", before=before))
    assert not lacks_the_figure(asked, make_candidate("Nine of them had.", before=before))


def test_the_number_of_something_is_a_count(make_candidate: Make) -> None:
    """As "how many" is."""
    share = make_candidate("In Bamako, 86 per cent of the workers are girls.")
    assert lacks_the_figure(analyse("What is the number of girls among the workers?"), share)
    assert lacks_the_figure(analyse("¿Cuál es el número de niñas?"), share)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many kits did the office hand out?", "It hands out kits worth 85,000 CFA francs."),
        ("How many kits did the office hand out?", "It hands out kits worth 30 krun."),
        ("¿Cuántos kits entregó la oficina?", "Entrega kits por valor de 30 krun."),
        ("¿En cuántos hogares hay terapia cada semana?", "Gasta 412 quetzales al día por niño."),
        ("How many families get the grant?", "The grant is 500 Kenyan shillings a month."),
        ("¿Cuántos niños reciben la beca?", "The grant is 450 rupees a month."),
    ],
)
def test_a_sum_of_money_counts_nothing(question: str, sentence: str, make_candidate: Make) -> None:
    """In any currency, and across languages; nor is the count of the sentence before taken over."""
    assert lacks_the_figure(analyse(question), make_candidate(sentence))
    before = replace(make_candidate(sentence), before="There are 112 homes.")
    assert lacks_the_figure(analyse(question), before)
    counted = make_candidate(f"{sentence.removesuffix('.')}, in 40 towns.")
    assert not lacks_the_figure(analyse(question), counted)


@pytest.mark.parametrize(
    ("columns", "row", "caption", "out"),
    [
        (("Home", "Food (pesos)", "Staff (pesos)"), "| Public | 96 | 310 |", "", True),
        (("Home", "Food", "Staff"), "| Public | 96 | 310 |", "Cost per child, in pesos", True),
        (("Home", "Hours a week", "Paid (%)"), "| Public | 31 | 12 |", "", True),
        (("Home", "Girls", "Boys"), "| Public | 96 | 310 |", "Use of homes (%)", True),
        (("Home", "Places", "Cost (pesos)"), "| Public | 96 | 310 |", "", False),
        (("Home", "Under 5 years", "Paid (%)"), "| Public | 31 | 12 |", "", False),
        (("Home", "2020", "2021"), "| Public | 31 | 12 |", "Homes by kind", False),
    ],
)
def test_a_row_of_sums_and_shares_counts_nothing(
    columns: tuple[str, ...], row: str, caption: str, out: bool, make_candidate: Make
) -> None:
    """Its columns or its caption say what the figures are."""
    made = replace(make_candidate(row, kind="item"), columns=columns, caption=caption)
    assert lacks_the_figure(analyse("How many public homes are open?"), made) is out
    assert lacks_the_figure(analyse("¿Cuántos hogares públicos abren?"), made) is out


def test_a_sum_is_no_share(make_candidate: Make) -> None:
    """Not even where all are spoken of."""
    asked = analyse("¿Qué porcentaje de los clientes compra?")
    assert lacks_the_figure(asked, make_candidate("Todos gastan 64 reales al mes.", language="es"))


def test_row_in_another_currency(make_candidate: Make) -> None:
    """A row is in the currency of its table; one without a currency may be in any."""
    asked = analyse("How many rupees did the training cost?")
    row = make_candidate("| Training | 10,700,000 | 9,260,000 |")
    assert not lacks_the_figure(asked, row)
    assert not lacks_the_figure(asked, replace(row, columns=("What", "Budget", "Spent (NPR)")))
    assert lacks_the_figure(asked, replace(row, columns=("What", "Budget (NOK)", "Spent (NOK)")))
    assert lacks_the_figure(asked, replace(row, caption="Money spent, in kroner"))


def test_row_in_another_currency_in_spanish(make_candidate: Make) -> None:
    """The same in Spanish."""
    asked = analyse("¿Cuántos soles costó la capacitación?")
    row = make_candidate("| Capacitación | 10.700 |", language="es")
    assert lacks_the_figure(asked, replace(row, columns=("", "Presupuesto en dólares")))
    assert not lacks_the_figure(asked, replace(row, columns=("", "Presupuesto (S/)")))


@pytest.mark.parametrize(
    ("question", "sentence", "out"),
    [
        ("By how many points did it go down in Gaibandha?", "They counted 47 marriages.", True),
        ("How many percentage points separate the groups?", "They had 30 and 40 members.", True),
        ("¿En cuántos puntos porcentuales bajó la tasa?", "La tasa bajó en 300 casos.", True),
        ("¿En cuántos puntos bajó la tasa?", "La tasa bajó tres puntos.", False),
        ("By how many points did it go down there?", "It fell from 62 to 51 per cent.", False),
        ("How many points did Peru get?", "Peru got 59.", False),
        ("How many entry points were set up?", "In all 14 were set up.", False),
    ],
)
def test_points_are_told_by_points_or_shares(
    question: str, sentence: str, out: bool, make_candidate: Make
) -> None:
    """By how many points a rate changed is not told by a count; what got points may have fewer."""
    asked = analyse(question)
    assert lacks_the_figure(asked, make_candidate(sentence, language=asked.language)) is out

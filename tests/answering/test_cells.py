"""The cell of a table that is asked for by the name of its row and of its column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.cells import is_asked_cell
from briefing_qa.answering.questions.question import analyse

Make = Callable[..., Candidate]

CAPTION = "Cuadro 4. Violencia física y sexual por el esposo o compañero, por distrito, 2022 (%)"
NAMES = ("Distrito", "Violencia física", "Violencia sexual", "Pidió ayuda")


def row(make_candidate: Make, text: str = "| Sambuca | 31,5 | 8,2 | 12,0 |") -> Candidate:
    """A row of a survey's table, below a text about women."""
    made = make_candidate(
        text,
        language="es",
        title="Encuesta de hogares",
        kind="item",
        passage_text=f"Se entrevistó a 900 mujeres.\n\n{text}",
    )
    return replace(made, caption=CAPTION, columns=NAMES)


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué porcentaje de mujeres de Sambuca ha sufrido violencia física de su pareja?",
        "¿Qué porcentaje padeció violencia sexual en el distrito de Sambuca en 2022?",
        "violencia física Sambuca",
        "tasa de violencia sexual en Sambuca",
        "¿Qué porcentaje de mujeres pidió ayuda en Sambuca?",
        "What share of women in Sambuca reported physical violence by a partner?",
    ],
)
def test_a_row_and_a_column_by_name_are_a_cell(make_candidate: Make, question: str) -> None:
    """What else is said stands above the table, or says what any table does."""
    assert is_asked_cell(analyse(question), row(make_candidate))


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué porcentaje de mujeres de Ribera ha sufrido violencia física?",  # another row
        "¿Qué porcentaje de mujeres de Sambuca Alta ha sufrido violencia física?",
        "¿Qué porcentaje de mujeres de Sambuca ha sufrido violencia psicológica?",  # no column
        "¿Qué porcentaje de mujeres de Sambuca ha sufrido violencia?",  # two columns
        "¿Qué porcentaje de mujeres de Sambuca no pidió ayuda?",
        "¿Qué porcentaje de hombres de Sambuca ha sufrido violencia física?",
        "¿Qué porcentaje de niñas de Sambuca ha sufrido violencia física?",
        "¿Qué porcentaje de mujeres indígenas de Sambuca ha sufrido violencia física?",
        "¿Qué porcentaje sufrió violencia física de su padre en Sambuca?",
        "¿Qué porcentaje sufrió violencia física en Sambuca en 2012?",
        "¿Qué porcentaje sufrió violencia física en Sambuca en el último año?",
        "¿Cuántas mujeres de Sambuca han sufrido violencia física?",  # the table has shares
        "¿Por qué hay violencia física en Sambuca?",
        "What share of women in Sambuca reported economic violence?",
    ],
)
def test_what_a_table_does_not_tell_is_no_cell(make_candidate: Make, question: str) -> None:
    """One word that stands nowhere with the table is enough."""
    assert not is_asked_cell(analyse(question), row(make_candidate))


def test_an_empty_cell_and_a_sum_answer_nothing(make_candidate: Make) -> None:
    """Nor does a sentence, however it is worded."""
    asked = analyse("violencia física Sambuca")
    assert not is_asked_cell(asked, row(make_candidate, "| Sambuca | … | 8,2 | 12,0 |"))
    total = row(make_candidate, "| Total Sambuca | 30,0 | 8,2 | 12,0 |")
    assert not is_asked_cell(analyse("violencia física total Sambuca"), total)
    assert not is_asked_cell(asked, make_candidate("Violencia física en Sambuca: 31,5 %."))


def test_names_of_columns_may_stand_in_the_cells(make_candidate: Make) -> None:
    """As the readers of most formats write them."""
    made = make_candidate("| District: Arvo | Boys: 31 | Girls: 42 |", kind="item")
    made = replace(made, caption="Table 2. Pupils by district, 2020")
    assert is_asked_cell(analyse("How many girls were pupils in Arvo in 2020?"), made)
    assert not is_asked_cell(analyse("How many girls were teachers in Arvo in 2020?"), made)
    assert not is_asked_cell(analyse("What percentage of pupils in Arvo were girls?"), made)

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


WORK = "Table 1. Children aged 5 to 17 who work, by province, 2022"
COLUMNS = ("Province", "Number", "Rate (%)", "In hazardous work (%)")


def counted(make_candidate: Make, caption: str = WORK) -> Candidate:
    """A row whose columns say only how they measure, in a report on work and school."""
    made = make_candidate(
        "| Oskel | 21,300 | 17.2 | 48.1 |", title="Child work and schooling in Tarvia", kind="item"
    )
    return replace(made, caption=caption, columns=COLUMNS, about=frozenset())


@pytest.mark.parametrize(
    ("question", "is_cell"),
    [
        ("How many children work in Oskel?", True),
        ("¿Cuántos niños trabajan en Oskel?", True),
        ("How many children aged 5 to 17 worked in Oskel in 2022?", True),
        ("What is the number of working children in Oskel?", True),
        ("What percentage of children in Oskel work?", True),
        ("How many minors work in Oskel?", True),
        ("How many children work in Brennik?", False),
        ("How many children work in Oskel in 2019?", False),
        ("How many teachers work in Oskel?", False),
        ("How many adults work in Oskel?", False),
        ("How many girls work in Oskel?", False),
        ("¿Cuántas niñas trabajan en Oskel?", False),
        ("How many children go to school in Oskel?", False),
        ("How many children do not work in Oskel?", False),
        ("How much do children earn in Oskel?", False),
    ],
)
def test_a_column_that_counts_is_of_what_its_caption_names(
    make_candidate: Make, question: str, is_cell: bool
) -> None:
    """A title is of other tables, too: children out of school are none of those who work."""
    assert is_asked_cell(analyse(question), counted(make_candidate)) is is_cell
    school = counted(make_candidate, "Table 2. Children who are out of school, by province")
    assert not is_asked_cell(analyse("How many children work in Oskel?"), school)


def test_of_two_columns_that_count_none_is_asked_for(make_candidate: Make) -> None:
    """Nor is one of money, or an empty one."""
    asked = analyse("How many children work in Oskel?")
    row = counted(make_candidate)
    assert not is_asked_cell(asked, replace(row, columns=("Province", "Number", "N", "Count")))
    assert not is_asked_cell(asked, replace(row, columns=("Province", "Number ($)", "%", "%")))
    assert not is_asked_cell(asked, replace(row, text="| Oskel | … | 17.2 | 48.1 |"))


@pytest.mark.parametrize(
    ("question", "is_cell"),
    [
        ("How many women were interviewed in Nyambi?", True),
        ("How many women were surveyed in Nyambi?", True),
        ("¿Cuántas mujeres fueron entrevistadas en Nyambi?", True),
        ("How many women were interviewed in Salima?", False),
        ("How many men were interviewed in Nyambi?", False),
        ("How many women were trained in Nyambi?", False),
    ],
)
def test_who_was_asked_was_interviewed(make_candidate: Make, question: str, is_cell: bool) -> None:
    """Beside columns of shares, too."""
    made = make_candidate("| Nyambi | Women asked: 112 | Before 18 (%): 44.6 |", kind="item")
    made = replace(made, caption="Women who married before 18, by authority")
    assert is_asked_cell(analyse(question), made) is is_cell


@pytest.mark.parametrize(
    ("question", "is_cell"),
    [
        ("What share of women without schooling married before 18?", True),
        ("What share of women with no schooling married before 18?", True),
        ("What share of women without husbands married before 18?", False),
        ("What share of women with schooling married before 18?", False),
    ],
)
def test_none_is_of_what_its_group_is(make_candidate: Make, question: str, is_cell: bool) -> None:
    """Those in the row "None" below "Schooling" are without schooling."""
    made = make_candidate("| None | Women asked: 201 | Before 18 (%): 66.7 |", kind="item")
    made = replace(made, caption="Women who married before 18", group="Schooling")
    assert is_asked_cell(analyse(question), made) is is_cell
    spanish = make_candidate("| Ninguno | Antes de los 18 años (%): 58,0 |", language="es")
    spanish = replace(spanish, caption="Mujeres que se casaron", group="Nivel de estudios")
    assert is_asked_cell(
        analyse("¿Qué porcentaje de las mujeres sin estudios se casó antes de los 18 años?"),
        spanish,
    )


def test_one_of_two_rows_of_a_name_has_its_group_asked_for(make_candidate: Make) -> None:
    """The deaths of boys in Corvo are none of girls, nor of all."""
    girls = "| Girls | District: Corvo | 2019: 13 | 2020: 15 |"
    boys = "| Boys | District: Corvo | 2019: 18 | 2020: 20 |"
    made = make_candidate(girls, kind="item", passage_text=f"{boys}\n{girls}")
    made = replace(made, caption="Newborns who died, by district", group="Girls")
    assert is_asked_cell(analyse("How many newborn girls died in Corvo in 2020?"), made)
    assert not is_asked_cell(analyse("How many newborn boys died in Corvo in 2020?"), made)
    assert not is_asked_cell(analyse("How many newborns died in Corvo in 2020?"), made)


def test_both_sexes_are_not_one(make_candidate: Make) -> None:
    """A column for children of both sexes counts no girls."""
    made = make_candidate("| Alta Loma | 31 | 902 |", language="es", kind="item")
    made = replace(
        made,
        caption="Niños, niñas y adolescentes acogidos, por provincia",
        columns=("Provincia", "Hogares", "Niños acogidos"),
    )
    assert is_asked_cell(analyse("¿Cuántos niños acogidos hay en Alta Loma?"), made)
    assert not is_asked_cell(analyse("¿Cuántas niñas acogidas hay en Alta Loma?"), made)


@pytest.mark.parametrize(
    ("question", "is_cell"),
    [
        ("How many pupils were hit in Birchwick?", True),
        ("How many pupils were hit by a teacher in Birchwick?", True),
        ("What share of pupils in Birchwick had been hit by a teacher?", True),
        ("¿Cuántos alumnos fueron golpeados en Birchwick?", False),  # not surely
        ("How many teachers were hit in Birchwick?", False),
        ("How many teachers hit pupils in Birchwick?", False),
    ],
)
def test_who_is_counted_does_not_stand_behind_by(
    make_candidate: Make, question: str, is_cell: bool
) -> None:
    """Of a count and a share by one name that which is asked for is meant."""
    made = make_candidate("| Birchwick | 988 | 402 | 40.7 |", kind="item")
    made = replace(
        made,
        caption="Pupils who had been hit by a teacher, by county",
        columns=("Group", "Pupils surveyed", "Number hit", "Share hit (%)"),
    )
    assert is_asked_cell(analyse(question), made) is is_cell


@pytest.mark.parametrize("name", ["N.º", "Nº", "No.", "N", "#", "Number", "Número", "Total"])
def test_a_column_may_be_called_by_a_sign(make_candidate: Make, name: str) -> None:
    """In all ways in which "number" is written."""
    made = make_candidate("| Nido Azul | 39 | 86 |", language="es", kind="item")
    made = replace(
        made, caption="Niños alojados en refugios", columns=("Refugio", name, "Días (%)")
    )
    assert is_asked_cell(analyse("¿Cuántos niños estuvieron alojados en Nido Azul?"), made)


@pytest.mark.parametrize(
    ("question", "column", "asked"),
    [
        ("How many children were rescued in Angeles?", "Children rescued", True),
        ("How many girls were rescued in Angeles?", "Children rescued", False),
        ("How many girls were rescued in Angeles?", "Girls rescued", True),
        ("How many boys were rescued in Angeles?", "Victims rescued", False),
    ],
)
def test_a_column_that_counts_either_sex_is_of_none(
    make_candidate: Make, question: str, column: str, *, asked: bool
) -> None:
    """Though the text around the table speaks of it."""
    text = "| Angeles | 22 | 41 |"
    made = make_candidate(text, kind="item", passage_text=f"Girls stay for a year.\n\n{text}")
    found = replace(made, caption="Cases by city", columns=("City", "Cases opened", column))
    assert is_asked_cell(analyse(question), found) is asked


ARMS = ("Indicador", "Programa 2019", "Programa 2023", "Comparación 2019", "Comparación 2023")


@pytest.mark.parametrize(
    ("question", "is_cell"),
    [
        ("¿Qué porcentaje de mujeres de 15 a 19 años estaba unida en el programa en 2023?", True),
        ("mujeres de 15 a 19 años unidas, municipios de comparación 2023", True),
        ("mujeres de 15 a 19 años unidas, municipios del programa 2019", True),
        ("mujeres de 15 a 17 años unidas, municipios del programa 2019", False),
        ("mujeres de 15 a 19 años unidas, municipios de la sierra 2019", False),
        ("mujeres de 15 a 19 años casadas, municipios del programa 2019", False),
        ("mujeres de 15 a 19 años unidas, municipios del programa 2021", False),
    ],
)
def test_a_row_of_an_age_and_a_column_of_two_parts(
    make_candidate: Make, question: str, is_cell: bool
) -> None:
    """All numbers of the row are asked for; what the columns are of may have a word more."""
    made = make_candidate(
        "| Mujeres de 15 a 19 años unidas | 22,6 | 15,1 | 21,9 | 20,4 |", language="es"
    )
    candidate = replace(made, caption="Tabla 3. Indicadores, en porcentaje", columns=ARMS)
    assert is_asked_cell(analyse(question), candidate) is is_cell


@pytest.mark.parametrize(
    ("question", "columns", "is_cell"),
    [
        ("tasa de trabajo infantil, niños varones, Mora", ("Niños", "Niñas", "Total"), True),
        ("tasa de trabajo infantil, niños varones, Mora", ("Niños", "Adultos", "Total"), False),
        ("tasa de trabajo infantil, niños, Mora", ("Niños", "Niñas", "Total"), True),
        ("¿Qué tasa de trabajo infantil tenían las niñas en Mora?", ("Niños", "Niñas", "T"), True),
    ],
)
def test_boys_stand_beside_girls(
    make_candidate: Make, question: str, columns: tuple[str, ...], is_cell: bool
) -> None:
    """A column "Niños" is of boys where one of girls stands beside it."""
    made = make_candidate("| Mora | 15,8 | 9,6 | 12,8 |", language="es")
    table = replace(
        made, caption="Tabla 1. Tasa de trabajo infantil (%)", columns=("Provincia", *columns)
    )
    assert is_asked_cell(analyse(question), table) is is_cell


@pytest.mark.parametrize(
    ("question", "caption", "is_cell"),
    [
        ("How many cases of extortion did the police record in 2022?", "Recorded offences", True),
        ("How many cases of extortion did the police record in 2022?", "Calls by type", False),
        ("How many cases of extortion did teachers record in 2022?", "Recorded offences", False),
    ],
)
def test_the_police_record_cases(
    make_candidate: Make, question: str, caption: str, is_cell: bool
) -> None:
    """A table of offences counts cases, which the police record."""
    made = make_candidate("| Extortion | 188 | 297 |")
    table = replace(made, caption=caption, columns=("Type", "2021", "2022"))
    assert is_asked_cell(analyse(question), table) is is_cell

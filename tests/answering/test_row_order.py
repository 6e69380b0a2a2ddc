"""Which county has the fewest officers is told by all rows of the table together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.saying.row_order import asks_for_an_end, has_cells, rows_at_the_end

Make = Callable[..., Candidate]

STAFF = [
    "| County: Tarma | Officers: 14 | Posts vacant: 3 | Children per officer: 36,200 |",
    "| County: Jauja | Officers: 9 | Posts vacant: 6 | Children per officer: 81,500 |",
    "| County: Junín | Officers: 2 | Children per officer: 35,900 |",
    "| County: All three | Officers: 25 | Posts vacant: 9 | Children per officer: 54,000 |",
]
SCHOOL = [
    "| Departamento | Niñas (%) | Niños (%) | Escuelas |",
    "| Tarma | 6,1 | 5,7 | 1.204 |",
    "| Jauja | 11,8 | 10,2 | 980 |",
    "| Junín | … | 12,6 | 1.120 |",
    "| Promedio | 9,0 | 9,5 | 1.101 |",
]
REPORTS = [
    "| Province | 2022 | 2023 |",
    "| Tarma | 120 | 80 |",
    "| Jauja | 90 | 130 |",
]


AGES = [
    "| Grupo de edad | Víctimas |",
    "| 6 a 11 años | 447 |",
    "| 12 a 14 años | 1 058 |",
    "| 15 a 17 años | 953 |",
]
BIRTHS = [
    "| Departamento | Nacimientos | Tasa por cada 1.000 niñas |",
    "| Alta Verapaz | 391 | 4,2 |",
    "| Petén | 204 | 4,9 |",
    "| Guatemala | 183 | 1,1 |",
    "| El Progreso | 11 | 1,2 |",
]
RATES = [
    "| District | Births | Rate of births |",
    "| Tarma | 391 | 4.2 |",
    "| Jauja | 204 | 4.9 |",
]
CITIES = [
    "| Ciudad | 2021 | Procesos 2022 |",
    "| Tarma | 61 | 104 |",
    "| Jauja | 43 | 66 |",
    "| Resto del país | 72 | 106 |",
    "| Sin datos | 80 | 120 |",
]
COUNTRIES = ["| Country | Reports |", "| Guatemala | 12 |", "| Honduras | 40 |"]


@pytest.fixture
def made(make_candidate: Make) -> Callable[..., list[Candidate]]:
    """Makes the rows of a table, one below the other."""

    def make(lines: Sequence[str], language: str = "en") -> list[Candidate]:
        text, rows = "\n".join(lines), []
        for line in lines:
            start = text.index(line)
            rows.append(make_candidate(line, start=start, passage_text=text, language=language))
        return rows

    return make


@pytest.mark.parametrize(
    ("question", "lines", "language", "expected"),
    [
        ("Which county has the fewest officers?", STAFF, "en", 2),
        ("Which county has the most officers?", STAFF, "en", 0),
        ("Which county has the most children per officer?", STAFF, "en", 1),
        ("Where is the number of vacant posts highest?", STAFF, "en", 1),
        ("¿Qué departamento tiene el menor porcentaje de niños?", SCHOOL, "es", 1),
        ("¿Qué departamento tiene más escuelas?", SCHOOL, "es", 1),
        ("¿Qué departamento tiene la proporción más alta de niñas?", SCHOOL, "es", 2),
        ("Which department has the fewest schools?", SCHOOL, "es", 2),
        ("¿Qué departamento tuvo más nacimientos?", BIRTHS, "es", 1),
        ("¿Qué ciudad tuvo más procesos en 2022?", CITIES, "es", 1),
        ("¿Qué departamento tiene la tasa más alta de nacimientos?", BIRTHS, "es", 2),
        ("¿Qué departamento tiene la tasa de nacimientos más alta?", BIRTHS, "es", 2),
        ("¿En qué departamento es más alta la tasa de nacimientos?", BIRTHS, "es", 2),
        ("¿En qué departamento la tasa de nacimientos es más baja?", BIRTHS, "es", 3),
        ("¿Qué departamento tiene menos nacimientos?", BIRTHS, "es", 4),
        ("Which district has the highest rate of births?", RATES, "en", 2),
        ("In which district is the rate of births highest?", RATES, "en", 2),
        ("Which district has the most births?", RATES, "en", 1),
        ("Which province had the most reports in 2023?", REPORTS, "en", 2),
        ("¿Qué grupo de edad tuvo más víctimas?", AGES, "es", 2),
        ("Which province had the fewest reports in 2022?", REPORTS, "en", 2),
    ],
)
def test_the_row_with_the_most_is_said(
    question: str,
    lines: list[str],
    language: str,
    expected: int,
    made: Callable[..., list[Candidate]],
) -> None:
    """The column asked for is compared over all rows but those that sum up."""
    rows = made(lines, language)
    for best in (one for one in rows if any(c.isdigit() for c in one.text)):
        assert rows_at_the_end(analyse(question), best, rows) == (rows[expected],)


@pytest.mark.parametrize(
    "question",
    [
        "Which county has the most judges?",
        "Which county has the highest share of girls?",
        "Which province had the most reports?",
        "Which year had the most reports?",
    ],
)
def test_where_the_column_is_not_clear_nothing_is_said(
    question: str, made: Callable[..., list[Candidate]]
) -> None:
    """No column, two alike, or columns that are themselves asked for."""
    rows = made(REPORTS if "reports" in question else STAFF)
    assert rows_at_the_end(analyse(question), rows[1], rows) == ()


def test_a_row_that_is_named_stays(made: Callable[..., list[Candidate]]) -> None:
    """A question about one row is not about all of them."""
    rows = made(STAFF)
    question = analyse("Which posts are most often vacant in Jauja county?")
    assert rows_at_the_end(question, rows[0], rows) == (rows[0],)


@pytest.mark.parametrize(
    ("question", "lines", "expected"),
    [
        ("¿Qué departamento de Guatemala tuvo más nacimientos?", BIRTHS, 1),
        ("¿Qué departamento guatemalteco tuvo menos nacimientos?", BIRTHS, 4),
        ("What did most reports in Guatemala speak of?", COUNTRIES, 1),
    ],
)
def test_the_country_of_the_document_names_no_row(
    question: str, lines: list[str], expected: int, made: Callable[..., list[Candidate]]
) -> None:
    """A department may be called as the country is; in a table of countries it is meant itself."""
    rows = [replace(one, about=frozenset({"guatemala"})) for one in made(lines, "es")]
    best = rows[-2] if lines is BIRTHS else rows[1]
    assert rows_at_the_end(analyse(question), best, rows) == (rows[expected],)


def test_rows_of_another_table_are_not_compared(made: Callable[..., list[Candidate]]) -> None:
    """What stands between two tables keeps them apart."""
    rows = made([*STAFF[:2], "The valley has other posts.", STAFF[2]])
    beside = [rows[0], rows[1], rows[3]]
    question = analyse("Which county has the fewest officers?")
    assert rows_at_the_end(question, rows[0], beside) == (rows[1],)


def test_equal_rows_are_said_together_and_more_of_them_not(
    made: Callable[..., list[Candidate]],
) -> None:
    """Two counties may share the first place; with three nothing is picked out."""
    question = analyse("Which county has the most judges?")
    rows = made([f"| County: {name} | Judges: 3 |" for name in ("Tarma", "Jauja", "Junín")])
    assert rows_at_the_end(question, rows[0], rows) == ()
    lower = made(
        [
            "| County: Tarma | Judges: 3 |",
            "| County: Jauja | Judges: 3 |",
            "| County: Oya | Judges: 1 |",
        ]
    )
    assert rows_at_the_end(question, lower[2], lower) == tuple(lower[:2])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which county has the fewest officers?", True),
        ("¿Qué provincia tiene la tasa más baja?", True),
        ("¿Dónde hay más escuelas?", True),
        ("How many officers does Jauja have?", False),
        ("Which counties have at least 10 officers?", False),
        ("¿Qué provincias tienen más de 10 escuelas?", False),
        ("Which county has the most and which the fewest officers?", False),
        ("Do most counties have officers?", False),
    ],
)
def test_an_end_is_asked_for_or_not(question: str, expected: bool) -> None:
    """Which one has the most is asked for, not how many or more than so many."""
    assert asks_for_an_end(analyse(question)) is expected


def test_a_row_is_known_by_its_bars(make_candidate: Make) -> None:
    """A row has cells; a title across a table has one."""
    assert has_cells(make_candidate("| Tarma | 12 |"))
    assert not has_cells(make_candidate("| The coast |"))
    assert not has_cells(make_candidate("Tarma has 12."))

"""The years that a text gives as times, and those in the names of laws and sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.answering.words.years import (
    holds,
    is_compared,
    is_time,
    meant,
    named_years,
    spans,
)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("In 2019, 40 girls were counted.", [(2019, 2019)]),
        ("As of 2020, 8,710 signed.", [(2020, 2020)]),
        ("17 drowned between 2015 and 2020", [(2015, 2020)]),
        ("entre enero de 2015 y marzo de 2020", [(2015, 2020)]),
        ("It fell from 38 in 2015 to 24 in 2020.", [(2015, 2020)]),
        ("the school year 2019-20", [(2019, 2020)]),
        ("Since 2015, 300 have signed.", [(2015, 2099)]),
        ("desde enero de 2015", [(2015, 2099)]),
        ("from 2015 on", [(2015, 2099)]),
        ("Until 2018 nobody was counted.", [(1800, 2018)]),
        ("in 2018 and 2020", [(2018, 2018), (2020, 2020)]),
        ("the census of institutions, in 2020, found 40", [(2020, 2020)]),
        ("la Encuesta Nacional de 2019", [(2019, 2019)]),
        ("| Place: Norvik | 2021: 688 | 2022: 702 |", [(2021, 2021), (2022, 2022)]),
        ("El 45% (2016) lo vio", [(2016, 2016)]),
        ("El Comité toma nota de que en 2022 hubo 287.", [(2022, 2022)]),
        ("Señaló que en 2021 hubo menos.", [(2021, 2021)]),
        ("Hubo un 11 % más de casos que en 2021.", []),
        ("El número fue el mismo que en 2021.", []),
        ("1,950 girls", []),
    ],
)
def test_times_are_told(text: str, held: list[tuple[int, int]]) -> None:
    """A year stands for itself, a range for all between its ends, "since" for all after it."""
    assert list(spans(text)) == held


@pytest.mark.parametrize(
    "text",
    [
        "Law 8/2021 forbids it",
        "Ley Orgánica 8/2021",
        "the 2015 Education Act",
        "the Act of 1934",
        "Legislative Decree 1297 of 2016",
        "la Ley N.º 1139, de 20 de diciembre de 2018,",
        "a 2021 study found it",
        "un estudio de 2018",
        "as is known (Ruiz, 2015)",
        "the law adopted in 2015",
        "Facts and Figures, 2014 edition",
    ],
)
def test_a_year_in_a_name_is_no_time(text: str) -> None:
    """The year of a law or of a source is not when something was so."""
    assert spans(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "How many companies had signed The Code by March 2021?",
        "How many had signed the Code by the end of 2021?",
        "40 were tried under the Act in 2021",
        "¿Cuántas empresas habían firmado el Código en marzo de 2021?",
        "¿Cuántos niños cubría el plan a fines de 2021?",
        "según el Informe, en diciembre de 2021",
    ],
)
def test_a_preposition_of_time_after_a_law_or_report_gives_a_time(text: str) -> None:
    """The Code by 2021 is no code of 2021."""
    assert spans(text) == ((2021, 2021),)


@pytest.mark.parametrize(
    "text",
    [
        "the Code, adopted in March 2021,",
        "the Act in force since 2021",
        "la Ley 1-21, promulgada en 2021,",
    ],
)
def test_when_a_law_was_made_is_no_time_of_what_it_says(text: str) -> None:
    """It belongs to its name, as in "the law of 2021"."""
    assert spans(text) == ()


@pytest.mark.parametrize(
    ("text", "year", "other"),
    [
        ("It was 94 days in 2018, against 118 in 2015.", "2018", "2015"),
        ("En 2021 hubo 2.117 denuncias, frente a 1.308 en 2020.", "2021", "2020"),
        ("In 2022 it was 94, compared with 84 in 2021 and 39 in 2020.", "2022", "2020"),
        ("En 2022 fueron 94, frente a 84 en 2021 y 39 casos en 2020.", "2022", "2020"),
        ("Compared with 84 in 2021, 94 were found in 2022.", "2022", "2021"),
        ("It rose, compared with 84 in 2021, and 94 were found in 2022.", "2022", "2021"),
    ],
)
def test_what_is_compared_was_so_in_another_year(text: str, year: str, other: str) -> None:
    """The year of the figure compared is not that of the figure given."""
    assert is_time(year, text)
    assert not is_time(other, text)
    assert is_compared(other, text)
    assert not is_compared(year, text)


@given(st.integers(1800, 2098), st.integers(1, 60))
def test_a_range_holds_what_lies_in_it(first: int, length: int) -> None:
    """Both ends and all between them, nothing outside."""
    last = min(first + length, 2099)
    for text in (f"between {first} and {last}", f"de {first} a {last}", f"{first}–{last}"):
        assert all(holds(str(year), text) for year in range(first, last + 1))
        assert not holds(str(first - 1), text)
        assert not holds(str(last + 1), text)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("What opened in the 1980s?", 10),
        ("¿Qué se abrió en la década de 1980?", 10),
        ("¿Qué se abrió en los años 1980?", 10),
        ("What opened in 1980?", 1),
        ("¿Qué se abrió en el año 1980?", 1),
    ],
)
def test_a_decade_means_its_ten_years(text: str, years: int) -> None:
    """One year alone means itself."""
    assert meant("1980", text) == tuple(str(year) for year in range(1980, 1980 + years))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2019 the Act of 2015 changed; 1,950 girls came.", {"2015", "2019"}),
        ("From 2015 to 2018, and in 2016/17.", {"2015", "2016", "2017", "2018"}),
        ("Entre 2018-20 y hasta 2030.", {"2018", "2019", "2020", "2030"}),
        ("Since 1998.\nIn the 1980s.", {"1998", *(str(year) for year in range(1980, 1990))}),
        ("Nobody says when.", set()),
    ],
)
def test_all_years_that_a_text_names(text: str, years: set[str]) -> None:
    """Whatever for; a stretch and a decade have those between, what only begins has not."""
    assert named_years(text) == years


@pytest.mark.parametrize(
    "text",
    [
        "The Survey on Violence against Children of 2019 questioned 1,344 women.",
        "La encuesta nacional contra la trata de 2019 recogió 40 casos.",
        "El plan frente a toda violencia de 2019 tiene metas.",
    ],
)
def test_what_is_fought_is_nothing_to_compare_with(text: str) -> None:
    """A year behind "against" is compared with only where a figure or time is."""
    assert not is_compared("2019", text)
    assert is_compared("2019", "In 2020 it had 40 cases, against 31 in 2019.")
    assert is_compared("2019", "En 2020 hubo 40 casos, frente a 31 en 2019.")

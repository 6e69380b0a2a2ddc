"""Figures of more years or of another edition are no answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.other_frames import (
    has_the_year_in_a_number,
    is_of_another_edition,
    is_of_another_season,
    is_of_months_only,
    is_of_more_years,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many boats sank in 2021?", "From 2015 to 2021, 14 boats sank.", True),
        ("How many boats sank in 2021?", "Between 2015 and 2021, 14 boats sank.", True),
        (
            "¿Cuántos barcos se hundieron en 2021?",
            "Desde 2015 hasta 2021 se hundieron 14.",
            True,
        ),
        ("How many boats sank in 2021?", "In 2021, 3 boats sank, and 14 from 2015 to 2021.", False),
        ("How many boats sank from 2015 to 2021?", "From 2015 to 2021, 14 boats sank.", False),
        ("How many boats had sunk by 2021?", "From 2015 to 2021, 14 boats sank.", False),
        ("¿Desde qué edad podían antes de la ley de 2017?", "Hasta 2017, desde los 18.", False),
        ("How many boats sank before the storm of 2021?", "Until 2021 it was 14.", False),
        ("What share of boats sank in 2021?", "From 2015 to 2021, 14% of boats sank.", False),
    ],
)
def test_more_years(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """A share may be the same over all of them; a count is not."""
    asked = analyse(question)
    assert is_of_more_years(asked, make_candidate(text, language=asked.language)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many were checked under Edition 2?", "Under Edition 1 it was 40.", True),
        ("How many took part in phase II?", "In phase I, 40 took part.", True),
        ("¿Cuántos participaron en la fase 2?", "En la fase 1 participaron 40.", True),
        ("How many were checked under Edition 2?", "It was 40, and 30 under Edition 2.", False),
        ("How many were checked under Edition 2?", "In all 40 were checked.", False),
        ("Were more checked in Edition 2 than in Edition 1?", "In Edition 1 it was 40.", False),
    ],
)
def test_another_edition(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """What is numbered is told apart by its number, where a sentence gives one."""
    asked = analyse(question)
    assert is_of_another_edition(asked, make_candidate(text, language=asked.language)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many cases were there in 2014?", "Under Law 2014-040, 12 cases were heard.", True),
        ("What was the score in the 2014 edition?", "It is 40, thanks to Law 2014-040.", True),
        ("¿Cuántos casos hubo en 2019?", "El Decreto Supremo N.º 12/2019 rige en 14 casos.", True),
        ("¿Cuántos casos hubo en 2021?", "Según la Ley Orgánica 8/2021 hubo 14 casos.", True),
        ("How many cases were there in 2014?", "In 2014 Law 2014-040 was applied 12 times.", False),
        ("How many cases were there under Law 2014-040?", "Law 2014-040 led to 12.", False),
        ("Which law was passed in 2014?", "Law 2014-040 punishes trafficking.", False),
        ("How many articles has the law of 2014?", "Law No. 27 of 2014 has 40.", False),
        ("How many cases were there in 2014?", "In 9/2014 there were 12 cases.", False),
    ],
)
def test_year_in_the_number_of_a_law(
    question: str, text: str, out: bool, make_candidate: Make
) -> None:
    """It is when the law was made, not when a figure was so."""
    asked = analyse(question)
    assert has_the_year_in_a_number(asked, make_candidate(text, language=asked.language)) is out


def test_year_of_a_figure_beside_a_law(make_candidate: Make) -> None:
    """The year may be told by the sentence before."""
    asked = analyse("How many cases were there in 2014?")
    told = make_candidate("Under Law 2014-040, 12 were heard.", before="There were few in 2014.")
    assert not has_the_year_in_a_number(asked, told)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("¿Cuántos hubo en la temporada 2022-2023?", "En la temporada 2021-2022 hubo 139.", True),
        ("How much was spent in 2022/23?", "In 2021-2022 it was 4 million.", True),
        ("How many pupils were there in 2019–20?", "School year 2018/19 began with 90.", True),
        ("How much was spent in 2022/23?", "In 2022-2023 it was 4 million.", False),
        (
            "How much was spent in 2022/23?",
            "It was 4 million (2022-23; 2021-22: 3).",
            False,
        ),
        (
            "How much was spent in 2020/21?",
            "In 2021/22 it was 4, the year before 2.",
            False,
        ),
        ("Did it rise in 2022-2023?", "No, it has fallen since 2021-2022.", False),
        ("How much was spent from 2018 to 2022?", "In 2021/22 it was 4 million.", False),
        ("¿Cuánto duró el plan 2018-2022?", "El curso 2018-2019 fue el primero.", False),
        ("How much was spent in 2022?", "In 2021/22 it was 4 million.", False),
    ],
)
def test_another_season(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """Seasons that share a year are two; how they are written does not matter."""
    asked = analyse(question)
    assert is_of_another_season(asked, make_candidate(text, language=asked.language)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many were opened in all of 2022?", "In the first eight months of 2022, 389.", True),
        ("How many were opened in the whole of 2022?", "In six months of 2022, 389 were.", True),
        ("¿Cuántos se abrieron en todo 2022?", "En los primeros ocho meses de 2022, 389.", True),
        ("¿Cuántos hubo en todo el año 2022?", "En el primer semestre de 2022 hubo 389.", True),
        (
            "How many were opened in all of 2022?",
            "504 in the first eight months of this year, up from 389 in the same months of 2022.",
            True,
        ),
        (
            "How many were opened in all of 2022?",
            "In 2022 it was 900, 40 of them in the first month.",
            False,
        ),
        ("How many were opened in all of 2022?", "In all 900 were opened.", False),
        ("How many were opened in all of 2022?", "All told, 900 in twelve months.", False),
        ("How many were opened in 2022?", "In the first eight months of 2022, 389.", False),
    ],
)
def test_months_for_a_year(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """Where all of the year is asked for in so many words, some months are not enough."""
    asked = analyse(question)
    assert is_of_months_only(asked, make_candidate(text, language=asked.language)) is out

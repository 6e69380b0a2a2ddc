"""Figures for everybody where one sex is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.sexes import (
    is_not_of_the_third,
    is_of_a_sex_elsewhere,
    is_of_either_sex,
)

Make = Callable[..., Candidate]

PASSAGE = "In all 158 children were found. Most of the girls and boys were under 12."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many boys were found?", "In all 158 children were found.", True),
        ("How many boys were found?", "In all 37 boys were found.", False),
        ("How many children were found?", "In all 158 children were found.", False),
        ("How many boys and girls were found?", "In all 158 children were found.", False),
        ("How many of these girls were found?", "In all 58 were found.", False),
        ("Where were the boys found?", "In all 158 children were found in the mine.", False),
        ("How many women came?", "In all 58 mothers came.", False),
        ("How many boys were found?", "| Found | 37 | 121 |", False),
        ("How many days may a girl stay?", "A child may stay for 45 days.", False),
        ("How many days does a girl stay?", "Children stay for 45 days.", True),
        ("¿Cuántas niñas fueron halladas?", "Se halló a 158 menores.", True),
        ("¿Cuántas mujeres vinieron?", "Vinieron 58 trabajadoras.", False),
        ("¿Cuántas mujeres vinieron?", "De las que viven allí vinieron 58.", False),
        ("¿Cuánto tardan las niñas?", "Los menores tardan 14 semanas.", True),
        ("¿Cuánto tardan las niñas?", "Las internas de 14 años tardan 9 días.", False),
        ("girls found at risk 2021", "In all 158 children were found.", True),
        ("girls found at risk 2021", "Children were found at risk in the mines.", False),
        ("girls law on marriage", "Nobody may marry before the age of 18 years.", False),
        ("niñas halladas en minas", "Se halló a 158 menores en las minas.", False),
        ("niñas halladas en minas", "Se halló a 158 menores en minas.", True),
        ("¿Cuántas alumnas vinieron?", "Vinieron 94 alumnas y 13 alumnos.", False),
        ("¿A qué edad llegó la niña?", "Los menores llegan con 12 años.", False),
        ("¿Cuánto le queda a la chica?", "Le queda a la víctima el 12 %.", False),
        ("¿Qué porcentaje de las mujeres firmó?", "Firmó la adolescente en el 33 %.", False),
        ("¿Qué porcentaje de las niñas fue hallado?", "In all 12% of the children were.", True),
    ],
)
def test_a_sentence_that_tells_no_sex_gives_no_figure_for_one(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """Unless other words tell it, or it is a row, whose column may be of it."""
    candidate = make_candidate(text, passage_text=f"{text} {PASSAGE}")
    assert is_of_either_sex(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) or not out


def test_the_sentence_before_and_the_headings_tell_the_sex(make_candidate: Make) -> None:
    """What stands under "Boys" is of boys."""
    asked = analyse("How many boys were found?")
    candidate = make_candidate("In all 37 were found.", passage_text="In all 37 were found.")
    assert is_of_either_sex(asked, candidate)
    for where in ("before", "headings", "title"):
        assert not is_of_either_sex(asked, replace(candidate, **{where: "Boys in mines"}))


@pytest.mark.parametrize(
    ("columns", "out"),
    [(("Finding", "2021", "2022"), True), (("Finding", "Girls", "Boys"), False), ((), False)],
)
def test_a_row_tells_no_sex_if_none_of_its_columns_does(
    make_candidate: Make, columns: tuple[str, ...], out: bool
) -> None:
    """As far as they are known; its caption may tell it, too."""
    asked = analyse("How many boys were found?")
    row = replace(make_candidate("| Found | 37 | 121 |"), columns=columns)
    assert is_of_either_sex(asked, row) is out
    assert not is_of_either_sex(asked, replace(row, caption="Table 1. Boys in mines"))
    named = make_candidate("| Place: Mora | 2021: 37 | 2022: 121 |")
    mothers = replace(row, caption="Table 2. Births to mothers below 15", columns=("Place", "2021"))
    assert not is_of_either_sex(analyse("How many girls gave birth in Mora?"), mothers)
    pregnant = replace(row, headings="Embarazo adolescente", columns=("Lugar", "2021"))
    assert not is_of_either_sex(analyse("¿Cuántas niñas embarazadas hay?"), pregnant)
    all_of_them = replace(pregnant, headings="La situación de las niñas y los niños")
    assert is_of_either_sex(analyse("¿Cuántas niñas embarazadas hay?"), all_of_them)
    called = replace(row, headings="Qué dicen las llamadas", columns=("Motivo", "2021"))
    assert is_of_either_sex(analyse("¿Cuántas niñas llamaron?"), called)
    assert is_of_either_sex(asked, named)
    assert not is_of_either_sex(asked, make_candidate("| Place: Mora | Boys: 37 | All: 121 |"))


@pytest.mark.parametrize(
    ("question", "text", "title"),
    [
        ("¿Cuántas denuncias hubo contra mujeres?", "Hubo 8.914 denuncias.",
         "Violencia contra niñas, niños y adolescentes"),
        ("¿Cuántas niñas vinieron?", "Vinieron 58 menores.", "La venta de niñas y niños"),
        ("How many boys came?", "In all 58 children came.", "Girls and boys on the move"),
        ("How many women came?", "In all 58 adults came.", "Men and women in the mines"),
    ],
)  # fmt: skip
def test_a_title_with_both_sexes_tells_neither(
    make_candidate: Make, question: str, text: str, title: str
) -> None:
    """All children are "niñas, niños y adolescentes"."""
    candidate = replace(make_candidate(text), title=title)
    assert is_of_either_sex(analyse(question), candidate)
    of_one = replace(candidate, headings="Niñas" if "ñ" in title else "Boys")
    assert not is_of_either_sex(analyse(question), of_one)


@pytest.mark.parametrize(
    ("question", "text", "before", "out"),
    [
        (
            "What share of rural boys work?",
            "It was 40% in the country.",
            "Boys (9%), girls (7%).",
            True,
        ),
        ("What share of boys work?", "It was 40% of them.", "Boys work more.", False),
        ("How many girls came?", "Of these, 17 came.", "Boys and 40 girls, with 9 boys.", False),
        ("How many girls came?", "Of the 49, 17 came.", "Of boys 9 and of girls 40.", True),
        ("¿Cuántas niñas vinieron?", "Vino el 40 %.", "Trabajan 9 varones y 30 mujeres.", True),
        ("¿Cuántas niñas vinieron?", "De ese total vino el 40 %.", "Trabajan 30 mujeres.", False),
    ],
)
def test_a_sentence_before_that_tells_of_either_sex_tells_of_neither_here(
    question: str, text: str, before: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """Where the sentence before gives both sexes, what follows is of all, but for "of these"."""
    assert is_out(is_of_either_sex, question, text, before=before) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many boys came?", "In all 37 came; boys came late.", True),
        ("How many boys came?", "Of girls 37 came, but boys were not counted.", True),
        ("How many boys came?", "In all 37 came; of these, boys were 12.", False),
        ("How many boys came?", "In all 37 boys came; girls came late.", False),
        ("How many boys came?", "In all 37 came; both were boys.", False),
        ("How many boys came?", "In all 37 came; most were boys.", False),
        ("How many boys came?", "In all 37 came; those hit most often were boys.", True),
        ("Why did boys come?", "In all 37 came; boys came late.", False),
        ("¿Cuántas mujeres vinieron?", "Vinieron 37; las mujeres llegaron tarde.", False),
        ("¿Cuántos varones vinieron?", "Vinieron 37; los varones llegaron tarde.", True),
        ("¿Cuántos varones vinieron?", "Vinieron 37 varones; el resto llegó tarde.", False),
    ],
)
def test_a_sex_is_named_in_the_clause_of_its_figure(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A clause without a figure gives none to the sex that it names."""
    assert is_out(is_of_a_sex_elsewhere, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many third gender people came?", "In all 54 boys and 23 girls came.", True),
        ("What share of transgender pupils came?", "Of the pupils 23% came.", True),
        ("¿Cuántas personas trans vinieron?", "Vinieron 54 chicos y 23 chicas.", True),
        ("¿Qué porcentaje de personas no binarias vino?", "Vino el 23 % de las chicas.", True),
        ("How many transgender people came?", "In all 12 LGBTI people came.", False),
        ("¿Cuántas personas trans vinieron?", "Vinieron 12 de otro género.", False),
        ("How many boys came?", "In all 54 boys and 23 girls came.", False),
        ("May transgender pupils come?", "All pupils may come.", False),
    ],
)
def test_third_gender(question: str, text: str, out: bool, is_out: Callable[..., bool]) -> None:
    """A figure of girls and boys is none of those who are neither, nor is one of everybody."""
    assert is_out(is_not_of_the_third, question, text) is out


def test_third_gender_above(is_out: Callable[..., bool]) -> None:
    """What stands above a sentence may tell of whom it is."""
    asked, text = "How many transgender people came?", "In all 12 came."
    assert is_out(is_not_of_the_third, asked, text)
    assert not is_out(is_not_of_the_third, asked, text, path=("Transgender people",))

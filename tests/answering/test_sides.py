"""Comparisons taken apart into their sides."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.covering import covers, may_cover
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.halves import halves
from briefing_qa.answering.parts import sides, speaks_of_each
from briefing_qa.answering.questions.question import analyse
from briefing_qa.passages.rows import cells_of

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How do the scores of Peru and Argentina compare?",
            ["What is the score of Peru?", "What is the score of Argentina?"],
        ),
        (
            "¿Cómo se comparan las tasas de Bolivia y El Salvador?",
            ["¿Cuál es la tasa de Bolivia?", "¿Cuál es la tasa de El Salvador?"],
        ),
        (
            "How do Peru's laws compare with Chile's?",
            ["What is Peru's laws?", "What is Chile's laws?"],
        ),
        ("How does Peru differ from Chile?", ["What is Peru?", "What is Chile?"]),
        ("How do theft and fraud differ?", ["What is theft?", "What is fraud?"]),
        (
            "How many girls compared with boys were found?",
            ["How many girls were found?", "How many boys were found?"],
        ),
        ("Peru vs Chile environment score", ["Peru environment score", "Chile environment score"]),
        (
            "Compare Peru's and Chile's score in the Index.",
            ["Peru's score in the Index.", "Chile's score in the Index."],
        ),
        (
            "¿En qué se diferencian las edades de 2002 y de 2007?",
            ["¿Cuál es las edades de 2002?", "¿Cuál es las edades de 2007?"],
        ),
        (
            "¿Cómo se compara la nota de Perú con la de Chile?",
            ["¿Cuál es la nota de Perú?", "¿Cuál es la nota de Chile?"],
        ),
        ("¿En qué se diferencia el robo del hurto?", ["¿Cuál es el robo?", "¿Cuál es hurto?"]),
        (
            "¿Cuál es la diferencia entre abuso sexual y explotación sexual infantil?",
            ["¿Cuál es abuso sexual infantil?", "¿Cuál es explotación sexual infantil?"],
        ),
        (
            "Compare the share of diverted children in Lima and Madre de Dios",
            [
                "the share of diverted children in Lima",
                "the share of diverted children in Madre de Dios",
            ],
        ),
        (
            "Compare access to school in Lima and Puno",
            ["access to school in Lima", "access to school in Puno"],
        ),
        (
            "What is the difference between towns and the countryside in the poll of 2021?",
            ["What is towns in the poll of 2021?", "What is the countryside in the poll of 2021?"],
        ),
        (
            "¿Cuántas denuncias hubo en 2020 frente a 2021?",
            ["¿Cuántas denuncias hubo en 2020?", "¿Cuántas denuncias hubo en 2021?"],
        ),
        ("theft vs fraud", ["theft", "fraud"]),
        (
            "What does a place cost in a public home compared with one run by a church?",
            [
                "What does a place cost in a public home?",
                "What does a place cost in a home run by a church?",
            ],
        ),
        (
            "¿Cuánto cuesta una plaza en un hogar público comparado con uno de la iglesia?",
            [
                "¿Cuánto cuesta una plaza en un hogar público?",
                "¿Cuánto cuesta una plaza en un hogar de la iglesia?",
            ],
        ),
        (
            "How did placements change in project towns against hill towns?",
            [
                "How did placements change in project towns?",
                "How did placements change in hill towns?",
            ],
        ),
        (
            "Alumnos que faltaron: escuelas rurales frente a escuelas urbanas",
            [
                "Alumnos que faltaron: escuelas rurales",
                "Alumnos que faltaron: escuelas urbanas",
            ],
        ),
        (
            "Between Peru and Chile, which scored higher?",
            ["Between Peru, which scored higher?", "Between Chile, which scored higher?"],
        ),
    ],
)
def test_each_side_is_asked_for_with_what_both_share(question: str, expected: list[str]) -> None:
    """Sides are whole questions, whatever of them the wording says only once."""
    assert [side.text for side in sides(analyse(question))] == expected


@pytest.mark.parametrize(
    "question",
    [
        "How does Peru compare with other countries?",
        "How did Peru score compared with the average?",
        "How large was the budget compared with what had been promised?",
        "How did the campaign begin?",
        "What is done about violence against women?",
        "Which laws punish crimes against the children of others?",
        "How many joined Open Road to Work compared with the target?",
        "How many joined Road to Work compared with the previous year?",
        "¿Cuántos entraron en Caminos y Casas en comparación con lo previsto?",
        "¿En qué se diferencia de los demás?",
        "¿Cuándo entró en vigor la ley de protección integral frente a la violencia?",
        "¿Qué decidió la Corte en el caso Ramos vs. Perú?",
        "How many girls or boys drowned between 2014 and 2020?",
        "Entre 2014 y 2020, ¿cuántas niñas o niños murieron?",
        "¿Con quién comparten casa las niñas y los niños?",
    ],
)
def test_what_is_no_thing_of_its_own_makes_no_side(question: str) -> None:
    """Nobody can ask for "other countries" by themselves."""
    assert sides(analyse(question)) == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How many girls were found and who counted the cases?",
            ["How many girls were found", "who counted the cases?"],
        ),
        (
            "How many children drowned and how many were rescued?",
            ["How many children drowned", "How many children were rescued?"],
        ),
        (
            "How many inspectors are there and how many cars do they have?",
            ["How many inspectors are there", "How many cars do the inspectors have?"],
        ),
        (
            "Who leads the National Plan and what is its budget?",
            ["Who leads the National Plan", "What is its budget (the National Plan)?"],
        ),
        (
            "¿Cuándo se presentó el proyecto de ley y en qué año se aprobó la norma?",
            ["¿Cuándo se presentó el proyecto de ley", "en qué año se aprobó la norma?"],
        ),
        (
            "How many girls and how many boys were found in 2019?",
            ["How many girls were found in 2019?", "how many boys were found in 2019?"],
        ),
        (
            "In 2022, how many cases were opened and how many persons were convicted?",
            ["In 2022, how many cases were opened", "In 2022, how many persons were convicted?"],
        ),
        (
            "¿Qué parte de las niñas trabaja en Lima y cuál en Puno?",
            ["¿Qué parte de las niñas trabaja en Lima", "¿Qué parte de las niñas trabaja en Puno?"],
        ),
        (
            "What share of girls work in Lima, and what share in Puno?",
            ["What share of girls work in Lima", "What share of girls work in Puno?"],
        ),
        (
            "What does the Board say about mines and what does it recommend?",
            ["What does the Board say about mines", "What does the Board recommend about mines?"],
        ),
        (
            "What can families ask for, and can consent be taken back?",
            ["What can families ask for", "can consent be taken back?"],
        ),
        (
            "Sobre las becas de 2014: ¿qué se había prohibido y qué se recomendó hacer?",
            [
                "Sobre las becas de 2014: ¿qué se había prohibido",
                "Sobre las becas de 2014, qué se recomendó hacer?",
            ],
        ),
    ],
)
def test_two_questions_in_one_are_halves(question: str, expected: list[str]) -> None:
    """Each begins with a question word; the second one takes over what it lacks."""
    assert [half.question.text for half in halves(analyse(question))] == expected


def test_a_single_question_has_no_halves() -> None:
    """Nor is "when and where" one question and another."""
    assert halves(analyse("How many girls and boys were found?")) == ()
    assert halves(analyse("When and where was the Code adopted?")) == ()
    assert halves(analyse("Which law was passed in 2014 and is still in force?")) == ()


def test_a_half_may_take_over_no_more_than_names() -> None:
    """What it is asked with where all that it takes over leads to another matter."""
    asked = "When was the vote in Malawi annulled, and when was the rerun?"
    assert [half.named and half.named.text for half in halves(analyse(asked))] == [
        None,
        "when was the rerun (Malawi)?",
    ]
    own = "When was the vote in Malawi annulled, and when was it held in Zambia?"
    assert all(half.named is None for half in halves(analyse(own)))


def test_what_leads_on_to_all_halves_is_of_none_of_them() -> None:
    """The second one has only its own words, though it is asked with those."""
    found = halves(analyse("De las denuncias que hubo, cuántas fueron y en qué quedaron?"))
    assert [word.folded for word in found[1].own] == ["quedaron"]
    assert "denuncias" in found[1].question.text


def test_sides_that_begin_alike_are_parted_there() -> None:
    """Though another "and" stands before."""
    asked = "What is the difference between the care of boys and girls and the care of adults?"
    assert [side.text for side in sides(analyse(asked))] == [
        "What is the care of boys and girls?",
        "What is the care of adults?",
    ]


def test_the_year_of_the_last_count_may_be_that_of_all() -> None:
    """It is tried first; a half that is not counted, or has a year, takes none."""
    dated = [half.dated for half in halves(analyse(
        "How many cases did they open and how many victims did they assist in 2019?"
    ))]  # fmt: skip
    assert [half and half.text for half in dated] == [
        "How many cases did they open in 2019?",
        None,
    ]
    assert not any(half.dated for half in halves(analyse("Who led it and what was found in 2019?")))


@pytest.mark.parametrize(
    ("question", "text", "covered"),
    [
        ("Who signed the code and when?", "Ana signed the code in 2018.", True),
        ("Who signed the code and when?", "Ana signed the code.", False),
        ("Who refused to sign and why?", "Ana refused to sign because of the cost.", True),
        ("Who refused to sign and why?", "Ana refused to sign.", False),
        ("How many girls drowned and how many boys?", "Of 20, 17 girls drowned and 3 boys.", True),
        ("How many girls drowned and how many boys?", "Of 20, 17 girls drowned.", False),
        ("¿Quién firmó el código y cuándo?", "Ana firmó el código en 2018.", True),
        ("¿Quién firmó el código y por qué?", "Ana firmó el código.", False),
        ("What does the law say and what is recommended?", "The law says nothing.", False),
        ("How often did it meet and why so rarely?", "It met once owing to a lack of funds.", True),
        ("How often did it meet and why so rarely?", "It met only once.", False),
        ("Who got the money and for how long?", "Ana got the money for 24 months.", True),
        ("How many came and how old were they?", "Twelve boys aged ten to seventeen came.", True),
        ("¿Cuántos vinieron y qué edad tenían?", "Vinieron 12 niños de 10 a 17 años.", True),
        ("How many came and how old were they?", "Twelve boys came.", False),
    ],
)
def test_a_sentence_may_answer_both_halves(
    make_candidate: Make, question: str, text: str, covered: bool
) -> None:
    """A half without a word of its own is answered by what it asks for: a year, a reason."""
    half = halves(analyse(question))[1]
    spanish = question.startswith("¿")
    assert covers(make_candidate(text, language="es" if spanish else "en"), half) is covered


@pytest.mark.parametrize(
    ("question", "half", "text", "may"),
    [
        (
            "How many officers are there and how many of them deal with cases of child victims?",
            1,
            "It employs 46 officers, four of whom work on cases with child victims.",
            True,
        ),
        (
            "How many officers are there and how many of them deal with cases of child victims?",
            1,
            "It employs 46 officers who work on cases with child victims.",
            False,
        ),
        (
            "How many cases were brought under the new law and how many ended?",
            0,
            "The office had brought 131 cases under the law, 24 of which had ended.",
            True,
        ),
        (
            "Who wanted the ban and which ones were afraid of it?",
            1,
            "Ms Petrakis wanted it; Mr Sealy was afraid.",
            True,
        ),
        ("How many nurses were hired and how many cooks?", 1, "In 2 years 12 nurses came.", False),
        (
            "How many nurses came in 2020 and how many nurses came in 2022?",
            1,
            "In 2020 there were 12 nurses, up from 8.",
            False,
        ),
    ],
)
def test_what_may_well_be_said_is_not_denied(
    make_candidate: Make, question: str, half: int, text: str, may: bool
) -> None:
    """Most of the words are enough, but each half that counts needs a figure."""
    asked = halves(analyse(question))
    assert may_cover(make_candidate(text), asked[half], asked) is may


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("A Danish foundation pays until the end of 2025.", True),
        ("A Danish foundation pays 2025 women.", False),
    ],
)
def test_how_long_needs_no_more_than_a_time(make_candidate: Make, text: str, covered: bool) -> None:
    """What lasts need not be said to last."""
    half = halves(analyse("Who pays for the loans and how long will that last?"))[1]
    assert covers(make_candidate(text), half) is covered


def test_a_sentence_of_both_sides_has_the_words_of_each(make_candidate: Make) -> None:
    """One that tells of abuse alone does not compare it with exploitation."""
    compared = sides(analyse("What is the difference between theft and fraud in Peru?"))
    both = make_candidate("Theft takes what fraud obtains by deceit.")
    one = make_candidate("Theft is the taking of a thing from another person.")
    assert speaks_of_each(both, compared)
    assert not speaks_of_each(one, compared)


def test_a_people_stands_for_its_country(make_candidate: Make) -> None:
    """What Chileans do speaks of Chile's side."""
    compared = sides(analyse("Compare the scores of Peru and Chile"))
    assert speaks_of_each(make_candidate("Peruvians scored 12, Chileans 13."), compared)
    assert not speaks_of_each(make_candidate("Peruvians scored 12, others 13."), compared)


@pytest.mark.parametrize(
    ("question", "columns", "row", "both"),
    [
        ("Compare the costs in 2021 and 2022", ("", "2021", "2022"), "| Staff | 14 | 16 |", True),
        ("Compare the costs in 2021 and 2022", ("", "2021", "2022"), "| Staff | 14 | |", False),
        ("Compare the costs in 2021 and 2022", ("", "2021", "2022"), "| Staff | 14 | n/a |", False),
        ("Compare the costs in 2020 and 2022", ("", "2021", "2022"), "| Staff | 14 | 16 |", False),
        (
            "Compare las denuncias de mujeres y hombres",
            ("Año", "Mujeres", "Hombres"),
            "| 2020 | 5.316 | 640 |",
            True,
        ),
    ],
)
def test_a_row_speaks_of_the_columns_in_which_it_has_something(
    question: str, columns: tuple[str, ...], row: str, both: bool, make_candidate: Make
) -> None:
    """Where the names of the columns stand once above a table, they are read with each row."""
    candidate = replace(make_candidate(row), columns=columns)
    assert speaks_of_each(candidate, sides(analyse(question))) is both


def test_a_row_may_answer_both_halves(make_candidate: Make) -> None:
    """What one column gives answers one half, what another gives the other."""
    half = halves(analyse("How many reports came from women and how many from men?"))[1]
    for names, covered in (("| Year | Women | Men |", True), ("| Year | Women | Total |", False)):
        above = f"{names}\n|---|---|---|\n"
        text = "| 2020 | 5,316 | 640 |"
        row = make_candidate(text, passage_text=above + text, start=len(above))
        assert covers(replace(row, columns=tuple(cells_of(names))), half) is covered


@pytest.mark.parametrize(
    ("begins", "pieces", "ends"),
    [
        ("", "a vs ", "? compare x"),
        ("compare ", "x versus ", "? y"),
        ("What ", "differ between a ", ", z"),
        ("compare ", "compare a ", "? b"),
        ("How do ", "a and compare ", "? x"),
        ("Between ", ", ", "?"),
        ("Between ", "a and ", ", b"),
        ("", "the difference between a ", "?"),
        ("", "entre ", "differ ? x"),
    ],
)
def test_long_senseless_questions_are_given_up_soon(begins: str, pieces: str, ends: str) -> None:
    """Pieces of the patterns, as many as a question may have, take parts of a second."""
    asked = analyse((begins + pieces * 2000)[: 1990 - len(ends)] + ends)
    started = time.process_time()
    sides(asked)
    assert time.process_time() - started < 3

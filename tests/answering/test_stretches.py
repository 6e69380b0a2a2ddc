"""Stretches of months: the same one has many names, and figures are of no other one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lacking_details import lacks

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.words.stretches import stretches

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In the first half of 2021", ["1+6"]),
        ("Only the second half of the year", ["7+6"]),
        ("H1 2021, Q3 of 2020 and 2019-Q4", ["1+6", "7+3", "10+3"]),
        ("between 1 January and 30 June 2021", ["1+6"]),
        ("Jan-Jun 2024 | Jul-Dec 2024", ["1+6", "7+6"]),
        ("in the first ten months of 2022", ["1+10"]),
        ("in the first three quarters of 2022", ["1+9"]),
        ("the last two months of the year", ["11+2"]),
        ("12 in the first quarter and 15 in the second.", ["1+3", "4+3"]),
        ("In the third quarter 63, in the last quarter 40.", ["7+3", "10+3"]),
        ("in the first six months of 2021, 101; in the remaining six, 59", ["1+6", "7+6"]),
        ("in the first or in the second half of 2021", ["1+6", "7+6"]),
        ("en el primer semestre de 2021", ["1+6"]),
        ("en la segunda mitad del año", ["7+6"]),
        ("los seis primeros meses del año", ["1+6"]),
        ("el II trimestre y el 3.er bimestre", ["4+3", "5+2"]),
        ("los últimos cuatro meses de 2020", ["9+4"]),
        ("de enero a abril", ["1+4"]),
        ("In its first half-year", ["(1)+6"]),
        ("the first trimester of pregnancy", ["(1)+3"]),
        ("the first six months of life", ["(1)+6"]),
    ],
)
def test_stretches_are_the_same_by_any_name(text: str, names: list[str]) -> None:
    """Those that are counted from another beginning have no first month."""
    assert [one.name for one in stretches(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "the second half of the class",
        "a first quarter of the funds",
        "the first half of the 2010s",
        "the first half of 2021/22",
        "in the last six months",
        "half of the first year",
        "la segunda mitad de los alumnos",
        "the other half of the cost",
        "in March 2021",
    ],
)
def test_parts_of_other_things_are_no_stretches(text: str) -> None:
    """Nor is what is counted from the day on which it is said."""
    assert stretches(text) == ()


HALF = "In the first half of 2021, 74 boats were taken."
RANGE = "Between January and June 2021, 74 boats were taken."


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("How many boats were taken from January to June 2021?", HALF, []),
        ("How many boats were taken in the first half of 2021?", RANGE, []),
        ("How many boats were taken in the first six months of 2021?", RANGE, []),
        ("¿Cuántos barcos se tomaron en el primer semestre de 2021?", RANGE, []),
        ("How many boats were taken in the second half of 2021?", HALF, ["second half"]),
        ("How many boats were taken in the second half of 2021?", RANGE, ["second half"]),
        ("How many boats were taken in the first quarter of 2021?", HALF, ["first quarter"]),
        (
            "¿Cuántos barcos se tomaron en el segundo trimestre de 2021?",
            HALF,
            ["segundo trimestre"],
        ),
        ("How many boats were taken in March 2021?", HALF, ["March"]),
        ("How many boats were taken by the end of June 2021?", RANGE, []),
        (
            "How many boats were taken in the first half of 2021?",
            "In March, 12 were.",
            ["first half"],
        ),
        ("How many boats were taken in the first half of 2021?", "By 30 June 74 were.", []),
        (
            "How many boats were taken in the first half of 2021?",
            "In 2021, 74 were.",
            ["first half"],
        ),
        ("How many boats were taken in the first half of 2021?", "In all 74 were.", []),
        ("What was done in the first half of 2021?", "In March 2021 a port was opened.", []),
        (
            "How many boats were taken in the second half of 2021?",
            "In all 31 were taken, against 74 in the first half of 2021.",
            [],
        ),
    ],
)
def test_a_figure_is_of_the_stretch_that_its_sentence_gives(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """Not of a month of it, nor of one that it is only compared with."""
    candidate = make_candidate(text, title="Boats, H2 2021" if "against" in text else "Boats")
    assert lacks(question, candidate) == missing


def test_headings_tell_the_stretch_of_what_gives_none(make_candidate: Make) -> None:
    """They go before the rest of the passage."""
    text = "In all 31 boats were taken."
    candidate = make_candidate(
        text, title="Report, July to December 2021", passage_text=f"{text} {HALF}"
    )
    assert lacks("How many boats were taken in the second half of 2021?", candidate) == []
    assert lacks("How many boats were taken in the first half of 2021?", candidate) == [
        "first half"
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Did more boats come in the first or in the second half of 2021?",
        "Did more boats come from January to June or from July to December 2021?",
        "¿Vinieron más barcos en el primer o en el segundo semestre de 2021?",
    ],
)
def test_of_two_stretches_to_choose_from_one_is_enough(make_candidate: Make, question: str) -> None:
    """The other one may be told by the next sentence."""
    assert lacks(question, make_candidate(HALF)) == []


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("How many boats came from January to June 2021?", "How many boats came in 2021?"),
        ("From January to June, how many came?", "From January to June, how many came?"),
        ("How many boats came in the first half of 2021?",) * 2,
        ("How many boats came in the second half of 2021?",) * 2,
    ],
)
def test_a_stretch_in_other_words_is_not_read(
    make_candidate: Make, question: str, read: str
) -> None:
    """That it is the same one has been decided."""
    assert as_asked(analyse(question), make_candidate(HALF)) == read
    assert as_asked(analyse(question), make_candidate(HALF, language="es")) == read

"""Which article, at what age and on which day, without anything of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details_asked import (
    lacks_the_age,
    lacks_the_day,
    lacks_the_hour,
    lacks_the_month,
    lacks_the_part,
)

Make = Callable[..., Candidate]
Out = Callable[..., bool]

ARTICLE = "Which article of the Labour Act was amended?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (ARTICLE, "The Labour Act was amended in 2018.", True),
        (ARTICLE, "The Labour Act was amended in 2018 for 14.1% of workers.", True),
        (ARTICLE, "The Labour Act was amended for workers between 20 and 24 years.", True),
        (ARTICLE, "Article 7 was amended.", False),
        (ARTICLE, "What was amended is 7 of the new Act.", False),
        (ARTICLE, "Art. 7-B was amended.", False),
        (ARTICLE, "§ 7 was amended.", False),
        (ARTICLE, "The Labour Act was amended in its 7th article.", False),
        (ARTICLE, "The article\nthat allowed night work was amended.", False),
        (ARTICLE, "| Labour Act | 7 |", False),
        ("¿Qué artículo del Código Civil se modificó?", "El Código se modificó en 2018.", True),
        ("¿Qué artículo del Código Civil se modificó?", "Se modificó el art. 42.", False),
        ("Under which section is it an offence?", "It is an offence to run away.", True),
        ("Which section of society came?", "The poor came.", False),
        ("What articles do the children sell?", "The children sell sweets.", False),
    ],
)
def test_a_part_is_asked_for(is_out: Out, question: str, text: str, out: bool) -> None:
    """A question for an article or section is not answered without one."""
    assert is_out(lacks_the_part, question, text) == out


def test_a_part_may_stand_around(is_out: Out) -> None:
    """In a heading, in the sentence before, as the number of a paragraph."""
    text = "The Labour Act was amended."
    assert not is_out(lacks_the_part, ARTICLE, text, path=("Article 7",))
    assert not is_out(lacks_the_part, ARTICLE, text, before="So it says in article 7.")
    assert not is_out(lacks_the_part, "Which paragraph speaks of it?", f"12. {text}")


AGE = "At what age may a child consent?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (AGE, "A child may consent, depending on the child's evolving capacity.", True),
        (AGE, "A child may consent from 16 on.", False),
        (AGE, "A child may consent from sixteen on.", False),
        (AGE, "A child may consent when of age.", False),
        (AGE, "There is no minimum age.", False),
        (AGE, "A child may consent once at secondary school.", False),
        ("¿A qué edad exacta puede consentir?", "Consiente según su madurez.", True),
        ("¿A qué edad exacta puede consentir?", "Consiente al llegar a la mayoría de edad.", False),
        ("Which age group came?", "Many came.", False),
    ],
)
def test_an_age_is_asked_for(is_out: Out, question: str, text: str, out: bool) -> None:
    """A question for an age is not answered without a number or a word for one."""
    assert is_out(lacks_the_age, question, text) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("On what day was the clinic opened?", "The clinic was opened in 2018.", True),
        ("On what day was the clinic opened?", "The clinic was opened in May 2018.", False),
        ("On what day was the clinic opened?", "The clinic was opened on a Monday.", False),
        ("On what date was the clinic opened?", "The clinic was opened in 2018.", False),
        ("On what date was the clinic opened?", "The clinic was opened with music.", True),
        ("¿Qué día se abrió la clínica?", "La clínica se abrió en 2018.", True),
        ("¿Qué día se abrió la clínica?", "La clínica se abrió el 4/5/2018.", False),
        ("¿En qué fecha se abrió?", "Se abrió con música.", True),
        ("How many days was it open?", "It was open.", False),
    ],
)
def test_a_day_is_asked_for(is_out: Out, question: str, text: str, out: bool) -> None:
    """A question for a day is not answered without one; a month is near enough."""
    assert is_out(lacks_the_day, question, text) == out


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "In which month are there the most thefts?",
            ["Most thefts happen in May.", "Most happen in the dry season."],
            ["Most thefts happen on a Sunday.", "Version 1.0 was used for 40 thefts."],
        ),
        (
            "¿En qué mes hay más robos?",
            ["Hay más robos en mayo.", "Hay más en el segundo trimestre."],
            ["El día con más robos es el domingo.", "Hubo 40 robos entre 2018 y 2021."],
        ),
    ],
)
def test_a_month_has_to_be_told(
    question: str, told: list[str], untold: list[str], make_candidate: Make
) -> None:
    """By its name, or as a time of the year; a day of the week is none."""
    asked = analyse(question)
    for text in told:
        assert not lacks_the_month(asked, make_candidate(text, language=asked.language))
    for text in untold:
        assert lacks_the_month(asked, make_candidate(text, language=asked.language))
    around = make_candidate(told[0], before="x", path=("Report", "May"), language=asked.language)
    assert not lacks_the_month(asked, around)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "At what time does the clinic open?",
            ["It opens at 8 a.m.", "It opens at noon."],
            ["It opens on Sundays.", "It opens to all."],
        ),
        (
            "¿A qué hora ocurren más robos?",
            ["Ocurren por la noche.", "La mayoría ocurre a las 21h00."],
            ["El día con más robos es el domingo."],
        ),
    ],
)
def test_an_hour_has_to_be_told(
    question: str, told: list[str], untold: list[str], make_candidate: Make
) -> None:
    """In figures or in words."""
    asked = analyse(question)
    for text in told:
        assert not lacks_the_hour(asked, make_candidate(text, language=asked.language))
    for text in untold:
        assert lacks_the_hour(asked, make_candidate(text, language=asked.language))


@pytest.mark.parametrize(
    "question",
    [
        "What time limit applies?",
        "At what times of crisis do they come?",
        "What hours of training?",
    ],
)
def test_other_times_are_no_hours(question: str, make_candidate: Make) -> None:
    """A time limit, or a time of crisis."""
    assert not lacks_the_hour(analyse(question), make_candidate("It applies to all of them."))

"""To which year the parts of a figure belong, and figures for all where a part is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.breakdowns import is_part_of_another_year, is_whole_of_a_part
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.types import Unit

Make = Callable[..., Candidate]

CASES = "In 2022, police opened 90 cases (50 of theft and 40 of fraud), compared with 70 in 2021."
WHOM = "The board heard 90 pupils in 2022, of whom 12 were deaf, against 70 in 2021 and 60 in 2020."
CASOS = "En 2022 se abrieron 90 casos (50 por robo y 40 por fraude), frente a 70 en 2021."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many cases of fraud were opened in 2021?", CASES, True),
        ("How many cases of fraud were opened in 2022?", CASES, False),
        ("How many cases were opened in 2021?", CASES, False),
        ("How many deaf pupils did the board hear in 2020?", WHOM, True),
        ("How many deaf pupils did the board hear in 2022?", WHOM, False),
        ("How many pupils did the board hear in 2020?", WHOM, False),
        ("Why were cases of fraud opened in 2021?", CASES, False),
        # the parts are those of the year that is compared with
        (
            "How many cases of fraud were opened in 2021?",
            "In 2022 there were 90 cases, compared with 70 in 2021 (50 of theft and 20 of fraud).",
            False,
        ),
        # brackets that hold one part alone, and that of all
        (
            "How many pupils were heard in 2021?",
            "In 2022 it heard 90 pupils (12 more), compared with 70 in 2021.",
            False,
        ),
        ("¿Cuántas casos por fraude se abrieron en 2021?", CASOS, True),
        ("¿Cuántas casos por fraude se abrieron en 2022?", CASOS, False),
        ("¿Cuántas casos se abrieron en 2021?", CASOS, False),
        (
            "¿Cuántos menores había en 2021?",
            "En 2022 había 90 presos, de los cuales 12 eran menores, más que en 2021.",
            True,
        ),
    ],
)
def test_parts_are_of_the_year_of_their_figure(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A year that is only compared with has the whole alone."""
    assert is_out(is_part_of_another_year, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "before", "out"),
    [
        ("How many adults came in 2021?", "Of these, 12 were adults.", CASES, True),
        ("How many adults came in 2022?", "Of these, 12 were adults.", CASES, False),
        ("How many adults came in 2021?", "Of the 90, 12 were adults.", CASES, True),
        ("How many adults came in 2021?", "Of the 70, 12 were adults.", CASES, False),
        ("How many adults came in 2021?", "In 2021, 12 were adults.", CASES, False),
        ("How many adults came in 2021?", "Of these, 12 came in 2021.", CASES, False),
        ("¿Cuántos adultos vinieron en 2021?", "De ellos, 12 eran adultos.", CASOS, True),
        ("¿Cuántos adultos vinieron en 2022?", "De ellos, 12 eran adultos.", CASOS, False),
        ("¿Cuántos adultos vinieron en 2021?", "De los 90, 12 eran adultos.", CASOS, True),
        ("¿Cuántos adultos vinieron en 2021?", "De los 70, 12 eran adultos.", CASOS, False),
    ],
)
def test_of_these_goes_on_from_the_main_figure(
    question: str, text: str, before: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """Those of "Of these" are of the sentence's own year, not of the one it compares with."""
    assert is_out(is_part_of_another_year, question, text, before=before) is out


def _first_of(first: str, second: str, make: Make, language: str) -> Candidate:
    """A candidate that another sentence follows in its passage."""
    one = make(first, passage_text=f"{first} {second}", language=language)
    passage, at = one.source.passage, len(first) + 1
    after = Unit(start=at, end=at + len(second), kind="sentence", key=second)
    both = replace(passage, units=(*passage.units, after))
    return replace(one, source=replace(one.source, passage=both))


@pytest.mark.parametrize(
    ("question", "first", "second", "out"),
    [
        ("How many deaf pupils came?", "In all 90 pupils came.", "Of these, 12 were deaf.", True),
        ("How many deaf pupils came?", "In all 90 pupils came.", "Of the 90, 12 were deaf.", True),
        ("How many deaf pupils came?", "In all 90 pupils came.", "Of the 7, 2 were deaf.", False),
        (
            "How many deaf pupils came?",
            "In all 90 pupils came.",
            "Two of those who came were deaf.",
            True,
        ),
        ("How many deaf pupils came?", "In all 90 pupils came.", "Most of them were deaf.", False),
        ("How many pupils came?", "In all 90 pupils came.", "Of these, 12 were deaf.", False),
        ("How many deaf pupils came?", "Ninety deaf pupils came.", "Of these, 9 were deaf.", False),
        ("How many deaf pupils came?", "In all 90 pupils came.", "The deaf came late.", False),
        ("Why did deaf pupils come?", "In all 90 pupils came.", "Of these, 12 were deaf.", False),
        ("¿Cuántos sordos vinieron?", "Vinieron 90 alumnos.", "De ellos, 12 eran sordos.", True),
        ("¿Cuántos alumnos vinieron?", "Vinieron 90 alumnos.", "De ellos, 12 eran sordos.", False),
    ],
)
def test_a_part_is_told_by_the_next_sentence(
    question: str, first: str, second: str, out: bool, make_candidate: Make
) -> None:
    """What the next sentence tells of a part, the one before it tells of all."""
    language = "es" if question.startswith("¿") else "en"
    candidate = _first_of(first, second, make_candidate, language)
    assert is_whole_of_a_part(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) or not out

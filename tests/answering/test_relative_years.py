"""Years that are given by another one: "the year before it had been 9%"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lacking_details import lacks

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.rules.dated_words import is_dated_otherwise
from briefing_qa.answering.statements.lacking import lacking
from briefing_qa.answering.words.relative_years import opening_year, relative_years

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2021, 40 boats came; the year before there had been 31.", {"2020"}),
        ("The port was closed in May 2020; in the year before, 31 boats had come.", {"2019"}),
        ("In 2018, 40 boats came, against 31 the year before.", {"2017"}),
        ("In 2018, 40 boats came, compared with 31 in the previous year.", {"2017"}),
        ("Two years earlier it had been 31.", {"2008"}),
        ("The following year 12 came.", {"2011"}),
        ("Three years later, 12 came.", {"2013"}),
        ("En 2022 vinieron 40 barcos, frente a los 31 del año anterior.", {"2021"}),
        ("Un año antes habían venido 31.", {"2009"}),
        ("Al año siguiente vinieron 12.", {"2011"}),
        ("Dos años después vinieron 12.", {"2012"}),
        ("In 2022, 40 boats came, 12 more than the year before.", set()),
        ("In 2022, 40 boats came, up 12% on the previous year.", set()),
        ("En 2022 vinieron 40 barcos, un 12 % más que el año anterior.", set()),
        ("Of those who came in 2019 and were seen a year later, 39 per cent had work.", set()),
        ("In the year before the war, 31 boats came.", set()),
        ("El año anterior a la guerra vinieron 31.", set()),
        ("The previous year's boats were 31.", set()),
    ],
)
def test_a_figure_is_of_the_year_that_another_one_gives(text: str, years: set[str]) -> None:
    """In a text after one on 2010; what is only compared with has no figure."""
    assert relative_years(text, "2010", figure=True) == years


def test_without_a_year_before_nothing_is_given() -> None:
    """Nor does a text begin with a year by another one where it names that itself."""
    assert relative_years("The year before, 31 came.") == frozenset()
    assert opening_year("The year before, 31 came.", "2010") == "2009"
    assert opening_year("Boats were 40; the year before, 31 came.", "2010") == ""


BOTH = "In 2021, 40 boats came to Norvik; the year before there had been 31."


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How many boats came to Norvik in 2020?", []),
        ("How many boats came to Norvik in 2021?", []),
        ("How many boats came to Norvik in 2019?", ["2019"]),
        ("¿Cuántos barcos llegaron a Norvik en 2020?", []),
    ],
)
def test_a_year_is_met_by_another_one(
    make_candidate: Make, question: str, missing: list[str]
) -> None:
    """In either language."""
    assert lacks(question, make_candidate(BOTH)) == missing


def test_what_begins_with_the_year_before_is_of_that_alone(make_candidate: Make) -> None:
    """The sentence before tells of which year it is."""
    before, own = "In 2021, 40 boats came.", "The year before, there had been 31."
    candidate = make_candidate(
        own, start=len(before) + 1, passage_text=f"{before} {own}", before=before
    )
    assert lacks("How many boats came in 2020?", candidate) == []
    assert lacks("How many boats came in 2021?", candidate) == ["2021"]


def test_what_begins_with_its_year_is_not_of_that_before(make_candidate: Make) -> None:
    """A figure of 2020 is none of the year of the sentence before."""
    before, own = "In 2021, 40 boats came.", "In 2020 there had been 31."
    candidate = make_candidate(
        own, start=len(before) + 1, passage_text=f"{before} {own}", before=before
    )
    assert lacks("How many boats came in 2021?", candidate) == ["2021"]


def test_it_is_not_called_another_year(make_candidate: Make) -> None:
    """Neither by the rule on dated words, nor in the reason for a refusal, nor when it is read."""
    text = "The arrivals in 2021 were 40; the year before there had been 31."
    asked, candidate = analyse("How many were the arrivals in 2020?"), make_candidate(text)
    assert not is_dated_otherwise(asked, candidate)
    assert lacking(asked, candidate) is None
    assert as_asked(asked, candidate) == "How many were the arrivals?"


def test_the_first_clause_may_be_of_the_year_of_its_document(make_candidate: Make) -> None:
    """Only what comes after "in 2020" is of that year."""
    text = "A crane was in 9 per cent of the accidents; in 2020 this had been so in 14 per cent."
    candidate = replace(make_candidate(text, title="Port of Norvik"), year="2021")
    for year in ("2020", "2021"):
        assert lacks(f"In what share of the accidents was a crane in {year}?", candidate) == []
    assert lacks("In what share of the accidents was a crane in 2019?", candidate) == ["2019"]

"""Details that a document gives once for all of its sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import find
from briefing_qa.answering.evidence.subjects import acting_state
from briefing_qa.answering.parts import sides, speaks_of_each
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.sayers import is_its_advice
from briefing_qa.config import AnswerSettings
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.store import SqliteStore

REVIEW = """# Review of the Open Road to Work programme

Carried out by Ibex Research, May 2020

## Summary

Open Road to Work (ORW) was a programme for those who had left school, paid for by Bright Homes.

## Results

In all, 312 apprentices were taken on, against a target of 400. Bright Homes also paid for 12 buses.

## Recommendations

- Take on more girls.
"""
ANNUAL = """# Annual report of the line

In 2021, the line took 4,830 calls, compared with 3,912 calls in 2020. In March 2021 it moved.

Counsellors opened 2,914 cases, compared with 2,540 in 2020 and 1,998 in 2019. Of these, 212 were
urgent. In June 2021 a second line was opened. In October 2021 it moved as well.

## Staff

The line employed 34 counsellors. The plan had been agreed upon in 2017 and remained in force.
It hired nine guards.

## Next

It had planned to buy eleven cars. It plans to hire ten guards.
"""
STORY = """# The blue house

*By Ana Ruiz, Puerto Claro, 4 May 2020*

It was late when the Zambian National Police came to the blue house. They took six children out.

## A trade

In 2019, 140 cases were opened. In Monte Alto a house like this one held nine children.
"""


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
) -> Callable[[str, str], Candidate]:
    """Finds the sentence with some words for a question."""
    folder = tmp_path_factory.mktemp("told")
    files = {"review.md": REVIEW, "annual.md": ANNUAL, "story.md": STORY}
    store = build_index(write_corpus(folder / "corpus", files), folder / "index")

    def one(question: str, words: str) -> Candidate:
        with store.snapshot() as snapshot:
            records = {record.id: record for record in snapshot.documents()}
            asked = analyse(question)
            got = find(asked, snapshot, HashingEmbedder(), records, AnswerSettings(evidence=50))
        (candidate,) = [candidate for candidate in got.candidates if words in candidate.text]
        return candidate

    return one


@pytest.mark.parametrize(
    ("question", "words", "read"),
    [
        (
            "How many apprentices did ORW take on?",
            "312",
            "How many apprentices did the programme take on?",
        ),
        (
            "How many apprentices were in the ORW programme?",
            "312",
            "How many apprentices were in the programme?",
        ),
        (
            "¿Cuántos aprendices tuvo el programa ORW?",
            "312",
            "¿Cuántos aprendices tuvo el programa?",
        ),
        (
            "How many apprentices did Open Road to Work take on?",
            "312",
            "How many apprentices did the programme take on?",
        ),
        ("What does Ibex Research recommend?", "more girls", "What does the report recommend?"),
        (
            "According to Ibex Research, how many were taken on?",
            "312",
            "According to the report, how many were taken on?",
        ),
        ("¿Qué recomienda Ibex Research?", "more girls", "¿Qué recomienda el informe?"),
        ("How many cases were opened in 2021?", "2,914", "How many cases were opened?"),
        ("How many were urgent in 2021?", "212", "How many were urgent?"),
        (
            "How many counsellors were employed in 2021?",
            "34",
            "How many counsellors were employed?",
        ),
        ("How many cases were opened in 2020?", "2,914", "How many cases were opened in 2020?"),
        (
            "How many were taken out in Puerto Claro?",
            "six",
            "How many were taken out in Puerto Claro?",
        ),
        ("How many were taken out in Zambia?", "six", "How many were taken out in the country?"),
    ],
)
def test_what_the_document_tells_is_met_and_read_without(
    found: Callable[[str, str], Candidate], question: str, words: str, read: str
) -> None:
    """Its subject, its publisher, its year, its place and its country."""
    candidate = found(question, words)
    asked = analyse(question)
    assert not is_ruled_out(asked, candidate)
    assert as_asked(asked, candidate) == read


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many apprentices did ORX take on?", "312"),
        ("How many apprentices did Blue Valley take on?", "312"),
        ("What does Save the Children recommend?", "more girls"),
        ("What does Bright Homes recommend?", "more girls"),
        ("According to Bright Homes, how many apprentices were taken on?", "312"),
        ("How many were urgent in 2020?", "212"),
        ("How many counsellors were employed in 2020?", "34"),
        ("How many counsellors were employed in 2017?", "34"),
        ("How many counsellors were employed in 2022?", "34"),
        ("What does the Green Society recommend?", "more girls"),
        ("How many children were taken out in Monte Alto?", "six"),
        ("How many cases were opened in Puerto Claro?", "140"),
        ("How many children were taken out in Malawi?", "six"),
    ],
)
def test_another_one_is_not(
    found: Callable[[str, str], Candidate], question: str, words: str
) -> None:
    """Another programme, publisher, year, place or country."""
    assert is_ruled_out(analyse(question), found(question, words))


@pytest.mark.parametrize(
    ("question", "words", "its"),
    [
        ("What does Ibex Research recommend?", "more girls", True),
        ("What are the main recommendations of Ibex Research?", "more girls", True),
        ("¿Qué recomienda Ibex Research?", "more girls", True),
        ("What does Ibex Research recommend on buses?", "more girls", False),
        ("What does Bright Homes recommend?", "more girls", False),
        ("What does the report recommend?", "more girls", False),
        ("What does Ibex Research recommend?", "312", False),
    ],
)
def test_advice_of_a_publisher_is_all_that_stands_under_such_a_heading(
    found: Callable[[str, str], Candidate], question: str, words: str, its: bool
) -> None:
    """Where nothing else is asked for."""
    assert is_its_advice(analyse(question), found(question, words)) == its


def test_a_year_that_the_document_tells_is_a_side(found: Callable[[str, str], Candidate]) -> None:
    """Beside the one that the sentence compares with; a third one is none."""
    for years, told in (("2020 vs 2021", True), ("2019 vs 2020", True), ("2020 vs 2022", False)):
        question = analyse(f"Cases opened: {years}")
        assert sides(question)
        assert speaks_of_each(found(question.text, "2,914"), sides(question)) == told


def test_what_is_planned_may_be_of_a_later_year(found: Callable[[str, str], Candidate]) -> None:
    """A report on 2021 says what is to be in 2022."""
    for year, ruled_out in (("2022", False), ("2020", True)):
        question = f"How many guards is it to hire in {year}?"
        assert is_ruled_out(analyse(question), found(question, "ten")) == ruled_out
    question = "How many cars is it to buy in 2022?"
    assert is_ruled_out(analyse(question), found(question, "eleven"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Zambian National Police came late.", {"zambia"}),
        ("La Policía Nacional del Perú llegó tarde.", {"peru"}),
        ("The Government of Malawi paid.", {"malawi"}),
        ("El gobierno peruano pagó.", {"peru"}),
        ("Police came from Zambia.", set()),
        ("The Zambian police met the Malawian police.", set()),
        ("Zambian hotels and the police agreed.", set()),
        ("The Zambian police went to Chile, and back from Chile, and to Chile again.", set()),
    ],
)
def test_a_story_is_set_where_a_state_acts(text: str, country: set[str]) -> None:
    """One state alone, and no other country is named as often."""
    assert acting_state(text) == country
    assert not acting_state(text + " " * 20_000)

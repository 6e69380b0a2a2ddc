"""A capital or large city in a title says which country a document is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.capitals import _table, is_the_capital, seated
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.listed import listed

TEXT = "Domestic work is common in Ethiopian cities."


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("Child domestic workers in Addis Ababa", TEXT, {"ethiopia"}),
        ("Trabajadoras de Addis Abeba", "En las ciudades etíopes.", {"ethiopia"}),
        ("Workers in addis ababa 2021", TEXT + " One came from Kenya.", {"ethiopia"}),
        ("Workers in Addis Ababa", TEXT + " In Kenya and in Kenya.", set()),
        ("Workers in Addis Ababa and Nairobi", TEXT, set()),
        ("Workers in Addis Ababa", "Domestic work is common.", set()),
        ("Workers in three cities", TEXT, set()),
        ("San José", "Children of Bolivia.", set()),
        ("San José", "Children of Costa Rica.", {"costa rica"}),
        ("", "", set()),
    ],
)
def test_the_text_has_to_name_the_country_too(title: str, text: str, about: set[str]) -> None:
    """And none more often; two cities of two countries tell nothing."""
    assert seated(title, text) == frozenset(about)


def test_the_list_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cities and capitals stand in it together."""
    read = []

    def counted(name: str) -> list[str]:
        read.append(name)
        return listed(name)

    monkeypatch.setattr("briefing_qa.answering.evidence.capitals.listed", counted)
    _table.cache_clear()
    assert seated("Workers in Addis Ababa", TEXT) == {"ethiopia"}
    assert is_the_capital("ababa", "It is so in the capital.", frozenset({"ethiopia"}))
    assert read == ["capitals.txt"]


def test_each_country_of_the_list_is_one_that_texts_are_searched_for() -> None:
    """Otherwise its line would never count."""
    for line in listed("capitals.txt"):
        country = line.partition(";")[0]
        assert facts(f"in {country.title()}").countries == {country}, line


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        (
            "How many saunas were visited in Ulaanbaatar?",
            "In the capital, 74 saunas were visited.",
            True,
        ),
        (
            "¿Cuántos saunas se visitaron en Ulán Bator?",
            "En la capital se visitaron 74 saunas.",
            True,
        ),
        (
            "How many saunas were visited in Erdenet?",
            "In the capital, 74 saunas were visited.",
            False,
        ),
        (
            "How many saunas were visited in Tirana?",
            "In the capital, 74 saunas were visited.",
            False,
        ),
        (
            "How many saunas were visited in Ulaanbaatar?",
            "In Darkhan, 74 saunas were visited.",
            False,
        ),
        ("How many saunas were visited in Ulaanbaatar?", "For the capital costs 74 paid.", False),
    ],
)
def test_the_capital_is_that_of_the_country_of_the_document(
    question: str, text: str, *, met: bool, make_candidate: Callable[..., Candidate]
) -> None:
    """Also where another sentence of the passage names it."""
    asked = analyse(question)
    candidate = make_candidate(
        text,
        language=asked.language,
        title="Mongolia: a country overview",
        passage_text=f"{text}\nNobody knows how many there are in Ulaanbaatar, or Ulan Bator.",
    )
    assert is_ruled_out(asked, candidate) is not met


def test_other_large_cities_are_no_capitals() -> None:
    """They tell the country of a title all the same."""
    assert is_the_capital("ankara", "In the capital it rains.", frozenset({"turkey"}))
    assert not is_the_capital("istanbul", "In the capital it rains.", frozenset({"turkey"}))
    assert seated("Istanbul at night", "In Turkish cities.") == {"turkey"}

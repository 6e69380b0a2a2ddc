"""A capital or large city in a title says which country a document is about."""

from __future__ import annotations

import pytest

from briefing_qa.answering.evidence.capitals import seated
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


def test_each_country_of_the_list_is_one_that_texts_are_searched_for() -> None:
    """Otherwise its line would never count."""
    for line in listed("capitals.txt"):
        country = line.partition(";")[0]
        assert facts(f"in {country.title()}").countries == {country}, line

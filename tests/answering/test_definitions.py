"""Short names and what they stand for."""

from __future__ import annotations

import pytest

from briefing_qa.answering.words.acronyms import goes_by_acronym, is_spelled
from briefing_qa.answering.words.definitions import definitions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We looked at Open Road to Work (ORW) in 2020.", "ORW", "Open Road to Work"),
        ("The Bright Homes Fund (BHF, lead) paid.", "BHF", "Bright Homes Fund"),
        ("harm to children in travel (HCT) is rare", "HCT", "harm to children in travel"),
        ("The Network of Open Doors (NOD) began.", "NOD", "Network of Open Doors"),
        ("The Network of Open Doors (NOOD) began.", "NOOD", "Network of Open Doors"),
        ("ORW (Open Road to Work) ran for two years.", "ORW", "Open Road to Work"),
        ("ORW, the Open Road to Work scheme, ended.", "ORW", "Open Road to Work"),
        ("El programa Caminos Abiertos (PCA) acabó.", "PCA", "programa Caminos Abiertos"),
        ("El Fondo de Casas Claras (FCC) pagó.", "FCC", "Fondo de Casas Claras"),
    ],
)
def test_a_short_name_stands_for_the_words_its_letters_begin(
    text: str, short: str, long: str
) -> None:
    """Small words count or do not."""
    (found,) = definitions(text)
    assert (found.short, found.long) == (short, long)
    assert text[found.start : found.end].startswith((short, long))


@pytest.mark.parametrize(
    "text",
    [
        "They paid in dollars (USD) and in kind.",
        "Three of them (UK citizens) left.",
        "It ended. Open Road (WHO) did not.",
        "The ministry (see Annex B) agreed.",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    """Nor do letters that the words before do not begin with."""
    assert not list(definitions(text))


def test_letters_of_small_words_count() -> None:
    """In both directions: from a name to its letters, and back."""
    assert is_spelled("orw", "Open Road to Work")
    assert is_spelled("ortw", "Open Road to Work")
    assert not is_spelled("ort", "Open Road to Work")
    assert goes_by_acronym("Open Road to Work", "What ORTW did")
    assert not goes_by_acronym("Open Road to Work", "What ORX did")

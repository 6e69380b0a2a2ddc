"""What a stretch of text says in a form that can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.answering.words.facts import countries_told, facts, main_countries
from briefing_qa.answering.words.groups import rivals


@pytest.mark.parametrize(
    ("text", "numbers", "years"),
    [
        ("In 2022, 1,250 libraries lent 14.5 books.", {"1250", "14.5"}, {"2022"}),
        ("Between 1998 and 2016", set(), {"1998", "2016"}),
        ("The 12th of three hundred", {"12", "3"}, set()),
        ("ages 6-11", {"6", "11"}, set()),
        ("El 14,1% de 1.250 mujeres", {"14.1", "1250"}, set()),
        ("dos de cada diez", {"2", "10"}, set()),
        ("Score 2150 and 1799", {"2150", "1799"}, set()),
        ("no figures at all", set(), set()),
    ],
)
def test_numbers_and_years(text: str, numbers: set[str], years: set[str]) -> None:
    """Numbers have one spelling, number words included; years are kept apart."""
    found = facts(text)
    assert found.years == years
    assert numbers <= found.numbers
    assert not found.years & found.numbers


@pytest.mark.parametrize(
    ("text", "share", "ratio"),
    [
        ("62% were women", True, False),
        ("62 per cent were women", True, False),
        ("el 12 por ciento", True, False),
        ("half of the gardens", True, False),
        ("la mitad de los niños", True, False),
        ("one in five children", True, False),
        ("Opening hours (71/100)", False, True),
        ("a score of 3 / 10", False, True),
        ("1,250 libraries", False, False),
    ],
)
def test_shares_and_ratios(text: str, share: bool, ratio: bool) -> None:
    """A share and a score out of something are told from plain numbers."""
    found = facts(text)
    assert (found.share, found.ratio) == (share, ratio)


@pytest.mark.parametrize(
    ("text", "reason", "definition", "modal"),
    [
        ("They close early because of the cost.", True, False, False),
        ("Cierran temprano debido a los costos.", True, False, False),
        ("A catalogue refers to a list of books.", False, True, False),
        ("La guardería se define como un lugar.", False, True, False),
        ("The ministry should train librarians.", False, False, True),
        ("El ministerio debería capacitar.", False, False, True),
        ("Rain fell on 19 days.", False, False, False),
    ],
)
def test_what_a_sentence_does(text: str, reason: bool, definition: bool, modal: bool) -> None:
    """Reasons, definitions and demands are known by their words."""
    found = facts(text)
    assert (found.reason, found.definition, found.modal) == (reason, definition, modal)


@pytest.mark.parametrize(
    ("text", "countries", "names"),
    [
        ("In Peru and in Colombia.", {"peru", "colombia"}, set()),
        ("Peruvians read.", {"peru"}, set()),
        ("in Papua New Guinea and Guinea", {"papua new guinea", "guinea"}, set()),
        ("The office met Doña Marta of the CHS.", set(), {"dona", "marta", "chs"}),
        ("Rain fell. Books were lent.", set(), set()),
        ("COMEX opposed it.", set(), {"comex"}),
        ("it gives us books", set(), set()),
    ],
)
def test_places_and_names(text: str, countries: set[str], names: set[str]) -> None:
    """Countries are not among the names, nor are words that only begin a sentence."""
    found = facts(text)
    assert found.countries == countries
    assert found.names == names


def test_groups_exclude_their_rivals() -> None:
    """Who speaks of women does not speak of men; a group is no rival of itself."""
    assert "male" in rivals("female")
    assert "female" in rivals("male")
    assert "female" not in rivals("female")
    assert "adult" in rivals("minor")
    assert rivals("nobody") == frozenset()


@given(st.text(max_size=120))
def test_any_text_has_facts(text: str) -> None:
    """Extraction takes any text, and gives the same facts each time."""
    found = facts(text)
    assert found == facts.__wrapped__(text)
    assert all(year.isdigit() and len(year) == 4 for year in found.years)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Peru. " * 5, {"peru"}),
        ("Los peruanos. " * 3 + "Perú y Chile. " * 2, {"peru"}),
        ("Peru. " * 2, {"peru"}),
        ("Peru. ", set()),
        ("Peru and Peru and Chile. ", set()),
        ("Peru. " * 4 + "Girls and boys. " * 1_000, set()),
        ("Peru. " * 5 + "Girls and boys. " * 1_000, {"peru"}),
        ("Peru and Chile. " * 5, set()),
        ("Girls and boys. " * 50, set()),
    ],
)
def test_the_country_a_text_is_about_is_the_one_it_names_most(
    text: str, countries: set[str]
) -> None:
    """More than half of all mentions, and not just in passing: a short text needs fewer."""
    assert main_countries(text) == countries


@pytest.mark.parametrize(
    ("text", "male"),
    [
        ("los niños", False),
        ("las niñas y los niños", False),
        ("niñas, niños y adolescentes", False),
        ("un niño o una niña", False),
        ("niñas 30 %, niños 20 %", True),
        ("Las niñas trabajan más que los niños.", True),
        ("De los 46 chicos, 5; de las chicas, 64.", True),
        ("los chicos", False),
        ("214 niños, de los cuales 187 eran niñas", False),
        ("los niños, en su mayoría niñas,", False),
        ("Los niños trabajan. De los 50, 20 eran niñas y 30 niños.", True),
        ("los varones", True),
    ],
)
def test_spanish_words_for_children_are_of_boys_beside_girls(text: str, male: bool) -> None:
    """The word "niños" is for all children, unless "niñas" are told apart from them."""
    assert ("male" in facts(text).groups) == male


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("niñas panameñas, hondureñas y estadounidenses", {"panama", "honduras", "united states"}),
        ("los niños españoles", {"spain"}),
        ("el Gobierno español", {"spain"}),
        ("traducido al español y en francés", set()),
        ("Vanuatu, Timor-Leste and the Maldives", {"vanuatu", "timor-leste", "maldives"}),
        ("Guinea-Bissau, Guinea y Guinea Ecuatorial",
         {"guinea-bissau", "guinea", "equatorial guinea"}),
        ("Macedonia del Norte y las Islas Salomón", {"north macedonia", "solomon islands"}),
    ],
)  # fmt: skip
def test_countries_and_peoples_are_known_in_both_languages(text: str, countries: set[str]) -> None:
    """In plural and feminine too; the name of a language is no country."""
    assert facts(text).countries == countries


WORDS = [
    "the",
    "US",
    "us",
    "United",
    "States",
    "Peruvian",
    "Per\u00fa",
    "in",
    "habla",
    "espa\u00f1ol",
    "\n",
    ".",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_a_whole_document_names_the_countries_that_its_facts_have(text: str) -> None:
    """Countries are the same where nothing else of a text is asked for."""
    folded, places = countries_told(text)
    found = facts(text)
    assert list(folded) == [token.folded for token in found.tokens]
    assert places == found.country_places

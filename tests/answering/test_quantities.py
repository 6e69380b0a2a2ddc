"""Reading the quantities of a sentence: one value in many spellings, and what is no quantity."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.answering.words.quantities import Quantity, quantities


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("unit", "alike"),
    [
        ("count", ["8,710 hotels", "8.710 hoteles", "8710 hotels"]),
        ("share", ["14.1% of women", "14,1 % de las mujeres", "14.1 per cent", "14,1 por ciento"]),
        ("share", ["20%", "one in five", "a fifth of them", "2 out of 10", "dos de cada diez"]),
        ("share", ["50%", "half of them", "la mitad", "1 out of every 2"]),
        ("share", ["66.7 percent", "two thirds", "dos tercios"]),
        ("count", ["sixteen", "16", "dieciséis"]),
        ("count", ["forty-two", "42", "cuarenta y dos"]),
        ("count", ["thirty-one", "31", "treinta y uno"]),
        ("money", ["12 million crowns", "12,000,000 crowns", "$12 million"]),
        ("count", ["one million", "un millón", "1,000,000"]),
        ("count", ["cien", "one hundred", "100"]),
        ("years", ["14 years", "14 años", "fourteen-year"]),
        ("days", ["14 days", "two weeks", "2 semanas"]),
        ("ratio", ["59/100", "59 / 100"]),
        ("year", ["in 2004", "en 2004"]),
    ],
)
def test_one_value_has_many_spellings(unit: str, alike: list[str]) -> None:
    """Spellings of one value have its unit and agree with each other."""
    found = [only(text) for text in alike]
    assert {one.unit for one in found} == {unit}
    assert all(one.agrees(other) for one in found for other in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14.1%", "14%"),
        ("8,710", "8,700"),
        ("8,710", "about 9,000"),
        ("1,240", "more than 1,200"),
        ("64", "over 60"),
        ("45 days", "up to 60 days"),
        ("9,870", "nearly 10,000"),
        ("125 million", "between 100 million and 140 million"),
        ("22", "20-24"),
        ("15 or more", "19"),
        ("más de 300", "312"),
        ("hasta 40", "39"),
    ],
)
def test_a_rounding_a_range_and_a_bound_agree(one: str, other: str) -> None:
    """Two quantities agree where both can be true of one value."""
    assert only(one).agrees(only(other))
    assert only(other).agrees(only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14.1%", "12.3%"),
        ("16", "14"),
        ("17 years", "18 years"),
        ("1,240", "980"),
        ("over 60", "51"),
        ("up to 60 days", "90 days"),
        ("about 2,500", "4,100"),
        ("5 to 9", "11"),
        ("12 million", "19.5 million"),
        ("2004", "2007"),
        ("59/100", "64/100"),
    ],
)
def test_other_values_do_not_agree(one: str, other: str) -> None:
    """What no single value can be is no agreement."""
    assert not only(one).agrees(only(other))
    assert not only(other).agrees(only(one))


@pytest.mark.parametrize(
    "text",
    [
        "Article 34 of the law",
        "Law No. 30364",
        "artículo 12",
        "COVID-19",
        "A/59",
        "as is said in [12]",
        "one of them",
        "section 1.2.3",
        "in the third report",
        "quarter to quarter",
        "9" * 40,
        "x²",
        "¼",
    ],
)
def test_what_only_names_something_is_no_quantity(text: str) -> None:
    """Numbers of articles, laws, notes and diseases are names."""
    assert quantities(text) == ()


def test_a_sentence_may_have_several() -> None:
    """They come in order, with the tokens that they span."""
    found = quantities("In 2015, 14.1% of the 3,200 women had married.")
    assert [one.unit for one in found] == ["year", "share", "count"]
    assert [(one.first, one.last) for one in found] == [(1, 2), (2, 3), (5, 6)]


def test_a_bound_is_open_to_one_side() -> None:
    """An interval has no upper end after "more than", no lower one after "up to"."""
    assert only("more than 40").high == math.inf
    assert only("up to 40").low == -math.inf


WORDS = [
    "in", "one", "two", "five", "of", "out", "every", "and", "to", "between", "more", "than", "y",
    "forty", "third", "half", "million", "mil", "años", "years", "%", "/", "-", "$", "[", "]", ".",
    "2015", "14.1", "8,710", "12", "0", "Article", "de", "cada", "diez", "100", "1.2.3", "per cent",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "-"]))
def test_whatever_the_words_quantities_are_intervals_in_order(
    words: list[str], between: str
) -> None:
    """No sequence of words makes it fail; intervals are not empty and do not overlap in place."""
    found = quantities(between.join(words))
    assert all(one.low < one.high for one in found)
    assert all(one.first < one.last for one in found)
    assert all(a.last <= b.first for a, b in pairwise(found))
    assert all(one.agrees(one) for one in found)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever the characters, reading gives quantities or none."""
    assert all(one.low < one.high for one in quantities(text))


@given(st.integers(0, 99_999_999))
def test_separators_do_not_change_a_number(value: int) -> None:
    """Commas and points between thousands are spelling."""
    if 1800 <= value < 2100:
        return  # without a separator that is a year
    plain = only(f"{value} things")
    assert only(f"{value:,} things") == plain
    assert only(f"{value:,} cosas".replace(",", ".")) == plain
    assert plain.low < value < plain.high

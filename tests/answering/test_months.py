"""Months that a text names, and those that lie in a range of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.answering.words.months import month_places, months

ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("In June 2021", {6}),
        ("in JUNE", {6}),
        ("setiembre de 2020", {9}),
        ("July and August", {7, 8}),
        ("between April and July", {4, 5, 6, 7}),
        ("entre abril y julio", {4, 5, 6, 7}),
        ("de enero a marzo de 2021", {1, 2, 3}),
        ("15 March to 20 June", {3, 4, 5, 6}),
        ("January–March", {1, 2, 3}),
        ("from November to February", {11, 12, 1, 2}),
        ("October 2020 to March 2021", {10, 11, 12, 1, 2, 3}),
        ("October 2020 to December 2022", set(range(1, 13))),
        ("launched in June. By September it was over", {6, 9}),
        ("no month at all", set()),
    ],
)
def test_named_and_enclosed_months_are_held(text: str, held: set[int]) -> None:
    """Both languages, any case; a range holds what lies between, a list does not."""
    assert months(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("in may", {5}),
        ("may 2021", {5}),
        ("on 5 May", {5}),
        ("in april and may", {4, 5}),
        ("May I ask?", set()),
        ("girls under 18 may marry", set()),
        ("girls may march", set()),
        ("Theresa May said", set()),
        ("the March for Life", set()),
    ],
)
def test_verbs_are_no_months(text: str, held: set[int]) -> None:
    """The words "may" and "march" count only where a time is given."""
    assert months(text) == held


@given(st.integers(1, 12), st.integers(0, 11), st.sampled_from(["{} to {}", "de {} a {}"]))
def test_a_range_holds_each_month_once_from_first_to_last(
    first: int, steps: int, pattern: str
) -> None:
    """As many months as there are steps, and one."""
    names = ENGLISH if " to " in pattern else SPANISH
    last = (first - 1 + steps) % 12 + 1
    text = pattern.format(f"{names[first - 1]} 2020", f"{names[last - 1]} {2020 + (last < first)}")
    assert len(months(text)) == steps + 1
    assert [month for _, month in month_places(text)] == [first, last]

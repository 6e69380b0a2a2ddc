"""Words that say nothing by themselves, and numbers that only bound what is asked for."""

from __future__ import annotations

import pytest

from briefing_qa.answering.words.general_words import is_bound, is_general


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("came", "en"), ("helped", "en"), ("part", "en"), ("got", "en"), ("long", "en"),
        ("vienen", "es"), ("tendra", "es"), ("pasan", "es"), ("tiempo", "es"), ("nuevas", "es"),
        ("mencionan", "es"), ("pone", "es"), ("salieron", "es"),
    ],
)  # fmt: skip
def test_general_words_are_told_in_any_form(word: str, language: str) -> None:
    """Light verbs, and nouns and adjectives without a matter of their own."""
    assert is_general(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("fine", "en"), ("died", "en"), ("president", "en"), ("refused", "en"), ("abolished", "en"),
        ("multa", "es"), ("murieron", "es"), ("permite", "es"), ("carcel", "es"),
    ],
)  # fmt: skip
def test_words_with_a_matter_of_their_own_are_not_general(word: str, language: str) -> None:
    """What a text would have to hold, to answer."""
    assert not is_general(word, language)


@pytest.mark.parametrize(
    "before",
    ["did more than ", "at least ", "the top ", "between 20 and ", "fewer than the ", "mas de ",
     "al menos ", "entre 20 y ", "hasta "],
)  # fmt: skip
def test_a_number_may_be_a_bound(before: str) -> None:
    """The answer has another number."""
    assert is_bound(before)


@pytest.mark.parametrize("before", ["", "were ", "article ", "aged ", "la ley ", "of the "])
def test_other_numbers_are_asked_for(before: str) -> None:
    """The answer has this number."""
    assert not is_bound(before)

"""Forms and spellings that stemming keeps apart."""

from __future__ import annotations

import pytest

from briefing_qa.answering.words.word_forms import (
    american_spellings,
    changed_roots,
    is_irregular,
    other_forms,
    other_stems,
    roots,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("find", "found"),
        ("child", "children"),
        ("dijo", "decir"),
        ("organizations", "organisations"),
        ("colour", "color"),
        ("centers", "centres"),
        ("theatre", "theater"),
        ("program", "programme"),
        ("paediatric", "pediatric"),
        ("labelled", "labeled"),
        ("twelfth", "12"),
        ("first", "1"),
        ("seven", "siete"),
        ("20", "twentieth"),
    ],
)
def test_two_forms_of_a_word_are_each_other_s(one: str, other: str) -> None:
    """Inflected, spelled or written in digits: either leads to the other, and not to itself."""
    assert other in other_forms(one)
    assert one in other_forms(other)
    assert one not in other_forms(one)


@pytest.mark.parametrize("number", ["18", "100", "2020", "14.1"])
def test_a_number_has_no_other_digits(number: str) -> None:
    """The ways to write a number have no other number among them."""
    assert not any(form[0].isdigit() for form in other_forms(number))


@pytest.mark.parametrize(
    ("one", "other"), [("encuentr", "encontr"), ("mur", "mor"), ("pid", "ped")]
)
def test_the_vowels_of_spanish_verbs_change(one: str, other: str) -> None:
    """From "encuentran" one comes to "encontrar", and from "murieron" to "morir"."""
    assert other in other_stems(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vivian", "viv"), ("atacadas", "ataqu"), ("pagaran", "pagu"), ("cruzando", "cruc"),
        ("incluyendo", "inclui"), ("denunciaban", "denunci"), ("recibia", "recib"),
        ("conozcan", "conoc"),
    ],
)  # fmt: skip
def test_a_spanish_word_and_its_stem_have_a_root_in_common(one: str, other: str) -> None:
    """Also where spelling changes with the ending."""
    assert roots(one) & roots(other)


@pytest.mark.parametrize(
    ("one", "other"), [("vivian", "vend"), ("atacadas", "acat"), ("casaron", "cerr")]
)
def test_other_words_have_none(one: str, other: str) -> None:
    """What is left of a word without its ending still tells it from others."""
    assert not roots(one) & roots(other)


@pytest.mark.parametrize(
    ("one", "other"), [("sintieron", "sient"), ("sirvieron", "serv"), ("cierran", "cerr")]
)
def test_the_vowel_of_a_root_changes(one: str, other: str) -> None:
    """One vowel takes the place of either of the two others that its verb has."""
    assert not roots(one) & roots(other)
    assert changed_roots(one) & roots(other)
    assert changed_roots(one) >= roots(one)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("criticise", "criticize"), ("sterilisation", "sterilization"), ("labelled", "labeled"),
        ("neighbourhood", "neighborhood"), ("centres", "centers"), ("paediatric", "pediatric"),
        ("analysed", "analyzed"), ("offence", "offense"), ("programme", "program"),
    ],
)  # fmt: skip
def test_a_british_word_has_an_american_spelling(british: str, american: str) -> None:
    """By its ending, or with fewer letters."""
    assert american in american_spellings(british)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("milion", "million"), ("schoolling", "schooling"), ("leizure", "leisure"),
        ("officres", "officers"), ("teachaer", "teacher"),
    ],
)  # fmt: skip
def test_a_slip_of_the_finger_is_no_spelling(typed: str, meant: str) -> None:
    """However like one it is."""
    assert meant not in american_spellings(typed)


def test_forms_that_are_listed_are_irregular() -> None:
    """In both languages; others are not."""
    assert all(map(is_irregular, ("found", "hizo", "dieron", "children")))
    assert not any(map(is_irregular, ("shelter", "albergue", "recibieron")))

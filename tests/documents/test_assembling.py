"""Canonical text put together from parts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents.assembling import Assembly, clean_words, row_words
from briefing_qa.passages.blocks import blocks


@pytest.mark.parametrize(
    ("words", "cleaned"),
    [
        ("  a\n\tb\u00a0c\u2003d ", "a b c d"),
        ("nin\u0303ez", "niñez"),
        ("so\u00adcial pro\u2060tec\ufefftion", "social protection"),
        ("a\x00b\x07c\x85d\ud800e", "abc de"),
        ("zero\u200bwidth ខ្មែរ\u200bអក្សរ", "zerowidth ខ្មែរ\u200bអក្សរ"),
        ("\u200b\u00ad ", ""),
        ("a \x00 b", "a b"),
    ],
)
def test_words_are_cleaned(words: str, cleaned: str) -> None:
    """White space is folded, letters are composed, and what is no character is out."""
    assert clean_words(words) == cleaned


def test_many_accents_are_cut() -> None:
    """Of thousands of accents on one letter the first stay; other long runs are left alone."""
    cleaned = clean_words("e" + "\u0301\u0323" * 100_000 + "x" + "." * 500)
    assert len(cleaned) < 600
    assert cleaned.endswith("x" + "." * 500)


@given(words=st.text())
def test_cleaned_words_stay_as_they_are(words: str) -> None:
    """Cleaning twice is cleaning once; the outcome is NFC, in one line, and writable."""
    cleaned = clean_words(words)
    assert clean_words(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n" not in cleaned
    assert cleaned.encode().decode() == cleaned


def test_row_names_its_cells() -> None:
    """Each cell has the name of its column; one without words, or without a name, is shorter."""
    row = row_words(["Country", "Score", "Note"], ["Peru", "63.5", "", "a | b"])
    assert row == "| Country: Peru | Score: 63.5 | a / b |"
    assert row_words(["Total"], ["Total"]) == "| Total |"


def test_parts_stand_in_lines() -> None:
    """Items and rows stand line below line, the rest between blank lines."""
    assembly = Assembly()
    places = [
        assembly.heading(1, "Title"),
        assembly.paragraph("Text."),
        assembly.item("a"),
        assembly.item("b", "1.", depth=1),
        assembly.item("c", "2.", depth=1),
        assembly.item("d", "7."),
        assembly.item("e", "XIV."),
        assembly.item("f", ""),
        assembly.row("| x |"),
        assembly.row("| y |"),
        assembly.item("g", "(a)"),
        assembly.paragraph("End."),
    ]
    text = assembly.text()
    assert text == (
        "Title\n\nText.\n\n- a\n    1. b\n    2. c\n\n7. d\n\nXIV. e\n\nf\n\n| x |\n| y |\n"
        "(a) g\n\nEnd.\n"
    )
    words = ["Title", "Text.", "a", "b", "c", "d", "e", "f", "| x |", "| y |", "g", "End."]
    for place, word in zip(places, words, strict=True):
        assert text.startswith(word, place)


def test_nothing_assembled_is_empty() -> None:
    """Without parts there is no text, and one section."""
    assembly = Assembly()
    assembly.apart()
    assert (assembly.text(), len(assembly.sections()), assembly.main_heading()) == ("", 1, "")


def test_what_stands_apart_is_under_no_heading() -> None:
    """Notes begin a section without titles, and only where there are some."""
    assembly = Assembly()
    assembly.heading(2, "Sub")
    assembly.heading(1, "Main")
    assembly.apart()
    assert [section.path for section in assembly.sections()] == [("Sub",), ("Main",)]
    assembly.item("Note.", "1.")
    last = assembly.sections()[-1]
    assert last.path == ()
    assert assembly.text()[last.body_start :].strip() == "1. Note."
    assert assembly.main_heading() == "Main"


def test_a_heading_that_is_too_long_is_a_paragraph() -> None:
    """Titles flow on with every passage below them, so they have a limit."""
    assembly = Assembly()
    assembly.heading(1, "word " * 150 + "end")
    assert assembly.sections()[0].path == ()


_MARKERS = st.sampled_from(["-", "1.", "2.", "3)", "(a)", "a.", "iv)", "XIV.", "1.1.", "12", ""])
_PARTS = st.lists(st.tuples(_MARKERS, st.integers(0, 12), st.sampled_from(["x", "see 4", "a; b,"])))


@given(parts=_PARTS)
def test_every_item_is_a_block_of_its_own(parts: list[tuple[str, int, str]]) -> None:
    """Whatever marks follow each other, what is cut from the text are the items, whole."""
    assembly = Assembly()
    starts = [assembly.item(words, marker, depth) for marker, depth, words in parts]
    text = assembly.text()
    found = blocks(text, 0, len(text))
    assert len(found) == len(parts)
    for block, start, (_, _, words) in zip(found, starts, parts, strict=True):
        assert block.end == start + len(words)

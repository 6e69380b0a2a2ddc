"""PDF: ligatures that the file names wrongly, and letters that share a sign."""

from __future__ import annotations

from pdf_samples import in_own_font

from briefing_qa.documents.pdf import read_pdf

WIDTHS = {"i": 300, "f": 430, "h": 560, "T": 660, "`": 600, "~": 1180, "^": 930, " ": 250}
MEANINGS = {"`": "i", "~": "h", "^": "i"}  # signs for "fi", "Th" and "ffi"


def _read(*lines: str, widths: dict[str, int] = WIDTHS) -> str:
    data = in_own_font([(line, 1) for line in lines], "Serif", widths=widths, meanings=MEANINGS)
    return read_pdf(data, "a.pdf").text


def test_ligatures_are_told_by_their_width() -> None:
    """A sign as wide as "fi" that is said to be "i" is "fi"; "Th" and "ffi" likewise."""
    text = _read(
        "~e school is free of fees. Girls of all families may come with `ve coins,",
        "and the o^ce pays for the `rst book of each child. ~is is not a gift: it is law.",
        "The fees of higher schools differ.",
    )
    assert "The school is free of fees." in text
    assert "with five coins, and the office pays for the first book of each child." in text
    assert "This is not a gift: it is law." in text


def test_ligatures_on_a_page_without_some_of_their_letters() -> None:
    """Where no single "f" or "T" stands on the page, their widths are guessed."""
    text = _read("~e schools close at noon, and a `ne is paid by each child who is late.")
    assert text.startswith("The schools close at noon, and a fine is paid")


def test_letters_of_one_width_are_no_ligatures() -> None:
    """All letters of a typewriter are as wide as an "fi" elsewhere."""
    text = _read("this list is of files in the hill office", widths={})
    assert text == "this list is of files in the hill office\n"


def test_letters_of_another_font_inside_a_word_are_no_ligatures() -> None:
    """Typewriter letters in quotation marks, which are set in the type of the text."""
    words = "The filled files of ') Tj /F1 10 Tf (lmxi) Tj /F2 10 Tf (' of a list fall."
    data = in_own_font([(words, 2)], "Serif")
    assert read_pdf(data, "a.pdf").text == "The filled files of 'lmxi' of a list fall.\n"


def test_small_capitals_are_no_ligatures() -> None:
    """A small capital is wide, too, and has the code of the letter: words are left as they are."""
    data = in_own_font(
        [("By Gabrie|e Ferrara, a teacher of |aw in the hills.", 1)],
        "Serif",
        widths=WIDTHS | {"l": 280, "|": 560},
        meanings={"|": "l"},
    )
    assert "By Gabriele Ferrara, a teacher of law in" in read_pdf(data, "a.pdf").text


def test_a_sign_for_two_letters_in_a_word_that_is_drawn_in_parts() -> None:
    """No space comes before the second letter, wherever the file begins to draw anew."""
    words = "The valley of Ma) Tj (`ra and the hills near by"
    data = in_own_font([(words, 1)], "Serif", widths=WIDTHS, meanings={"`": "fi"})
    assert read_pdf(data, "a.pdf").text == "The valley of Mafira and the hills near by\n"


def test_wide_letter_behind_a_letter_with_a_stroke_of_its_own() -> None:
    """A stroke that makes no letter of its own with another moves none of those behind it."""
    data = in_own_font(
        [("k|=` is no sum", 1)],
        "Serif",
        widths=WIDTHS | {"|": 1},
        meanings=MEANINGS | {"|": "\u0338"},
    )
    assert read_pdf(data, "a.pdf").text.endswith(" is no sum\n")

"""PDF: raised figures and letters in and below tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BODY, HEIGHT, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

Row = Sequence[str]


def _marked(canvas: Canvas, x: float, y: float, words: str) -> None:
    """Words with what stands behind "^", up to a space, set raised."""
    for index, part in enumerate(words.split("^")):
        raised, space, plain = part.partition(" ") if index else ("", "", part)
        if raised:
            words_at(canvas, x, y - 3.5, raised, BODY, 6)
            x += stringWidth(raised, BODY, 6)
        words_at(canvas, x, y, space + plain)
        x += stringWidth(space + plain, BODY, 10)


def _text(rows: Sequence[Row], below: Sequence[str] = (), *, ruled: bool = False) -> str:
    def page(canvas: Canvas) -> None:
        for index, row in enumerate(rows):
            y = 80.0 + 16 * index
            for column, words in enumerate(row):
                x = 240.0 + 60 * column
                if ruled:
                    canvas.rect(x - 3, HEIGHT - y - 4, 60, 16)
                _marked(canvas, x, y, words)
        for index, words in enumerate(below):
            _marked(canvas, 60, 90.0 + 16 * (len(rows) + index), words)

    return read_pdf(draw(page), "report.pdf").text


ROWS = [
    ("Division", "2019^a", "2023"),
    ("Western^b", "7.4", "6.2^a"),
    ("Northern", "3.3", "2.9"),
    ("Central", "4.4", "4.1"),
]
READ = """| Division: Western | 2019: 7.4 | 2023: 6.2 |
| Division: Northern | 2019: 3.3 | 2023: 2.9 |
| Division: Central | 2019: 4.4 | 2023: 4.1 |
"""


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize(
    "notes", [("^a Estimates. ^b Includes Nadi.",), ("^a Estimates.", "^b Includes Nadi.")]
)
def test_letters_that_open_a_note_below_are_no_part_of_cells(
    ruled: bool, notes: Sequence[str]
) -> None:
    """Nor do they and their notes tear off a column: the rows stay whole."""
    text = _text(ROWS, notes, ruled=ruled)
    assert text.startswith(READ)
    assert "a Estimates." in text or "a. Estimates." in text
    assert text.count("Includes Nadi.") == 1


@pytest.mark.parametrize("ruled", [True, False])
def test_raised_figures_lead_to_notes_or_are_powers(ruled: bool) -> None:
    """Behind a unit a figure is a power; behind words and figures the mark of a note."""
    rows = [
        ("Province", "2019^1", "km^2"),
        ("Puno^2", "7.4^1", "66"),
        ("Cusco", "3.3", "71"),
        ("Tacna", "4.1", "16"),
    ]
    assert (
        _text(rows, ruled=ruled)
        == """| Province: Puno | 2019: 7.4 | km²: 66 |
| Province: Cusco | 2019: 3.3 | km²: 71 |
| Province: Tacna | 2019: 4.1 | km²: 16 |
"""
    )


def test_raised_letters_without_a_note_are_words() -> None:
    """The third survey is no survey of a note "a"."""
    rows = [
        ("Encuesta", "Niñas", "Niños"),
        ("3^a", "7.4", "6.2"),
        ("4^a", "3.3", "2.9"),
        ("5^a", "4.4", "4.1"),
    ]
    assert _text(rows).startswith("| Encuesta: 3a | Niñas: 7.4 | Niños: 6.2 |\n")


def test_a_letter_behind_a_figure_is_a_mark_in_sentences_too() -> None:
    """Where a note begins with it below."""
    below = ("In Suva 312 pupils left school in 2022^a and stayed away.", "^a Public schools only.")
    assert "left school in 2022 and stayed away." in _text(ROWS[:0], below)
    assert "left school in 2022a and stayed away." in _text(ROWS[:0], below[:1])


def test_a_letter_behind_a_measure_is_a_mark_wherever_its_note_is() -> None:
    """Behind a decimal, a percentage or brackets no letter makes an ordinal."""
    rows = [
        ("Division", "(%)^a", "2023"),
        ("Western", "7.4^b", "62%^c"),
        ("Northern", "3,3", "29%"),
        ("Central", "4.4", "41%"),
    ]
    assert _text(rows, ("a Estimates. b Without Nadi.",)).startswith(
        "| Division: Western | (%): 7.4 | 2023: 62% |\n"
    )


@pytest.mark.parametrize(
    ("before", "raised", "behind", "read"),
    [
        ("Children who were exposed to ", "131", "I fell ill.", "exposed to ¹³¹I fell ill."),
        ("The iodine of the cloud (", "131", "I) was counted.", "the cloud (¹³¹I) was counted."),
        (
            "It was found in milk (137/",
            "99m",
            "Tc) and in grass.",
            "milk (137/99mTc) and in grass.",
        ),
        ("It was found by the State", "12", " In 2012 it was less.", "by the State In 2012 it was"),
        ("It was so in the towns.", "12", " Iodine was found.", "in the towns. Iodine was found."),
        ("It was so in the towns ", "12", "In all of them.", "in the towns In all of them."),
    ],
)
def test_raised_figures_before_the_sign_of_an_element_stay(
    before: str, raised: str, behind: str, read: str
) -> None:
    """They stand right before it and not right behind a word, as the marks of notes do."""

    def page(canvas: Canvas) -> None:
        x = 60.0
        for words, size, up in ((before, 10, 0.0), (raised, 6, 3.5), (behind, 10, 0.0)):
            words_at(canvas, x, 100 - up, words, BODY, size)
            x += stringWidth(words, BODY, size)

    assert read in read_pdf(draw(page), "a.pdf").text

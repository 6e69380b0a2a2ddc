"""PDF: entries of glossaries and lists of facts, and the captions and names of tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BODY, BOLD, ITALIC, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.pdf import read_pdf

TEXT = [
    "Families who had been displaced by the floods were asked how they lived in the camps,",
    "and most of them said that the help came late.",
]
TERMS = (
    ("CRC", ["Convention on the Rights of the Child"]),
    ("ILO", ["International Labour Organization"]),
    (
        "Child labour",
        ["work that deprives children of their childhood, their potential and their", "dignity"],
    ),
    ("NGO", ["non-governmental organization"]),
)


def _terms(canvas: Canvas, y: float, *, hanging: float, sign: str = "") -> None:
    for term, lines in TERMS:
        words_at(canvas, 60, y, term, BOLD)
        x = 60 + stringWidth(term + " ", BOLD, 10)
        words_at(canvas, x, y, f"{sign}{lines[0]}")
        lines_at(canvas, 60 + hanging, y + 12, lines[1:])
        y += 12 * len(lines)


@pytest.mark.parametrize("hanging", [0.0, 20.0])
@pytest.mark.parametrize("sign", ["", "– "])
def test_each_bold_term_begins_an_entry(hanging: float, sign: str) -> None:
    """Though no stop ends the one before; further lines belong to theirs."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Terms", BOLD, 15)
        _terms(canvas, 90, hanging=hanging, sign=sign)
        lines_at(canvas, 60, 170, TEXT)

    entries = [f"{term} {sign}{' '.join(lines)}" for term, lines in TERMS]
    text = read_pdf(draw(page), "report.pdf").text
    assert text.strip().split("\n\n") == ["Terms", *entries, " ".join(TEXT)]


def test_bold_words_within_a_sentence_begin_nothing() -> None:
    """Where they stand at the head of a line by chance."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 90, "Peru", BOLD)
        words_at(
            canvas, 84, 90, "has signed it, as most of the countries of the south have, and the"
        )
        words_at(canvas, 60, 102, "Ministry", BOLD)
        words_at(canvas, 102, 102, "of Trade says that nobody has asked it to do anything so far,")
        lines_at(canvas, 60, 114, ["which others deny. " + TEXT[1]])

    assert "and the Ministry of Trade" in read_pdf(draw(page), "report.pdf").text


def test_labels_with_a_colon_begin_lines_of_their_own() -> None:
    """As in a list of facts beside a text."""

    def page(canvas: Canvas) -> None:
        lines_at(
            canvas, 60, 90, ["Population: 12 million", "Children: 4.1 million", "Capital: Lima"]
        )
        lines_at(canvas, 60, 150, TEXT)

    parts = read_pdf(draw(page), "report.pdf").text.split("\n\n")
    assert parts[:3] == ["Population: 12 million", "Children: 4.1 million", "Capital: Lima"]


def test_roman_items_are_told() -> None:
    """With a stop behind their number, as browsers print them."""

    def page(canvas: Canvas) -> None:
        for n, mark in enumerate(("i.", "ii.", "iii.", "iv.")):
            words_at(canvas, 60, 90 + 12 * n, mark)
            words_at(canvas, 78, 90 + 12 * n, f"ask for part {n + 1} of the plan")

    text = read_pdf(draw(page), "report.pdf").text
    assert [line for line in text.split("\n") if line] == [
        "i. ask for part 1 of the plan",
        "ii. ask for part 2 of the plan",
        "iii. ask for part 3 of the plan",
        "iv. ask for part 4 of the plan",
    ]


def _table(canvas: Canvas, y: float, names: Sequence[str]) -> None:
    """Names in the middle of wide columns, cells at their left edge, as browsers set them."""
    for at, (x, width) in enumerate(((60, 160), (220, 160), (380, 100))):
        aside = (width - stringWidth(names[at], BOLD, 10)) / 2
        words_at(canvas, x + aside, y, names[at], BOLD)
        for row in range(1, 6):
            words = f"District {row}" if at == 0 else f"{37 * row}" if at == 1 else f"{row}.5%"
            words_at(canvas, x, y + 15 * row, words)


def _with_caption(font: str) -> Parsed:
    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Findings", BOLD, 15)
        lines_at(canvas, 60, 90, TEXT)
        words_at(canvas, 60, 130, "Children by district", font)
        _table(canvas, 150, ("District", "Children", "Share"))
        lines_at(canvas, 60, 260, TEXT)

    return read_pdf(draw(page), "report.pdf")


def test_names_in_the_middle_of_wide_columns_name_their_cells() -> None:
    """No word of them is lost."""
    assert "| District: District 1 | Children: 37 | Share: 1.5% |" in _with_caption(BODY).text


def test_a_slanted_line_right_above_a_table_is_no_heading() -> None:
    """What follows the table stands under the heading before; a bold one is a heading."""
    titles = [one.title for one in _with_caption(ITALIC).sections[-1].headings]
    assert titles == ["Findings"]
    titles = [one.title for one in _with_caption(BOLD).sections[-1].headings]
    assert titles == ["Findings", "Children by district"]

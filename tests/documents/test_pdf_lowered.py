"""PDF: figures set lower, and words set smaller, in a line whose first mark is raised."""

from __future__ import annotations

from pdf_samples import BODY, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

PARTS = (
    ("In 2020, 8,710", 10.0, 0.0),
    ("3", 8.3, -4.0),
    (" of them measured CO", 10.0, 0.0),
    ("2", 8.3, 2.7),
    (" in the rooms, said the L", 10.0, 0.0),
    ("IMA", 6.8, 0.0),
    (" O", 10.0, 0.0),
    ("FFICE", 6.8, 0.0),
    (".", 10.0, 0.0),
)


def _page(canvas: Canvas) -> None:
    """As browsers set it: raised and lowered figures at five sixths, small capitals smaller."""
    x = 60.0
    for words, size, lower in PARTS:
        words_at(canvas, x, 100 + lower, words, size=size)
        x += stringWidth(words, BODY, size)
    words_at(canvas, 60, 114, "The others did not, as they had no means to do so in that year.")


def test_lowered_figures_stay_in_their_line() -> None:
    """So that the sentence is whole, and its figure has no mark of a note behind it."""
    text = read_pdf(draw(_page), "report.pdf").text
    assert "In 2020, 8,710 of them measured CO2 in the rooms, said the LIMA OFFICE." in text


def test_figures_set_far_below_a_word_stay_with_it() -> None:
    """As ReportLab sets them: half of the type size lower, of which little is beside the line."""

    def page(canvas: Canvas) -> None:
        x = 60.0
        for words, size, lower in (
            ("The rooms have CO", 10.0, 0.0),
            ("2", 8.0, 5.0),
            (" and H", 10.0, 0.0),
            ("2", 8.0, 5.0),
            ("O in them.", 10.0, 0.0),
        ):
            words_at(canvas, x, 100 + lower, words, size=size)
            x += stringWidth(words, BODY, size)
        words_at(canvas, 60, 112, "Nobody had measured it before that year.")

    text = read_pdf(draw(page), "report.pdf").text
    assert "The rooms have CO2 and H2O in them. Nobody had measured it" in text

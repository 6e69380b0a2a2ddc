"""PDF: fractions, of which the upper part is raised as the marks of notes are."""

from __future__ import annotations

import pytest
from pdf_samples import BODY, HEIGHT, draw
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

Piece = tuple[str, float, float]
"""Words, type size and how far they are raised."""


def _line(canvas: Canvas, y: float, pieces: list[Piece]) -> None:
    x = 60.0
    for words, size, rise in pieces:
        canvas.setFont(BODY, size)
        canvas.drawString(x, HEIGHT - y + rise, words)
        x += stringWidth(words, BODY, size)


@pytest.mark.parametrize("lower", [[("/", 10.0, 0.0), ("2", 6.0, 0.0)], [("/2", 10.0, 0.0)]])
def test_a_fraction_keeps_its_upper_part(lower: list[Piece]) -> None:
    """It is no mark of a note, and stands apart from the whole number."""
    pieces = [
        ("The fare for the bus of the school is 48", 10.0, 0.0),
        ("1", 6.0, 3.0),
        *lower,
        (" cents a mile, which is less than before.", 10.0, 0.0),
    ]
    text = read_pdf(draw(lambda canvas: _line(canvas, 100, pieces)), "a.pdf").text
    assert "is 48 1/2 cents a mile" in text


def test_the_mark_of_a_note_is_none_of_a_fraction() -> None:
    """Without a stroke behind it, a raised figure leads to a note."""
    pieces = [
        ("The fare for the bus of the school is 48 cents", 10.0, 0.0),
        ("1", 6.0, 3.0),
        (" a mile and/or 2 cents a minute.", 10.0, 0.0),
    ]
    text = read_pdf(draw(lambda canvas: _line(canvas, 100, pieces)), "a.pdf").text
    assert "is 48 cents a mile and/or 2 cents a minute." in text

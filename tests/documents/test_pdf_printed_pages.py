"""PDF: web pages as browsers print them."""

from __future__ import annotations

from pdf_samples import BODY, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf


def test_marks_of_notes_are_told_by_five_sixths_of_the_size() -> None:
    """A browser's raised letters are hardly smaller than its text."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Marriage below 18 was forbidden in June 2015", size=12)
        x = 60 + stringWidth("Marriage below 18 was forbidden in June 2015", BODY, 12)
        words_at(canvas, x, 96, "1", size=10)
        words_at(canvas, x + 5, 100, ", and unions are", size=12)
        words_at(canvas, 60, 114, "common in 14 provinces", size=12)
        words_at(canvas, 60 + stringWidth("common in 14 provinces", BODY, 12), 110, "2", size=10)
        words_at(
            canvas, 75 + stringWidth("common in 14 provinces", BODY, 12), 114, "still.", size=12
        )

    text = read_pdf(draw(page), "page.pdf").text
    assert "forbidden in June 2015, and unions are common in 14 provinces still." in text

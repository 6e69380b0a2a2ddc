"""PDF: slanted headings above upright text, and marks of endnotes."""

from __future__ import annotations

import pytest
from pdf_samples import BODY, ITALIC, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

LINES = [
    "Schools were drawn at random from the registers of Kingston and of",
    "St. Catherine, and most of the schools that were asked took part in it.",
]


def _text(*lines: tuple[str, str]) -> str:
    """Lines as near as those of a paragraph, each in its font, a little below others."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, LINES)
        for number, (words, font) in enumerate(lines):
            words_at(canvas, 60, 110 + 12 * number, words, font)
        lines_at(canvas, 60, 110 + 12 * len(lines), LINES)

    return read_pdf(draw(page), "article.pdf").text


def test_a_short_slanted_line_above_upright_text_is_a_heading() -> None:
    """Though no more than a line of a paragraph parts it from its text."""
    assert "\n\nParticipants\n\nSchools were drawn" in _text(("Participants", ITALIC))


def test_slanted_lines_inside_of_paragraphs_are_words_of_them() -> None:
    """A title that fills a line, and one behind which the sentence goes on."""
    full = "The Incredible Years in Schools, Homes and Nurseries of the Caribbean and"
    assert f"{full} Schools were" in _text((full, ITALIC))
    rest = "and other programmes of its kind were tried out there."
    assert f"The Incredible Years {rest}" in _text(("The Incredible Years", ITALIC), (rest, BODY))


@pytest.mark.parametrize("mark", ["i", "iv", "xii"])
def test_raised_roman_numbers_are_marks_of_endnotes(mark: str) -> None:
    """Word numbers its endnotes so."""

    def page(canvas: Canvas) -> None:
        words = "In 2016 there were 1,551 children in care, as they were counted."
        words_at(canvas, 60, 100, words)
        x = 60 + stringWidth(words, BODY, 10)
        words_at(canvas, x, 96.5, mark, size=6)
        words_at(canvas, x + stringWidth(mark, BODY, 6) + 3, 100, "Most are in Central.")
        words_at(canvas, 60, 112, "Of these, many have a living parent")
        x = 60 + stringWidth("Of these, many have a living parent", BODY, 10)
        words_at(canvas, x, 108.5, mark, size=6)
        words_at(canvas, x + stringWidth(mark, BODY, 6) + 3, 112, "or two.")

    assert read_pdf(draw(page), "a.pdf").text == (
        "In 2016 there were 1,551 children in care, as they were counted. Most are in Central. "
        "Of these, many have a living parent or two.\n"
    )

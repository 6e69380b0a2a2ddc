"""PDF: charts beside the text, whose labels are no words of it."""

from __future__ import annotations

import pytest
from pdf_samples import BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

ABOVE = [
    "The committee visited nine shelters in the northern provinces during the year and it spoke",
    "also with the children who live there, as it had done before.",
]
BESIDE = [
    "Families who had been displaced by the floods were",
    "asked how they lived. Most of them said that the help",
    "came late and that it was given to the men alone.",
    "Women who head a household were registered in only",
    "four of the districts. The mission therefore asks the",
    "authorities to register every household under the",
    "name of the adult who cares for the children there.",
    "Schools opened again on 4 March, two weeks later",
    "than planned. By then 312 of the 940 pupils had left",
    "the valley with all of their parents, and nobody knows",
]
BELOW = [
    "how many of them will return to it, or when. Teachers have been paid since January in part,",
    "which the union calls a breach of the agreement of 2018.",
]


def _chart(canvas: Canvas, left: float, top: float) -> None:
    """Bars with their figures above and their years below, in the type of the text."""
    for n, high in enumerate((40, 60, 90, 75)):
        x = left + 10 + 45 * n
        canvas.rect(x, HEIGHT - top - 105, 25, high, fill=1)
        words_at(canvas, x + 4, top + 101 - high, str(high))
        words_at(canvas, x, top + 117, str(2015 + n))
    words_at(canvas, left + 80, top + 129, "Year")


@pytest.mark.parametrize("chart_first", [True, False])
def test_labels_of_a_chart_are_no_words_of_the_text_beside_it(chart_first: bool) -> None:
    """Wherever it stands; the sentence that goes on below it is whole."""
    text_at, chart_at = (285.0, 60.0) if chart_first else (60.0, 310.0)

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Children at work", BOLD, 15)
        lines_at(canvas, 60, 90, ABOVE)
        lines_at(canvas, text_at, 125, BESIDE, leading=13)
        _chart(canvas, chart_at, 115)
        lines_at(canvas, 60, 255, BELOW, leading=13)

    paragraphs = read_pdf(draw(page), "report.pdf").text.strip().split("\n\n")
    assert " ".join(ABOVE) in paragraphs
    assert " ".join([*BESIDE, *BELOW]) in paragraphs

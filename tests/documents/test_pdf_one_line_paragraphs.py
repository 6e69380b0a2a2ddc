"""PDF: paragraphs of one line each are paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import draw, lines_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf


@pytest.mark.parametrize(
    "paragraphs",
    [
        [
            ["The Congress of the Republic has passed the law that follows here:"],
            ["Article 1. Aim. The law is to keep children of the coast from work at", "night."],
            ["Article 2. Age. Nobody below fifteen years may be employed in this land."],
            ["Article 3. Permits. They are given in writing and expire in a year."],
        ],
        [
            ["¿Cuántos casos recibe la oficina del distrito en el año que corre?"],
            ["Unos novecientos. En 2018 fueron 937 y cerramos 610 en el mismo año."],
            ["¿Quién paga los albergues de la costa y los de la sierra del norte?"],
            ["La iglesia paga dos y la ciudad de Puerto paga el que está en el muelle."],
        ],
    ],
)
def test_space_between_paragraphs_of_one_line_parts_them(
    paragraphs: Sequence[Sequence[str]],
) -> None:
    """It is no distance of lines, though there are more of it."""

    def page(canvas: Canvas) -> None:
        y = 80.0
        for lines in paragraphs:
            lines_at(canvas, 60, y, lines, leading=13)
            y += 13 * (len(lines) - 1) + 19

    text = read_pdf(draw(page), "a.pdf").text
    assert text.rstrip().split("\n\n") == [" ".join(lines) for lines in paragraphs]


def test_wide_set_lines_are_of_one_paragraph() -> None:
    """Their distance is known from lines that end no sentence."""
    lines = [
        "Buses take the children of the coast to school in the morning. They",
        "bring them home in the afternoon, on most days of the whole year.",
        "Those of the hills walk, which takes them more than an hour every day,",
        "as the survey has shown.",
    ]

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, lines, leading=20)

    assert read_pdf(draw(page), "a.pdf").text == " ".join(lines) + "\n"

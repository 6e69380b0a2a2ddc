"""PDF: tables of which every second row is shaded, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

COLUMNS = (60.0, 200.0, 300.0, 400.0, 500.0)
NAMES = ("Country", "Police and courts", "Shelters", "Since")
ROWS = [
    ("Honduras", "Two judges", "None", "2017"),
    ("Guatemala", "Four judges", "Belén, Luz", "2018"),
    ("El Salvador", "No judge", "Aurora", "2019"),
    ("Nicaragua", "One judge", "None", "2020"),
    ("Panama", "Two judges", "Cielo", "2021"),
]


def _text(rows: Sequence[Sequence[str]], shaded: Sequence[int]) -> str:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, ["Of the countries asked each said what it has for children."])
        for number, row in enumerate((NAMES, *rows)):
            y = 120.0 + 20 * number
            for left, right, words in zip(COLUMNS, COLUMNS[1:], row, strict=False):
                if number in shaded:
                    canvas.setFillGray(0.9)
                    canvas.rect(left - 4, HEIGHT - y - 6, right - left, 20, stroke=0, fill=1)
                    canvas.setFillGray(0)
                words_at(canvas, left, y, words, *([] if number else [BOLD]))
        y = 120.0 + 20 * (len(rows) + 1) + 16
        lines_at(canvas, 60, y, ["They said so in 2022, when they were asked for the second time."])

    return read_pdf(draw(page), "report.pdf").text


@pytest.mark.parametrize("count", [3, 4, 5])
def test_rows_between_shaded_ones_are_rows_of_their_table(count: int) -> None:
    """So is the last one, where it is not shaded."""
    rows = ROWS[:count]
    text = _text(rows, (0, 1, 3, 5))
    table = "".join(
        "| " + " | ".join(f"{n}: {w}" for n, w in zip(NAMES, row, strict=True)) + " |\n"
        for row in rows
    )
    assert text == (
        "Of the countries asked each said what it has for children.\n\n"
        f"{table}\nThey said so in 2022, when they were asked for the second time.\n"
    )

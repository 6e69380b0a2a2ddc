"""PDF: names of columns that are set upright."""

from __future__ import annotations

import pytest
from pdf_samples import BODY, BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

TEXT = [
    "Buses take the children of the coast to school in the morning and",
    "bring them home again in the afternoon, on most days of the year.",
]
NAMES = [["Emergency", "shelter of the town"], ["Legal aid clinic"], ["Apoyo", "psicológico"]]
ROWS = [["Altamar", "24", "6", "40"], ["Boquerón", "–", "3", "18"], ["Ceibal", "12", "–", "25"]]
EDGES = [60.0, 140.0, 180.0, 220.0, 260.0]


def _upright(canvas: Canvas, x: float, y: float, words: str, angle: int) -> None:
    canvas.saveState()
    canvas.translate(x, HEIGHT - y)
    canvas.rotate(angle)
    canvas.setFont(BOLD, 9)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


@pytest.mark.parametrize("angle", [90, 270])
def test_names_set_upright_in_cells_name_columns(angle: int) -> None:
    """Upward and downward, of one line or of several."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)
        tops = [120.0, 220.0, 236.0, 252.0, 268.0]
        canvas.grid(EDGES, [HEIGHT - top for top in tops])
        words_at(canvas, 63, 216, "Town", BOLD, 9)
        for left, lines in zip(EDGES[1:], NAMES, strict=False):
            for i, words in enumerate(lines):
                if angle == 90:
                    _upright(canvas, left + 14 + 11 * i, 216, words, 90)
                else:
                    _upright(canvas, left + 26 - 11 * i, 124, words, 270)
        for i, row in enumerate(ROWS):
            for left, cell in zip(EDGES, row, strict=False):
                words_at(canvas, left + 3, 232 + 16 * i, cell, BODY, 9)
        lines_at(canvas, 60, 320, TEXT)
        _upright(canvas, 30, 500, "Working paper of the coast", 90)

    text = read_pdf(draw(page), "a.pdf").text
    assert (
        "| Town: Altamar | Emergency shelter of the town: 24 | Legal aid clinic: 6 | "
        "Apoyo psicológico: 40 |\n"
    ) in text
    assert text.count("Legal aid clinic") == 3
    assert text.endswith("\n\nWorking paper of the coast\n")


def test_words_on_their_side_in_no_cell_stay_apart() -> None:
    """A frame around the page is no cell of a table."""

    def page(canvas: Canvas) -> None:
        canvas.rect(20, 20, 555, HEIGHT - 40)
        lines_at(canvas, 60, 80, TEXT)
        _upright(canvas, 30, 500, "Working paper of the coast", 90)
        _upright(canvas, 45, 500, "Not to be sold", 90)

    text = read_pdf(draw(page), "a.pdf").text
    assert text.startswith(" ".join(TEXT) + "\n\n")
    assert "Working paper of the coast" in text

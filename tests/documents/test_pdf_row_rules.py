"""PDF: tables with rules between their rows only, and cells of several lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

NAMES = ("Service", "Run by", "Found", "Since")
ROWS = [
    (
        ["Birth registry"],
        ["Civil", "Registry"],
        ["Brigades stopped in May,", "and 81% count"],
        ["2021"],
    ),
    (["Helpline", "for children"], ["Ministry"], ["Answers in four", "languages by day"], ["2019"]),
    (["Meals"], ["Schools", "of the State"], ["None in the islands"], ["2020"]),
    (["Shelters"], ["Cities"], ["Seven, of which five have", "no psychologist"], ["2018"]),
]
READ = "".join(
    "| "
    + " | ".join(f"{name}: {' '.join(cell)}" for name, cell in zip(NAMES, row, strict=True))
    + " |\n"
    for row in ROWS
)
COLUMNS = (60.0, 160.0, 260.0, 430.0)


def _text(ruled: Sequence[float], names: Sequence[str] = NAMES) -> str:
    """A table between paragraphs; rules, by row of names and cells from 0, above and below."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 90, "What the mission found at each of the services that it saw:")
        for x, words in zip(COLUMNS, names, strict=True):
            words_at(canvas, x, 120, words, BOLD)
        for number, row in enumerate(ROWS):
            for x, lines in zip(COLUMNS, row, strict=True):
                lines_at(canvas, x, 145 + 36 * number, lines)
        for number in ruled:
            y = HEIGHT - (129 + 36 * number)
            canvas.line(56, y, 500, y)
        words_at(canvas, 60, 300, "All services were visited twice, the last time in May 2022.")

    return read_pdf(draw(page), "report.pdf").text


@pytest.mark.parametrize("ruled", [(0, 1, 2, 3, 4), (-0.6, 0, 1, 2, 3), (0, 1, 2, 3)])
def test_what_stands_between_two_rules_is_a_row(ruled: Sequence[float]) -> None:
    """Whether or not a rule stands above the names and below the last row."""
    text = _text(ruled)
    assert READ in text
    assert text.startswith("What the mission found at each of the services that it saw:\n")
    assert text.endswith("\nAll services were visited twice, the last time in May 2022.\n")


def test_rules_between_paragraphs_make_no_table() -> None:
    """Words of running text stand in line by chance."""

    def page(canvas: Canvas) -> None:
        for number in range(4):
            y = 100.0 + 40 * number
            lines_at(canvas, 60, y, ["The State party has to", "adopt a law on this."])
            lines_at(canvas, 170, y + 5, ["Norway paid for the survey", "of schools and clinics"])
            canvas.line(56, HEIGHT - y - 24, 500, HEIGHT - y - 24)

    assert "|" not in read_pdf(draw(page), "report.pdf").text

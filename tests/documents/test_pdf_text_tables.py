"""PDF: tables without drawn cells whose cells hold sentences, and those of a single row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BODY, BOLD, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

ABOVE = [
    "Buses take the children of the coast to school in the morning and bring them home in",
    "the afternoon, on most days of the year.",
]
BELOW = ["The ministry answered in May that it had read the report, and that it would reply to it."]
NAMES = ["Recommendation", "Action taken", "Status"]
ROWS = [
    ["Raise the least age\nof responsibility", "A bill was sent to the house but\nlapsed.", "Open"],
    ["Close remand homes", "One of three was closed; its\nchildren were moved.", "In part"],
]
LEFTS = (60, 190, 400)


def _columns(canvas: Canvas, lefts: Sequence[float], cells: Sequence[str], top: float) -> None:
    for left, cell in zip(lefts, cells, strict=True):
        lines_at(canvas, left, top, cell.split("\n"), size=9, leading=11)


def test_rows_of_sentences_below_bold_names_are_whole() -> None:
    """The short line above leaves but the last strip free, and the columns are none of a text."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, ABOVE)
        for left, name in zip(LEFTS, NAMES, strict=True):
            words_at(canvas, left, 134, name, BOLD, 9)
        _columns(canvas, LEFTS, ROWS[0], 150)
        _columns(canvas, LEFTS, ROWS[1], 178)
        lines_at(canvas, 60, 214, BELOW)

    rows = [
        [f"{name}: {' '.join(cell.split())}" for name, cell in zip(NAMES, row, strict=True)]
        for row in ROWS
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    text = read_pdf(draw(page), "report.pdf").text
    assert text == "\n\n".join([" ".join(ABOVE), table, *BELOW]) + "\n"


def test_short_texts_below_bold_headings_are_read_one_after_the_other() -> None:
    """Their lines do not stand apart at the same heights, so they are columns, not rows."""
    texts = (
        "Wells were dug in 14 places,\nand all of them have a committee.",
        "Roads were flooded for weeks.\nSupplies came by boat, and many\nof them were late.",
    )

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, ABOVE)
        for left, name, text in zip((60, 310), ("Done", "Not done"), texts, strict=True):
            words_at(canvas, left, 134, name, BOLD, 9)
            lines_at(canvas, left, 150, text.split("\n"))
            lines_at(canvas, left, 150 + 12 * text.count("\n") + 18, text.split("\n"))

    text = " ".join(read_pdf(draw(page), "report.pdf").text.split())
    assert "|" not in text
    assert " ".join([*(texts[0].split() * 2), "Not", "done", *(texts[1].split() * 2)]) in text


def _figures(canvas: Canvas, names: Sequence[str], font: str) -> None:
    lines_at(canvas, 60, 100, ABOVE)
    for left, name, figure in zip((60, 240, 400), names, ("North", "120", "84"), strict=True):
        words_at(canvas, left, 140, name, font)
        words_at(canvas, left, 156, figure)
    lines_at(canvas, 60, 190, BELOW)


@pytest.mark.parametrize(
    ("names", "font"), [(("Region", "Posts", "Filled"), BOLD), (("Region", "2021", "2022"), BODY)]
)
def test_a_single_row_of_figures_below_names(names: Sequence[str], font: str) -> None:
    """Bold names, or years, are told from the row."""
    text = read_pdf(draw(lambda canvas: _figures(canvas, names, font)), "report.pdf").text
    assert f"| {names[0]}: North | {names[1]}: 120 | {names[2]}: 84 |" in text.split("\n\n")

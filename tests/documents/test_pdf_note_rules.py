"""PDF: which short rules stand above footnotes, and which belong to tables, frames and charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_samples import BODY, BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

TEXT = [
    "Buses take the children of the coast to school in the morning and",
    "bring them home again in the afternoon, on most days of the year.",
]
ROWS = [["Year", "Buses", "Closed"], ["2015", "212", "140"], ["2016", "250", "188"]]
WIDTHS = 60.0


def _words(canvas: Canvas, rows: Sequence[Sequence[str]], top: float) -> None:
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            words_at(canvas, 63 + j * WIDTHS, top + 16 * i + 12, cell, size=9)


def _cell_by_cell(canvas: Canvas, top: float) -> None:
    """Each border of each cell is a line of its own."""
    for i in range(3):
        for j in range(3):
            x, y = 60 + j * WIDTHS, HEIGHT - top - 16 * i
            canvas.line(x, y, x + WIDTHS, y)
            canvas.line(x, y - 16, x + WIDTHS, y - 16)
            canvas.line(x, y, x, y - 16)
            canvas.line(x + WIDTHS, y, x + WIDTHS, y - 16)
    _words(canvas, ROWS, top)


def _grid(canvas: Canvas, top: float) -> None:
    canvas.grid([60 + j * WIDTHS for j in range(4)], [HEIGHT - top - 16 * i for i in range(4)])
    _words(canvas, ROWS, top)


def _level_rules(canvas: Canvas, top: float) -> None:
    rows = [*ROWS, ["2017", "301", "190"]]
    for y in (top, top + 16, top + 16 * len(rows) + 2):
        canvas.line(60, HEIGHT - y, 60 + 3 * WIDTHS, HEIGHT - y)
    _words(canvas, rows, top)


@pytest.mark.parametrize("table", [_cell_by_cell, _grid, _level_rules])
def test_borders_of_narrow_tables_are_no_footnote_rules(
    table: Callable[[Canvas, float], None],
) -> None:
    """A source in small type below a table stands there, and the text and headings below it."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "Buses of the coast", BOLD, 14)
        lines_at(canvas, 60, 110, TEXT)
        table(canvas, 260)
        words_at(canvas, 60, 340, "Source: register of the coast.", size=8)
        words_at(canvas, 60, 380, "What it costs", BOLD, 14)
        lines_at(canvas, 60, 410, TEXT)

    parsed = read_pdf(draw(page), "a.pdf")
    assert [s.path for s in parsed.sections] == [("Buses of the coast",), ("What it costs",)]
    assert parsed.text.endswith(
        "| Year: 2016 | Buses: 250 | Closed: 188 |\n"
        + ("| Year: 2017 | Buses: 301 | Closed: 190 |\n" if table is _level_rules else "")
        + "\nSource: register of the coast.\n\nWhat it costs\n\n"
        + " ".join(TEXT)
        + "\n"
    )


def test_a_footnote_rule_below_a_table_parts_notes() -> None:
    """It stands alone; the number of the note below it is not in the text."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 110, TEXT)
        _grid(canvas, 560)
        canvas.line(60, HEIGHT - 700, 200, HEIGHT - 700)
        words_at(canvas, 60, 712, "1 See the register of the coast,", size=8)
        words_at(canvas, 60, 722, "which is kept in Puerto.", size=8)

    text = read_pdf(draw(page), "a.pdf").text
    assert text.endswith("\n\n[1] See the register of the coast, which is kept in Puerto.\n")


def test_a_figure_at_the_head_of_a_line_is_no_mark_of_a_note() -> None:
    """It is of the sentence that goes on there: it stays without brackets, which are of marks."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 110, TEXT)
        canvas.line(60, HEIGHT - 700, 200, HEIGHT - 700)
        words_at(
            canvas, 60, 712, "1 See the register of the coast, where at the last count", size=8
        )
        words_at(canvas, 60, 722, "35 per cent were of the North.", size=8)
        words_at(canvas, 60, 732, "2 Ibid.", size=8)

    text = read_pdf(draw(page), "a.pdf").text
    assert "\n\n[1] See the register of the coast" in text
    assert "\n\n35 per cent were of the North.\n\n" in text
    assert text.endswith("Ibid.\n")


def test_text_below_a_rule_makes_it_none_of_footnotes() -> None:
    """What stands below it in small type is followed by type of the text's size."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 110, TEXT)
        canvas.line(60, HEIGHT - 300, 200, HEIGHT - 300)
        words_at(canvas, 60, 312, "Told by a driver of the northern line", size=8)
        lines_at(canvas, 60, 340, TEXT)

    assert read_pdf(draw(page), "a.pdf").text.split("\n\n") == [
        " ".join(TEXT),
        "Told by a driver of the northern line",
        " ".join(TEXT) + "\n",
    ]


def test_notes_end_where_larger_type_begins() -> None:
    """A foot in the size of the text is none of the note's words."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 110, TEXT)
        canvas.line(60, HEIGHT - 680, 200, HEIGHT - 680)
        words_at(canvas, 60, 692, "1 See the register of the coast.", size=8)
        words_at(canvas, 60, 720, "Office of the Coast, Puerto")

    assert read_pdf(draw(page), "a.pdf").text.split("\n\n") == [
        " ".join(TEXT),
        "Office of the Coast, Puerto",
        "[1] See the register of the coast.\n",
    ]


def test_values_of_charts_are_no_footnotes() -> None:
    """Neither is the foot of a bar a footnote rule, nor a figure alone the mark of a note."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 110, TEXT)
        for index, value in enumerate(("112", "207", "298")):
            x, height = 70.0 + 130 * index, float(value) / 3
            canvas.rect(x, HEIGHT - 640, 60, height, fill=1)
            words_at(canvas, x + 20, 636 - height, value, size=8)
            words_at(canvas, x + 20, 652, str(2017 + index), size=8)
        words_at(canvas, 60, 680, "Figure 3. Buses of the coast", size=8)

    parts = read_pdf(draw(page), "a.pdf").text.rstrip().split("\n\n")
    assert {"112", "207", "298", "Figure 3. Buses of the coast"} <= set(parts)


def test_a_line_of_a_caption_that_begins_with_a_number_is_no_note() -> None:
    """Nothing leads to a note 12, so the caption is whole, and stands where it did."""
    caption = ["Figure 3. Children at the crossing points of the district in 2022, of whom"]
    caption.append("12 were girls. Source: border police.")

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, TEXT)
        canvas.rect(60, HEIGHT - 620, 300, 200)
        lines_at(canvas, 60, 640, caption, size=8, leading=10)

    text = read_pdf(draw(page), "report.pdf").text
    assert text == " ".join(TEXT) + "\n\n" + " ".join(caption) + "\n"


@pytest.mark.parametrize("reference", ["12", "[12]"])
def test_a_number_in_small_type_that_the_text_leads_to_is_a_note(reference: str) -> None:
    """Though it is not raised before the note itself, and no rule stands above that."""

    def page(canvas: Canvas) -> None:
        words = "The road was built again in May"
        words_at(canvas, 60, 100, words)
        size, lift = (6.0, 4.0) if reference.isdigit() else (10.0, 0.0)
        words_at(canvas, 60 + stringWidth(words, BODY, 10), 100 - lift, reference, BODY, size)
        words_at(canvas, 222, 100, "as the district has said.")
        lines_at(canvas, 60, 120, TEXT)
        words_at(canvas, 60, 640, "Photo: A. Bell", size=8)
        words_at(canvas, 60, 652, "12 Report of the district.", size=8)

    text = read_pdf(draw(page), "report.pdf").text
    assert text.endswith("Photo: A. Bell\n\n[12] Report of the district.\n")

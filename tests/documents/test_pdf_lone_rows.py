"""PDF: the last row of a table alone on the next page, and names of columns alone on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_samples import BODY, BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.pdf import read_pdf

TEXT = [
    "Families who had been displaced by the floods were asked how they lived in the camps,",
    "and most of them said that the help came late.",
]
NAMES = ("District", "Children", "Share")
ROWS = [(f"District {n}", str(37 * n), f"{1.5 * n:.1f}%") for n in range(1, 9)]
X = (60.0, 220.0, 330.0, 440.0)


def _row(canvas: Canvas, y: float, row: Sequence[str], *, ruled: bool, font: str = BODY) -> None:
    for x, end, words in zip(X, X[1:], row, strict=False):
        words_at(canvas, x, y, words, font)
        if ruled:
            canvas.rect(x - 3, HEIGHT - y - 4, end - x, 16)


def _rows(canvas: Canvas, y: float, rows: Sequence[Sequence[str]], *, ruled: bool) -> None:
    for number, row in enumerate(rows):
        _row(canvas, y + 16 * number, row, ruled=ruled, font=BOLD if row == NAMES else BODY)


def _read(*pages: Callable[[Canvas], None]) -> Parsed:
    return read_pdf(draw(*pages), "report.pdf")


def _said(row: Sequence[str]) -> str:
    return "| " + " | ".join(map(": ".join, zip(NAMES, row, strict=True))) + " |"


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("many", [1, 2])
@pytest.mark.parametrize("again", [True, False])
def test_rows_alone_on_the_next_page_are_rows(ruled: bool, many: int, again: bool) -> None:
    """With the names of their columns, also where these are repeated; text below is text."""

    def first(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, TEXT)
        _rows(canvas, 640, [NAMES, *ROWS[:-many]], ruled=ruled)

    def second(canvas: Canvas) -> None:
        _rows(canvas, 80, [*([NAMES] if again else []), *ROWS[-many:]], ruled=ruled)
        lines_at(canvas, 60, 160, TEXT)

    parsed = _read(first, second)
    assert parsed.text.split("\n\n")[1:] == ["\n".join(map(_said, ROWS)), " ".join(TEXT) + "\n"]
    assert [page.start for page in parsed.pages][1] == parsed.text.index(_said(ROWS[-many]))


@pytest.mark.parametrize("ruled", [True, False])
def test_names_alone_on_the_page_before_name_the_columns(ruled: bool) -> None:
    """They are no headings of what stands on the next page."""

    def first(canvas: Canvas) -> None:
        lines_at(canvas, 60, 700, TEXT)
        words_at(canvas, 60, 745, "Table 1. Children by district", BOLD)
        _row(canvas, 770, NAMES, ruled=ruled, font=BOLD)

    def second(canvas: Canvas) -> None:
        _rows(canvas, 80, ROWS, ruled=ruled)
        lines_at(canvas, 60, 260, TEXT)

    parsed = _read(first, second)
    assert parsed.text.split("\n\n")[1:] == [
        "Table 1. Children by district",
        "\n".join(map(_said, ROWS)),
        " ".join(TEXT) + "\n",
    ]
    assert {box.page for box in parsed.boxes if parsed.text[box.start : box.end] == "Share"} == {1}


def test_a_lone_row_may_have_cells_of_several_lines() -> None:
    """The lines below its name belong to it."""

    def first(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, TEXT)
        _rows(canvas, 640, [NAMES, *ROWS[:-1]], ruled=True)

    def second(canvas: Canvas) -> None:
        _row(canvas, 80, ("District 8", "12", "counted in"), ruled=False)
        _row(canvas, 92, ("of the hills", "", "April"), ruled=False)
        canvas.rect(57, HEIGHT - 98, 380, 30)
        lines_at(canvas, 60, 130, TEXT)

    row = ("District 8 of the hills", "12", "counted in April")
    assert _said(row) in _read(first, second).text


def test_a_numbered_heading_at_the_head_of_a_page_is_no_row() -> None:
    """Though its number and its words stand where cells of the table before did."""

    def first(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, TEXT)
        _rows(canvas, 640, [NAMES, *ROWS[:-1]], ruled=True)

    def second(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "II.", BOLD, 13)
        words_at(canvas, 220, 80, "Conclusions", BOLD, 13)
        lines_at(canvas, 60, 110, TEXT)

    parsed = _read(first, second)
    assert "Conclusions |" not in parsed.text
    assert " ".join(TEXT) in parsed.text.split("\n\n")[-1]


def test_text_in_columns_below_a_table_is_no_row() -> None:
    """Words in line with the columns of a table, but not of its kind, stay text."""

    def first(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, TEXT)
        _rows(canvas, 640, [NAMES, *ROWS], ruled=False)

    def second(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)

    assert _read(first, second).text.endswith("\n\n" + " ".join(TEXT) + "\n")


def test_a_lone_line_above_a_table_of_two_columns_is_text() -> None:
    """Its words stand too close to each other to name both columns, and begin too far left."""

    def first(canvas: Canvas) -> None:
        lines_at(canvas, 60, 700, TEXT)
        for x, words in ((60, "What"), (93, "parents"), (138, "told"), (166, "us")):
            words_at(canvas, x, 770, words, BOLD)

    def second(canvas: Canvas) -> None:
        for number in range(1, 9):
            _row(canvas, 64 + 16 * number, (f"District {number}", f"{37 * number}"), ruled=True)
        lines_at(canvas, 60, 260, TEXT)

    text = _read(first, second).text
    assert "What parents told us\n" in text
    assert "| District 8 | 296 |" in text

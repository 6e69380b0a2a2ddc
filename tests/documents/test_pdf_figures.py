"""PDF: tables of figures whose columns only their figures show."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BODY, BOLD, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

_SIZE = 8.5
_EDGES = (60.0, 280.0, 360.0, 440.0, 520.0)
_ROWS = (
    ("Births registered", "73.7%", "8", "71,906"),
    ("Out of school", "64.2", "–", "11.2"),
    ("Children in residential care", "1 203", "53,053", "9"),
)


def _cells_at(canvas: Canvas, y: float, cells: Sequence[str], how: str) -> None:
    """The cells of a row between the edges of their columns; the first at its left edge."""
    for at, words in enumerate(cells):
        room = _EDGES[at + 1] - _EDGES[at] - 8 - stringWidth(words, BODY, _SIZE)
        aside = {"left": 0.0, "center": room / 2, "right": room}[how] if at else 0.0
        words_at(canvas, _EDGES[at] + aside, y, words, size=_SIZE)


def _text_around(canvas: Canvas, y: float) -> None:
    """Short paragraphs, which leave free what is right of the names of rows."""
    words_at(canvas, 60, y, "Prevalence", font=BOLD, size=12)
    words_at(canvas, 60, y + 24, "No data are available.")
    words_at(canvas, 60, y + 46, "Table 1. What the survey found", font=BOLD)


def _lines(*pages: Sequence[tuple[float, Sequence[str], str]]) -> list[str]:
    """The lines of a file with rows of cells, each with its height and how its cells stand."""

    def page(canvas: Canvas, rows: Sequence[tuple[float, Sequence[str], str]]) -> None:
        _text_around(canvas, 100)
        for y, cells, how in rows:
            _cells_at(canvas, y, cells, how)
        words_at(canvas, 60, 400, "The figures were reported by the State party.")

    drawn = [lambda canvas, rows=rows: page(canvas, rows) for rows in pages]
    return read_pdf(draw(*drawn), "report.pdf").text.split("\n")


def _named(header: Sequence[str], row: Sequence[str]) -> str:
    cells = [
        f"{name}: {words}" if name else words
        for name, words in zip(header, row, strict=True)
        if words
    ]
    return f"| {' | '.join(cells)} |"


@pytest.mark.parametrize("first", ["Indicator", ""])
@pytest.mark.parametrize("names", ["left", "center", "right"])
@pytest.mark.parametrize("figures", ["left", "center", "right"])
def test_names_go_to_their_columns_wherever_they_stand_in_them(
    first: str, names: str, figures: str
) -> None:
    """A name at one edge of its column and figures at the other belong together."""
    header = (first, "Girls", "Boys", "Number of cases")
    rows = [(170.0, header, names)]
    rows += [(170.0 + 18 * n, row, figures) for n, row in enumerate(_ROWS, start=1)]
    lines = _lines(rows)
    assert [line for line in lines if line.startswith("|")] == [_named(header, r) for r in _ROWS]
    assert "Table 1. What the survey found" in lines


@pytest.mark.parametrize("names", ["left", "right"])
def test_names_and_rows_of_several_lines(names: str) -> None:
    """Lines of a name of a column, or of a row, around its figures too, are put together."""
    rows = [
        (160.0, ("", "Share of", "", "Rate per"), names),
        (165.0, ("Region", "", "Cases", ""), names),
        (170.0, ("", "births", "", "100,000"), names),
        (190.0, ("Costa", "12.9", "84,762", "20.1"), "right"),
        (208.0, ("Children who experienced", "", "", ""), "right"),
        (213.0, ("", "95.6", "3", "–"), "right"),
        (218.0, ("physical punishment", "", "", ""), "right"),
        (236.0, ("Sierra", "51.7", "9", ""), "right"),
        (246.0, ("central", "", "", ""), "right"),
    ]
    header = ("Region", "Share of births", "Cases", "Rate per 100,000")
    assert [line for line in _lines(rows) if line.startswith("|")] == [
        _named(header, ("Costa", "12.9", "84,762", "20.1")),
        _named(header, ("Children who experienced physical punishment", "95.6", "3", "–")),
        _named(header, ("Sierra central", "51.7", "9", "")),
    ]


def test_figure_that_is_missing_moves_no_other() -> None:
    """Rows with an empty cell in different columns keep each figure under its own name."""
    header = ("Indicator", "2012", "2018", "2021")
    found = (("A", "", "13.0%", "84"), ("B", "81.1%", "", "51.7"), ("C", "2.5%", "9.1%", "30"))
    rows = [(170.0, header, "right")]
    rows += [(170.0 + 18 * n, row, "right") for n, row in enumerate(found, start=1)]
    assert [line for line in _lines(rows) if line.startswith("|")] == [
        _named(header, row) for row in found
    ]


def test_two_rows_on_the_next_page_have_the_names_of_the_first() -> None:
    """Few rows that go on at the top of a page are rows of the table before."""
    header = ("Age", "2016", "2017", "2018")
    rows = (("0-4", "1,203", "1,188", "1,020"), ("5-9", "2,310", "2,244", "2,198"))
    rest = (("10-17", "4,002", "3,871", "3,650"), ("Total", "7,515", "7,303", "6,868"))

    def first(canvas: Canvas) -> None:
        for n, row in enumerate((header, *rows)):
            _cells_at(canvas, 700 + 18 * n, row, "right")

    def second(canvas: Canvas) -> None:
        for n, row in enumerate(rest):
            _cells_at(canvas, 80 + 18 * n, row, "right")
        words_at(canvas, 60, 140, "Source: Ministry of Social Affairs.")

    lines = read_pdf(draw(first, second), "report.pdf").text.split("\n")
    assert [line for line in lines if line.startswith("|")] == [
        _named(header, row) for row in (*rows, *rest)
    ]


def test_caption_above_a_table_is_no_beginning_of_the_text_below() -> None:
    """A caption without a stop is not read together with a paragraph behind its table."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Table 3. Share of girls and boys who work, and share of those")
        words_at(canvas, 60, 112, "who say that they would rather go to school on most of the days")
        for n, row in enumerate((("Region", "Girls", "Boys"), *(row[:3] for row in _ROWS))):
            _cells_at(canvas, 140 + 18 * n, row, "right")
        words_at(canvas, 60, 230, "Most work on the fields of their families, in all regions.")

    lines = read_pdf(draw(page), "report.pdf").text.split("\n")
    assert lines[0].endswith("go to school on most of the days")
    assert "Most work on the fields of their families, in all regions." in lines


def test_names_that_stand_close_are_names_of_their_columns() -> None:
    """Where each is a word: years above narrow columns of a web page have but a space between."""
    header = ("Region", "2021", "2022")
    rows = (("Norte", "19", "41"), ("Islas", "12", "27"), ("Sur", "8", "15"))

    def page(canvas: Canvas) -> None:
        for n, row in enumerate((header, *rows)):
            for x, words in zip((60, 94, 117), row, strict=True):
                words_at(canvas, x, 100 + 16 * n, words, BOLD if not n else BODY)

    text = read_pdf(draw(page), "page.pdf").text
    assert text == "".join(_named(header, row) + "\n" for row in rows)


@pytest.mark.parametrize("how", ["left", "right"])
@pytest.mark.parametrize("names", [("2019", "2020"), ("Girls", "Boys")])
def test_losses_in_parentheses_are_figures(names: tuple[str, str], how: str) -> None:
    """As accounts set them; a row with one names no columns, and keeps the names of its own."""
    header = ("Item", *names)
    rows = (("Balance", "12", "(34)"), ("Change", "5", "7"), ("Reserves", "12", "13"))
    lines = _lines([(180.0 + 16 * i, row, how) for i, row in enumerate((header, *rows))])
    assert [line for line in lines if line.startswith("|")] == [_named(header, row) for row in rows]


def test_numbers_of_columns_in_parentheses_leave_them_their_names() -> None:
    """They stand below the names, and are no figures of the table."""
    header, numbers = ("Item", "Girls", "Boys", "Both"), ("", "(1)", "(2)", "(3)")
    rows = (("Lima", "12", "34", "46"), ("Cusco", "5", "7", "12"), ("Puno", "9", "8", "17"))
    drawn = (header, numbers, *rows)
    lines = _lines([(180.0 + 16 * i, row, "right") for i, row in enumerate(drawn)])
    assert [line for line in lines if line.startswith("|")][-3:] == [
        _named(header, row) for row in rows
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ("US$ 1,200", "US$ 34", "US$ 5"),
        ("1.200 €", "34 €", "5 €"),
        ("1.2 million", "3.4 million", "5 million"),
        ("~5", "5+", "≈7"),
        ("1 May 2019", "3 de junio de 2020", "July 7, 2021"),
    ],
)
def test_values_of_other_kinds_have_the_names_of_their_columns(cells: Sequence[str]) -> None:
    """Sums in a currency, in millions or about right, and dates, set in columns without lines."""
    header = ("Item", "Girls", "Boys", "Both")
    rows = [(name, *cells[i:], *cells[:i]) for i, name in enumerate(("Aid", "Homes", "Schools"))]
    lines = _lines([(180.0 + 14 * i, row, "left") for i, row in enumerate((header, *rows))])
    assert [line for line in lines if line.startswith("|")] == [_named(header, row) for row in rows]


def test_days_name_columns_of_figures() -> None:
    """As in a balance; below them stand no other days."""
    header = ("Item", "31 December 2019", "31 December 2020", "Change")
    rows = (("Aid", "12", "34", "22"), ("Homes", "5", "7", "2"), ("Schools", "9", "8", "(1)"))
    lines = _lines([(180.0 + 14 * i, row, "right") for i, row in enumerate((header, *rows))])
    assert [line for line in lines if line.startswith("|")] == [_named(header, row) for row in rows]

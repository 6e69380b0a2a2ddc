"""PDF: running heads above and below tables that begin or end a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pdf_samples import BODY, HEIGHT, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

PROSE = [
    "The Committee notes that few women are members of the assembly,",
    "and recommends that the State party adopt a law on quotas soon.",
]
NAMES = ("Province", "10-14 years", "15-19 years", "20-24 years")
ROWS = [("Norte", "120", "130", "50"), ("Islas", "123", "137", "52")]


def _rows_at(canvas: Canvas, y: float, rows: Sequence[Sequence[str]]) -> None:
    """Names, and figures that end where these do, below a wide space."""
    for index, row in enumerate(rows):
        for column, words in enumerate(row):
            x = 85.0 if not column else 180.0 + 106 * column - stringWidth(words, BODY, 10)
            words_at(canvas, x, y + 23 * (index + bool(index)), words)


def _text(*rows: Sequence[Sequence[str]], head: str = "", foot: str = "") -> str:
    """A page of prose, one for each table, another page of prose; each with a head and a foot."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 466.0, 45, head)
        words_at(canvas, 466.0, HEIGHT - 45, foot)

    def prose(canvas: Canvas) -> None:
        page(canvas)
        lines_at(canvas, 85, 100, PROSE)

    def table(one: Sequence[Sequence[str]]) -> Callable[[Canvas], None]:
        def drawn(canvas: Canvas) -> None:
            page(canvas)
            _rows_at(canvas, 81, one)

        return drawn

    return read_pdf(draw(prose, *map(table, rows), prose), "report.pdf").text


def test_a_running_head_is_no_name_of_a_column() -> None:
    """Nor a row: the table below it has its own names."""
    text = _text([NAMES, *ROWS], head="CEDAW/C/5")
    assert "| Province: Islas | 10-14 years: 123 | 15-19 years: 137 | 20-24 years: 52 |" in text
    assert "CEDAW" not in text


def test_names_of_columns_that_are_repeated_are_no_running_head() -> None:
    """A table over four pages keeps its names at their top."""
    tables = [[NAMES, *((f"{name} {part}", *row) for name, *row in ROWS)] for part in "ABCD"]
    text = _text(*tables, head="CEDAW/C/5")
    for part in "ABCD":
        assert f"| Province: Islas {part} | 10-14 years: 123 | 15-19 years: 137 |" in text


def test_a_running_foot_below_a_table_is_no_row() -> None:
    """Also where it stands in one of the columns."""
    text = _text([NAMES, *ROWS * 14], foot="CEDAW/C/5")
    assert text.count("| Province: Islas | 10-14 years: 123 | 15-19 years: 137 |") == 14
    assert "CEDAW" not in text

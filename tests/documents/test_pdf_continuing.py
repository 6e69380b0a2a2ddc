"""PDF: tables that go on over the end of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_samples import BODY, HEIGHT, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents import Parsed
from briefing_qa.documents.assembling import row_words
from briefing_qa.documents.pdf import read_pdf


def _read(data: bytes) -> Parsed:
    return read_pdf(data, "report.pdf")


_REGIONS = [("Region", "Girls", "Boys")]
_REGIONS += [(f"Region {n}", f"{1.3 * n:.1f} %", str(n)) for n in range(30)]


def _rows_at(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    *,
    ruled: bool = False,
    ends: bool = False,
    left: float = 60.0,
) -> None:
    """Rows of a table from the top of a page; figures begin, or end, one below the other."""
    for index, row in enumerate(rows):
        y = 80 + 16 * index
        for column, words in enumerate(row):
            x = left + 120 * column
            if ruled:
                canvas.rect(x - 3, HEIGHT - y - 4, 120, 16)
            aside = 100 - stringWidth(words, BODY, 10) if ends and column else 0.0
            words_at(canvas, x + aside, y, words)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("ends", [True, False])
def test_header_names_rows_on_the_next_pages_too(ruled: bool, ends: bool) -> None:
    """Rows that go on over pages have the names of their columns; each word its own page."""
    parts = (_REGIONS[:11], _REGIONS[11:21], _REGIONS[21:])
    pages = [lambda c, p=part: _rows_at(c, p, ruled=ruled, ends=ends) for part in parts]
    parsed = _read(draw(*pages))
    assert parsed.text == "".join(row_words(_REGIONS[0], row) + "\n" for row in _REGIONS[1:])
    assert [page.number for page in parsed.pages] == [1, 2, 3]
    last = parsed.text.rindex("| Region: ")
    assert [
        (parsed.text[box.start : box.end], box.page) for box in parsed.boxes if box.start >= last
    ] == [
        ("Region", 1),
        ("Region", 3),
        ("29", 3),
        ("Girls", 1),
        ("37.7", 3),
        ("%", 3),
        ("Boys", 1),
        ("29", 3),
    ]


def test_header_names_no_other_table() -> None:
    """A table at other places, with a header, or below words is another one."""
    first = _REGIONS[:11]

    def below(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Figures of another survey are these, by region.")
        _rows_at(canvas, _REGIONS[11:21])

    def text_of(second: Callable[[Canvas], None]) -> str:
        return _read(draw(lambda c: _rows_at(c, first), second)).text

    assert "| Region 12 | 15.6 % | 12 |\n" in text_of(below)
    assert "| Region 12 | 15.6 % | 12 |\n" in text_of(
        lambda c: _rows_at(c, _REGIONS[11:21], left=90.0)
    )
    assert "| Region 12 | 15.6 % |\n" in text_of(
        lambda c: _rows_at(c, [row[:2] for row in _REGIONS[11:21]])
    )
    own = [("District", "Women", "Men"), *_REGIONS[11:21]]
    assert "| District: Region 12 | Women: 15.6 % | Men: 12 |\n" in text_of(
        lambda c: _rows_at(c, own)
    )


def test_header_names_rows_in_the_next_column() -> None:
    """A long table may go on at the top of the column beside it; another one does not."""
    rows = [("Region", "Girls"), *((f"Region {n}", f"{1.3 * n:.1f} %") for n in range(39))]

    def text_of(second: Sequence[Sequence[str]]) -> str:
        def page(canvas: Canvas) -> None:
            _rows_at(canvas, rows[:20], ruled=True)
            _rows_at(canvas, second, ruled=True, left=330)

        return _read(draw(page)).text

    assert text_of(rows[20:]) == "".join(row_words(rows[0], row) + "\n" for row in rows[1:])
    wider = [(f"Region {n}", "", f"{1.3 * n:.1f} %") for n in range(19, 39)]
    assert "| Region 19 | 24.7 % |" in text_of(wider)
    own = [("Region", "Boys"), *rows[21:]]
    assert "| Region: Region 20 | Boys: 26.0 % |" in text_of(own)

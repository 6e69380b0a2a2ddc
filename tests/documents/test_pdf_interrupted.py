"""PDF: sentences with a box, a table, a chart or a quotation in large type between their halves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_samples import BOLD, HEIGHT, ITALIC, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.pdf import read_pdf

FIRST = [
    "The committee visited nine shelters in the northern provinces during the year and it",
    "spoke with the children who live there. In three of these houses no doctor had called for",
]
REST = [
    "more than a month, and two had no running water. The ministry has promised to repair",
    "the pipes before the rains begin.",
]
OTHER = [
    "Families who had been displaced by the floods were asked how they lived in the camps,",
    "and most of them said that the help came late.",
]
WHOLE = " ".join([*FIRST, *REST])

Between = Callable[[Canvas, float], None]


def _box(canvas: Canvas, y: float) -> None:
    canvas.rect(55, HEIGHT - y - 50, 420, 60)
    words_at(canvas, 65, y + 5, "Box 2. The law", BOLD, 11)
    words_at(canvas, 65, y + 20, "The law of 2017 forbids to keep children in a police station.")
    words_at(canvas, 65, y + 35, "It has been in force since May 2018.")


def _quotation(canvas: Canvas, y: float) -> None:
    words_at(canvas, 80, y + 15, "Nobody told us when the water", BOLD, 16)
    words_at(canvas, 80, y + 35, "would come back to the valley", BOLD, 16)


def _spoken(canvas: Canvas, y: float) -> None:
    words_at(canvas, 80, y + 15, "“Nobody told us when the water would come back.”", ITALIC, 14)
    words_at(canvas, 80, y + 35, "Ana, aged 14", BOLD, 8)


def _table(canvas: Canvas, y: float) -> None:
    words_at(canvas, 60, y, "Table 3. Pupils by year", BOLD)
    for number, row in enumerate((("Year", "Pupils"), ("2018", "930"), ("2019", "940"))):
        for column, words in enumerate(row):
            canvas.rect(60 + 200 * column, HEIGHT - y - 20 - 15 * number, 200, 15)
            words_at(canvas, 65 + 200 * column, y + 16 + 15 * number, words, size=9)
    words_at(canvas, 60, y + 70, "Source: Ministry of Education.", size=8)


def _chart(canvas: Canvas, y: float) -> None:
    for number, words in enumerate(("primary", "secondary", "lower secondary", "none")):
        words_at(canvas, 90, y + 10 + 14 * number, words, size=7)
        words_at(canvas, 300 + 20 * number, y + 10 + 14 * number, str(40 + number), size=7)
        canvas.rect(150, HEIGHT - y - 14 * number - 12, 140 + 20 * number, 8, fill=1)
    words_at(canvas, 60, y + 74, "Figure 2. Children at work by their schooling.", size=8)


def _one_column(between: Between) -> Parsed:
    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 70, "Shelters of the north", BOLD, 15)
        lines_at(canvas, 60, 100, OTHER)
        lines_at(canvas, 60, 130, FIRST)
        between(canvas, 170)
        lines_at(canvas, 60, 270, REST)
        lines_at(canvas, 60, 300, OTHER)

    return read_pdf(draw(page), "report.pdf")


def _over_pages(between: Between) -> Parsed:
    def first(canvas: Canvas) -> None:
        words_at(canvas, 60, 70, "Shelters of the north", BOLD, 15)
        lines_at(canvas, 60, 100, OTHER)
        lines_at(canvas, 60, 130, FIRST)

    def second(canvas: Canvas) -> None:
        between(canvas, 170)
        lines_at(canvas, 60, 270, REST)
        lines_at(canvas, 60, 300, OTHER)

    return read_pdf(draw(first, second), "report.pdf")


@pytest.mark.parametrize("between", [_box, _quotation, _spoken, _table, _chart])
@pytest.mark.parametrize("paged", [_one_column, _over_pages])
def test_the_sentence_is_whole(between: Between, paged: Callable[[Between], Parsed]) -> None:
    """What interrupts it stands behind it, and the next paragraph is one of its own."""
    paragraphs = paged(between).text.strip().split("\n\n")
    assert WHOLE in paragraphs
    assert paragraphs.count(" ".join(OTHER)) == 2


@pytest.mark.parametrize("between", [_quotation, _spoken])
def test_a_quotation_in_large_type_heads_nothing(between: Between) -> None:
    """What follows stands under the heading before it."""
    parsed = _one_column(between)
    titles = [[one.title for one in section.headings] for section in parsed.sections]
    assert titles == [["Shelters of the north"]]
    assert "Nobody told us when the water would come back" in parsed.text


def test_the_heading_of_a_box_heads_its_text_alone() -> None:
    """The text of the box keeps its heading, and what follows goes on under the one before."""
    parsed = _one_column(_box)
    titles = [[one.title for one in section.headings] for section in parsed.sections]
    assert titles == [
        ["Shelters of the north"],
        ["Shelters of the north", "Box 2. The law"],
        ["Shelters of the north"],
    ]


def test_a_heading_after_a_line_without_stop_stays_one() -> None:
    """Where the paragraph before ended with room to spare, and where the next begins anew."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, [*OTHER, "and what they need, in short"])
        words_at(canvas, 60, 160, "E-learning", BOLD, 15)
        lines_at(canvas, 60, 190, ["e-learning was offered to few of the pupils, and", *REST])

    parsed = read_pdf(draw(page), "report.pdf")
    assert [one.title for one in parsed.sections[-1].headings] == ["E-learning"]


def test_a_numbered_heading_stays_one() -> None:
    """Also where the order in which a page is read puts it into a sentence."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, FIRST)
        words_at(canvas, 60, 150, "6. Recommendations", BOLD, 15)
        lines_at(canvas, 60, 180, REST)

    parsed = read_pdf(draw(page), "report.pdf")
    assert [one.title for one in parsed.sections[-1].headings] == ["6. Recommendations"]


def test_a_caption_alone_goes_on_with_nothing() -> None:
    """The rest of a sentence behind a table is not put to the caption above the table."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, [*FIRST[:1], "spoke with all of the"])
        _table(canvas, 140)
        lines_at(canvas, 60, 240, REST)

    assert "Table 3. Pupils by year\n" in read_pdf(draw(page), "report.pdf").text

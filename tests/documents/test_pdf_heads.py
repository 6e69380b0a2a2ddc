"""PDF: running heads that name the section on a page, with the page's number beside."""

from __future__ import annotations

from collections.abc import Callable

from pdf_samples import BODY, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

HEADS = [
    "",
    "",
    "1.1. SCHOOLS IN THE HILLS",
    "1.2. WHAT IT COSTS TO SEND A CHILD TO A SCHOOL THAT IS FAR AWAY",
    "1.3. THE WAY TO SCHOOL",
    "2.1. WHO TEACHES",
]
RIGHT = 535.0


def _page(number: int, head: str, at: float) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        if head:
            words_at(canvas, 60, 50, head)
        words_at(canvas, at if head else 297, 50 if head else 800, str(number))
        lines_at(
            canvas,
            60,
            100,
            [
                f"The families of valley {number} were asked how far away the school is, and",
                f"of {number * 37} that answered most said that they had no other choice, which",
            ]
            * 3,
        )

    return page


def _heads(wide: float) -> str:
    """The text of a report in which a page's number stands so far behind the longest head."""
    long = max(HEADS, key=len)
    pages = [
        _page(n, head, 60 + stringWidth(long, BODY, 10) + wide if head == long else RIGHT)
        for n, head in enumerate(HEADS, start=1)
    ]
    return read_pdf(draw(*pages), "a.pdf").text


def test_a_head_that_leaves_no_room_before_its_number_is_a_head() -> None:
    """It stands as those of other pages do, and has the number that this page must have."""
    for wide in (1.0, 4.0):
        assert "WHAT IT COSTS" not in _heads(wide)


def test_a_line_that_ends_with_another_number_is_text() -> None:
    """A line in the place of a head, whose number is not that of its page, is kept."""
    pages = [_page(n, head, RIGHT) for n, head in enumerate(HEADS, start=1)]

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 50, "Of them all the eldest one of the girls who could read was 16")
        words_at(canvas, 297, 800, "7")

    assert "who could read was 16" in read_pdf(draw(*pages, page), "a.pdf").text

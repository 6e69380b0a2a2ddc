"""PDF: theses and books, whose heads change with the chapters and whose titles are on a cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_samples import BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

LINES = [
    "The girls who were asked had been fifteen years old when they were",
    "taken away, and most of them were taken by somebody whom they had",
]
REST = [
    "known before, a neighbour or a cousin, who had promised them work.",
    "None of them was paid in the first year, as the police found out.",
]


def _page(number: str, head: str, lines: Sequence[str], y: float) -> Callable[[Canvas], None]:
    """A page with its number at a corner beside the head, or below without one."""

    def drawn(canvas: Canvas) -> None:
        even = number.isdecimal() and int(number) % 2 == 0
        if head:
            words_at(canvas, 120 if even else 60, y, head)
            words_at(canvas, 60 if even else 440, y, number)
        else:
            words_at(canvas, 250, HEIGHT - y, number)
        lines_at(canvas, 60, 190, lines)

    return drawn


@pytest.mark.parametrize("height", [60, 150])
def test_page_numbers_are_told_wherever_they_stand(height: float) -> None:
    """And the heads beside them with them, though each head stands on one page alone."""
    pages = [
        _page("i", "", ["A foreword."], height),
        _page("ii", "", ["More of it."], height),
        _page("iii", "", ["Its end."], height),
        _page("1", "", LINES, height),
        _page("2", "CHAPTER 1. THE ROUTES", REST, height),
        _page("3", "1.2. WHO WAS TAKEN", LINES, height),
        _page("4", "CHAPTER 2. THE LAW", REST, height),
    ]
    parsed = read_pdf(draw(*pages), "thesis.pdf")
    assert parsed.text.count(" ".join((*LINES, *REST))) == 2
    assert "CHAPTER" not in parsed.text
    assert "iii" not in parsed.text
    assert [page.label for page in parsed.pages][-1] == "4"


def test_numbers_that_do_not_rise_with_the_pages_stay() -> None:
    """A year below a text is none of a page."""
    pages = [_page(number, "", LINES, 60) for number in ("2014", "2019", "2011")]
    text = read_pdf(draw(*pages), "report.pdf").text
    assert all(number in text for number in ("2014", "2019", "2011"))


def test_the_title_is_on_the_cover_and_not_the_larger_name_of_a_part() -> None:
    """A summary is no title of a thesis, in the type of chapters; a mark is no part of one."""

    def cover(canvas: Canvas) -> None:
        words_at(canvas, 60, 200, "Girls who are taken to the mines*", size=20)
        words_at(canvas, 60, 300, "Thesis of L. Rojas")

    def summary(canvas: Canvas) -> None:
        words_at(canvas, 60, 200, "Summary", BOLD, 24)
        lines_at(canvas, 60, 240, [*LINES, *REST] * 4)

    assert (
        read_pdf(draw(cover, summary), "t.pdf").main_heading == "Girls who are taken to the mines"
    )
    assert read_pdf(draw(summary), "t.pdf").main_heading == "Summary"

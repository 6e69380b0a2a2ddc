"""PDF: when a report was published, by its first page or its file."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BOLD, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf
from briefing_qa.documents.pdf.dated import date_on_cover

FILE = "2024-03-05"


@pytest.mark.parametrize(
    ("paragraphs", "day"),
    [
        (["Tbilisi Justice Monitor, April 2022"], "2022-04"),
        (["Lima, 3 de mayo de 2021"], "2021-05-03"),
        (["Lima, setiembre del 2021"], "2021-09"),
        (["Published on May 3, 2021", "May 2021"], "2021-05-03"),
        (["(1st June 2020)"], "2020-06-01"),
        (["March 2024"], FILE),
        (["April 2022", "June 2022"], FILE),
        (["It was adopted after a long debate in both of the houses on 12 June 2015"], FILE),
        (["31 February 2020"], FILE),
        (["May 2999"], FILE),
        (["In June 2020 we met"], FILE),
        ([], FILE),
    ],
)
def test_the_first_page_says_when_a_report_was_published(
    paragraphs: Sequence[str], day: str
) -> None:
    """One date on a short line; a file of the same month knows the day."""
    assert date_on_cover(paragraphs, FILE) == day


def test_dates_of_later_pages_are_not_that_of_the_report() -> None:
    """They are of what is told there."""

    def first(canvas: Canvas) -> None:
        words_at(canvas, 60, 120, "Buses of the coast", BOLD, 20)
        words_at(canvas, 60, 180, "Puerto, junio de 2019")
        lines_at(canvas, 60, 240, ["The buses of the coast take children to school every day."])

    def second(canvas: Canvas) -> None:
        words_at(canvas, 60, 120, "Puerto, mayo de 2017")
        lines_at(canvas, 60, 240, ["The buses of the coast take children to school every day."])

    assert read_pdf(draw(first, second), "a.pdf").fields["date"] == "2019-06"
    assert read_pdf(draw(second, first), "a.pdf").fields["date"] == "2017-05"

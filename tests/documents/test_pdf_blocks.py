"""PDF: blocks with columns of their own, one below the other."""

from __future__ import annotations

from pdf_samples import BOLD, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

NOTE = ["In 2019 there were 36", "murders in every 100,000", "people of the country."]
MAIN = [
    "Violence is the reason that children name first. Of those who were asked in",
    "Tapachula most said that a gang had threatened them or a member of their family,",
    "and many others that there was nothing left to eat in the villages where they lived,",
    "where drought has made things worse since then, as the families said.",
]
LEFT = [
    "Mexican law has forbidden to detain children",
    "since November 2020. The shelters of the family",
    "agency must take them in within a day, and must",
    "give them beds of their own in all of the towns.",
]
RIGHT = [
    "In 2019 Mexico deported 53,507 children, most",
    "of them to Honduras. Only 14 per cent had seen",
    "a lawyer before, and most of them were alone in",
    "the bus that took them over the border by night.",
]
BELOW = ["The figures are those of the agency, which has counted all of the children, by country."]


def _page(canvas: Canvas) -> None:
    lines_at(canvas, 60, 100, NOTE, size=8)
    lines_at(canvas, 200, 100, MAIN)
    words_at(canvas, 70, 184, "The law", BOLD, 11)
    lines_at(canvas, 70, 206, LEFT)
    words_at(canvas, 310, 180, "Deportation", BOLD, 11)
    lines_at(canvas, 310, 199, RIGHT)
    words_at(canvas, 60, 276, "The figures", BOLD, 14)
    lines_at(canvas, 60, 306, BELOW)


def test_columns_of_a_block_do_not_reach_into_the_next() -> None:
    """Short first lines of the block below leave the strip above free by chance."""
    text = read_pdf(draw(_page), "report.pdf").text
    assert [part for part in text.strip().split("\n\n") if part != " ".join(NOTE)] == [
        " ".join(MAIN),
        "The law",
        " ".join(LEFT),
        "Deportation",
        " ".join(RIGHT),
        "The figures",
        " ".join(BELOW),
    ]

"""PDF: boxes beside the text whose headings head nothing behind them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

_TEXT = [
    "The ministry counted the children who were out of school in the year before, and",
    "found that most of them had to help in the fields of their families every day.",
]
_BEHIND = ["Most of the districts have no office that could take in a report on them."]


def _paths(
    frames: Sequence[tuple[float, float, float, float]], box: str = "Key figures", size: float = 11
) -> dict[str, tuple[str, ...]]:
    """The heading path of each paragraph of a page with a box in it.

    Args:
        frames: what is drawn: left, top, width and height.
        box: heading of the box.
        size: its type size.
    """

    def page(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        for left, top, width, height in frames:
            canvas.rect(left, HEIGHT - top - height, width, height, stroke=0, fill=1)
        canvas.setFillGray(0)
        words_at(canvas, 60, 80, "Report on children", BOLD, 20)
        words_at(canvas, 60, 120, "Findings", BOLD, 15)
        lines_at(canvas, 60, 145, _TEXT)
        words_at(canvas, 70, 200, box, BOLD, size)
        words_at(canvas, 70, 216, "94% of children in towns are on line.")
        lines_at(canvas, 60, 260, _BEHIND)
        lines_at(canvas, 60, 284, _TEXT)

    parsed = read_pdf(draw(page), "report.pdf")
    return {
        line: section.path
        for section in parsed.sections
        for line in parsed.text[section.start : section.end].split("\n")
        if line
    }


@pytest.mark.parametrize("frames", [[(60, 185, 300, 40)], [(60, 185, 300, 20), (60, 205, 300, 20)]])
def test_text_behind_a_box_stands_under_the_heading_before_it(
    frames: list[tuple[float, float, float, float]],
) -> None:
    """A box, shaded as one or by paragraphs, is a section of its own inside of another."""
    paths = _paths(frames)
    outer = ("Report on children", "Findings")
    assert paths["94% of children in towns are on line."] == (*outer, "Key figures")
    assert paths[_BEHIND[0]] == outer
    assert paths[" ".join(_TEXT)] == outer


@pytest.mark.parametrize(
    ("frames", "box", "size"),
    [
        ([], "Key figures", 11),  # no box
        ([(60, 185, 300, 20)], "Key figures", 11),  # only the heading is shaded
        ([(60, 185, 300, 40)], "2.1 Key figures", 11),
        ([(60, 185, 300, 40)], "Key figures", 15),  # no lower than the one before
        ([(0, 0, 595, 842)], "Key figures", 11),  # the ground of the page
    ],
)
def test_other_headings_go_on_to_the_next(
    frames: list[tuple[float, float, float, float]], box: str, size: float
) -> None:
    """Headings on coloured ground, and those of sections, hold what follows."""
    assert _paths(frames, box, size)[_BEHIND[0]][-1] == box

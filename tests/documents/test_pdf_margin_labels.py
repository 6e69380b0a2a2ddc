"""PDF: labels in the margin of a text, and files that hold little but a table."""

from __future__ import annotations

import pytest
from pdf_samples import BODY, BOLD, HEIGHT, ITALIC, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.pdf import read_pdf

WATER = [
    "Families who had been displaced by the floods were asked how they lived,",
    "and most of them said that the help came late to the camps in the hills.",
]
PIPES = [
    "The ministry has promised to repair the pipes before the rains begin in",
    "November, which the union of the towns has asked for since the war.",
]
SCHOOLS = [
    "Schools opened again on 4 March, two weeks later than planned, but by",
    "then a third of the pupils had left the valley with their parents.",
]
PARTS = (
    ("Water and health", (WATER, PIPES, SCHOOLS)),
    ("Schools", (SCHOOLS, PIPES, SCHOOLS)),
    ("Roads", (PIPES, WATER, PIPES)),
)


def _read(font: str, size: float, lower: float) -> Parsed:
    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Report on the valley", BOLD, 18)
        y = 100.0
        for label, paragraphs in PARTS:
            words_at(canvas, 60, y, label, font, size)
            y += lower
            for lines in paragraphs:
                lines_at(canvas, 180, y, lines)
                y += 12 * len(lines) + 8
            y += 6

    return read_pdf(draw(page), "report.pdf")


@pytest.mark.parametrize("lower", [0.0, 3.0, 12.0])
def test_labels_stand_before_their_texts(lower: float) -> None:
    """Where they look like headings they head them."""
    parsed = _read(BOLD, 10.0, lower)
    found = [
        ([one.title for one in section.headings][1:], parsed.text[section.body_start : section.end])
        for section in parsed.sections
    ]
    assert [(names, text.split()) for names, text in found if names] == [
        ([label], " ".join(" ".join(lines) for lines in paragraphs).split())
        for label, paragraphs in PARTS
    ]


@pytest.mark.parametrize(("font", "size"), [(ITALIC, 8.0), (BODY, 8.0)])
def test_small_labels_are_put_before_their_texts(font: str, size: float) -> None:
    """Whatever their type is."""
    text = _read(font, size, 0.0).text
    places = [text.index(label) for label, _ in PARTS]
    assert places == sorted(places)
    assert text.index(WATER[0]) < text.index("Schools\n") < text.rindex(SCHOOLS[0])
    assert text.rindex(SCHOOLS[0]) < text.index("Roads\n") < text.rindex(WATER[0])


def test_notes_in_a_margin_that_stand_anywhere_stay_together() -> None:
    """Where one of them stands beside the middle of a paragraph the columns are read in turn."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, ["In 2019 there were", "36 murders in all."], size=8)
        words_at(canvas, 60, 148, "See the annex.", size=8)
        lines_at(canvas, 180, 100, [*WATER, *PIPES, *SCHOOLS, *PIPES])

    text = read_pdf(draw(page), "report.pdf").text
    assert " ".join([*WATER, *PIPES, *SCHOOLS, *PIPES]) in text


def test_the_heading_of_a_page_that_is_a_table_is_one() -> None:
    """Though no other line of text has another size."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Plan of action", BOLD, 18)
        for row in range(12):
            for column, words in enumerate((f"Aim {row}", f"{3 * row}%", "Ministry of Health")):
                canvas.rect(60 + 150 * column, HEIGHT - 100 - 15 * row, 150, 15)
                words_at(canvas, 65 + 150 * column, 96 + 15 * row, words, size=9)

    parsed = read_pdf(draw(page), "plan.pdf")
    assert [one.title for one in parsed.sections[0].headings] == ["Plan of action"]

"""PDF: paragraphs of one line each are paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import draw, lines_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf


@pytest.mark.parametrize(
    "paragraphs",
    [
        [
            ["The Congress of the Republic has passed the law that follows here:"],
            ["Article 1. Aim. The law is to keep children of the coast from work at", "night."],
            ["Article 2. Age. Nobody below fifteen years may be employed in this land."],
            ["Article 3. Permits. They are given in writing and expire in a year."],
        ],
        [
            ["¿Cuántos casos recibe la oficina del distrito en el año que corre?"],
            ["Unos novecientos. En 2018 fueron 937 y cerramos 610 en el mismo año."],
            ["¿Quién paga los albergues de la costa y los de la sierra del norte?"],
            ["La iglesia paga dos y la ciudad de Puerto paga el que está en el muelle."],
        ],
    ],
)
def test_space_between_paragraphs_of_one_line_parts_them(
    paragraphs: Sequence[Sequence[str]],
) -> None:
    """It is no distance of lines, though there are more of it."""

    def page(canvas: Canvas) -> None:
        y = 80.0
        for lines in paragraphs:
            lines_at(canvas, 60, y, lines, leading=13)
            y += 13 * (len(lines) - 1) + 19

    text = read_pdf(draw(page), "a.pdf").text
    assert text.rstrip().split("\n\n") == [" ".join(lines) for lines in paragraphs]


@pytest.mark.parametrize(
    ("last", "following", "gap", "parted"),
    [
        ("on most days of the year, and then home again.", "Schoolchildren", 18, True),
        ("on most days of the year, and then home again.", "Schoolchildren", 15, False),
        ("on most days of the year, and then home again", "Schoolchildren", 18, False),
        ("on most days of the year, and then home again.", "schoolchildren", 18, False),
        (
            "on most days of the year, and then they are all home again, too.",
            "Schoolchildren",
            18,
            False,
        ),
    ],
)
def test_a_little_space_below_a_line_that_ends_before_the_edge_parts_paragraphs(
    last: str, following: str, gap: float, parted: bool
) -> None:
    """Where a sentence ends there and one begins, though its first word had no room above."""
    lines = [
        "Buses take the children of the coast to school in the mornings",
        "and bring them home after school, which they do in the years",
        last,
    ]
    below = [f"{following} of the hills walk to school at six in the", "morning."]

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, lines, leading=15)
        lines_at(canvas, 60, 80 + 2 * 15 + gap, below, leading=15)

    paragraphs = read_pdf(draw(page), "a.pdf").text.rstrip().split("\n\n")
    whole = [" ".join(lines), " ".join(below)]
    assert paragraphs == (whole if parted else [" ".join(whole)])


def test_wide_set_lines_are_of_one_paragraph() -> None:
    """Their distance is known from lines that end no sentence."""
    lines = [
        "Buses take the children of the coast to school in the morning. They",
        "bring them home in the afternoon, on most days of the whole year.",
        "Those of the hills walk, which takes them more than an hour every day,",
        "as the survey has shown.",
    ]

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, lines, leading=20)

    assert read_pdf(draw(page), "a.pdf").text == " ".join(lines) + "\n"

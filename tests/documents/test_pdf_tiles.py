"""PDF: key figures stand before their labels, and are no headings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BODY, BOLD, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf
from briefing_qa.documents.pdf.tiles import is_key_figure

TEXT = [
    "Buses take the children of the coast to school in the morning and",
    "bring them home again in the afternoon, on most days of the year.",
]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("71%", True),
        ("18,402", True),
        ("€2.4 million", True),
        ("US$ 5 MILLION", True),
        ("S/ 1.200", True),
        ("1 in 6", True),
        ("1 de cada 3", True),
        ("3 min 40 s", True),
        ("90 días", True),
        ("2021", False),
        ("2017–2021", False),
        ("3 Outlook", False),
        ("2022 at a glance", False),
        ("2. results", False),
        ("1.2.3 rules", False),
        ("15 de marzo", False),
        ("children", False),
        ("16 days of activism against violence", False),
        ("", False),
    ],
)
def test_what_is_chiefly_a_figure(words: str, is_one: bool) -> None:
    """Neither numbered headings, nor years and days."""
    assert is_key_figure(words) is is_one


def _tile(canvas: Canvas, x: float, y: float, figure: str, label: Sequence[str]) -> None:
    words_at(canvas, x, y, figure, BOLD, 24)
    lines_at(canvas, x, y + 16, label, size=9, leading=11)


def test_figures_side_by_side_stand_before_their_labels() -> None:
    """Each with its own label, row by row; none is a heading, and the section goes on."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "Autobuses de la costa", BOLD, 16)
        lines_at(canvas, 60, 110, TEXT)
        _tile(canvas, 60, 180, "4.812", ["niñas y niños"])
        _tile(canvas, 220, 180, "63 %", ["de ellos van", "en autobús"])
        _tile(canvas, 380, 180, "1 de cada 3", ["espera más de una hora"])
        _tile(canvas, 60, 260, "17", ["distritos"])
        _tile(canvas, 220, 260, "90 días", ["dura la avería media"])
        lines_at(canvas, 60, 320, TEXT, size=9)

    parsed = read_pdf(draw(page), "a.pdf")
    assert parsed.text.rstrip().split("\n\n") == [
        "Autobuses de la costa",
        " ".join(TEXT),
        "4.812 niñas y niños",
        "63 % de ellos van en autobús",
        "1 de cada 3 espera más de una hora",
        "17 distritos",
        "90 días dura la avería media",
        " ".join(TEXT),
    ]
    assert [section.path for section in parsed.sections] == [("Autobuses de la costa",)]


def test_labels_in_the_middle_below_their_figures() -> None:
    """A label may be wider than its figure."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 110, TEXT)
        for x, figure, label in (
            (130, "71%", "of the callers"),
            (300, "94", "volunteers of all ages"),
        ):
            words_at(canvas, x - stringWidth(figure, BOLD, 26) / 2, 200, figure, BOLD, 26)
            words_at(canvas, x - stringWidth(label, BODY, 9) / 2, 218, label, BODY, 9)

    text = read_pdf(draw(page), "a.pdf").text
    assert text.endswith("\n\n71% of the callers\n\n94 volunteers of all ages\n")


def test_running_text_below_a_large_figure_is_no_label() -> None:
    """It is a paragraph of its own; so is a heading below the number of a chapter."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "40 000", BOLD, 24)
        lines_at(canvas, 60, 100, TEXT * 3)
        words_at(canvas, 60, 300, "3", BOLD, 40)
        words_at(canvas, 60, 330, "What it costs", BOLD, 18)
        lines_at(canvas, 60, 360, TEXT)

    parsed = read_pdf(draw(page), "a.pdf")
    assert parsed.text.startswith("40 000\n\n" + " ".join(TEXT * 3))
    assert [section.path for section in parsed.sections if section.path] == [("What it costs",)]


def test_a_number_before_a_heading_of_its_size_is_no_key_figure() -> None:
    """Also where a wide space stands between them, as LaTeX sets them."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)
        words_at(canvas, 60, 130, "3", BOLD, 14.3)
        words_at(canvas, 83, 130, "Results", BOLD, 14.3)
        lines_at(canvas, 60, 152, TEXT)

    assert "\n\n3 Results\n\nBuses take" in read_pdf(draw(page), "report.pdf").text


def test_labels_above_their_figures_stay_with_them() -> None:
    """What stands below is the label of the next figure, or a text of its own."""
    tiles = [
        [("48,210", "children reached"), ("61%", "births registered")],
        [("1,905", "social workers"), ("26", "homes visited")],
    ]

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "2022 at a glance", BOLD, 18)
        for top, row in zip((110, 158), tiles, strict=True):
            for left, (figure, label) in zip((60, 300), row, strict=True):
                words_at(canvas, left, top, label, size=9)
                words_at(canvas, left, top + 22, figure, BOLD, 22)
        lines_at(canvas, 60, 206, TEXT)

    assert read_pdf(draw(page), "report.pdf").text.strip().split("\n\n") == [
        "2022 at a glance",
        *(f"{label} {figure}" for row in tiles for figure, label in row),
        " ".join(TEXT),
    ]

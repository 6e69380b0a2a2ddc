"""PDF: tables of contents with dots in some lines only, and headings that their numbers tell."""

from __future__ import annotations

from collections.abc import Callable

from pdf_samples import BODY, BOLD, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.pdf import read_pdf

ENTRIES = (
    ("1", "Introduction", "2", False),
    ("2", "Methods and sources", "2", False),
    ("2.1", "Interviews", "3", True),
    ("2.2", "Focus groups", "3", True),
    ("3", "Findings", "4", False),
    ("4", "Conclusions", "12", False),
)
TEXT = [
    "Families who had been displaced by the floods were asked how they lived in the camps,",
    "and most of them said that the help came late.",
]


def _entries(canvas: Canvas, y: float, *, dots: bool = True) -> None:
    for at, (number, words, page, dotted) in enumerate(ENTRIES):
        line, font = y + 16 * at, BODY if dotted else BOLD
        left = 84 if dotted else 60
        words_at(canvas, left, line, number, font)
        words_at(canvas, left + 24, line, words, font)
        words_at(canvas, 480 - stringWidth(page, font, 10), line, page, font)
        x = 84 + 24 + stringWidth(words, font, 10) + 8
        while dotted and dots and x < 460:
            words_at(canvas, x, line, ".")
            x += 6


def _titles(parsed: Parsed) -> list[list[str]]:
    return [[one.title for one in section.headings] for section in parsed.sections]


def test_each_entry_is_a_line_of_its_own() -> None:
    """Whether dots or white space lead to its page; none of it is a table or a heading."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "Annual report", BOLD, 20)
        words_at(canvas, 60, 120, "Contents", BOLD, 14)
        _entries(canvas, 150)
        words_at(canvas, 60, 280, "1   Introduction", BOLD, 14)
        lines_at(canvas, 60, 310, TEXT)

    parsed = read_pdf(draw(page), "report.pdf")
    assert parsed.text.split("\n\n") == [
        "Annual report",
        "Contents",
        "1 Introduction 2",
        "2 Methods and sources 2",
        "2.1 Interviews 3",
        "2.2 Focus groups 3",
        "3 Findings 4",
        "4 Conclusions 12",
        "1 Introduction",
        " ".join(TEXT) + "\n",
    ]
    assert _titles(parsed) == [
        ["Annual report"],
        ["Annual report", "Contents"],
        ["Annual report", "1 Introduction"],
    ]


def test_the_head_of_the_page_is_no_entry() -> None:
    """Though it ends in the number of its page, as entries do; it stands apart."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Foundation for Children")
        words_at(canvas, 475, 60, "1")
        _entries(canvas, 150)

    text = read_pdf(draw(page), "report.pdf").text
    assert "Foundation for Children 1" not in text
    assert "1 Introduction 2\n\n2 Methods and sources 2\n\n" in text


def test_entries_without_any_dots_need_the_name_above() -> None:
    """Other figures in a column are no pages."""

    def page(canvas: Canvas, name: str) -> None:
        words_at(canvas, 60, 120, name, BOLD, 14)
        _entries(canvas, 150, dots=False)

    assert "\n\n3 Findings 4\n\n" in read_pdf(draw(lambda c: page(c, "Contents")), "a.pdf").text
    assert "| 4" in read_pdf(draw(lambda c: page(c, "Children by year")), "b.pdf").text


def test_a_short_line_whose_number_counts_on_is_a_heading() -> None:
    """Also where its type is that of the text; a numbered paragraph is none."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "2   Methods", BOLD, 15)
        words_at(canvas, 60, 110, "2.1   Interviews")
        lines_at(canvas, 60, 135, TEXT)
        words_at(canvas, 60, 180, "2.2   Focus groups")
        words_at(canvas, 60, 205, "2.2.1   With girls")
        lines_at(canvas, 60, 230, TEXT)
        words_at(canvas, 60, 275, "2.3   The groups met once a week.")
        words_at(canvas, 60, 300, "2.7   Last one")
        lines_at(canvas, 60, 325, TEXT)

    assert _titles(read_pdf(draw(page), "report.pdf")) == [
        ["2 Methods"],
        ["2 Methods", "2.1 Interviews"],
        ["2 Methods", "2.2 Focus groups"],
        ["2 Methods", "2.2 Focus groups", "2.2.1 With girls"],
    ]


def test_the_number_of_a_chapter_stands_above_its_name() -> None:
    """Though the name is larger, as LaTeX sets it; the next chapter is beside the first."""

    def chapter(number: int, name: str) -> Callable[[Canvas], None]:
        def page(canvas: Canvas) -> None:
            words_at(canvas, 60, 120, f"Chapter {number}", BOLD, 20)
            words_at(canvas, 60, 160, name, BOLD, 24)
            lines_at(canvas, 60, 200, TEXT)

        return page

    data = draw(chapter(1, "Introduction"), chapter(2, "Findings"), chapter(3, "Outlook"))
    titles = _titles(read_pdf(data, "report.pdf"))
    assert titles == [
        ["Chapter 1"],
        ["Chapter 1", "Introduction"],
        ["Chapter 2"],
        ["Chapter 2", "Findings"],
        ["Chapter 3"],
        ["Chapter 3", "Outlook"],
    ]

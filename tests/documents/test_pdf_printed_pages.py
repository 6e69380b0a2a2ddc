"""PDF: web pages as browsers print them."""

from __future__ import annotations

from pdf_samples import BODY, BOLD, HEIGHT, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf


def test_marks_of_notes_are_told_by_five_sixths_of_the_size() -> None:
    """A browser's raised letters are hardly smaller than its text."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Marriage below 18 was forbidden in June 2015", size=12)
        x = 60 + stringWidth("Marriage below 18 was forbidden in June 2015", BODY, 12)
        words_at(canvas, x, 96, "1", size=10)
        words_at(canvas, x + 5, 100, ", and unions are", size=12)
        words_at(canvas, 60, 114, "common in 14 provinces", size=12)
        words_at(canvas, 60 + stringWidth("common in 14 provinces", BODY, 12), 110, "2", size=10)
        words_at(
            canvas, 75 + stringWidth("common in 14 provinces", BODY, 12), 114, "still.", size=12
        )

    text = read_pdf(draw(page), "page.pdf").text
    assert "forbidden in June 2015, and unions are common in 14 provinces still." in text


def test_dots_that_are_drawn_mark_items() -> None:
    """Without them the items, which end in no stop, would be one paragraph."""
    items = ["Under 18: 6.9 million", "Registered: 96.4 per cent", "Homicides: 418"]

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "The figures of the country at a glance:")
        for number, words in enumerate(items):
            canvas.circle(76, HEIGHT - 122 - 14 * number + 3, 1.9, stroke=0, fill=1)
            words_at(canvas, 90, 122 + 14 * number, words)

    text = read_pdf(draw(page), "page.pdf").text
    assert text.endswith("glance:\n\n" + "".join(f"- {words}\n" for words in items))


def test_dots_elsewhere_mark_nothing() -> None:
    """Not those inside of a line, far before one, larger than its type, or with nothing behind."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Schools")
        canvas.circle(60 + stringWidth("Schools ", BODY, 10) + 2, HEIGHT - 97, 1.9, fill=1)
        words_at(canvas, 70 + stringWidth("Schools", BODY, 10), 100, "and clinics are open.")
        words_at(canvas, 200, 130, "Others are not.")
        canvas.circle(150, HEIGHT - 127, 1.9, fill=1)
        canvas.circle(190, HEIGHT - 127, 6, fill=1)
        canvas.circle(400, HEIGHT - 127, 1.9, fill=1)

    text = read_pdf(draw(page), "page.pdf").text
    assert text == "Schools and clinics are open.\n\nOthers are not.\n"


def test_the_name_of_a_site_is_no_part_of_a_title() -> None:
    """Browsers write the title of the window into the file; the page shows what it is of it."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Children return to school", BOLD, 20)
        words_at(canvas, 60, 140, "Some 1,200 children returned to school on Monday.")

    for stated, title in (
        ("Children return to school - The Post", "Children return to school"),
        ("Children return to school – The Post", "Children return to school"),
        ("Children return to school in May", "Children return to school in May"),
        ("The Post", "The Post"),
    ):
        assert read_pdf(draw(page, title=stated), "page.pdf").fields["title"] == title

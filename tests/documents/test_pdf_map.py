"""PDF: the map from characters to pages and to places on them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import (
    BODY,
    HEIGHT,
    WIDTH,
    Grid,
    Heading,
    Paragraph,
    Sheet,
    draw,
    typeset,
    words_at,
)
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Parsed
from briefing_qa.documents.pdf import read_pdf
from briefing_qa.documents.pdf.opening import opened
from briefing_qa.passages import cut_passages
from briefing_qa.types import Box, Document

_WORDS = [
    "children",
    "of",
    "northern",
    "districts",
    "walk",
    "kilometres",
    "while",
    "others",
    "ride",
]


def _report(seed: int, sheet: Sheet) -> bytes:
    rng = random.Random(seed)
    blocks: list[Heading | Paragraph | Grid] = []
    notes = {1: "See the survey of 2019.", 2: "Ibid., page 4."}
    for index in range(8):
        words = [rng.choice(_WORDS).lower() for _ in range(rng.randint(20, 60))]
        mark = f"{{{index}}}" if index in notes else ""
        blocks.append(Heading(f"Part {index} of the report"))
        blocks.append(Paragraph(f"The {' '.join(words)} again.{mark}"))
    blocks.insert(
        5, Grid([["Country", "Score"], ["Peru", "63.5"], ["Chile", "71.2"]], seed % 2 > 0)
    )
    return typeset(blocks, replace(sheet, notes=notes))


def _words_in(data: bytes, boxes: list[Box]) -> list[str]:
    """What PDFium finds in rectangles of the displayed pages, independent of our reading."""
    found = []
    with opened(data, "report.pdf") as document:
        pages = [document[number] for number in range(len(document))]
        texts = [page.get_textpage() for page in pages]
        for box in boxes:
            left, bottom, right, top = pages[box.page - 1].get_bbox()
            width, height = right - left, top - bottom
            corners = {
                0: (box.left, 1 - box.bottom, box.right, 1 - box.top),
                90: (box.top, box.left, box.bottom, box.right),
                180: (1 - box.right, box.top, 1 - box.left, box.bottom),
                270: (1 - box.bottom, 1 - box.right, 1 - box.top, 1 - box.left),
            }[pages[box.page - 1].get_rotation()]
            found.append(
                texts[box.page - 1].get_text_bounded(
                    left + corners[0] * width - 0.2,
                    bottom + corners[1] * height,
                    left + corners[2] * width + 0.2,
                    bottom + corners[3] * height,
                )
            )
        for text in texts:
            text.close()
        for page in pages:
            page.close()
    return found


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 1000),
    sheet=st.builds(
        Sheet,
        columns=st.integers(1, 2),
        justified=st.booleans(),
        hyphens=st.booleans(),
        foot=st.sampled_from(["", "{page}"]),
        rotation=st.sampled_from([0, 90, 180, 270]),
    ),
)
def test_every_word_has_its_place(seed: int, sheet: Sheet) -> None:
    """Boxes hold the very letters of the text, cover all words, and lie inside of their page."""
    data = _report(seed, sheet)
    parsed = read_pdf(data, "report.pdf")
    assert parsed == read_pdf(data, "report.pdf")
    for before, box in zip(parsed.boxes, parsed.boxes[1:], strict=False):
        assert before.end <= box.start
    for box in parsed.boxes:
        assert 0 <= box.left < box.right <= 1
        assert 0 <= box.top < box.bottom <= 1
    shown = _words_in(data, list(parsed.boxes))
    for box, words in zip(parsed.boxes, shown, strict=True):
        expected = parsed.text[box.start : box.end]
        assert expected in "".join(words.replace("\ufffe", "-").split())
    covered = [False] * len(parsed.text)
    for box in parsed.boxes:
        covered[box.start : box.end] = [True] * (box.end - box.start)
    left = {c for c, boxed in zip(parsed.text, covered, strict=True) if not boxed}
    assert left <= set(" \n|:[]")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 1000), columns=st.integers(1, 3))
def test_every_unit_has_boxes_and_a_page(seed: int, columns: int) -> None:
    """What can be cited can be shown: each unit of each passage has a place and a page."""
    parsed = read_pdf(_report(seed, Sheet(columns=columns, size=9.0)), "report.pdf")
    document = Document(
        id="d",
        title="d",
        text=parsed.text,
        sections=parsed.sections,
        pages=parsed.pages,
        boxes=parsed.boxes,
    )
    passages = cut_passages(document, IndexSettings())
    assert passages
    for passage in passages:
        assert passage.page is not None
        for unit in passage.units:
            assert any(box.start < unit.end and unit.start < box.end for box in parsed.boxes)
    _check_pages(parsed)


def _check_pages(parsed: Parsed) -> None:
    """Spans in order, without gap or overlap, over all of the text."""
    assert parsed.pages[0].start == 0
    assert parsed.pages[-1].end == len(parsed.text)
    for before, page in zip(parsed.pages, parsed.pages[1:], strict=False):
        assert before.end == page.start
        assert page.start < page.end


def test_sentence_over_two_pages_belongs_to_the_first() -> None:
    """The page span goes on to the end of the sentence; the next one is on the next page."""

    def first(canvas: Canvas) -> None:
        words_at(
            canvas, 60, 100, "A first sentence stands here. A second one goes on over the end of"
        )

    def second(canvas: Canvas) -> None:
        words_at(
            canvas, 60, 100, "the page and ends there. A third one follows on the second page."
        )

    parsed = read_pdf(draw(first, second), "report.pdf")
    assert parsed.text == (
        "A first sentence stands here. A second one goes on over the end of the page and ends "
        "there. A third one follows on the second page.\n"
    )
    assert [page.number for page in parsed.pages] == [1, 2]
    assert parsed.pages[1].start == parsed.text.index("A third")
    assert next(b.page for b in parsed.boxes if b.start == parsed.text.index("ends there")) == 2


def test_mended_word_has_two_boxes() -> None:
    """Each part of a word that a line end parts has its own place."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "It is the govern-")
        words_at(canvas, 60, 112, "ment that pays for the buses.")

    parsed = read_pdf(draw(page), "report.pdf")
    start = parsed.text.index("government")
    parts = [box for box in parsed.boxes if start <= box.start < start + 10]
    assert [parsed.text[box.start : box.end] for box in parts] == ["govern", "ment"]
    assert parts[0].top < parts[1].top


def test_places_are_fractions_of_the_displayed_page() -> None:
    """A word's box is where it is drawn, also on a page that shows only a part of its area."""

    def page(canvas: Canvas) -> None:
        canvas.setCropBox((100, 200, 400, 700))
        words_at(canvas, 150, HEIGHT - 500, "Here", BODY, 20)
        words_at(canvas, 20, 20, "cropped away")

    parsed = read_pdf(draw(page), "report.pdf")
    assert parsed.text == "Here\n"
    box = parsed.boxes[0]
    assert box.left == pytest.approx((150 - 100) / 300, abs=0.005)
    assert box.right == pytest.approx((150 + stringWidth("Here", BODY, 20) - 100) / 300, abs=0.005)
    assert box.top < (700 - 500) / 500 < box.bottom


def test_blank_pages_have_no_span() -> None:
    """Pages without text are counted, but stand nowhere in the text."""
    pages = [lambda c: words_at(c, 60, 100, "One sentence of text."), lambda c: None]
    parsed = read_pdf(draw(pages[1], pages[0], pages[1], pages[0]), "report.pdf")
    assert [page.number for page in parsed.pages] == [2, 4]
    assert WIDTH > 0

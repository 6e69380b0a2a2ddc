"""Pages with the places of a quote marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_qa.app.page_view import MOST_AT_ONCE, is_drawn, label_of, view_pages
from briefing_qa.types import Box, Document, Page, Section

TEXT = "one two three four five six"
DOCUMENT = Document(
    id="numbers",
    title="Numbers",
    text=TEXT,
    sections=(Section(headings=(), start=0, body_start=0, end=len(TEXT)),),
    pages=(
        Page(number=1, start=0, end=8, label="i"),
        Page(number=2, start=8, end=19, label="2"),
        Page(number=4, start=19, end=len(TEXT)),
    ),
    path="Numbers.PDF",
)


def box(page: int, left: float, top: float, width: float = 0.1, height: float = 0.02) -> Box:
    """A word on a page."""
    return Box(
        start=0, end=3, page=page, left=left, top=top, right=left + width, bottom=top + height
    )


def test_words_of_a_line_have_one_mark_together() -> None:
    """A line is one rectangle around its words, the next line another one."""
    boxes = [box(1, 0.1, 0.5), box(1, 0.21, 0.501), box(1, 0.1, 0.53)]
    (sheet,) = view_pages(DOCUMENT, boxes, 0, 8).sheets
    assert [(m.left, m.top, m.width) for m in sheet.marks] == [(10, 50, 21), (10, 53, 10)]
    assert sheet.marks[0].height == pytest.approx(2.1)


def test_words_far_from_each_other_are_marked_apart() -> None:
    """Cells of a row, and lines of two columns, do not mark what lies between them."""
    boxes = [box(1, 0.1, 0.5), box(1, 0.6, 0.5)]
    (sheet,) = view_pages(DOCUMENT, boxes, 0, 8).sheets
    assert len(sheet.marks) == 2


def test_what_is_quoted_again_is_marked_once() -> None:
    """The names of columns, quoted with each row, are no darker than the cells below them."""
    names = [box(1, 0.1, 0.5), box(1, 0.6, 0.5)]
    rows = [[box(1, left, top) for left in (0.1, 0.6)] for top in (0.53, 0.56)]
    quoted = [one for row in rows for pair in zip(names, row, strict=True) for one in pair]
    (sheet,) = view_pages(DOCUMENT, quoted, 0, 8).sheets
    assert sorted((m.top, m.left) for m in sheet.marks) == [
        (top, left) for top in (50, 53, 56) for left in (10, 60)
    ]


def test_quote_over_two_pages_shows_both() -> None:
    """The pages are those where the words stand; each has its own marks."""
    view = view_pages(DOCUMENT, [box(1, 0.1, 0.9), box(2, 0.1, 0.1)], 0, 8)
    assert [(sheet.number, len(sheet.marks)) for sheet in view.sheets] == [(1, 1), (2, 1)]
    assert (view.before, view.after, view.last) == (0, 3, 4)
    assert not view.away


def test_pages_can_be_turned() -> None:
    """A page that was turned to stands alone; the quote is named as being elsewhere."""
    boxes = [box(2, 0.1, 0.1)]
    view = view_pages(DOCUMENT, boxes, 8, 18, number=3)
    assert [sheet.number for sheet in view.sheets] == [3]
    assert view.sheets[0].marks == ()
    assert view.away
    assert (view.before, view.after) == (2, 4)
    assert not view_pages(DOCUMENT, boxes, 8, 18, number=2).away
    assert view_pages(DOCUMENT, (), 0, 0, number=4).after == 0


def test_without_places_the_pages_are_those_of_the_characters() -> None:
    """A reader that knows no boxes still leads to the right page, with nothing marked."""
    view = view_pages(DOCUMENT, (), 5, 12)
    assert [(sheet.number, sheet.marks) for sheet in view.sheets] == [(1, ()), (2, ())]


def test_beginning_is_the_first_page() -> None:
    """A document that was opened without a quote begins with its first page."""
    view = view_pages(DOCUMENT, (), 0, 0)
    assert [sheet.number for sheet in view.sheets] == [1]
    assert view.quoted == 0


def test_a_long_quote_shows_a_few_pages() -> None:
    """Nobody waits for the images of a whole chapter."""
    boxes = [box(page, 0.1, 0.1) for page in range(1, 20)]
    long = replace(DOCUMENT, pages=tuple(Page(number=n, start=0, end=1) for n in range(1, 20)))
    assert len(view_pages(long, boxes, 0, 1).sheets) == MOST_AT_ONCE


@pytest.mark.parametrize("number", [-1, 5, 1000])
def test_page_that_is_not_there_is_refused(number: int) -> None:
    """The message names the document and how many pages it has."""
    with pytest.raises(ValueError, match=r"numbers has no page .*: it has 4"):
        view_pages(DOCUMENT, (), 0, 0, number=number)


def test_printed_label_is_named_where_it_differs() -> None:
    """What is printed on a page is said only if it is not its number."""
    assert [label_of(DOCUMENT, number) for number in (1, 2, 3, 4)] == ["i", "", "", ""]


def test_only_what_has_pages_to_look_at_is_drawn() -> None:
    """A PDF with pages is, in whatever case its suffix is written; text is not."""
    assert is_drawn(DOCUMENT)
    assert not is_drawn(replace(DOCUMENT, pages=()))
    assert not is_drawn(replace(DOCUMENT, path="numbers.epub"))


_PLACES = st.builds(
    box,
    st.integers(1, 2),
    st.floats(0, 0.9),
    st.floats(0, 0.9),
    st.floats(0.001, 0.1),
    st.floats(0.001, 0.1),
)


@settings(deadline=None, max_examples=60)
@given(boxes=st.lists(_PLACES, min_size=1, max_size=12))
def test_every_word_lies_in_a_mark_of_its_page(boxes: list[Box]) -> None:
    """Whatever stands where, no word of the quote is left unmarked, and no mark leaves the page."""
    sheets = {sheet.number: sheet.marks for sheet in view_pages(DOCUMENT, boxes, 0, 3).sheets}
    for one in boxes:
        assert any(
            mark.left - 0.01 <= 100 * one.left
            and mark.top - 0.01 <= 100 * one.top
            and 100 * one.right <= mark.left + mark.width + 0.01
            and 100 * one.bottom <= mark.top + mark.height + 0.01
            for mark in sheets[one.page]
        )
    for mark in (mark for marks in sheets.values() for mark in marks):
        assert mark.left >= 0
        assert mark.left + mark.width <= 100.01

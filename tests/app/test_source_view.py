"""A document around a quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_qa.app.source_view import Outlined, SourceView, outline, view_source
from briefing_qa.documents import Corpus
from briefing_qa.types import Document, Page

LIMITED = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def document(
    tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]
) -> Document:
    """A document with headings, paragraphs and a list."""
    corpus = Corpus(write_corpus(tmp_path_factory.mktemp("source") / "corpus"))
    return corpus.read("libraries.md")


@pytest.fixture(scope="module")
def outlined(document: Document) -> Outlined:
    """The same with its pieces."""
    return outline(document)


def quoted(view: SourceView) -> str:
    """What is highlighted."""
    return "".join(run.text for piece in view.pieces for run in piece.runs if run.quoted)


def test_quote_is_marked_exactly(document: Document, outlined: Outlined) -> None:
    """What is marked are the quoted characters, with their section."""
    quote = "In 2022, 1,250 libraries were open on Sundays."
    start = document.text.index(quote)
    view = view_source(outlined, start, start + len(quote))
    assert quoted(view) == quote
    assert view.section == ("Libraries of the coast", "Opening hours (71/100)")


@LIMITED
@given(data=st.data())
def test_every_span_is_marked_but_for_what_lies_between_pieces(
    document: Document, outlined: Outlined, data: st.DataObject
) -> None:
    """Any span is marked wholly, apart from white space and heading marks around pieces."""
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    view = view_source(outlined, start, end, reach=data.draw(st.integers(1, 400)))
    between = str.maketrans("", "", " \n#")
    assert quoted(view).translate(between) == document.text[start:end].translate(between)


def test_little_is_shown_of_a_long_document(document: Document, outlined: Outlined) -> None:
    """Only what is near is shown, and the view says that there is more."""
    start = document.text.index("Of the librarians")
    near = view_source(outlined, start, start + 5, reach=1)
    assert len(near.pieces) == 1
    assert near.earlier
    assert not near.later
    whole = view_source(outlined, start, start + 5, reach=100_000)
    assert not whole.earlier
    assert not whole.later


def test_pages_are_named_where_they_begin(document: Document) -> None:
    """The page of the quote is known; a page is named at its first piece only."""
    half = document.text.index("## Borrowing")
    first = Page(number=7, start=0, end=half)
    second = Page(number=8, start=half, end=len(document.text))
    paged = replace(document, pages=(first, second))
    start = document.text.index("Children borrowed")
    view = view_source(outline(paged), start, start + 8)
    assert view.page == second
    assert [piece.page for piece in view.pieces if piece.page] == [first, second]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4), (0, 10**9)])
def test_characters_that_are_not_there_are_refused(
    outlined: Outlined, start: int, end: int
) -> None:
    """A quote of another version of the document is not shown at a wrong place."""
    with pytest.raises(ValueError, match="has no characters"):
        view_source(outlined, start, end)


def test_beginning_is_shown_without_a_quote(outlined: Outlined) -> None:
    """A document can be opened as a whole; nothing is marked."""
    view = view_source(outlined, 0, 0)
    assert quoted(view) == ""
    assert view.pieces[0].runs[0].text == "Libraries of the coast"


def test_no_level_of_heading_is_jumped_over(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    """Whatever the outline is and wherever what is shown begins, each is at most one level down."""
    texts = {"a.md": "".join(f"{'#' * n} H{n}\n\nWord.\n\n" for n in (1, 3, 4, 2, 5))}
    found = outline(Corpus(write_corpus(tmp_path / "corpus", texts)).read("a.md"))
    whole = view_source(found, 0, 0)
    assert [one.level for one in whole.pieces if one.kind == "heading"] == [1, 2, 3, 2, 3]
    start = found.document.text.index("H4")
    part = view_source(found, start, start + 2, reach=1)
    assert [one.level for one in part.pieces if one.kind == "heading"] == [1]

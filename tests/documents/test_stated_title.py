"""Titles that files state, and what programs fill in."""

from __future__ import annotations

import pytest

from briefing_qa.documents.reader import parse
from briefing_qa.documents.stated_title import plausible_title

PAGE = "<h1>Water for the valley</h1><p>The pipes were repaired in 2020 by the ministry.</p>"


@pytest.mark.parametrize(
    "title",
    [
        "Untitled",
        "Untitled Document",
        "untitled-1",
        "Document1",
        "Document (2)",
        "Documento sin título",
        "Sin título 1",
        "Microsoft Word - report.doc",
        "Microsoft Word - Annual report of the year",
        "PowerPoint Presentation",
        "Presentación de PowerPoint",
        "Slide 1",
        "Layout 1",
        "New Page 1",
        "Home",
        "Home page",
        "Página principal",
        "index",
        "final_draft_v3.docx",
        "report",
        "print version",
        "- 2 -",
    ],
)
def test_what_programs_fill_in_is_no_title(title: str) -> None:
    """Nor are names of files."""
    assert plausible_title(title, "report.pdf") == ""


@pytest.mark.parametrize(
    "title",
    [
        "Print media and the rights of the child",
        "Microsoft Word for schools",
        "Home for children without parents",
        "Document of good practices",
        "Page by page: learning to read",
        "Index of child labour 2020",
        "Slides of the coast",
    ],
)
def test_words_that_begin_alike_are_a_title(title: str) -> None:
    """What says more than that there is a page is kept."""
    assert plausible_title(title, "report.pdf") == title


@pytest.mark.parametrize("title", ["Untitled Document", "Home", "Home | Land Post", "page.html"])
def test_pages_are_called_by_their_heading_then(title: str) -> None:
    """Where the window has no title, a page is called by its main heading."""
    parsed = parse(f"<title>{title}</title>{PAGE}".encode(), "page.html")
    assert "title" not in parsed.fields
    assert parsed.main_heading == "Water for the valley"


def test_a_page_without_a_title_is_called_by_what_stands_above_its_first_part() -> None:
    """As word processors save reports: the title is a paragraph, the parts have headings."""
    body = "<p>The schools of the valley were closed for most of the year, as parents say.</p>" * 3
    page = (
        "<html><head><title></title></head><body>"
        "<p><font size='6'>Childhood in the hills</font></p><p>Cusco, 14 March 2023</p>"
        f"<h1>1. Schools</h1>{body}<h1>2. Work</h1>{body}</body></html>"
    )
    assert parse(page.encode(), "report.html").main_heading == "Childhood in the hills"

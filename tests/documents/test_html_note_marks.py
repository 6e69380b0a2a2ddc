"""HTML: the marks that notes begin with."""

from __future__ import annotations

from briefing_qa.documents import parse
from briefing_qa.documents.html import read_html


def test_a_stop_behind_the_link_back_is_no_word_of_a_note() -> None:
    """Pandoc sets it outside of the link whose number is left out."""
    page = (
        '<p>There are four levels.<a href="#fn1" id="fnref1" role="doc-noteref">1</a> The first is '
        'policy.</p><aside id="fn1" role="doc-footnote"><p><a href="#fnref1" role="doc-backlink">1'
        "</a>. See Opinion 17 of 2002.</p></aside>"
    )
    assert read_html(f"<html><body>{page}</body></html>".encode(), "page.html").text == (
        "There are four levels. The first is policy.\n\n[1] See Opinion 17 of 2002.\n"
    )


def test_a_page_may_lead_to_its_notes_by_its_own_address() -> None:
    """So browsers save it; a link to another page is a word, whatever that is called."""
    page = (
        '<p>Cases were 13<a href="https://a.org/p#_ftn1">[1]</a> in all, see part '
        '<a href="https://a.org/weekend#x">2</a>.</p>'
        '<p><a id="_ftn1" href="https://a.org/p#_ftnref1">[1]</a> Of girls.</p>'
    )
    text = parse(page.encode(), "page.html").text
    assert text == "Cases were 13 in all, see part 2.\n\n[1] Of girls.\n"

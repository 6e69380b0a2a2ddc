"""HTML: bold lines that are headings."""

from __future__ import annotations

from briefing_qa.documents.html import read_html

TEXT = "<p>The Ministry said that 534 schools had been damaged, and 97 of them beyond repair.</p>"


def _headings(body: str) -> list[tuple[int, str]]:
    parsed = read_html(f"<html><body>{body}</body></html>".encode(), "page.html")
    found = [s.headings for s in parsed.sections if s.headings]
    return [(len(headings), headings[-1].title) for headings in found]


def test_bold_lines_are_headings_where_a_page_marks_none() -> None:
    """Below its title; in paragraphs, cells of a frame and by style; questions, too."""
    frame = (
        "<table><tr><td><font size=5><b>The plan</b></font></td></tr><tr><td>{}</td></tr></table>"
    )
    body = (
        f"<h1>Honduras</h1>{TEXT}<p><strong>Child labour</strong></p>{TEXT}{TEXT}"
        f'<div style="font-weight: bold">What is kinship care?</div>{TEXT}{TEXT}'
        + frame.format(TEXT)
    )
    assert _headings(body) == [
        (1, "Honduras"),
        (2, "Child labour"),
        (2, "What is kinship care?"),
        (2, "The plan"),
    ]


def test_bold_lines_of_other_kinds_are_none() -> None:
    """Sentences, parts of lines, items, cells of tables, quotes, and where all is bold."""
    other = (
        "<p><b>It was counted twice.</b></p><p><b>Note</b> on the count</p>"
        "<ul><li><p><b>Shelters</b></p></li></ul><blockquote><p><b>A girl</b></p></blockquote>"
        "<table><tr><th>Year</th><th>Girls</th></tr><tr><td><b>2020</b></td><td>7</td></tr></table>"
    )
    assert _headings(f"<h1>Honduras</h1>{TEXT}{TEXT}{other}") == [(1, "Honduras")]
    assert _headings("<p><b>Child labour</b></p><p><b>In the valley of Sula</b></p>") == []


def test_headings_that_a_page_marks_are_all_it_has() -> None:
    """Where it has some below its title it needs no bold ones."""
    body = f"<h1>Honduras</h1><h2>Schools</h2>{TEXT}<p><b>Child labour</b></p>{TEXT}"
    assert _headings(body) == [(1, "Honduras"), (2, "Schools")]


def test_bold_words_in_a_line_of_their_own_are_apart_from_the_text_below() -> None:
    """So that its first sentence does not begin with them; bold words in a line stay there."""
    body = (
        "<p><b>The goals</b><br>In all 45 centres will open.<br><b>Caution:</b> not yet.<br>"
        "<b>Soon</b> more will.</p>"
    )
    parsed = read_html(f"<html><body>{TEXT}{body}</body></html>".encode(), "page.html")
    assert parsed.text.endswith(
        "\n\nThe goals\n\nIn all 45 centres will open. Caution: not yet. Soon more will.\n"
    )

"""OpenDocument: what only the look of a text tells, and boxes beside it."""

from __future__ import annotations

from office_files import odt

from briefing_qa.documents.odt import read_odt
from briefing_qa.documents.parsed import Parsed

FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
BOLD = f'<style:text-properties {FO} fo:font-weight="bold"/>'
PLAIN = BOLD.replace("bold", "normal")
STYLES = (
    f'<style:style style:name="T1">{BOLD}</style:style>'
    f'<style:style style:name="T2">{PLAIN}</style:style>'
    '<style:style style:name="P1" style:parent-style-name="P2"/>'
    f'<style:style style:name="P2">{BOLD}</style:style>'
)


def _headings(parsed: Parsed) -> list[str]:
    return [section.headings[-1].title for section in parsed.sections if section.headings]


def _bold(words: str) -> str:
    return f'<text:p><text:span text:style-name="T1">{words}</text:span></text:p>'


def test_bold_lines_are_headings_where_no_style_marks_any() -> None:
    """By their own style, that of their paragraph, or one that it builds on."""
    body = (
        _bold("Children in care")
        + '<text:p text:style-name="P1">The count</text:p>'
        + "<text:p>In 2021 there were 1,038 children in care.</text:p>"
        + _bold("It was counted twice.")
        + '<text:p><text:span text:style-name="T1">Note</text:span> on the count</text:p>'
        + '<text:p text:style-name="P1"><text:span text:style-name="T2">Plain</text:span></text:p>'
    )
    assert _headings(read_odt(odt(body, styles=STYLES), "a.odt")) == [
        "Children in care",
        "The count",
    ]
    marked = '<text:h text:outline-level="1">Law</text:h>' + body
    assert _headings(read_odt(odt(marked, styles=STYLES), "a.odt")) == ["Law"]


def test_bold_all_through_is_no_heading() -> None:
    """Where nothing is plain, bold sets nothing apart."""
    body = _bold("Children in care") + _bold("In 2021 there were many")
    assert _headings(read_odt(odt(body, styles=STYLES), "a.odt")) == []


def test_the_words_of_a_drawn_box_stand_behind_the_paragraph_it_is_in() -> None:
    """LibreOffice writes the text boxes of Word as shapes; their paragraphs stay apart."""
    box = (
        "<draw:custom-shape><text:p>What is kinship care?</text:p>"
        "<text:p>Relatives look after 312 children.</text:p></draw:custom-shape>"
    )
    body = f"<text:p>The law is of 2020. {box}It gives priority to relatives.</text:p>"
    assert read_odt(odt(body), "a.odt").text == (
        "The law is of 2020. It gives priority to relatives.\n\nWhat is kinship care?\n\n"
        "Relatives look after 312 children.\n"
    )

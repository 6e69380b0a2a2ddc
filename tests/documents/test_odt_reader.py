"""OpenDocument texts: headings, lists, tables, notes, changes, and what is refused."""

from __future__ import annotations

import pytest
from office_files import odt, pack

from briefing_qa.documents import Parsed, parse
from briefing_qa.errors import DocumentError

LISTS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format=""/></text:list-style>'
)


def _parse(body: str, **parts: str) -> Parsed:
    return parse(odt(body, **parts), "report.odt")  # type: ignore[arg-type]


def _lines(body: str, **parts: str) -> list[str]:
    return [line for line in _parse(body, **parts).text.split("\n") if line]


def test_headings_come_from_elements_and_styles() -> None:
    """A heading is an element of its own, or a paragraph in the style of one."""
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    styles += '<style:style style:name="P2" style:parent-style-name="P2"/>'
    parsed = _parse(
        '<text:p text:style-name="P1">Report</text:p><text:h text:outline-level="1">One</text:h>'
        '<text:h text:outline-level="2">Two</text:h><text:p text:style-name="Heading_20_3">Three'
        '</text:p><text:p text:style-name="P2">Text</text:p><text:h>Last</text:h>',
        styles=styles,
    )
    assert [section.path for section in parsed.sections] == [
        ("Report",),
        ("One",),
        ("One", "Two"),
        ("One", "Two", "Three"),
        ("Last",),
    ]
    assert parsed.fields["title"] == "Report"


def test_lists_have_their_marks() -> None:
    """Bullets, numbers and letters stand as the program shows them; a list may go on."""

    def listed(inner: str, attributes: str = "") -> str:
        return f'<text:list text:style-name="L1" {attributes}>{inner}</text:list>'

    def item(words: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"

    inner = f"<text:list>{item('x')}{item('y')}</text:list>"
    assert _lines(
        listed(item("a", inner) + item("b", inner))
        + "<text:p>Between.</text:p>"
        + listed(item("c"), 'text:continue-numbering="true"')
        + listed(
            "<text:list-header><text:p>Head</text:p></text:list-header>"
            '<text:list-item text:start-value="7"><text:p>d</text:p><text:p>more</text:p>'
            "</text:list-item><text:p/>"
        )
        + f'<text:list text:style-name="L2">{item("e", inner)}</text:list>'
        + f"<text:list>{item('f')}</text:list>",
        styles=LISTS,
    ) == [
        "1. a",
        "    (a) x",
        "    (b) y",
        "2. b",
        "    (a) x",
        "    (b) y",
        "Between.",
        "3. c",
        "Head",
        "7. d",
        "more",
        "- e",
        "x",
        "y",
        "- f",
    ]


def _row(cells: list[str]) -> str:
    inner = "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def test_table_rows_have_the_names_of_their_columns() -> None:
    """Each row stands with the header that repeats on every page."""
    head = f"<table:table-header-rows>{_row(['Country', 'Law'])}</table:table-header-rows>"
    merged = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>All</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row>"
    )
    rows = f"<table:table-rows>{_row(['Peru', 'yes'])}</table:table-rows>{merged}"
    assert _lines(f"<table:table>{head}{rows}</table:table>") == [
        "| Country: Peru | Law: yes |",
        "| All |",
    ]


def test_tables_that_only_place_text_are_text() -> None:
    """A frame of one cell, and columns of long texts, are read as paragraphs."""
    assert _lines(f"<table:table>{_row(['Frame.'])}</table:table>") == ["Frame."]
    assert _lines(f"<table:table>{_row(['Long. ' * 300, 'Right.'])}</table:table>")[1] == "Right."


def _note(kind: str, mark: str, words: str) -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


def test_notes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    """The mark of a note is no word of the sentence; a note stands below, with its mark."""
    parsed = _parse(
        f"<text:h>Work</text:h><text:p>Boys{_note('endnote', 'i', 'Of 12.')} work"
        f"{_note('footnote', '1', 'In 2018.')}. Girls{_note('footnote', '*', 'In 2019.')}"
        f"{_note('footnote', '', 'In 2020.')}{_note('footnote', '4', '')} too.</text:p>"
        "<text:p>Next.</text:p>"
    )
    assert parsed.text == (
        "Work\n\nBoys work. Girls too.\n\n[i] Of 12.\n\n[1] In 2018.\n\n[*] In 2019.\n\n"
        "[3] In 2020.\n\nNext.\n"
    )
    assert [section.path for section in parsed.sections] == [("Work",)]


def test_changes_comments_and_contents_are_no_text() -> None:
    """Deleted words, comments and the table of contents are out; boxes and sections are in."""
    styles = (
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    assert _lines(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>six</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:p>Contents</text:p></text:table-of-content>"
        "<text:section><text:p>It takes<text:change/><text:s/>nine<text:tab/>months"
        "<office:annotation><text:p>why?</text:p></office:annotation> on 3 km"
        "<text:span text:style-name='T1'>2</text:span><text:line-break/>.<draw:frame>"
        "<draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p></text:section>"
        '<text:section text:display="none"><text:p>Hidden</text:p></text:section>',
        styles=styles,
    ) == ["It takes nine months on 3 km² .", "Boxed."]


def test_properties_are_fields() -> None:
    """Title, author, date and language come from the file."""
    parsed = _parse(
        "<text:p>Text.</text:p>",
        meta="<dc:title>Own</dc:title><meta:initial-creator>Ana</meta:initial-creator>"
        "<dc:language>es</dc:language><meta:creation-date>2020-02-03T1</meta:creation-date>",
    )
    assert parsed.fields == {"title": "Own", "language": "es", "date": "2020-02-03"}
    assert parsed.metadata == {"author": "Ana"}


_ENCRYPTED = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (odt("<text:p/>", extra={"META-INF/manifest.xml": _ENCRYPTED}), "protected by a password"),
        (b"{\\rtf1", "it is not an OpenDocument text"),
        (pack({"word/document.xml": "<x/>"}), "there is no OpenDocument text in it"),
        (pack({"content.xml": "<x/>"}), "there is no OpenDocument text in it"),
        (odt("<text:p>Text.</text:p>")[:-30], "damaged or not complete"),
        (odt("<text:p>"), "its XML is damaged"),
        (odt("<text:p> </text:p>"), "there is no text in it"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, problem: str) -> None:
    """The error names the file and what is wrong with it, in one line."""
    with pytest.raises(DocumentError, match=problem) as caught:
        parse(data, "a.odt")
    assert str(caught.value).startswith("a.odt: ")
    assert "\n" not in str(caught.value)


def test_numbers_of_the_outline_stand_before_headings() -> None:
    """Headings have the numbers of the outline, but where their style has none or a list has."""
    level = (
        '<text:outline-level-style text:level="{0}" style:num-format="1" style:num-suffix="." '
        'text:display-levels="{0}"/>'
    )
    styles = (
        f'<text:outline-style style:name="Outline">{level.format(1)}{level.format(2)}'
        '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
        '<style:style style:name="Plain" style:list-style-name=""/>'
    )
    heading = '<text:h text:outline-level="{}"{}>{}</text:h>'.format
    body = (
        heading(1, "", "Laws")
        + heading(2, "", "Work")
        + heading(3, "", "Age")
        + heading(2, "", "School")
        + heading(1, ' text:style-name="Plain"', "Annex")
        + heading(1, "", "Courts")
        + heading(2, "", "Judges")
    )
    assert _lines(body, styles=styles) == [
        "1. Laws",
        "1.1. Work",
        "Age",
        "1.2. School",
        "Annex",
        "2. Courts",
        "2.1. Judges",
    ]


def test_numbers_of_all_levels_of_a_list() -> None:
    """A list may show the numbers of the levels above."""
    levels = "".join(
        f'<text:list-level-style-number text:level="{n}" style:num-format="{form}" '
        f'style:num-suffix=")" text:display-levels="{n}"/>'
        for n, form in ((1, "1"), (2, "a"))
    )
    styles = f'<text:list-style style:name="L">{levels}</text:list-style>'
    inner = "<text:list><text:list-item><text:p>Deep</text:p></text:list-item></text:list>"
    item = f"<text:list-item><text:p>Flat</text:p>{inner}</text:list-item>"
    body = f'<text:list text:style-name="L">{item}{item}</text:list>'
    assert _lines(body, styles=styles) == ["1) Flat", "1.a) Deep", "2) Flat", "2.a) Deep"]


def test_what_a_style_hides_is_no_text() -> None:
    """Words and paragraphs in a style that is not shown, or struck through, are left out."""
    properties = ('text:display="none"', 'style:text-line-through-style="solid"')
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties {one}/></style:style>'
        for name, one in zip("HS", properties, strict=True)
    )
    body = (
        '<text:p>Seen<text:span text:style-name="H"> unseen</text:span>'
        '<text:span text:style-name="S"> struck</text:span>.</text:p>'
        '<text:p text:style-name="H">Unseen.</text:p>'
    )
    assert _lines(body, styles=styles) == ["Seen."]


def test_paragraphs_that_head_columns() -> None:
    """Cells whose paragraphs have the style of table headings name the columns."""
    styles = '<style:style style:name="P1" style:parent-style-name="Table_20_Heading"/>'
    cell = "<table:table-cell><text:p{}>{}</text:p></table:table-cell>".format
    head = "".join(cell(' text:style-name="P1"', one) for one in ("Land", "Protects"))
    row = cell("", "Peru") + cell("", "girls")
    body = (
        f"<table:table><table:table-row>{head}</table:table-row>"
        f"<table:table-row>{row}</table:table-row></table:table>"
    )
    assert _lines(body, styles=styles) == ["| Land: Peru | Protects: girls |"]


def test_boxes_that_stand_on_the_page_are_text() -> None:
    """They stand before the paragraphs, alone or in groups."""
    box = "<draw:text-box><text:p>{}</text:p></draw:text-box>"
    shape = "<draw:custom-shape><text:p>{}</text:p></draw:custom-shape>"
    body = (
        f"<draw:frame>{box.format('In a frame.')}</draw:frame>"
        f"<draw:g>{shape.format('In a group.')}</draw:g>{shape.format('Alone.')}"
        "<text:p>The text.</text:p>"
    )
    text = parse(odt(body), "report.odt").text
    assert text == "In a frame.\n\nIn a group.\n\nAlone.\n\nThe text.\n"

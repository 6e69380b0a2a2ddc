"""Word documents: headings, lists, tables, notes, changes, and what is refused."""

from __future__ import annotations

import pytest
from office_files import docx, item, pack, paragraph, run, table

from briefing_qa.documents import Parsed, parse
from briefing_qa.documents import archive as archives
from briefing_qa.errors import DocumentError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _parse(body: str, **parts: object) -> Parsed:
    return parse(docx(body, **parts), "report.docx")  # type: ignore[arg-type]


def _lines(body: str, **parts: object) -> list[str]:
    return [line for line in _parse(body, **parts).text.split("\n") if line]


def test_headings_come_from_styles() -> None:
    """A heading is known by its style's name, also in Spanish, its outline level or its parent."""
    parsed = _parse(
        paragraph("Report", "Title")
        + paragraph("One", "Heading1")
        + paragraph("Dos", "Ttulo2")
        + paragraph("Three", "Own")
        + paragraph("Blue", "Derived")
        + paragraph("Direct", properties='<w:outlineLvl w:val="1"/>')
        + paragraph("No heading", "Heading1", '<w:outlineLvl w:val="9"/>')
        + paragraph("Text", "Loop")
    )
    assert [section.path for section in parsed.sections] == [
        ("Report",),
        ("One",),
        ("One", "Dos"),
        ("One", "Dos", "Three"),
        ("Blue",),
        ("Blue", "Direct"),
    ]
    assert parsed.fields["title"] == parsed.main_heading == "Report"
    assert parsed.text.endswith("No heading\n\nText\n")


def test_bold_lines_are_headings_where_no_style_marks_any() -> None:
    """A short bold paragraph without a stop is a heading, unless the document has styled ones."""
    bold = f"<w:p>{run('A bold line', '<w:b/>')}</w:p>"
    sentence = f"<w:p>{run('A bold sentence.', '<w:b/>')}</w:p>"
    plain = paragraph("Text below it.")
    assert _parse(bold + sentence + plain).sections[-1].path == ("A bold line",)
    assert _parse(sentence + plain).sections[-1].path == ()
    assert _parse(bold).sections[-1].path == ()
    styled = _parse(paragraph("One", "Heading1") + bold + plain)
    assert [section.path for section in styled.sections] == [("One",)]


@pytest.mark.parametrize("heading", ["Capítulo primero", "Contents", "1. Introduction"])
def test_heading_of_a_part_is_no_title(heading: str) -> None:
    """What stands before the first heading is the title where that says only which part begins."""
    body = paragraph("Statutes of the council") + paragraph(heading, "Heading1") + paragraph("a")
    assert _parse(body).main_heading == "Statutes of the council"
    assert _parse(body.replace(heading, "Laws")).main_heading == "Laws"
    assert _parse(paragraph("Statutes of the council")).main_heading == ""


def test_lists_have_their_marks() -> None:
    """Bullets, numbers, letters and numbers of several levels stand as Word shows them."""
    assert _lines(
        item("first", 2)
        + item("inner", 2, 1)
        + item("inner again", 2, 1)
        + item("deep", 2, 2)
        + item("second", 2)
        + item("anew", 2, 1)
        + item("restarted", 3)
        + item("six", 3)
        + item("bullet", 1)
        + paragraph("styled bullet", "ListBullet")
        + item("no list", 0)
    ) == [
        "1. first",
        "    (a) inner",
        "    (b) inner again",
        "1.I deep",
        "2. second",
        "    (a) anew",
        "5. restarted",
        "6. six",
        "- bullet",
        "- styled bullet",
        "no list",
    ]


def test_numbered_headings_have_their_number() -> None:
    """The number that Word puts before a heading belongs to its words."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    parsed = _parse(paragraph("Purpose", "Heading1", number) + paragraph("Text"))
    assert parsed.sections[0].path == ("1. Purpose",)


def test_levels_that_styles_and_lists_give() -> None:
    """A list may take its levels from a style of lists, change some, and know those of styles."""
    level = '<w:lvl w:ilvl="{}">{}<w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lists"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Lists"/>'
        + level.format(0, '<w:pStyle w:val="Heading1"/>', "decimal", "%1.")
        + level.format(1, '<w:pStyle w:val="Ttulo2"/>', "decimal", "%1.%2")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
        + level.format(0, "", "upperLetter", "%1.")
        + "</w:lvlOverride></w:num>"
    )
    one, two = (f'<w:numPr><w:numId w:val="{n}"/></w:numPr>' for n in "12")
    body = paragraph("Laws", "Heading1", one) + paragraph("Work", "Ttulo2", one)
    assert _lines(body + paragraph("Annex", "", two), numbering=numbering) == [
        "1. Laws",
        "1.1 Work",
        "B. Annex",
    ]


def test_large_initial_begins_the_next_paragraph() -> None:
    """The first letter of a word is not torn from it where it stands in a frame."""
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert _lines(paragraph("C", "", frame) + paragraph("hildren work.")) == ["Children work."]


def test_signs_of_a_font_of_symbols() -> None:
    """Typed signs that only a font of symbols draws are what they show, where that is known."""
    assert _lines(paragraph("\uf0b7 Laws \uf0e0 courts\uf061")) == ["• Laws → courts"]


def test_signs_of_the_font_symbol_are_what_it_shows() -> None:
    """Without them "aged ≥ 15" would say "aged 15"."""
    signs = "".join(
        f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>{run(words)}'
        for code, words in (
            ("F0B3", " 15, "), ("F0A3", " 18, "), ("F0B1", "2, "), ("f061", " and "), ("F035", ""),
        )
    )  # fmt: skip
    typed = run("; \uf0b3 7", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
    assert _lines(f"<w:p>{run('Aged ')}{signs}{typed}</w:p>") == [
        "Aged ≥ 15, ≤ 18, ±2, α and 5; ≥ 7"
    ]


def test_struck_words_are_no_text() -> None:
    """Words that are struck through do not hold any more; those that are not any more do."""
    parts = [run("Age 15", "<w:strike/>"), run("Age 18"), run(" x", "<w:dstrike/>")]
    kept = run(".", '<w:strike w:val="false"/>')
    assert _lines(f"<w:p>{''.join(parts)}{kept}</w:p>") == ["Age 18."]


def test_styles_of_words_hide_raise_and_set_off() -> None:
    """What a style says of words counts, unless they say otherwise themselves."""
    styles = "".join(
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/><w:rPr>{rest}'
        "</w:rPr></w:style>"
        for name, rest in (
            ("Secret", "<w:vanish/>"),
            ("Mark", '<w:vertAlign w:val="superscript"/>'),
            ("Strong", "<w:b/>"),
        )
    )
    style = '<w:rStyle w:val="{}"/>{}'.format
    raised = run("40% of girls") + run("3", style("Mark", "")) + run(" work.")
    level = run("In 20") + run("19", style("Mark", '<w:vertAlign w:val="baseline"/>'))
    secret = (
        run("Seen")
        + run(" unseen", style("Secret", ""))
        + run(" too", style("Secret", '<w:vanish w:val="0"/>'))
    )
    bold = f"<w:p>{run('Findings', style('Strong', ''))}</w:p>"
    parsed = _parse(
        "".join(f"<w:p>{one}</w:p>" for one in (raised, level, secret)) + bold + paragraph("End."),
        styles=styles,
    )
    lines = [line for line in parsed.text.split("\n") if line]
    assert lines == ["40% of girls work.", "In 2019", "Seen too", "Findings", "End."]
    assert parsed.main_heading == "Findings"


def test_table_rows_have_the_names_of_their_columns() -> None:
    """Each row stands with the header, also one that only its look marks."""
    rows = [["Country", "Law"], ["Peru", "yes"], ["Chile", "no"]]
    expected = ["| Country: Peru | Law: yes |", "| Country: Chile | Law: no |"]
    assert _lines(table(rows, header=1)) == expected
    bold = table(rows).replace("<w:rPr></w:rPr>", "<w:rPr><w:b/></w:rPr>", 2)
    assert _lines(bold) == expected
    shade = '<w:tc><w:tcPr><w:shd w:fill="DDEEFF"/></w:tcPr>'
    assert _lines(table(rows).replace("<w:tc>", shade, 2)) == expected


@pytest.mark.parametrize(
    ("look", "rule", "is_header"),
    [
        ('w:firstRow="1"', "<w:rPr><w:b/></w:rPr>", True),
        ('w:val="04A0"', '<w:tcPr><w:shd w:fill="4472C4"/></w:tcPr>', True),
        ('w:firstRow="0" w:val="04A0"', "<w:rPr><w:b/></w:rPr>", False),
        ('w:val="0480"', "<w:rPr><w:b/></w:rPr>", False),
        ('w:firstRow="1"', "<w:rPr><w:i/></w:rPr>", False),
        ('w:val="x"', "<w:rPr><w:b/></w:rPr>", False),
    ],
)
def test_the_style_of_a_table_sets_off_its_header(look: str, rule: str, is_header: bool) -> None:
    """Where it makes the first row bold or coloured, and the table asks for that."""
    rows = [["Country", "Law"], ["Peru", "yes"], ["Chile", "no"]]
    style = (
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>'
        f'<w:tblStylePr w:type="firstRow">{rule}</w:tblStylePr></w:style>'
        '<w:style w:type="table" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Grid"/>'
        "</w:style>"
    )
    properties = f'<w:tblPr><w:tblStyle w:val="Own"/><w:tblLook {look}/></w:tblPr>'
    body = table(rows).replace("<w:tbl>", f"<w:tbl>{properties}")
    styles = f'<w:styles xmlns:w="{WORD}">{style}</w:styles>'
    named = ["| Country: Peru | Law: yes |", "| Country: Chile | Law: no |"]
    plain = ["| Country | Law |", "| Peru | yes |", "| Chile | no |"]
    assert _lines(body, extra={"word/styles.xml": styles}) == (named if is_header else plain)


@pytest.mark.parametrize("figure", ["553,210", "61%", "S/ 120", "17 (one per district)"])
def test_a_name_and_a_figure_are_no_header_whatever_the_style(figure: str) -> None:
    """Word sets off the first row of facts, too; a year still names the figures below it."""
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="table" w:styleId="Own">'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style></w:styles>'
    )
    properties = '<w:tblPr><w:tblStyle w:val="Own"/><w:tblLook w:firstRow="1"/></w:tblPr>'

    def lines(first: str) -> list[str]:
        body = table([["Children", first], ["Registered", "73%"], ["In care", "204"]])
        body = body.replace("<w:tbl>", f"<w:tbl>{properties}")
        return _lines(body, extra={"word/styles.xml": styles})

    assert lines(figure)[0] == f"| Children | {figure} |"
    assert lines("2018")[0] == "| Children: Registered | 2018: 73% |"


def test_merged_cells_stand_in_every_row() -> None:
    """A cell over several rows is said in each; one over several columns names all of them."""
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f"<w:tc>{paragraph('Region')}</w:tc>"
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Reports")}</w:tc></w:tr>'
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f"<w:tc>{paragraph('')}</w:tc><w:tc>{paragraph('due')}</w:tc>"
        f"<w:tc>{paragraph('late')}</w:tc></w:tr>"
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("Asia")}</w:tc>'
        f"<w:tc>{paragraph('4')}</w:tc><w:tc>{paragraph('1')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
        f"<w:tc>{paragraph('9')}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr></w:tbl>"
    )
    assert _lines(body) == [
        "| Region: Asia | Reports due: 4 | Reports late: 1 |",
        "| Region: Asia | Reports due: 9 | Reports late: 3 |",
    ]


@pytest.mark.parametrize("weight", ["", "<w:b/>"])
def test_merged_header_of_two_rows_that_nothing_repeats(weight: str) -> None:
    """Merged cells at the top are a header of two rows, bold or not."""

    def cell(words: str, properties: str = "") -> str:
        inner = f"<w:p>{run(words, weight)}</w:p>"
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"

    starts, over_two = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    figures = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Norte", "12", "3"))
    body = (
        f"<w:tbl><w:tr>{cell('Región', starts)}{cell('Matrimonio', over_two)}</w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
        f"{cell('Niñas')}{cell('Niños')}</w:tr><w:tr>{figures}</w:tr></w:tbl>"
    )
    assert _lines(body) == ["| Región: Norte | Matrimonio Niñas: 12 | Matrimonio Niños: 3 |"]


def test_tables_that_only_place_text_are_text() -> None:
    """A frame of one cell, and columns of paragraphs, are read as paragraphs."""
    assert _lines(table([["Only a frame."]])) == ["Only a frame."]
    assert _lines(table([["Left. " * 300, "Right."]])) == ["Left. " * 299 + "Left.", "Right."]


def test_notes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    """The mark of a note is no word of the sentence; a note stands below, with its number."""
    body = (
        f'<w:p>{run("Boys")}<w:r><w:endnoteReference w:id="4"/></w:r>{run(" work")}'
        f'<w:r><w:footnoteReference w:id="3"/></w:r>{run(". Girls")}'
        f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
        f"{run(' too.')}</w:p>" + paragraph("Next.")
    )
    parsed = _parse(
        paragraph("Work", "Heading1") + body,
        notes={"2": "In 2019.", "3": "In 2018."},
        endnotes={"4": "Of 12 to 14."},
    )
    assert parsed.text == (
        "Work\n\nBoys work. Girls too.\n\n[i] Of 12 to 14.\n\n[1] In 2018.\n\n[2] In 2019.\n\n"
        "Next.\n"
    )
    assert [section.path for section in parsed.sections] == [("Work",)]


def test_tracked_changes_are_taken_as_made() -> None:
    """What was inserted or moved here is text; what was deleted or moved away is not."""
    deleted = '<w:del w:id="1"><w:r><w:delText>six</w:delText></w:r></w:del>'
    moved = f"<w:moveFrom>{run('Away. ')}</w:moveFrom>"
    body = (
        f"<w:p>{moved}{run('It takes ')}{deleted}<w:ins>{run('nine')}</w:ins>{run(' months. ')}"
        f"<w:moveTo>{run('Here.')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One')}</w:p>{paragraph('sentence.')}"
        f"<w:ins>{paragraph('New.')}</w:ins>"
    )
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('gone')}</w:tc></w:tr>"
    rows = table([["a", "1"], ["b", "2"]]).replace("</w:tbl>", f"{gone}</w:tbl>")
    assert _lines(body + rows) == [
        "It takes nine months. Here.",
        "One sentence.",
        "New.",
        "| a | 1 |",
        "| b | 2 |",
    ]


def test_words_in_other_elements_are_text() -> None:
    """Links, content controls, fields, formulas, symbols and text boxes all have words."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText>'
        '</w:r><w:r><w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    body = (
        f"<w:p><w:hyperlink>{run('A link')}</w:hyperlink><w:sdt><w:sdtPr><w:alias/></w:sdtPr>"
        f"<w:sdtContent>{run(', a control')}</w:sdtContent></w:sdt>{run(', page ')}{field}"
        '<w:r><w:tab/><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="2192"/>'
        '<w:sym w:char="E123"/><w:sym w:char="x"/><w:noBreakHyphen/><w:softHyphen/>'
        "</w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"{run(' hidden', '<w:vanish/>')}<w:r><w:commentReference/></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('Controlled.')}</w:sdtContent></w:sdt>"
    )
    assert _lines(body) == ["A link, a control, page 12 •→‑x=1", "In a box.", "Controlled."]


def test_raised_figures() -> None:
    """A power stays one; the raised mark of a note that somebody typed is no word."""
    raised = '<w:vertAlign w:val="superscript"/>'
    body = f"<w:p>{run('On 3 km')}{run('2', raised)}{run(' lived 40')}{run('7', raised)}.</w:p>"
    assert _lines(body) == ["On 3 km² lived 40"]


def test_contents_are_left_out() -> None:
    """Neither the lines of a table of contents nor the control around it are text."""
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
    )
    assert _lines(control + paragraph("One 4", "TOC1") + paragraph("Text.")) == ["Text."]


def test_the_date_of_a_template_is_none_of_a_file() -> None:
    """Files that python-docx makes keep the one of its template."""
    created = "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    assert "date" not in _parse(paragraph("Words."), core=created).fields


def test_properties_are_fields() -> None:
    """Title, author, date and language come from the file; a title a program made up does not."""
    core = (
        "<dc:title>Own title</dc:title><dc:creator>Ana</dc:creator><dc:language>es-PE</dc:language>"
        "<dcterms:created>2021-05-06T10:00:00Z</dcterms:created>"
    )
    parsed = _parse(paragraph("Text."), core=core)
    assert parsed.fields == {"title": "Own title", "language": "es-PE", "date": "2021-05-06"}
    assert parsed.metadata == {"author": "Ana"}
    for made_up in ("Microsoft Word - a.doc", "report", "Document1", "x.docx", " - "):
        core = f"<dc:title>{made_up}</dc:title>"
        assert "title" not in _parse(paragraph("Text."), core=core).fields


def test_document_without_other_parts_is_read() -> None:
    """Styles, numbering, notes, properties and relations may all be missing."""
    whole = docx(paragraph("Text.", "Heading1"))
    with archives.zipfile.ZipFile(archives.io.BytesIO(whole)) as archive:
        only = pack({"word/document.xml": archive.read("word/document.xml")})
    assert parse(only, "a.docx").text == "Text.\n"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (_OLE + b"WordDocument", "one of an older format"),
        (b"%PDF-1.7", "it is not a Word document"),
        (b"", "it is not a Word document"),
        (pack({"xl/workbook.xml": "<x/>"}), "there is no Word document in it"),
        (docx(paragraph("Text."))[:-60], "damaged or not complete"),
        (docx("<w:p>"), "its XML is damaged"),
        (docx(paragraph(" ")), "there is no text in it"),
        (docx("<w:sdt>" * 200 + "</w:sdt>" * 200), "inside of each other"),
        (
            pack(
                {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'},
            ),
            "declares entities",
        ),
        (pack({"word/document.xml": b'<?xml version="1.0" encoding="x-none"?><x/>'}), "damaged"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, problem: str) -> None:
    """The error names the file and what is wrong with it, in one line that ends with a remedy."""
    with pytest.raises(DocumentError, match=problem) as caught:
        parse(data, "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a part that repeats one letter nor one beyond the limit is unpacked."""
    bomb = docx(paragraph("a" * 30_000_000))
    with pytest.raises(DocumentError, match="unpacks to far more"):
        parse(bomb, "a.docx")
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 1000)
    small = archives.open_archive(docx(paragraph("Text.")), "a.docx", "a Word document")
    small._left = 10
    with pytest.raises(DocumentError, match="unpacks to far more"):
        small.read("word/document.xml")


def test_encrypted_part_is_refused() -> None:
    """An archive with a password says so."""
    data = bytearray(docx(paragraph("Text.")))
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 8] |= 1
        start = data.find(b"PK\x01\x02", start + 4)
    with pytest.raises(DocumentError, match="protected by a password"):
        parse(bytes(data), "a.docx")


_DELETED_END = '<w:rPr><w:del w:id="1"/></w:rPr>'


def test_words_before_a_deleted_end_are_not_lost() -> None:
    """Where no paragraph follows they stand by themselves: in no table, no other cell, no note."""
    begun = paragraph("Begun words", properties=_DELETED_END)
    data = (
        f"<w:tbl><w:tr><w:tc>{begun}</w:tc><w:tc>{paragraph('12')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('Lima')}</w:tc><w:tc>{paragraph('13')}</w:tc></w:tr></w:tbl>"
    )
    assert _lines(begun + data + paragraph("Middle.") + begun) == [
        "Begun words",
        "| Begun words | 12 |",
        "| Lima | 13 |",
        "Middle.",
        "Begun words",
    ]


def test_words_that_a_style_strikes_out_are_no_text() -> None:
    """Unless their own properties say that they are not struck out."""
    style = (
        '<w:style w:type="character" w:styleId="Out"><w:name w:val="Out"/>'
        "<w:rPr><w:strike/></w:rPr></w:style>"
    )
    named = '<w:rStyle w:val="Out"/>'
    words = run("Kept ") + run("struck ", named) + run("too.", f'{named}<w:strike w:val="0"/>')
    assert _lines(f"<w:p>{words}</w:p>", styles=style) == ["Kept too."]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    """Figures stand under the names of their own columns."""
    free = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    rows = [
        f"<w:tr>{properties}{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"
        for properties, cells in (
            ("<w:trPr><w:tblHeader/></w:trPr>", ("Region", "Girls", "Boys")),
            ("", ("Lima", "13", "14")),
            (free, ("15", "16")),
        )
    ]
    assert _lines(f"<w:tbl>{''.join(rows)}</w:tbl>") == [
        "| Region: Lima | Girls: 13 | Boys: 14 |",
        "| Girls: 15 | Boys: 16 |",
    ]


def test_files_inserted_in_a_document_are_told_of() -> None:
    """Word takes them in when it opens a document; they are not silently missing."""
    chunk = '<w:altChunk r:id="rId7"/>'
    assert _parse("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>").notices == ()
    (notice,) = _parse(f"<w:p><w:r><w:t>Text.</w:t></w:r></w:p>{chunk}").notices
    assert notice.startswith("1 inserted file was not read")
    (notice,) = _parse(f"<w:p><w:r><w:t>Text.</w:t></w:r></w:p>{chunk}{chunk}").notices
    assert notice.startswith("2 inserted files were not read")
    with pytest.raises(DocumentError, match="no text in it: open it in Word and save it again"):
        _parse(chunk)

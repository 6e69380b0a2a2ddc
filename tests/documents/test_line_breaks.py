"""Lines that are broken inside of paragraphs of Word, OpenDocument and web pages."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

import pytest
from office_files import docx, odt, paragraph, run

from briefing_qa.documents import parse

FORMATS = ("docx", "odt", "html")
_BREAK = "<w:r><w:br/></w:r>"


def _text(lines: Sequence[str], suffix: str) -> str:
    if suffix == "docx":
        data = docx(f"<w:p>{_BREAK.join(map(run, lines))}</w:p>")
    elif suffix == "odt":
        data = odt(f"<text:p>{'<text:line-break/>'.join(map(escape, lines))}</text:p>")
    else:
        data = f"<body><p>{'<br>'.join(map(escape, lines))}</p></body>".encode()
    return parse(data, f"report.{suffix}").text


@pytest.mark.parametrize("suffix", FORMATS)
def test_typed_items_are_items(suffix: str) -> None:
    """Each line behind a sign or a number is one."""
    text = _text(["They have to:", "1. ask the child;", "2. write it down."], suffix)
    assert text == "They have to:\n\n1. ask the child;\n2. write it down.\n"
    assert _text(["• 14 wells", "• 3 clinics"], suffix) == "- 14 wells\n- 3 clinics\n"


@pytest.mark.parametrize("suffix", FORMATS)
def test_lines_with_labels_are_paragraphs(suffix: str) -> None:
    """No fact runs into the next one; lines of which one has no label are one paragraph."""
    lines = ["Name: A. Deby", "Tel.: 66 12 34 56", "Budget: $4.2 million"]
    assert _text(lines, suffix) == "\n\n".join(lines) + "\n"
    lines[1] = "of the ministry"
    assert _text(lines, suffix) == " ".join(lines) + "\n"


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_line_parts_paragraphs(suffix: str) -> None:
    """As it does where it is an empty paragraph."""
    lines = ["Homes were closed in", "May.", "", "Others were opened."]
    assert _text(lines, suffix) == "Homes were closed in May.\n\nOthers were opened.\n"


def test_a_bold_line_above_others_is_a_heading() -> None:
    """Its words do not run into the sentence below."""
    line = run("Key findings", "<w:b/>") + _BREAK + run("In 2022, 14 homes were closed.")
    parsed = parse(docx(paragraph("Before.") + f"<w:p>{line}</w:p>"), "report.docx")
    assert parsed.text == "Before.\n\nKey findings\n\nIn 2022, 14 homes were closed.\n"
    assert parsed.sections[-1].path == ("Key findings",)


def test_notes_stand_behind_all_lines_of_their_paragraph() -> None:
    """Not between them."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    line = run("One claim.") + note + _BREAK * 2 + run("Another claim.")
    text = parse(docx(f"<w:p>{line}</w:p>", notes={"2": "Its proof."}), "report.docx").text
    assert text == "One claim.\n\nAnother claim.\n\n[1] Its proof.\n"


def test_typed_items_below_an_item_stand_deeper() -> None:
    """Lines of one item of a list are its own list."""
    mark = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    line = run("Homes:") + _BREAK + run("- small ones") + _BREAK + run("- near the families")
    text = parse(docx(f"<w:p>{mark}{line}</w:p>"), "report.docx").text
    assert text == "- Homes:\n    - small ones\n    - near the families\n"

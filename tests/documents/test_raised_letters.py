"""Raised letters in web pages and office files: marks of notes where such a note stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office_files import docx, odt, run

from briefing_qa.documents import parse


def _html(lines: list[str]) -> str:
    body = "".join(f"<p>{line.replace('{', '<sup>').replace('}', '</sup>')}</p>" for line in lines)
    return parse(f"<body>{body}</body>".encode(), "page.html").text


def _parts(line: str) -> list[tuple[str, bool]]:
    """Words, and whether they are raised."""
    parts = [part.partition("}") for part in line.split("{")]
    found = [(parts[0][0], False)]
    for raised, _, plain in parts[1:]:
        found += [(raised, True), (plain, False)]
    return [(words, raised) for words, raised in found if words]


def _docx(lines: list[str]) -> str:
    high = '<w:vertAlign w:val="superscript"/>'
    body = "".join(
        f"<w:p>{''.join(run(w, high if raised else '') for w, raised in _parts(line))}</w:p>"
        for line in lines
    )
    return parse(docx(body), "report.docx").text


def _odt(lines: list[str]) -> str:
    style = (
        '<style:style style:name="High" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
    )
    body = "".join(
        "<text:p>"
        + "".join(
            f'<text:span text:style-name="High">{words}</text:span>' if raised else words
            for words, raised in _parts(line)
        )
        + "</text:p>"
        for line in lines
    )
    return parse(odt(body, styles=style), "report.odt").text


@pytest.mark.parametrize("read", [_html, _docx, _odt])
@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (["Lamu{a} and 2018{b}", "{a} Not visited. {b} A survey."], "Lamu and 2018"),
        (["Lamu{a, b}.", "{a} Not visited.", "{b} A survey."], "Lamu."),
        (["En la 3{a} ronda", "Sin notas."], "En la 3a ronda"),
        (["1,204{a}", "No notes."], "1,204"),
        (["43.5%{b}", "No notes."], "43.5%"),
        (["2{a}", "Sin notas."], "2a"),
        (["Lamu{a} and 2018{c}", "{a} Not visited."], "Lamu and 2018c"),
        (["Mile{s} and x{n}", "The n{th} one {n}."], "Miles and xn"),
    ],
)
def test_a_raised_letter_is_a_mark_where_a_copy_opens_a_note(
    read: Callable[[list[str]], str], lines: list[str], first: str
) -> None:
    """Elsewhere it is a part of its word; the note keeps its own."""
    text = read(lines)
    assert text.split("\n")[0] == first
    if "{a} Not" in lines[1]:
        assert "a Not visited." in text


@pytest.mark.parametrize("read", [_html, _docx, _odt])
def test_a_fraction_keeps_its_upper_part(read: Callable[[list[str]], str]) -> None:
    """It is no mark of a note, and stands apart from a whole number before it."""
    text = read(
        ["It took 2{3}/4 hours and {1}⁄2 of a day, as in 2019{1}/20, says the law{2}/3 of 2004."]
    )
    assert text.strip() == (
        "It took 2 3/4 hours and 1⁄2 of a day, as in 2019/20, says the law/3 of 2004."
    )

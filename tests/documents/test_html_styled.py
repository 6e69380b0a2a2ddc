"""HTML: looks that only a style gives, and what word processors save beside the text."""

from __future__ import annotations

import pytest
from office_files import epub

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.reader import parse


def _parse(source: str) -> Parsed:
    return parse(source.encode(), "page.html")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("In 2020, 8,710<span style='vertical-align: super'>3</span> signed.", "8,710 signed"),
        ("In 2020, 8,710<span class=superscript>3</span> signed.", "8,710 signed"),
        ("In 2020, 8,710<span class=c4>3</span> signed.", "8,710 signed"),
        ("An area of 5 km<span class=c4>2</span> is wet.", "5 km² is"),
        ("It was <span class='c2 c5'>8,100</span> 8,200.", "was 8,200."),
        ("It was <b style='text-decoration:line-through'>8,100</b> 8,200.", "was 8,200."),
        ("It was <strike>8,100</strike> <s>8,150</s> <del>8,160</del> 8,200.", "was 8,200."),
        ("It was <span style='text-decoration: underline'>8,100</span>.", "was 8,100."),
    ],
)
def test_looks_of_a_style_say_what_elements_say(markup: str, words: str) -> None:
    """Raised figures are marks of notes or powers, and struck-out words are no part of a text."""
    sheet = (
        "<style>.c2{color:#000} span.c4 , .c9 { font-size:7pt; vertical-align:super }\n"
        ".c5{text-decoration:line-through}</style>"
    )
    assert words in _parse(f"<html><head>{sheet}</head><body><p>{markup}</p></body>").text


def test_paragraphs_struck_out_as_a_whole_are_out() -> None:
    """Their style may say so."""
    text = _parse("<p style='text-decoration:line-through'>Old words.</p><p>New words.</p>").text
    assert text == "New words.\n"


def test_style_sheets_of_a_book_are_read() -> None:
    """LibreOffice and InDesign write all looks into one."""
    chapter = "<p>In 2020, 8,710<span class='t1'>3</span> signed.<i class='t2'> So few.</i></p>"
    book = epub(
        {"c.xhtml": chapter},
        manifest='<item id="s" href="styles/s.css" media-type="text/css"/>',
        extra={"OPS/styles/s.css": ".t1{vertical-align:super}.t2{text-decoration:line-through}"},
    )
    assert parse(book, "book.epub").text == "In 2020, 8,710 signed.\n"


def test_heads_and_feet_of_printed_pages_are_out() -> None:
    """LibreOffice saves them as the first and the last element."""
    text = _parse(
        "<body><div title=header><p>Ministry of Labour</p></div><h1>Report</h1><p>Words.</p>"
        "<div title=footer><p>Page <sdfield type=PAGE>1</sdfield> of 3</p></div></body>"
    ).text
    assert text == "Report\n\nWords.\n"


def test_comments_of_word_are_out() -> None:
    """Their marks and their words; the words that they are about stay."""
    text = _parse(
        "<p>The <a style='mso-comment-reference:AR_1'>budget</a><span class=MsoCommentReference>"
        "<a class=msocomanchor href='#_msocom_1'>[AR1]</a></span> was cut.</p>"
        "<div style='mso-element:comment-list'><hr class=msocomoff>"
        "<div style='mso-element:comment'><div id=_com_1 class=msocomtxt>"
        "<p class=MsoCommentText>Is this right?</p></div></div></div>"
    ).text
    assert text == "The budget was cut.\n"


def test_notes_in_one_paragraph_are_told_apart() -> None:
    """Each begins a line with its mark; a mark within a line leads to one."""
    text = _parse(
        "<p>Of them 8,710<sup>3</sup> signed.</p>"
        "<p><sup>3</sup> Ministry, 2020.<br><sup>4</sup> Ibid., p. 4<sup>5</sup>.<br />\n"
        "<sup>5</sup> UN.</p>"
    ).text
    assert text.split("\n\n") == [
        "Of them 8,710 signed.",
        "3 Ministry, 2020.",
        "4 Ibid., p. 4.",
        "5 UN.\n",
    ]


def test_ligatures_are_their_letters() -> None:
    """As they are copied out of printed files."""
    assert _parse("<p>The ﬁnal ofﬁce of Eﬃa ﬂew.</p>").text == "The final office of Effia flew.\n"

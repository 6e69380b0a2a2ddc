"""EPUB books: chapters in reading order, and what is left out or refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from office_files import docx, epub, odt, pack, paragraph

from briefing_qa.documents import parse
from briefing_qa.errors import DocumentError


def test_chapters_stand_in_the_order_of_the_spine() -> None:
    """Each chapter comes once, with its headings; cover and contents are left out."""
    parsed = parse(
        epub(
            {
                "b.xhtml": '<h1>First</h1><p>One<a id="x"/> is.</p>',
                "a%20b.xhtml": "<section><h1>Second</h1><nav>Menu</nav><p>Two.</p></section>",
                "toc.xhtml": "<p>Listed</p>",
            },
            meta="<dc:title>Book</dc:title><dc:creator>Ana</dc:creator>"
            "<dc:language>es</dc:language><dc:publisher>House</dc:publisher><dc:date>2017-05</dc:date><dc:rights>CC</dc:rights>",
            manifest='<item id="n" href="nav.xhtml" properties="nav" '
            'media-type="application/xhtml+xml"/>'
            '<item id="i" href="i.png" media-type="image/png"/>',
            spine='<itemref idref="n"/><itemref idref="i"/><itemref idref="none"/>'
            '<itemref idref="c0"/>',
            guide='<reference type="toc" href="toc.xhtml#x"/>',
            extra={"OPS/nav.xhtml": "<p>Contents</p>"},
        ),
        "book.epub",
    )
    assert parsed.text == "First\n\nOne is.\n\nSecond\n\nTwo.\n"
    assert [section.path for section in parsed.sections] == [("First",), ("Second",)]
    assert parsed.fields == {
        "title": "Book",
        "language": "es",
        "publisher": "House",
        "date": "2017-05",
        "licence": "CC",
    }
    assert parsed.metadata == {"author": "Ana"}


def test_navigation_and_contents_are_no_text() -> None:
    """Menus in chapters, and a chapter of nothing but links to the others, are left out."""
    links = "".join(f'<h2><a href="{n}.xhtml">Chapter {n}</a></h2>' for n in range(6))
    menu = '<div role="navigation"><h3>Menu</h3><a href="1.xhtml">Next</a></div>'
    chapters = {
        "0.xhtml": f"<h1>Contents</h1>{links}",
        "1.xhtml": f'{menu}<h1>One</h1><p>Laws.</p><nav class="m"><p>Menu</p></nav>',
    }
    assert parse(epub(chapters), "book.epub").text == "One\n\nLaws.\n"


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (epub({"a.xhtml": "<p>One.</p>"}), "book.epub", "One.\n"),
        (docx(paragraph("One.")), "report.docx", "One.\n"),
        (odt("<text:p>One.</text:p>"), "report.odt", "One.\n"),
    ],
)
def test_folder_that_was_packed_with_its_files(data: bytes, name: str, text: str) -> None:
    """A file that was unpacked, and its folder packed again, is read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {f"folder/{one}": archive.read(one) for one in archive.namelist()}
    assert parse(pack({**parts, "__MACOSX/._folder": b""}), name).text == text


def test_notes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    """Marks are no words, page numbers neither; every chapter has its own notes."""
    chapter = (
        '<p>{0}<a epub:type="noteref" href="#n">1</a> is.<span epub:type="pagebreak">7</span></p>'
        '<aside epub:type="footnote" id="n"><p>1. Note of {0}.</p></aside>'
    )
    parsed = parse(
        epub({"a.xhtml": chapter.format("One"), "b.xhtml": chapter.format("Two")}), "a.epub"
    )
    assert parsed.text == "One is.\n\n[1] Note of One.\n\nTwo is.\n\n[1] Note of Two.\n"


def _encrypted(method: str) -> dict[str, str | bytes]:
    return {
        "META-INF/encryption.xml": '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        f'<enc:EncryptedData><enc:EncryptionMethod Algorithm="{method}"/></enc:EncryptedData>'
        "</encryption>"
    }


def test_hidden_fonts_are_no_lock() -> None:
    """A book whose fonts alone are encrypted is read."""
    data = epub({"a.xhtml": "<p>Text.</p>"}, extra=_encrypted("http://www.idpf.org/2008/embedding"))
    assert parse(data, "a.epub").text == "Text.\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            epub({"a.xhtml": "<p>Text.</p>"}, extra=_encrypted("http://example.org/aes")),
            "its seller has locked it",
        ),
        (b"BOOKMOBI", "it is not an EPUB book"),
        (pack({"a.txt": "x"}), "there is no EPUB book in it"),
        (epub({"a.xhtml": "<p>Text.</p>"}, meta="<x>"), "its XML is damaged"),
        (epub({"a.xhtml": "<img/>"}), "no text in its chapters"),
        (epub({"http://[x": "<p>Text.</p>"}), "no text in its chapters"),
    ],
)
def test_what_is_no_book_is_refused(data: bytes, problem: str) -> None:
    """The error names the file and what is wrong with it, in one line."""
    with pytest.raises(DocumentError, match=problem) as caught:
        parse(data, "a.epub")
    assert str(caught.value).startswith("a.epub: ")
    assert "\n" not in str(caught.value)


def test_marks_of_notes_in_another_file_are_no_figures() -> None:
    """A figure with one behind it stays what it is, and other links keep their words."""
    chapters = {
        "a.xhtml": '<p>Cases were 13<a epub:type="noteref" href="n.xhtml#n1">1</a> in all, as in '
        'part <a href="n.xhtml#x">2</a>.</p>',
        "n.xhtml": '<ol><li id="n1"><p>Of girls.</p></li></ol>',
    }
    text = parse(epub(chapters), "book.epub").text
    assert text == "Cases were 13 in all, as in part 2.\n\n1. Of girls.\n"


def test_links_may_name_their_own_file() -> None:
    """As programs that pack books write them: notes are told all the same."""
    chapters = {
        "a%20b.xhtml": '<p>Cases were 13<a class="noteref" href="a%20b.xhtml#n">1</a> in all.</p>'
        '<p>More.</p><p id="n">1. Of girls.</p>'
    }
    text = parse(epub(chapters), "book.epub").text
    assert text == "Cases were 13 in all.\n\n[1] Of girls.\n\nMore.\n"

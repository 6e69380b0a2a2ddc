"""What was sent, by its bytes, its type and its name; and the name that it gets."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents import document_id_of
from briefing_qa.documents.listing import is_no_document
from briefing_qa.fetching import DownloadError
from briefing_qa.fetching.addresses import parse_address
from briefing_qa.fetching.kinds import check_type, kind_of
from briefing_qa.fetching.names import name_of, safe_stem, stated_name

ALL = (".pdf", ".html", ".htm", ".docx", ".odt", ".epub", ".txt", ".md")
PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
PAGE = b"<!DOCTYPE html><html><head><title>Not\nfound</title></head><body>404</body></html>"
TEXT = "The village of Cala has 17 wells. Niñez.".encode()


def archive(**members: bytes) -> bytes:
    """A zip archive; "__" in names is a slash, "_x" at their end a suffix of XML."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/").replace("_x", ".xml"), content)
    return data.getvalue()


DOCX = archive(word__document_x=b"<w/>")
ODT = archive(mimetype=b"application/vnd.oasis.opendocument.text", content_x=b"<o/>")
EPUB = archive(mimetype=b"application/epub+zip")


def spoilt(way: int) -> bytes:
    """An EPUB whose type was packed in some way, and changed afterwards."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", way) as packed:
        packed.writestr("mimetype", b"application/epub+zip" * 40)
    whole = data.getvalue()
    start = whole.index(b"mimetype") + len(b"mimetype")
    return whole[:start] + b"\xff" * 6 + whole[start + 6 :]


@pytest.fixture(autouse=True)
def every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all formats could be read, whichever readers there are."""
    monkeypatch.setattr("briefing_qa.fetching.kinds.readable_suffixes", lambda: ALL)


def kind(body: bytes, folder: Path, name: str = "", stated: str = "", wanted: str = "") -> str:
    """The kind of a file with these bytes."""
    (folder / "body").write_bytes(body)
    return kind_of(folder / "body", name, stated, wanted=wanted)


@pytest.mark.parametrize(
    ("body", "name", "stated", "found"),
    [
        (PDF, "a.pdf", "application/pdf", ".pdf"),
        (b"\n\n" + PDF, "a", "application/octet-stream", ".pdf"),
        (PDF, "a.aspx", "", ".pdf"),
        (PDF, "download", "text/html; charset=utf-8", ".pdf"),
        (PDF, "a.txt", "text/plain", ".pdf"),
        (DOCX, "a.docx", "application/zip", ".docx"),
        (ODT, "a.bin", "binary/octet-stream", ".odt"),
        (EPUB, "a", "application/epub+zip", ".epub"),
        (PAGE, "a.html", "text/html", ".html"),
        (PAGE, "report", "text/html", ".html"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?>\n<!-- x --><html>", "a.php", "", ".html"),
        (b"<p>A part of a page.</p>", "a.aspx", "text/html", ".html"),
        (TEXT, "a.txt", "text/plain", ".txt"),
        (TEXT, "a.text", "application/octet-stream", ".txt"),
        (TEXT, "a.MD", "text/plain", ".md"),
        (b"# Wells\n", "a", "text/markdown", ".md"),
        (TEXT, "a", "text/plain; charset=utf-8", ".txt"),
        (TEXT, "a", "text/x-unknown", ".txt"),
        ("\ufeffWells".encode("utf-16-le"), "a.txt", "text/plain", ".txt"),
        (b"<div align=center>\n\n# Wells", "readme.md", "text/plain", ".md"),
    ],
)
def test_the_kind_follows_from_bytes_name_and_type(
    body: bytes, name: str, stated: str, found: str, tmp_path: Path
) -> None:
    """Bytes that are unmistakable win; text is what its name says, else what the server says."""
    assert kind(body, tmp_path, name, stated) == found


@pytest.mark.parametrize(
    ("body", "name", "stated", "words"),
    [
        (PAGE, "a.pdf", "text/html", '("Not found") in place of a PDF'),
        (PAGE, "a.pdf", "application/pdf", "in place of a PDF"),
        (PAGE, "a.aspx", "application/pdf", "in place of a PDF"),
        (PAGE, "a.txt", "text/plain", "in place of plain text"),
        (b"<html>", "a.docx", "", "a web page in place of a Word document"),
        (TEXT, "a.pdf", "application/pdf", "sends text (application/pdf) in place of a PDF"),
        (b"\x89PNG\0", "a.pdf", "", "something else (no content type) in place of a PDF"),
        (b"\x89PNG\0", "a", "", "nothing says what kind"),
        (TEXT, "a", "application/octet-stream", "nothing says what kind"),
        (PDF[:-6], "a.pdf", "application/pdf", "the PDF has no end"),
        (DOCX[:-30], "a.docx", "", "damaged or cut off"),
        (spoilt(zipfile.ZIP_DEFLATED), "a.epub", "", "damaged or cut off"),
        (spoilt(zipfile.ZIP_BZIP2), "a.epub", "", "damaged or cut off"),
        (spoilt(zipfile.ZIP_LZMA), "a.epub", "", "damaged or cut off"),
        (archive(x=b"y"), "a.docx", "", "something else"),
        (archive(mimetype=b"image/svg"), "a", "", "nothing says what kind"),
    ],
)
def test_what_is_not_what_it_says_is_refused(
    body: bytes, name: str, stated: str, words: str, tmp_path: Path
) -> None:
    """An error page is named by its title; half a file is told by its end."""
    with pytest.raises(DownloadError) as caught:
        kind(body, tmp_path, name, stated)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_many_comments_are_looked_at_once(tmp_path: Path) -> None:
    """Before a page, or before what is none, which a server could choose so that it takes years."""
    begun = time.process_time()
    assert kind(b"<!---->" * 500 + PAGE, tmp_path, "a", "text/html") == ".html"
    assert kind(b"<!---->" * 500 + TEXT, tmp_path, "a.txt", "text/plain") == ".txt"
    assert kind(b"<!-- a --> b " * 300 + TEXT, tmp_path, "a.txt", "text/plain") == ".txt"
    assert time.process_time() - begun < 2.0


def test_what_the_register_wants_is_insisted_on(tmp_path: Path) -> None:
    """By a name or by a bare suffix, whatever the server calls it."""
    assert kind(PDF, tmp_path, "a.bin", "text/plain", wanted="sub/report.pdf") == ".pdf"
    assert kind(TEXT, tmp_path, "a.pdf", "application/pdf", wanted=".txt") == ".txt"
    with pytest.raises(DownloadError, match=r"sends a PDF .* in place of plain text"):
        kind(PDF, tmp_path, "a.pdf", "application/pdf", wanted="report.txt")


def test_a_format_without_a_reader_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what could be read in its place."""
    monkeypatch.setattr("briefing_qa.fetching.kinds.readable_suffixes", lambda: (".txt", ".md"))
    with pytest.raises(DownloadError, match=r"a PDF, which cannot be read: .* \.txt, \.md"):
        kind(PDF, tmp_path, "a.pdf")


@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_any_bytes_have_a_kind_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, name: str, stated: str
) -> None:
    """Nothing else is raised."""
    folder = tmp_path_factory.getbasetemp()
    for start in (b"", b"%PDF-", b"PK\x03\x04", b"<html><title>"):
        with contextlib.suppress(DownloadError):
            assert kind(start + body, folder, name, stated) in ALL


@pytest.mark.parametrize("stated", ["image/png", "VIDEO/mp4; a=b", "audio/x", "font/woff2"])
def test_types_that_are_no_documents(stated: str) -> None:
    """They are refused before the body is read."""
    with pytest.raises(DownloadError, match="no document"):
        check_type(stated)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="a b.pdf"', "a b.pdf"),
        ("attachment; filename=plain.pdf", "plain.pdf"),
        ("attachment; filename=x.pdf; filename*=UTF-8''ni%C3%B1ez.pdf", "niñez.pdf"),
        ('attachment; filename="informe niñez.pdf"', "informe niñez.pdf"),
        ("inline", ""),
        ("", ""),
        ("attachment; filename*=nonsense''a%20b", "a b"),
    ],
)
def test_the_name_that_a_server_states(header: str, name: str) -> None:
    """In any of the forms in use, and none where there is none."""
    assert stated_name(header) == name


@given(st.text(max_size=80))
def test_any_header_states_a_name_or_none(header: str) -> None:
    """Nothing is raised."""
    assert isinstance(stated_name(header), str)
    assert isinstance(stated_name(f"attachment; filename*={header}"), str)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://example.org/docs/Report%202020.pdf?x=1", "Report 2020.pdf"),
        ("https://example.org/story/peru/", "peru"),
        ("https://example.org/", "example.org."),
        ("https://example.org/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "../../etc/passwd"),
    ],
)
def test_the_name_in_an_address(address: str, name: str) -> None:
    """The last part of the path, decoded; the host where there is none."""
    assert name_of(parse_address(address)) == name


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Report 2020.pdf", "Report-2020"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system"),
        ("/etc/shadow.", "shadow"),
        (".htaccess", "htaccess"),
        (".hidden.pdf", "hidden"),
        ("", "document"),
        ("...", "document"),
        ("CON.pdf", "document-CON"),
        ("README.md", "document-README"),
        ("доклад о детях.pdf", "доклад-о-детях"),
        ("子どもの権利.pdf", "子どもの権利"),
        ("in\u202efdp.exe.pdf", "in-fdp-exe"),
        ("a\x00b\nc.pdf", "a-b-c"),
        ("view.aspx", "view"),
        ("index.php", "index"),
        ("example.org.", "example-org"),
        ("a" * 500 + ".pdf", "a" * 120),
        ("ñ" * 100 + ".pdf", "ñ" * 60),
        ("nin\u0303ez.pdf", "niñez"),
    ],
)
def test_a_stem_is_safe(name: str, stem: str) -> None:
    """Without folders, controls, marks of direction, or names that a system keeps."""
    assert safe_stem(name) == stem


@given(st.text(max_size=200))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    """One that is the same for its own result, is a document, and has an id."""
    stem = safe_stem(name)
    assert safe_stem(stem) == stem
    assert 1 <= len(stem.encode()) <= 130
    assert not set(stem) & set('/\\:*?"<>|.\x00')
    assert not is_no_document(f"{stem}.pdf")
    assert document_id_of(f"{stem}.pdf")

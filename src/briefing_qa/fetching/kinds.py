"""What was sent: by its first bytes, held against what the server and the name say it is."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from briefing_qa.documents.archive import DAMAGES
from briefing_qa.documents.reader import readable_suffixes
from briefing_qa.fetching.addresses import printable
from briefing_qa.fetching.failures import DownloadError

_NAMES: Mapping[str, str] = {
    ".pdf": "a PDF",
    ".html": "a web page",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".epub": "an EPUB",
    ".txt": "plain text",
    ".md": "Markdown",
}
_SAME = {".htm": ".html", ".xhtml": ".html", ".text": ".txt", ".markdown": ".md"}
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    _OFFICE: ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/epub+zip": ".epub",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
}

_TEXT = "text"
_HEAD = 4096
_PDF_START = 1024  # readers look for the mark that far
_PDF_END = 64 * 1024
# A comment ends with the first "-->": were there a choice, many of them would be tried in all ways.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    rb"<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ODF = b"application/vnd.oasis.opendocument.text"
_PACKED: Mapping[bytes, str] = {_ODF: ".odt", b"application/epub+zip": ".epub"}


def canonical_suffix(name: str) -> str:
    """The suffix that stands for the kind of a file by its name; empty where it is none of ours."""
    suffix = PurePosixPath(name).suffix.lower()
    suffix = _SAME.get(suffix, suffix)
    return suffix if suffix in _NAMES else ""


def check_type(content_type: str) -> None:
    """Raise DownloadError where a server states that it sends no document at all."""
    stated = _media_type(content_type)
    if stated.partition("/")[0] in ("image", "audio", "video", "font"):
        raise DownloadError(
            f"the server sends {printable(stated)}, which is no document: check the address"
        )


def kind_of(location: Path, name: str, content_type: str, *, wanted: str = "") -> str:
    """The kind of a downloaded file.

    Args:
        location: of the file.
        name: of the file, as the server or the address give it; may have any suffix or none.
        content_type: the header.
        wanted: the name, or only the suffix, that the file has to have.

    Returns:
        A suffix that can be read, with its dot.

    Raises:
        DownloadError: it is not what is wanted, not what it says it is, cut off, or of a kind that
            cannot be read.
    """
    found = _sniffed(location)
    asked = canonical_suffix(f"x{wanted}" if wanted.startswith(".") else wanted)
    stated = _TYPES.get(_media_type(content_type), "")
    expected = asked or canonical_suffix(name) or stated
    kind = _agreed(found, expected, content_type)
    if not asked and found not in ("", _TEXT, ".html"):
        kind = found  # unmistakable by its bytes, whatever the server calls it
    if not kind:
        raise _mismatch(location, found, expected, content_type)
    if kind not in readable_suffixes():
        raise DownloadError(f"it is {_NAMES[kind]}, which cannot be read: {_convert()}")
    return kind


def _agreed(found: str, expected: str, content_type: str) -> str:
    """What bytes and words agree on; empty where they do not."""
    if found == _TEXT:
        if expected in (".txt", ".md", ".html"):
            return expected
        return ".txt" if not expected and _media_type(content_type).startswith("text/") else ""
    return found if expected in ("", found) else ""


def _media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _sniffed(location: Path) -> str:
    """The kind by the bytes: one of ours, "text", or empty."""
    with location.open("rb") as file:
        head = file.read(_HEAD)
    if _PAGE.match(head):
        return ".html"
    if b"%PDF-" in head[:_PDF_START]:
        _check_pdf_ends(location)
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _sniffed_archive(location)
    return "" if b"\0" in head and not head.startswith(_UTF_16) else _TEXT


def _check_pdf_ends(location: Path) -> None:
    with location.open("rb") as file:
        file.seek(max(0, location.stat().st_size - _PDF_END))
        if b"%%EOF" not in file.read():
            raise DownloadError("the PDF has no end, so a part is missing: try again later")


def _sniffed_archive(location: Path) -> str:
    try:
        with zipfile.ZipFile(location) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return ".docx"
            if "mimetype" not in names:
                return ""
            with archive.open("mimetype") as file:
                return _PACKED.get(file.read(100).strip(), "")
    except DAMAGES as error:
        raise DownloadError(
            "it is an archive that is damaged or cut off: try again later"
        ) from error


def _mismatch(location: Path, found: str, expected: str, content_type: str) -> DownloadError:
    if found == ".html":
        return DownloadError(
            f"the server sends a web page{_title(location)} in place of {_NAMES[expected]}, maybe "
            "an error or a log-in: open it in a browser, and save the document yourself"
        )
    stated = printable(_media_type(content_type)) or "no content type"
    if not expected:
        return DownloadError(
            f"nothing says what kind of document it is ({stated}): download it yourself, and give "
            f"it the right suffix ({', '.join(readable_suffixes())})"
        )
    what = _NAMES.get(found, "something else" if not found else "text")
    return DownloadError(
        f"the server sends {what} ({stated}) in place of {_NAMES[expected]}: check the address"
    )


def _title(location: Path) -> str:
    with location.open("rb") as file:
        found = _TITLE.search(file.read(_HEAD))
    words = " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
    return f' ("{printable(words[:80])}")' if words else ""


def _convert() -> str:
    return f"get it as one of {', '.join(readable_suffixes())}"

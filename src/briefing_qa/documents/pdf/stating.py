"""What a PDF file says of itself: title, language, date, and the like, where it is plausible."""

from __future__ import annotations

import ctypes
import html
import re
from datetime import date
from typing import TYPE_CHECKING

from briefing_qa.documents.assembling import clean_words
from briefing_qa.documents.parsed import given
from briefing_qa.documents.pdf.headings import Entry
from briefing_qa.documents.stated_title import plausible_title

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_ENTRIES = 5000
"""Of an outline; the rest is passed over."""

_MAX_DEPTH = 10
_META_BYTES = 64 * 1024
_LANGUAGE_LETTERS = 32
_MAX_WORDS = 500  # characters of one field
_XMP_BYTES = 256 * 1024
_FIRST_YEAR = 1985  # no PDF file is older

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_UNSAID = ("", "anonymous", "unspecified", "unknown")
_METADATA = ("author", "subject", "keywords", "creator", "producer")
_XMP_FIELD = r"<dc:{0}>\s*(?:<rdf:(?:Bag|Alt|Seq)>\s*<rdf:li[^>]*>)?([^<]+)<"


def stated_fields(
    document: PdfDocument, data: bytes, name: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Fields and further metadata of a document, as `Parsed` has them.

    Args:
        document: open.
        data: the file.
        name: of the file: a title that repeats it is none.
    """
    fields = {
        "title": _title(_stated(document, "Title"), name),
        "language": _language(document) or _first_language(_xmp(data, "language")),
        "publisher": _xmp(data, "publisher"),
        "date": _date(_stated(document, "CreationDate")),
    }
    metadata = {key: _stated(document, key.title()) for key in _METADATA}
    return (
        given(fields),
        {key: words for key, words in metadata.items() if words.strip("()") not in _UNSAID},
    )


def outline_of(document: PdfDocument) -> list[Entry]:
    """The file's outline (bookmarks); empty where it has none or a broken one."""
    from pypdfium2 import PdfiumError

    entries: list[Entry] = []
    try:
        for bookmark in document.get_toc(max_depth=_MAX_DEPTH):
            target = bookmark.get_dest()
            index = target.get_index() if target is not None else None
            words = _clean(bookmark.get_title())
            page = index + 1 if index is not None else None
            entries.append(Entry(bookmark.level + 1, words, page))
            if len(entries) == MAX_ENTRIES:
                break
    except (PdfiumError, ValueError, RecursionError):
        return entries
    return entries


def _stated(document: PdfDocument, key: str) -> str:
    """A field of the file's information dictionary; empty where it has none."""
    from pypdfium2 import raw

    length = raw.FPDF_GetMetaText(document.raw, key.encode(), None, 0)
    if not 2 < length <= _META_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_GetMetaText(document.raw, key.encode(), buffer, length)
    return _clean(buffer.raw[: length - 2].decode("utf-16-le", "replace"))


def _clean(words: str) -> str:
    return clean_words(words)[:_MAX_WORDS].strip()


def _title(words: str, name: str) -> str:
    """A title that people would call one; empty for names of files and programs."""
    if not plausible_title(words, name):
        return ""
    alone = " " not in words and (any(c.isdigit() or c in "/_\\" for c in words) or len(words) < 4)
    if alone or "�" in words or sum(c.isalpha() for c in words) < 0.5 * len(words):
        return ""
    return words


def _date(words: str) -> str:
    """YYYY-MM-DD; empty for a day that cannot be."""
    match = _DATE.match(words)
    if match is None or not match[2] or not match[3]:
        return ""
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return ""
    return day.isoformat() if day.year >= _FIRST_YEAR and day <= date.today() else ""


def _language(document: PdfDocument) -> str:
    from pypdfium2 import raw

    buffer = (ctypes.c_ushort * _LANGUAGE_LETTERS)()
    length = raw.FPDFCatalog_GetLanguage(document.raw, buffer, _LANGUAGE_LETTERS)
    if not 1 < length <= 2 * _LANGUAGE_LETTERS:
        return ""
    return _first_language(bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0])


def _first_language(words: str) -> str:
    return words if _LANGUAGE.fullmatch(words) else ""


def _xmp(data: bytes, name: str) -> str:
    """A Dublin Core field of the file's metadata packet, where that is not compressed."""
    begin = data.find(b"<x:xmpmeta")
    if begin < 0:
        return ""
    packet = data[begin : begin + _XMP_BYTES].decode("utf-8", "replace")
    match = re.search(_XMP_FIELD.format(name), packet)
    return _clean(html.unescape(match[1])) if match else ""

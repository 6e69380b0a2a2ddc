"""Bytes to canonical text: decoded, NFC, no ligatures, one line end, else the source's words."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefing_qa.documents.encoding import decode_western, unmarked_utf_16
from briefing_qa.errors import DocumentError

MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
"""A larger file is refused: it is no report, and everything after would take minutes."""

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
"""Signs for several letters, as they are copied out of printed files, to these letters."""

_LINE_ENDS = str.maketrans({"\r": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"})
"""What Unicode has for line feeds: typed with Shift and Enter, and copied out of pages. As they are
they would hide headings and paragraphs, and tear lines of JSON that other programs read."""

_OTHER_LINE_END = re.compile("[\v\x85\u2028]+(?=\n)")  # beside a line feed it is not another one

_MAX_MARKS = 200
_MAX_CONTROL_SHARE = 0.01

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NO_LETTERS = re.compile(rf"[^\w\s]{{{_MAX_MARKS},}}")
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def canonical_text(data: bytes, name: str) -> str:
    """Decode a source.

    Args:
        data: the bytes of the file; UTF-8 with or without byte order mark, UTF-16 with one or in
            Latin letters, or Windows-1252, where what that makes of them reads like a language of
            Western Europe.
        name: of the file, for messages.

    Returns:
        The text in NFC and without ligatures, lines ended by a line feed, whatever Unicode has for
        one, without byte order mark.

    Raises:
        DocumentError: too large, of another encoding, binary, or without any text.
    """
    check_size(len(data), name)
    text = _decode(data, name)
    _check_is_text(text, name)
    text = _OTHER_LINE_END.sub("", text.replace("\r\n", "\n")).translate(_LINE_ENDS)
    return text if text.isascii() else _compose(text, name)


def check_size(size: int, name: str) -> None:
    """Raise DocumentError where a file of so many bytes is not read."""
    if size > MAX_DOCUMENT_BYTES:
        raise DocumentError(
            f"{name}: {size / 2**20:.0f} MiB is more than the {MAX_DOCUMENT_BYTES // 2**20} MiB a "
            "document may have: split it into parts"
        )


def _decode(data: bytes, name: str) -> str:
    encoding = _UTF_16.get(data[:2]) or unmarked_utf_16(data) or "utf-8"
    mark = next((m for m in (codecs.BOM_UTF8, *_UTF_16) if data.startswith(m)), b"")
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        western = "" if mark else decode_western(data)
        if western:
            return western
        label = "UTF-16" if encoding in _UTF_16.values() else "UTF-8"
        raise DocumentError(
            f"{name}: not {label} at byte {error.start + len(mark)}: save it as UTF-8 text"
        ) from error


def _check_is_text(text: str, name: str) -> None:
    position = text.find("\0")
    if position >= 0:
        raise DocumentError(
            f"{name}: not text (NUL at character {position}): save it as UTF-8 text"
        )
    controls = len(_CONTROL.findall(text))
    if controls > _MAX_CONTROL_SHARE * len(text):
        raise DocumentError(
            f"{name}: not text ({controls} control characters): save it as UTF-8 text"
        )
    if not text.strip():
        raise DocumentError(f"{name}: there is no text in it: remove it or give it content")


def _compose(text: str, name: str) -> str:
    """NFC. Thousands of marks on one letter are refused: sorting them takes quadratic time."""
    for run in _NO_LETTERS.finditer(text):
        marks = 0
        for offset, character in enumerate(run.group()):
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks >= _MAX_MARKS:
                raise DocumentError(
                    f"{name}: not text ({marks} accents on one letter at character "
                    f"{run.start() + offset}): repair it"
                )
    return unicodedata.normalize("NFC", text.translate(LIGATURES))

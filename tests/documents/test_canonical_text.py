"""Bytes to canonical text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents import canonical
from briefing_qa.documents.canonical import canonical_text
from briefing_qa.errors import DocumentError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_decoded(encoding: str) -> None:
    """UTF-8 with or without a byte order mark and UTF-16 with one give the same text."""
    assert canonical_text("Niñas – “sí”".encode(encoding), "a.txt") == "Niñas – “sí”"


def test_big_endian_is_decoded() -> None:
    """The byte order mark of UTF-16 says which end comes first."""
    assert canonical_text(b"\xfe\xff\x00A\x00b", "a.txt") == "Ab"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    """In Latin letters every second byte is one, and none of the others."""
    text = "Las niñas – “sí” – contaron 45 huertos.\nThe girls did not.\n"
    assert canonical_text(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("odd", ["\0", "\u0100", "\ud800", "half of a letter"])
def test_zeros_that_do_not_alternate_are_no_text(odd: str) -> None:
    """Nor is what has another number of bytes, or half of a surrogate pair, in UTF-16."""
    for encoding in ("utf-16-le", "utf-16-be"):
        data = f"The girls planted gardens.{odd}".encode(encoding, "surrogatepass")
        with pytest.raises(DocumentError, match=r"not (text|UTF-16)"):
            canonical_text(data[:-1] if len(odd) > 1 else data, "a.txt")


def test_line_ends_are_one_kind() -> None:
    """Line ends of Windows and of old Macs become line feeds."""
    assert canonical_text(b"a\r\nb\rc\n\r\nd", "a.txt") == "a\nb\nc\n\nd"


def test_line_ends_of_unicode_are_line_feeds() -> None:
    """One that ends a paragraph leaves a blank line; one beside a line feed is none of its own."""
    text = "a\u2028b\x85c\vd\u2029e\u2028\nf\v\r\ng\n"
    found = canonical_text(text.encode(), "a.txt")
    assert found == "a\nb\nc\nd\n\ne\nf\ng\n"
    assert found.splitlines() == found.removesuffix("\n").split("\n")


def test_letters_are_composed() -> None:
    """A letter and its accent become one character."""
    assert canonical_text("nin\u0303a".encode(), "a.txt") == "niña"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"abc\xff\xfe", "not UTF-8 at byte 3"),
        (b"\xef\xbb\xbfab\xe9", "not UTF-8 at byte 5"),
        (b"\xff\xfeA\x00b", "not UTF-16 at byte 4"),
        (b"abc\0def", "NUL at character 3"),
        (b"\x01\x02\x03abc", "3 control characters"),
        (b"", "no text"),
        (b"\xef\xbb\xbf \n\t\r\n", "no text"),
        (b"a" + "\u0301\u0323".encode() * 5000, "accents on one letter"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, problem: str) -> None:
    """The error names the file and the place, in one line."""
    with pytest.raises(DocumentError, match=problem) as caught:
        canonical_text(data, "a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused with both numbers."""
    monkeypatch.setattr(canonical, "MAX_DOCUMENT_BYTES", 2 * 2**20)
    with pytest.raises(DocumentError, match="3 MiB is more than the 2 MiB"):
        canonical_text(b"a" * (3 * 2**20), "a.txt")


def test_many_marks_of_other_kinds_are_text() -> None:
    """Long rules and dotted lines are no accents."""
    assert canonical_text(("é" + "." * 5000).encode(), "a.txt") == "é" + "." * 5000


def test_time_grows_with_length_only() -> None:
    """Letters with many accents in a row do not make it slow."""
    data = ("a" + "\u0301\u0323" * 90).encode() * 2000
    began = time.process_time()
    canonical_text(data, "a.txt")
    assert time.process_time() - began < 3


@given(text=st.text())
def test_canonical_text_is_stable(text: str) -> None:
    """What was made canonical once stays as it is."""
    try:
        found = canonical_text(text.encode(), "a.txt")
    except DocumentError:
        return
    assert unicodedata.is_normalized("NFC", found)
    assert not any(end in found for end in "\r\v\x85\u2028\u2029")
    if not found.startswith("\ufeff"):
        assert canonical_text(found.encode(), "a.txt") == found

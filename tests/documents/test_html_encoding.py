"""The encoding of pages that say it, say a wrong one, or say nothing."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents.encoding import decode_page

SPANISH = "<p>La niñez está en el centro. ¿Qué dijo la señora? “Así” – 20 €.</p>"
RUSSIAN = "<p>Права ребёнка должны соблюдаться всеми государствами. Дети имеют право на защиту.</p>"
ARABIC = "<p>يجب على جميع الدول حماية حقوق الطفل في كل مكان وزمان دون أي تمييز بينهم.</p>"
CHINESE = "<p>儿童权利公约规定，所有儿童都应受到保护。儿童有权受教育。</p>"
CZECH = "<html lang='cs'><p>Děti mají právo na ochranu. Příliš žluťoučký kůň.</p>"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides(encoding: str) -> None:
    """A mark goes before whatever the page says."""
    page = f'<meta charset="koi8-r">{SPANISH}'
    assert decode_page(page.encode(encoding)) == page


def test_wide_encodings_need_no_mark() -> None:
    """UTF-16 without a mark is known by its zeros."""
    assert decode_page(SPANISH.encode("utf-16-le")) == SPANISH
    assert decode_page(SPANISH.encode("utf-16-be")) == SPANISH


def test_utf_8_goes_before_a_wrong_declaration() -> None:
    """A page that can be read as UTF-8 is, whatever it says."""
    page = f'<meta charset="iso-8859-1">{SPANISH}'
    assert decode_page(page.encode()) == page


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", SPANISH),
        ("ISO-8859-1", "cp1252", SPANISH),
        ("windows-1251", "cp1251", RUSSIAN),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("gb2312", "gb18030", CHINESE),
        ("utf-16", "utf-8", SPANISH),
        ("iso-2022-jp", "iso2022_jp", "<p>子どもの権利</p>"),
    ],
)
def test_declared_encoding_is_used(label: str, encoding: str, text: str) -> None:
    """Labels mean what browsers take them for."""
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">{text}'
    assert decode_page(page.encode(encoding)) == page
    page = f'<?xml version="1.0" encoding="{label}"?>{text}'
    assert decode_page(page.encode(encoding)) == page


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", SPANISH),
        ("cp1252", '<meta charset="utf-8">' + SPANISH),
        ("cp1252", '<meta charset="hex">' + SPANISH),
        ("cp1252", '<meta charset="nonsense">' + SPANISH),
        ("cp1251", RUSSIAN * 3),
        ("cp1256", ARABIC * 3),
        ("gb18030", CHINESE * 3),
        ("cp1250", CZECH),
    ],
)
def test_undeclared_encoding_is_guessed(encoding: str, text: str) -> None:
    """Accents among letters are Western Europe's or the page's language's; else bytes decide."""
    assert decode_page(text.encode(encoding)) == text


def test_damaged_utf_8_stays_utf_8() -> None:
    """One wrong byte, or the end cut off, does not turn the page into another encoding."""
    data = (SPANISH * 3).encode()
    damaged = data.replace("ñ".encode(), b"\xf1", 1)
    assert decode_page(damaged).count("niñez") == 2
    assert decode_page(("ñ" * 9).encode()[:-1]) == "ñ" * 8 + "\ufffd"


@given(
    data=st.binary(max_size=300),
    mark=st.sampled_from([b"", codecs.BOM_UTF16_LE, b"<meta charset="]),
)
def test_any_bytes_are_decoded(data: bytes, mark: bytes) -> None:
    """Whatever the bytes, the outcome can be written as UTF-8."""
    assert isinstance(decode_page(mark + data).encode(), bytes)

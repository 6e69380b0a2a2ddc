"""The encoding of a page that may or may not say which one it has, and may be wrong about it."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096  # bytes in which a page says what it is
_DECLARED = re.compile(
    rb"<meta[^>]{1,400}?charset\s*=\s*[\"']?\s*([\w.:+-]{2,40})"
    rb"|<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([\w.:+-]{2,40})",
    re.I,
)
_LANGUAGE = re.compile(rb"<html[^>]{0,400}?lang\s*=\s*[\"']?([a-z]{2})", re.I)
# What pages call by one name and mean by another (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a declaration that can be read as ASCII is not in UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_IN_ASCII = frozenset({"iso2022_jp", "iso2022_kr", "hz", "utf-7"})  # other scripts in ASCII bytes
# Encodings of the languages that are not written in that of Western Europe.
_OF_LANGUAGE = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    "tr": "cp1254",
    "az": "cp1254",
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "vi": "cp1258",
}
_HIGH = re.compile(rb"[\x80-\xff]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NO_WESTERN = re.compile(r"[a-zß-öø-ÿ][¡-©«-´¶¸¹»-¿×÷][a-zß-öø-ÿ]|[ß-öø-ÿ]{3}")
"""What no word of Western Europe has: "cz³owiek" is Polish, read so."""

_TAGS = re.compile(rb"<[^<>]{0,2000}>")
_SAMPLE = 64 * 1024
_ACCENTS_SHARE = 0.25  # of the letters; in Vietnamese, which has most of them, it is about that
_MAX_WRONG_SHARE = 0.3
_NUL_SHARE = 0.8


def decode_page(data: bytes) -> str:
    """Decode a page.

    By its byte order mark; else as UTF-8 where it is that, whatever it says; else as it says; else
    by what its bytes look like. What cannot be decoded becomes U+FFFD.

    Args:
        data: the bytes of an HTML file.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _without_mark(data):
        return data.decode(wide, "replace")
    declared = _declared(data)
    if declared in _IN_ASCII and data.isascii():
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_narrow(data, declared), "replace")


def decode_western(data: bytes) -> str:
    """Decode a text as Windows-1252; "" where it is UTF-8 with damage, or in another encoding.

    Letters with accents stand among others without there, and signs do not stand inside of words.
    """
    if _broken_share(data) < _MAX_WRONG_SHARE:
        return ""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    letters = sum(map(str.isalpha, text))
    accented = sum(character.isalpha() and not character.isascii() for character in text)
    if accented > _ACCENTS_SHARE * letters or _NO_WESTERN.search(text):
        return ""
    return text


def unmarked_utf_16(data: bytes) -> str:
    """Which UTF-16 bytes without a mark are; empty where they are none, or it is not sure.

    Of a text in Latin letters nearly every second byte is NUL, and none of those between. Other
    scripts have no NUL at all, and there is no telling.
    """
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        between, letters = data[high::2], data[1 - high :: 2]
        if len(data) % 2 == 0 and between.count(0) > _NUL_SHARE * len(between):
            return "" if 0 in letters else encoding
    return ""


def _without_mark(data: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of the markup is zero."""
    head = data[:_HEAD]
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if half > 1 and zeros.count(0) > 0.7 * half:
            return encoding
    return ""


def _declared(data: bytes) -> str:
    """The encoding that the page names, as Python calls what it means; "" for none that exists."""
    match = _DECLARED.search(data, 0, _HEAD)
    if match is None:
        return ""
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
        "".encode(name)  # fails for a codec that makes no text, such as "hex"
    except (LookupError, UnicodeError, TypeError, ValueError):
        return ""
    return _MEANT.get(name, name)


def _narrow(data: bytes, declared: str) -> str:
    """The encoding of bytes that are not UTF-8 throughout."""
    if _broken_share(data) < _MAX_WRONG_SHARE:
        return "utf-8"  # a few bytes were damaged, or the end was cut off
    if declared and declared != "utf-8":
        return declared
    return _guessed(data)


def _broken_share(data: bytes) -> float:
    """How much of what is beyond ASCII is no UTF-8: 0 to 1."""
    decoded = data.decode("utf-8", "replace")
    beyond = sum(len(run) for run in _BEYOND_ASCII.findall(decoded))
    return (decoded.count("\ufffd") - data.count(b"\xef\xbf\xbd")) / max(beyond, 1)


def _guessed(data: bytes) -> str:
    """An encoding by the look of the bytes.

    Among letters of ASCII with accents here and there: that of Western Europe, or what the page's
    language needs. Otherwise what the frequency of the bytes says.
    """
    words = _TAGS.sub(b" ", _around_high(data))
    high = sum(len(run) for run in _HIGH.findall(words))
    letters = high + sum(1 for byte in words if chr(byte).isalpha() and byte < 0x80)
    language = _LANGUAGE.search(data, 0, _HEAD)
    if high <= _ACCENTS_SHARE * letters:
        return _OF_LANGUAGE.get(language[1].decode("ascii").lower() if language else "", "cp1252")
    best = from_bytes(words).best()
    return _MEANT.get(best.encoding, best.encoding) if best else "cp1252"


def _around_high(data: bytes) -> bytes:
    """A sample that begins where ASCII ends."""
    first = _HIGH.search(data)
    start = max((first.start() if first else 0) - 200, 0)
    return data[start : start + _SAMPLE]

"""Characters as PDF files hold them to letters as people write them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing_qa.documents.assembling import clean_words
from briefing_qa.documents.canonical import LIGATURES

SOFT_HYPHEN = "\u00ad"
"""A hyphen that only shows where a line ends."""

BULLET = "\u2022"

UNREADABLE = "\ufffd"
"""For a character whose font does not say which letter it shows."""

_SYMBOL_BULLETS = frozenset((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF0A8, 0xF06E, 0xF071))
"""Where the fonts Symbol and Wingdings have the marks that word processors put before items."""

_HYPHENS = frozenset((0x02, 0xFFFE, 0xFFFF))
"""What PDFium gives for a hyphen at the end of a line."""

_LONE_ACCENTS = re.compile(r"^[\u0300-\u036f]+")

_SURROGATES = range(0xD800, 0xE000)
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_INVISIBLE = frozenset(
    (*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xFE0E, 0xFE0F, 0x21A9)
)
"""Joiners, direction marks, byte order mark, styles of signs; the arrow from a note to its mark."""

_ACCENTS = {
    "\u00b4": "\u0301",
    "\u02ca": "\u0301",
    "`": "\u0300",
    "\u02cb": "\u0300",
    "\u00a8": "\u0308",
    "^": "\u0302",
    "\u02c6": "\u0302",
    "~": "\u0303",
    "\u02dc": "\u0303",
    "\u00b8": "\u0327",
    "\u02c7": "\u030c",
    "\u02da": "\u030a",
    "\u02d8": "\u0306",
    "\u00af": "\u0304",
    "\u02db": "\u0328",
    "\u02dd": "\u030b",
    "\u02d9": "\u0307",
}


@lru_cache(maxsize=4096)
def letter_of(code: int) -> str:
    """What a character code of a text page stands for.

    Returns:
        The letters; " " for any white space, "" for what shows nothing, and `UNREADABLE` for what
        no one can tell.
    """
    if code in _HYPHENS:
        return "-"
    if code in LIGATURES:
        return LIGATURES[code]
    if code in _SYMBOL_BULLETS:
        return BULLET
    if code in _INVISIBLE:
        return ""
    if code == 0 or _is_unreadable(code):
        return UNREADABLE
    return " " if chr(code).isspace() else chr(code)


def cleaned(text: str) -> str:
    """Letters of a run as they are kept: composed, without accents that belong to none of them."""
    soft = SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else ""
    return clean_words(_LONE_ACCENTS.sub("", text)) + soft


def combining_of(letter: str) -> str:
    """The combining accent for one that stands alone; "" where it is none."""
    return _ACCENTS.get(letter, "")


def is_combining(letter: str) -> bool:
    """Whether it belongs to the letter before it."""
    return unicodedata.combining(letter[0]) > 0


def _is_unreadable(code: int) -> bool:
    if code in _SURROGATES or code > 0x10FFFF or any(code in block for block in _PRIVATE):
        return True
    return unicodedata.category(chr(code)) in ("Cc", "Cn") and not chr(code).isspace()

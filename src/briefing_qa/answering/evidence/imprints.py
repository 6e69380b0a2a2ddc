"""The line below a title that says whose a text is, where and when: no sentence of it.

"Meridian Children International. Version 4.2, approved by the board on 12 September 2023." A policy
need not name the body again of which it tells, nor a law its country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.words.facts import facts
from briefing_qa.languages.months import MONTH
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import all_stop_words
from briefing_qa.types import Document

_WORDS = 30
"""Words of such a line at most."""

_BEGINNING = 2_000
"""Characters in which the first two lines of a text end, or else it has none."""

_LINE = re.compile(r".+")
_BY = re.compile(
    r"\b(?:by|por)\b|^\W*(?:publishers?|authors?|editors?|editorial|autor(?:a|es|as)?|edita"
    r"|publica)\s?:",
    re.IGNORECASE,
)
"""Says by whom: `fronts` takes the name out."""

_BREAK = re.compile(r"(?<=[^\W\d_]{3}|.\d\d)\. (?=[A-ZÁÉÍÓÚÑ\d])|\s+[|·•–—]\s+")
_DATED = re.compile(rf"\b(?:19|20)\d\d\b|\b\d[\d.]*$|\b{MONTH}\b", re.IGNORECASE)
_SAYS_WHEN = re.compile(
    r"\W*(?:published|issued|approved|adopted|updated|revised|version|edition|data|draft|sitting"
    r"|publicad|emitid|aprobad|adoptad|actualizad|versi[oó]n|edici[oó]n|sancionad|promulgad|datos"
    r"|documento|documents?|(?:first|second|third|fourth|primera|segunda|tercera|cuarta) edi)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:street|road|avenue|p\.? ?o\.? box|calle|avenida|c/|tel[.:e]|www\.|https?:)|@", re.I
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands below a title.

    Attributes:
        line: the whole line, without marks.
        names: of bodies, with the places that stand with them and without dates; may be empty, as
            where it says by whom the text is.
    """

    line: str
    names: tuple[str, ...]


def imprint(document: Document) -> Imprint | None:
    """The imprint of a document; None where its second line is a heading, or one of its text."""
    text = document.text
    places = [match for match in _LINE.finditer(text, 0, _BEGINNING) if _has_words(match.group())]
    if len(places) < 2:
        return None
    begun = places[1].start()
    headed = any(one.start <= begun < one.body_start for one in document.sections)
    return None if headed else told(places[1].group())


@lru_cache(maxsize=1_000)
def told(line: str) -> Imprint | None:
    """A line as an imprint; None where it is none."""
    line = line.strip().strip("#*_ ").strip()
    if is_row(line):
        return None
    if not 1 < len(line.split()) <= _WORDS or _STREET.search(line) or line.isupper():
        return None
    pieces = [piece.strip(" .") for piece in _BREAK.split(line)]
    named = [piece for piece in pieces if _is_of_names(piece)]
    others = [piece for piece in pieces if piece not in named]
    if not named or not all(_DATED.search(one) or _SAYS_WHEN.match(one) for one in others):
        return None
    names = (_without_dates(piece) for piece in named if not _BY.search(piece))
    return Imprint(line, tuple(name for name in names if len(name.split()) > 1))


def _has_words(line: str) -> bool:
    return bool(line.strip(" #*_-"))


def _is_of_names(piece: str) -> bool:
    """Whether most words of a piece that say something begin with a capital."""
    words = [
        piece[token.start]
        for token in facts(piece).tokens
        if token.folded not in all_stop_words() and not token.is_number
    ]
    return 2 * sum(letter.isupper() for letter in words) > len(words)


def _without_dates(piece: str) -> str:
    parts = [part for part in piece.split(", ") if not _DATED.search(part)]
    return ", ".join(parts).strip()

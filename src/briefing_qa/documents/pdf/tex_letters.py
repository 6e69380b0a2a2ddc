"""Letters of the fonts that TeX draws as pictures, without a name or a word on what they show.

Such fonts (Type 3) give the numbers at which TeX has its letters: of plain letters those that all
have, but others for ligatures, quotation marks, dashes and accents. TeX has two orders of them:
"OT1", the old one, in which accents stand over letters, and "T1". They are told apart by the
numbers of ligatures. What has no letters is a font of signs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from briefing_qa.documents.pdf.characters import Characters
from briefing_qa.documents.pdf.looks import Looks

_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")
_OLD_LIGATURES = range(0x0B, 0x10)
_NEW_LIGATURES = range(0x1B, 0x20)
_QUOTES = {0x27: "’", 0x60: "‘"}
_OLD = (
    dict(zip(_OLD_LIGATURES, _LIGATURES, strict=True))
    | {0x10: "ı", 0x11: "ȷ", 0x12: "`", 0x13: "´", 0x14: "ˇ", 0x15: "˘", 0x16: "¯", 0x17: "˚"}
    | {0x18: "¸", 0x19: "ß", 0x1A: "æ", 0x1B: "œ", 0x1C: "ø", 0x1D: "Æ", 0x1E: "Œ", 0x1F: "Ø"}
    | {0x22: "”", 0x3C: "¡", 0x3E: "¿", 0x5C: "“", 0x7B: "–", 0x7C: "—", 0x7D: "˝", 0x7F: "¨"}
    | _QUOTES
)
_NEW = (
    dict(zip(_NEW_LIGATURES, _LIGATURES, strict=True))
    | {0x0D: "‚", 0x0E: "‹", 0x0F: "›", 0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»"}
    | {0x15: "–", 0x16: "—", 0x19: "ı", 0x1A: "ȷ", 0x9F: "§", 0xBD: "¡", 0xBE: "¿", 0xBF: "£"}
    | {0xD7: "Œ", 0xDF: "SS", 0xF7: "œ", 0xFF: "ß"}
    | _QUOTES
)
_SIGNS = {0x0F: "•", 0x88: "•"}
_SURE = {0x0B, 0x0C, 0x0E, 0x0F}  # the third of the old ligatures is a line end elsewhere
_MIN_LETTERS = 4  # different ones: a font with fewer is one of signs


class TexLetters:
    """The letters of one page's nameless fonts."""

    def __init__(self, characters: Characters, looks: Looks) -> None:
        """For the characters of a page and the looks of its text objects."""
        self._characters = characters
        self._looks = looks
        self._tables: dict[int, Mapping[int, str]] | None = None

    def letter(self, code: int, font: int) -> str:
        """What a number of a font stands for; empty where that is what it always is."""
        if self._tables is None:
            self._tables = self._by_font()
        return self._tables.get(font, {}).get(code, "")

    def _by_font(self) -> dict[int, Mapping[int, str]]:
        """The table of each font, by all that the page shows of it."""
        codes: dict[int, set[int]] = defaultdict(set)
        for index, key in enumerate(self._characters.objects):
            look = self._looks.of(key, index) if key is not None else None
            if look is not None and look.nameless:
                codes[look.font].add(self._characters.codes[index])
        text = {font for font, found in codes.items() if _has_letters(found)}
        shown = set().union(*(codes[font] for font in text))
        new = bool(shown & set(_NEW_LIGATURES) or any(0xC0 <= code <= 0xFF for code in shown))
        if new or not shown & _SURE:
            table: Mapping[int, str] = _NEW if new else {}
        else:
            table = _OLD
        return {font: table if font in text else _SIGNS for font in codes}


def _has_letters(codes: set[int]) -> bool:
    return sum(0x61 <= code <= 0x7A for code in codes) >= _MIN_LETTERS

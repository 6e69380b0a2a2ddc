"""Canonical text put together from the parts of a format that is no text itself.

The lines follow what passages are cut by (`briefing_qa.passages.blocks`): blank lines between
paragraphs, "- " and "1. " before items, "| " before the rows of a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from briefing_qa.documents.canonical import LIGATURES
from briefing_qa.documents.outline import (
    MAX_TITLE_CHARACTERS,
    FoundHeading,
    build_sections,
    main_heading,
)
from briefing_qa.passages.blocks import has_item_marker
from briefing_qa.types import Section

_INDENT = "    "
_MAX_DEPTH = 8  # of lists; deeper ones stand as deep
_MAX_MARKS = 30
_MARKS = re.compile(rf"[^\w\s]{{{_MAX_MARKS},}}")
# Zero-width spaces separate words in some scripts of South-East Asia, and nothing elsewhere.
_NO_WORDS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u2060\ufeff\ud800-\udfff]|\u200b(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
)
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")


def clean_words(words: str) -> str:
    """Words as they stand in canonical text: NFC, white space as single spaces, no controls.

    What only says where a line may be broken (soft hyphens) or is no character (surrogates, byte
    order marks) is out, and a ligature is the letters that it joins; of hundreds of accents on one
    letter, which take quadratic time to sort, the first are kept.
    """
    folded = _NO_WORDS.sub("", " ".join(words.split()))
    if folded.isascii():
        return " ".join(folded.split())
    spelled = folded.translate(LIGATURES)
    return " ".join(unicodedata.normalize("NFC", _MARKS.sub(_fewer_marks, spelled)).split())


def _fewer_marks(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def row_words(header: Sequence[str], cells: Sequence[str]) -> str:
    """A table row in words that keep their meaning when they stand alone.

    Args:
        header: words of the columns; may be shorter than the row, or empty.
        cells: words of the row.

    Returns:
        "| Country: Peru | Score: 63.5 |"; a cell without words is left out.
    """
    named = [
        f"{name}: {cell}" if name and name != cell else cell
        for name, cell in zip_longest(header, cells, fillvalue="")
        if cell
    ]
    return "| " + " | ".join(re.sub(r"\s*\|\s*", " / ", part) for part in named) + " |"


class Assembly:
    """A canonical text that grows part by part.

    All words must be as `clean_words` leaves them. Each method returns where the words begin, so
    that a caller can say where they come from.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[FoundHeading] = []
        self._tight = False
        self._marker = ""
        self._ended = 0  # level of the heading that what follows does not stand under
        self._notes: list[str] = []  # that are still to be written

    def heading(self, level: int, words: str) -> int:
        """A heading; level 1 is the outermost. What is too long to be one is a paragraph."""
        if len(words) > MAX_TITLE_CHARACTERS:
            return self.paragraph(words)
        self._ended = 0 if level <= self._ended else self._ended
        start = self._add(words, tight=False)
        end = start + len(words)
        self._headings.append(
            FoundHeading(level=level, start=start, end=end, line_start=start, line_end=end)
        )
        return start

    def paragraph(self, words: str) -> int:
        """A paragraph."""
        return self._add(words, tight=False)

    def item(self, words: str, marker: str = "-", depth: int = 0) -> int:
        """A list item.

        Args:
            words: of the item.
            marker: "-" or a number or letter with its stop ("1.", "(a)").
            depth: 0 for the outermost list.
        """
        if not has_item_marker(f"{marker} x"):  # "1.1.", "XIV.": a paragraph that begins with it
            return self._add(words, lead=f"{marker} " if marker else "", tight=False)
        lead = f"{_INDENT * min(depth, _MAX_DEPTH)}{marker} "
        tight = self._marker == "row" or _follows(marker, self._marker)
        start = self._add(words, lead=lead, tight=tight)
        self._tight, self._marker = True, marker
        return start

    def row(self, words: str) -> int:
        """A table row, as `row_words` gives it."""
        start = self._add(words, tight=True)
        self._tight, self._marker = True, "row"
        return start

    def note(self, words: str, mark: str) -> None:
        """A note to what was added last; it stands behind the paragraph, list or table of that.

        Args:
            words: of the note.
            mark: what leads to it: "1", "iv", "*".
        """
        self._notes.append(f"[{mark}] {words}")

    def apart(self) -> None:
        """What follows stands under none of the headings so far: notes, annexes without title."""
        self.resume(1)

    def resume(self, level: int) -> None:
        """What follows stands under the last heading that is above those of a level."""
        self._write_notes()
        self._ended = level if self._parts else 0

    def text(self) -> str:
        """The canonical text; ends with a line feed where there is any."""
        self._write_notes()
        return "".join(self._parts) + ("\n" if self._parts else "")

    def sections(self) -> tuple[Section, ...]:
        """The sections of `text()`."""
        return build_sections(self.text(), self._headings)

    def main_heading(self) -> str:
        """Words of the first outermost heading, else of the first one."""
        return main_heading(self.text(), self._headings)

    def _add(self, words: str, *, tight: bool, lead: str = "") -> int:
        """Items and rows stand line below line, all else between blank lines."""
        if not self._goes_with_last(lead, tight=tight):
            self._write_notes()
        if self._ended:
            self._headings.append(_without_words(self._length, self._ended))
            self._ended, self._tight = 0, False
        between = "" if not self._parts else "\n" if tight and self._tight else "\n\n"
        part = between + lead + words
        self._parts.append(part)
        self._length += len(part)
        self._tight, self._marker = False, ""
        return self._length - len(words)

    def _goes_with_last(self, lead: str, *, tight: bool) -> bool:
        """Whether what comes next is a row, or an item behind another or what leads on to it."""
        if not lead:
            return tight
        return self._tight or self._parts[-1].endswith(":") if self._parts else False

    def _write_notes(self) -> None:
        notes, self._notes = self._notes, []
        for words in notes:
            self.paragraph(words)


def _without_words(position: int, level: int) -> FoundHeading:
    """A heading that only ends the sections before it: at the line feed between the parts."""
    return FoundHeading(
        level=level, start=position, end=position, line_start=position, line_end=position
    )


def _follows(marker: str, previous: str) -> bool:
    """Whether an item right below another one is told apart from its words by its marker alone."""
    number, before = _NUMBER.fullmatch(marker), _NUMBER.fullmatch(previous)
    if number is None:
        return marker in ("-", "*", "•")
    return int(number[1]) == 1 or (before is not None and int(number[1]) == int(before[1]) + 1)

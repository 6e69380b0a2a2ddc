"""What the body of a Word document gives: paragraphs, tables, and references to notes."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_qa.documents.leading import reads_like_title
from briefing_qa.documents.tables import Cell

Reference = tuple[str, str]
"""To a note: its kind ("w:footnote", "w:endnote") and its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with words.

    Attributes:
        words: as `clean_words` leaves them.
        level: of a heading, from 1; 0 for none.
        marker: of a list item; "" for none.
        depth: of the list, from 0.
        is_title: whether it is the title of the document.
        is_bold: whether all of it is bold.
    """

    words: str
    level: int = 0
    marker: str = ""
    depth: int = 0
    is_title: bool = False
    is_bold: bool = False

    @property
    def reads_like_title(self) -> bool:
        """Whether it could be a heading that no style marks."""
        return self.is_bold and not self.marker and reads_like_title(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of data: its cells row by row, and how many rows at its top repeat on every page."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int

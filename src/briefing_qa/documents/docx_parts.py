"""What the body of a Word document gives: paragraphs, tables, and references to notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_qa.documents.leading import reads_like_title
from briefing_qa.documents.tables import Cell
from briefing_qa.documents.tree import Node

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


@dataclass(slots=True)
class Line:
    """Words of a paragraph as they are gathered.

    Attributes:
        words: so far.
        boxes: that stand in it.
        fields: for each field around, whether its result has begun.
        plain: characters that are not bold.
        first_plain: those of its first line, where this ends within the paragraph.
        style: of the paragraph.
        font: that the run names.
    """

    words: list[str] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    plain: int = 0
    first_plain: int | None = None
    style: str = ""
    font: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether words stand in the result of a field, or in none."""
        return all(self.fields)

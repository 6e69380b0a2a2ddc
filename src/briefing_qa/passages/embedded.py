"""The text whose vector stands for a unit: more than what is cited, and without marks.

Two equal texts have one key and so one vector, whatever document they stand in. A passage has none
of its own: its vector is made from those of its units, so that no word is embedded twice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from briefing_qa.passages.blocks import BULLETS
from briefing_qa.passages.rows import NamedTable, is_row, named_row, named_tables, names_at
from briefing_qa.types import Document, Passage, Unit

_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_FOOTNOTE = re.compile(r"\[\^\w{1,9}\]")
_LINE_MARK = re.compile(
    rf"^[^\S\n]*(?:[-*+>{BULLETS}][^\S\n]+|#{{1,6}}[^\S\n]+|={{3,}}$|-{{3,}}$)", re.M
)
_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+")
_CELL = re.compile(r"\s*\|\s*")
_PATH = " > "


def plain_text(text: str) -> str:
    """The words alone: Markdown marks, bullets and link targets out, white space folded."""
    bare = _FOOTNOTE.sub("", _LINK.sub(r"\1", text))
    bare = _EMPHASIS.sub("", _LINE_MARK.sub("", bare))
    if is_row(bare):
        bare = ", ".join(cell for cell in _CELL.split(bare) if cell)
    return " ".join(bare.split())


def unit_text(path: Sequence[str], text: str) -> str:
    """What is embedded for a sentence or list item: its own heading, and its words."""
    words = plain_text(text) or text
    return f"{plain_text(path[-1])}: {words}" if path else words


def words_of(text: str, start: int, end: int, tables: Sequence[NamedTable]) -> str:
    """What is said by a unit: its own words, and in a row the names of the columns.

    Args:
        text: of the document.
        start: first character of the unit.
        end: one past the last.
        tables: those of the document that have a header, see `named_tables`.
    """
    words = text[start:end]
    return named_row(names_at(tables, start), words) if tables and is_row(words) else words


def heading_text(path: Sequence[str]) -> str:
    """What is embedded for a heading: its path, itself included."""
    return _PATH.join(plain_text(title) for title in path)


def key_of(text: str) -> str:
    """Names the vector of a text: sha256 in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def passage_key(units: Sequence[Unit]) -> str:
    """Names the vector of a passage, which depends on its units alone."""
    return key_of("\n".join(f"{unit.kind} {unit.key}" for unit in units))


def embedding_texts(document: Document, passages: Sequence[Passage]) -> dict[str, str]:
    """The texts to embed for passages of one document: those of all their units.

    Args:
        document: the document they are cut from.
        passages: any of its passages.

    Returns:
        `Unit.key` to text, in reading order.
    """
    tables = named_tables(document.text)
    return {
        unit.key: text
        for passage in passages
        for unit, text in _unit_texts(document, passage, tables)
    }


def _unit_texts(
    document: Document, passage: Passage, tables: Sequence[NamedTable]
) -> Iterator[tuple[Unit, str]]:
    depth = 0  # headings come outermost first, one for every part of the path
    for unit in passage.units:
        if unit.kind == "heading":
            depth += 1
            yield unit, heading_text(passage.heading_path[:depth])
        else:
            words = words_of(document.text, unit.start, unit.end, tables)
            yield unit, unit_text(passage.heading_path, words)

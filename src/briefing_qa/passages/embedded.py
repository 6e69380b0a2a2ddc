"""The text whose vector stands for a unit: more than what is cited, and without marks.

Two equal texts have one key and so one vector, whatever document they stand in. A passage has none
of its own: its vector is made from those of its units, so that no word is embedded twice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from briefing_qa.types import Document, Passage, Unit

_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_FOOTNOTE = re.compile(r"\[\^\w{1,9}\]")
_LINE_MARK = re.compile(r"^[^\S\n]*(?:[-*+•‣◦▪●·∙>][^\S\n]+|#{1,6}[^\S\n]+|={3,}$|-{3,}$)", re.M)
_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+")
_CELL = re.compile(r"\s*\|\s*")
_PATH = " > "


def plain_text(text: str) -> str:
    """The words alone: Markdown marks, bullets and link targets out, white space folded."""
    bare = _FOOTNOTE.sub("", _LINK.sub(r"\1", text))
    bare = _EMPHASIS.sub("", _LINE_MARK.sub("", bare))
    if bare.lstrip().startswith("|"):
        bare = ", ".join(cell for cell in _CELL.split(bare) if cell)
    return " ".join(bare.split())


def unit_text(path: Sequence[str], text: str) -> str:
    """What is embedded for a sentence or list item: its own heading, and its words."""
    words = plain_text(text) or text
    return f"{plain_text(path[-1])}: {words}" if path else words


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
    return {unit.key: text for passage in passages for unit, text in _unit_texts(document, passage)}


def _unit_texts(document: Document, passage: Passage) -> Iterator[tuple[Unit, str]]:
    depth = 0  # headings come outermost first, one for every part of the path
    for unit in passage.units:
        if unit.kind == "heading":
            depth += 1
            yield unit, heading_text(passage.heading_path[:depth])
        else:
            words = document.text[unit.start : unit.end]
            yield unit, unit_text(passage.heading_path, words)

"""The text whose vector stands for a passage or a unit: more than what is cited, and without marks.

Two equal texts have one key and so one vector, whatever document they stand in.
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


def passage_text(document: Document, path: Sequence[str], text: str) -> str:
    """What is embedded for a passage: where it stands, and on a new line its words."""
    titles = [plain_text(title) for title in path]
    title = plain_text(document.title)
    if title and (not titles or titles[0].casefold() != title.casefold()):
        titles.insert(0, title)
    return f"{_PATH.join(titles)}\n{plain_text(text)}"


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


def embedding_texts(document: Document, passages: Sequence[Passage]) -> dict[str, str]:
    """The texts to embed for passages of one document and all of their units.

    Args:
        document: the document they are cut from.
        passages: any of its passages.

    Returns:
        Key to text, in reading order; `Passage.key` and `Unit.key` name what belongs to them.
    """
    found: dict[str, str] = {}
    for passage in passages:
        path = passage.heading_path
        found[passage.key] = passage_text(document, path, passage.text)
        for unit, text in _unit_texts(document, passage):
            found[unit.key] = text
    return found


def _unit_texts(document: Document, passage: Passage) -> Iterator[tuple[Unit, str]]:
    depth = 0  # headings come outermost first, one for every part of the path
    for unit in passage.units:
        if unit.kind == "heading":
            depth += 1
            yield unit, heading_text(passage.heading_path[:depth])
        else:
            words = document.text[unit.start : unit.end]
            yield unit, unit_text(passage.heading_path, words)

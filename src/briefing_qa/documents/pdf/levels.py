"""The levels of headings, by how they look and are numbered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing_qa.documents.pdf.paragraphs import Block, all_bold

MAX_LEVEL = 6

NUMBERS = (
    ("roman", re.compile(r"[IVXL]{1,6}\.?(?=\s)")),
    ("capital", re.compile(r"[A-Z]\.(?=\s)")),
    ("dotted", re.compile(r"\d{1,2}(?:\.\d{1,3}){1,4}\.?(?=\s)")),
    ("figure", re.compile(r"\d{1,3}[.)]?(?=\s)")),
    ("letter", re.compile(r"\(?[a-z]\)(?=\s)|[a-z]\.(?=\s)")),
)
"""How headings are numbered: kinds and patterns; the first that matches is meant."""

_CHAPTER = re.compile(
    r"(?:chapter|part|section|annex|appendix|capítulo|parte|sección|anexo)\b", re.I
)

_BARE_CHAPTER = re.compile(rf"{_CHAPTER.pattern}\s+(?:\d{{1,2}}|[IVXLC]+|[A-Z])[.:]?", re.I)


class Heading(NamedTuple):
    """A heading whose level is not yet known.

    Attributes:
        block: its words.
        listed: level in the file's outline; None where it is not there.
        below: whether it stands right below another.
        title: whether it is the title of the document.
    """

    block: Block
    listed: int | None = None
    below: bool = False
    title: bool = False


class _Look(NamedTuple):
    """What headings of one kind have in common."""

    size: float
    bold: bool
    capitals: bool
    number: str


class _Open(NamedTuple):
    """A heading that is open: what follows stands under it."""

    look: _Look
    level: int
    title: bool = False


def title_words(block: Block) -> str:
    """All words of a heading, with its number."""
    return f"{block.marker.text} {block.text}" if block.marker else block.text


def levels_of(headings: Sequence[Heading]) -> list[int]:
    """Levels by how headings look: a look that was open before is at its level again.

    A larger one closes all smaller ones; another of the same size is below the one before, unless
    it is beside it: see `_beside`. Where the outline names headings, those not in it stand below
    the last that is, or where their like do.

    Args:
        headings: of the document, in order.
    """
    looks = _looks_of(headings)
    likes: dict[_Look, Counter[int]] = defaultdict(Counter)
    for heading, look in zip(headings, looks, strict=True):
        if heading.listed is not None:
            likes[look][heading.listed] += 1
    levels: list[int] = []
    opened: list[_Open] = []
    for heading, look in zip(headings, looks, strict=True):
        if heading.listed is None and look in likes:
            heading = heading._replace(listed=likes[look].most_common(1)[0][0])
        levels.append(min(_open(opened, look, heading), MAX_LEVEL))
    return levels


def _open(opened: list[_Open], look: _Look, heading: Heading) -> int:
    """Opens a heading among those that are open; returns its level."""
    if heading.listed is not None:
        while opened and opened[-1].level >= heading.listed:
            opened.pop()
        opened.append(_Open(look, heading.listed, heading.title))
        return heading.listed
    known = next((i for i, other in enumerate(opened) if other.look == look), None)
    if known is not None:
        opened[known:] = [_Open(look, opened[known].level, heading.title)]
        return opened[known].level
    while opened and _is_above(look, opened[-1].look):
        opened.pop()
    beside = _beside(opened, look, below=heading.below)
    if beside is not None:
        level = opened[beside].level
        del opened[beside + 1 :]
    else:
        level = opened[-1].level + 1 if opened else 1
    opened.append(_Open(look, level, heading.title))
    return level


def _beside(opened: Sequence[_Open], look: _Look, *, below: bool) -> int | None:
    """Index of the open heading at whose level a new one is; None where it is below all.

    "1. The law" is beside "Foreword", and "Annex A" beside both, if they are set alike. A heading
    right below another, without text between them, is part of what that heads, and all is part of
    what the title heads.
    """
    alike = [i for i, one in enumerate(opened) if one.look[:3] == look[:3] and not one.title]
    if not alike or (below and alike[-1] == len(opened) - 1):
        return None
    if look.number == "chapter":
        return alike[0]
    counted = look.number in ("roman", "capital", "figure")
    return alike[-1] if counted and not opened[alike[-1]].look.number else None


def _is_above(look: _Look, other: _Look) -> bool:
    """Whether headings of a look stand above those of another."""
    if abs(look.size - other.size) >= 0.5:
        return look.size > other.size
    if look.bold != other.bold:
        return look.bold
    return look.capitals and not other.capitals and not look.number


def _looks_of(headings: Sequence[Heading]) -> list[_Look]:
    """How headings look; "Chapter 2" is as large as the name of the chapter below it."""
    looks = [_look_of(heading.block) for heading in headings]
    for at, (heading, below) in enumerate(pairwise(headings)):
        if below.below and _BARE_CHAPTER.fullmatch(title_words(heading.block)):
            size = max(looks[at].size, looks[at + 1].size)
            looks[at] = looks[at]._replace(size=size, bold=looks[at + 1].bold)
    return looks


def _look_of(block: Block) -> _Look:
    words = title_words(block)
    number = next((name for name, pattern in NUMBERS if pattern.match(words)), "")
    if number == "dotted":
        number += str(words.split()[0].strip(".").count("."))
    if _CHAPTER.match(words):
        number = "chapter"
    bold = all(all_bold(line) for line in block.lines)
    return _Look(round(2 * block.style.size) / 2, bold, words.isupper(), number)

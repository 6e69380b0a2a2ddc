"""Plain text in which lines are paragraphs, with no blank lines between them.

Word processors save all of a text so; people who type one often only its title.
"""

from __future__ import annotations

import re
from itertools import groupby

from briefing_qa.passages.aligned import GAP

_LONG = 160  # characters: no program that wraps lines makes them so long
_MIN_LONG = 3
_MAX_BLANK = 0.05  # of the lines
_FEW = 2  # short lines above a paragraph: headings; more are cells of a table, or a list
_TITLE = re.compile(r"[^\W\d_a-z][^\t\d]{2,80}")  # the heading of what stands below
_FIRST = re.compile(r"[\"“«¿¡]?[^\W\d_a-z].{3,118}[^\s.,:;…!–—-]")
_BEGUN = re.compile(r"[\"“«¿¡]?[^\W\d_a-z]")
_MAX_TITLE_WORDS = 16
_SHORT = 0.75  # of the widest line: so short the first one of a paragraph is not that is wrapped
_FIELD = re.compile(r"\w[\w .]{0,30}: \S")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


def with_paragraphs_apart(text: str) -> str:
    """A text with blank lines between its paragraphs, where it has none and its lines are those.

    Short lines one below the other stay together where they are many, but for the title at the
    head of the text and the heading of what stands below them.

    Args:
        text: canonical text.
    """
    lines = text.split("\n")
    words = [line for line in lines if line.strip()]
    blank = len(lines) - len(words)
    if sum(map(_is_long, words)) < _MIN_LONG or blank - 1 > _MAX_BLANK * len(lines):
        return text
    paragraphs: list[str] = []
    for stands_alone, group in groupby(words, key=_stands_alone):
        alike = list(group)
        if stands_alone or len(alike) <= _FEW:
            paragraphs.extend(alike)
            continue
        if not paragraphs:  # the title
            paragraphs.append(alike.pop(0))
        last = [alike.pop()] if _TITLE.fullmatch(alike[-1]) else []
        paragraphs.extend(["\n".join(alike), *last])
    return "\n\n".join(paragraphs) + "\n"


def _is_long(line: str) -> bool:
    return len(line) > _LONG


def _stands_alone(line: str) -> bool:
    return _is_long(line) or _ENDED.search(line.rstrip()) is not None


def with_title_apart(text: str) -> str:
    """A text with a blank line below its first line, where that is the title of what follows.

    Below a title that stands right above its text a sentence begins, in a longer line, though its
    first word had room in the line before.

    Args:
        text: canonical text.
    """
    head = text.lstrip("\n").partition("\n\n")[0]
    first, *body = head.rstrip().split("\n")
    if not body or not _BEGUN.match(body[0]) or not _ENDED.search(body[-1].rstrip()):
        return text
    width = max(map(len, body))
    had_room = len(first) + 1 + len(body[0].split()[0]) <= width
    if not (had_room and len(first) < _SHORT * width and _reads_like_title(first, body[0])):
        return text
    return text.replace(f"{first}\n", f"{first}\n\n", 1)


def _reads_like_title(line: str, below: str) -> bool:
    """Whether a line may be a title: no sentence, no row of a table and no field of a form."""
    if _FIRST.fullmatch(line) is None or len(line.split()) > _MAX_TITLE_WORDS:
        return False
    return GAP.search(line) is None and not (_FIELD.match(line) and _FIELD.match(below))

"""Plain text in which each line is a paragraph, as word processors save it."""

from __future__ import annotations

import re
from itertools import groupby

_LONG = 160  # characters: no program that wraps lines makes them so long
_MIN_LONG = 3
_MAX_BLANK = 0.05  # of the lines
_FEW = 2  # short lines above a paragraph: headings; more are cells of a table, or a list
_TITLE = re.compile(r"[^\W\d_a-z][^\t\d]{2,80}")  # the heading of what stands below
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

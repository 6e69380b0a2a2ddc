"""Lines of one paragraph: lists that are typed, each item behind a sign or a number, and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_qa.documents.assembling import clean_words
from briefing_qa.passages.blocks import BULLETS

BREAK = "\x1f"
"""Stands where a line of a paragraph is broken; white space, for those who do not ask for it."""

_PARAGRAPH_BREAK = re.compile(rf"{BREAK}[\s{BREAK}]*{BREAK}")
# Of fonts of signs: "·" and "§"; the "o" that Word sets as a bullet is far from the words.
_TYPED_BULLET = re.compile(r"\s*(?:[·§](?=\s)|o[\xa0 ]{3,}(?=\S))")
_SIGN = re.compile(rf"\s*(?:[{BULLETS}]\s*|[-–—*]\s+)(?=\S)")
_NUMBER = re.compile(r"\s*(?P<mark>\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_FIRST = frozenset("1a")
_LABEL = re.compile(r"\s*[^\W\d_a-z][^:?!]{0,40}:\s+\S")


def parts_by_breaks(gathered: str, *, is_heading: bool = False) -> Iterator[tuple[str, str]]:
    """The words of each part of a paragraph, with their mark where they are an item.

    Args:
        gathered: the words, with `BREAK` where lines end; two end a part.
        is_heading: whether they are one, which has no items.
    """
    for part in _PARAGRAPH_BREAK.split(gathered):
        for one, mark in [(part, "")] if is_heading else typed_parts(part.split(BREAK)):
            if words := clean_words(one):
                yield words, mark


def typed_parts(lines: Sequence[str]) -> list[tuple[str, str]]:
    """What the lines of a paragraph are: words, with their mark where they are an item.

    Two lines at least make a list, or else all are one paragraph, unless each has a label ("Tel.:
    5"). Lines without a mark between items go on with the one before; behind the last they are a
    paragraph of their own.

    Args:
        lines: as a page breaks them.
    """
    bullet = _TYPED_BULLET.match(lines[0])
    whole = " ".join(lines)[bullet.end() if bullet else 0 :]
    marks = _marks(lines)
    marked = [number for number, mark in enumerate(marks) if mark is not None]
    if len(marked) < 2 and len(lines) > 1 and all(map(_LABEL.match, lines)):
        return [(line, "") for line in lines]
    if len(marked) < 2:
        return [(whole, "-" if bullet else "")]
    parts = [(" ".join(lines[: marked[0]]), "")] if marked[0] else []
    for number, following in zip(marked, [*marked[1:], marked[-1] + 1], strict=True):
        match = marks[number]
        words = " ".join(lines[number:following])
        mark = match.groupdict().get("mark") or "-" if match else ""
        parts.append((words[match.end() if match else 0 :], mark))
    rest = " ".join(lines[marked[-1] + 1 :])
    return [*parts, (rest, "")] if rest.strip() else parts


def _marks(lines: Sequence[str]) -> list[re.Match[str] | None]:
    """The mark of each line; numbers only where they count, from the first or the first line on."""
    signs = [_SIGN.match(line) or _TYPED_BULLET.match(line) for line in lines]
    if sum(match is not None for match in signs) > 1:
        return signs
    numbers: list[re.Match[str] | None] = []
    last = ""
    for line in lines:
        match = _NUMBER.match(line)
        own = match["mark"].strip("(.)") if match else ""
        if own in _FIRST and any(numbers[:1]) and not any(numbers[1:]):
            numbers[0] = None  # the number of the paragraph, whose list begins here
            last = ""
        follows = own == _next(last) if last else own in _FIRST or not numbers
        numbers.append(match if own and follows else None)
        last = own if numbers[-1] else last
    return numbers


def _next(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)

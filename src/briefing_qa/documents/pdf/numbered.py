"""Headings that only their numbers tell: "2.2.1 With girls" below "2.2 Focus groups"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefing_qa.documents.pdf.levels import title_words
from briefing_qa.documents.pdf.paragraphs import Block
from briefing_qa.documents.pdf.values import Table

_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d_a-z])")
_MAX_WORDS = 12

Number = tuple[int, ...]


def numbered_on(
    parts: Sequence[Block | Table], found: Collection[int], possible: Collection[int]
) -> Iterator[int]:
    """Indices of short lines whose numbers go on with those of the headings before them.

    Fonts that are pictures do not say that a heading is bold. Such a line stands above a text, and
    counts on from a heading: below it ("2.2.1"), beside it ("2.3") or beside one above.

    Args:
        parts: of all pages in reading order.
        found: indices of the headings that are told by how they look.
        possible: indices of what may be one.
    """
    last: Number = ()
    for index, part in enumerate(parts):
        if isinstance(part, Table):
            continue
        number = _number_of(part)
        if index in found:
            last = number or last
        elif last and len(number) > 1 and index in possible and _counts_on(last, number):
            words = len(title_words(part).split())
            if words <= _MAX_WORDS and len(part.lines) == 1 and _heads_text(parts, index):
                last = number
                yield index


def _number_of(block: Block) -> Number:
    match = _NUMBER.match(title_words(block))
    return tuple(map(int, match[1].split("."))) if match else ()


def _counts_on(last: Number, number: Number) -> bool:
    """Whether a number is the next below another, beside it or beside one above that."""
    if number == (*last, 1):
        return True
    return any(number == (*last[:at], last[at] + 1) for at in range(len(last)))


def _heads_text(parts: Sequence[Block | Table], index: int) -> bool:
    """Whether what follows is text without a number, or the first heading below."""
    if index + 1 >= len(parts):
        return False
    below, own = parts[index + 1], parts[index]
    if isinstance(below, Table) or isinstance(own, Table):
        return True
    number = _number_of(below)
    return number == (*_number_of(own), 1) if number else not below.text[:1].islower()

"""What a list item goes on from: the line that leads on to its list."""

from __future__ import annotations

import re

from briefing_qa.passages.rows import is_typed_row
from briefing_qa.store.protocol import Snapshot
from briefing_qa.types import Passage, Unit

_FAR = 10_000
"""Characters before a passage in which the beginning of its list is looked for."""

_LINE = 200
"""Characters of a line above a table that was typed."""

_TELLING = 18
"""Words from which on a line that leads on may tell something itself."""

_FIGURE = re.compile(
    r"(?<!rticle )(?<!rticles )(?<!rtículo )(?<!rtículos )(?<!No\. )(?<!núm\. )(?<![\w./-])"
    r"(?!(?:19|20)\d\d\b)\d[\d.,]*(?:\s?%|\s(?:per cent|por ciento|(?!of\b|del?\b)[a-záéíóúñ]{4,}))"
)
"""A share, or a number of something; not the number of an article."""

_LINE_ENDS = 2
"""Between two passages, at most; the rest of what is between them sets the second one in."""


def tells_a_figure(line: str) -> bool:
    """Whether a line that leads on gives a figure before that.

    "The Committee notes that 61 children were found, and recommends that the State party:"
    """
    return len(line.split()) >= _TELLING and _FIGURE.search(line) is not None


def lead_of(snapshot: Snapshot, passage: Passage, unit: Unit) -> str:
    """The line with a colon that an item's list follows, or the item that it is set in under.

    Above a table that was typed the line need not end with a colon: "Per cent in 2021".

    "(b) for up to eighteen months in any other case" says nothing without "The court may order
    supervision:". A list may begin in a passage before: that of the same section is read from the
    index.

    Args:
        snapshot: the index that the passage comes from.
        passage: that the item stands in.
        unit: the item.

    Returns:
        The line; "" where no such line stands before the list.
    """
    depth = _depth(passage, unit)
    typed = is_typed_row(passage.text[unit.start - passage.start : unit.end - passage.start])
    lead = _before(passage, unit.start, depth, typed=typed)
    if lead is not None or passage.section_start == passage.start:
        return lead or ""
    begin = max(passage.section_start, passage.start - _FAR)
    earlier = snapshot.passages_between(passage.document_id, begin, passage.start)
    above = [one for one in earlier if one.end <= passage.start]
    if above and unit == passage.units[0]:  # the white space before it is no part of the passage
        depth = passage.start - above[-1].end - _LINE_ENDS
    for one in reversed(above):
        lead = _before(one, passage.start, depth, typed=typed)
        if lead is not None:
            return lead
    return ""


def _before(passage: Passage, position: int, depth: int, *, typed: bool) -> str | None:
    """The lead line before a position; "" where another line ends the list, None where none does.

    Args:
        passage: with the items before the position.
        position: in the document.
        depth: how far the item is set in.
        typed: whether it is a row of a table that was typed.
    """
    own = [unit for unit in passage.units if unit.kind != "heading" and unit.start < position]
    for unit in reversed(own):
        text = passage.text[unit.start - passage.start : unit.end - passage.start]
        if unit.kind != "item":
            return text if text.endswith(":") or (typed and len(text) <= _LINE) else ""
        if text.endswith(":") and _depth(passage, unit) < depth:
            return text
    return None


def _depth(passage: Passage, unit: Unit) -> int:
    """How many characters of white space stand before the bullet of an item."""
    start = unit.start - passage.start
    line = passage.text[passage.text.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip())

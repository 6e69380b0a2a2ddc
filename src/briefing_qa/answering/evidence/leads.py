"""What a list item goes on from: the line that leads on to its list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing_qa.passages.blocks import BULLETS
from briefing_qa.passages.rows import is_typed_row
from briefing_qa.store.protocol import Snapshot
from briefing_qa.types import Passage, Unit

_FAR = 10_000
"""Characters before a passage in which the beginning of its list is looked for."""

_LINE = 200
"""Characters of a line above a table that was typed."""

ITEM_MARKER = re.compile(
    rf"(?:(?P<bullet>[-*+{BULLETS}–—])|\(?(?P<number>\d{{1,3}})[.)]|\(?(?P<letter>[a-z]{{1,5}})[.)])\s+"
    r"(?:\*{1,3})?$"
)
"""What stands before a list item."""

_POINTS_BACK = re.compile(
    r"(?:they|these|those|(?:of|among) (?:them|these|those)"
    r"|(?:de |entre )?(?:ell[oa]s|est[oa]s|és[ot]s|es[oa]s))\b",
    re.IGNORECASE,
)
"""Begins a line that says of whom the list is only by the sentence before it."""

_LINE_ENDS = 2
"""Between two passages, at most; the rest of what is between them sets the second one in."""


def lead_of(snapshot: Snapshot, passage: Passage, unit: Unit) -> str:
    """The line with a colon that an item's list follows, or the item that it is set in under.

    That item may as well stand as far out and have another kind of marker: "9. The Committee
    recommends that the State party:" before "(a)", not before "10.". A line that begins with "They"
    has the sentence that it goes on from before it.

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
    depth, kind = _depth(passage, unit), _marker(passage, unit)
    typed = is_typed_row(passage.text_of(unit))
    item = _Item(unit.start, depth, kind, typed)
    lead = _before(passage, item)
    if lead is not None or passage.section_start == passage.start:
        return lead or ""
    begin = max(passage.section_start, passage.start - _FAR)
    earlier = snapshot.passages_between(passage.document_id, begin, passage.start)
    above = [one for one in earlier if one.end <= passage.start]
    if above and unit == passage.units[0]:  # the white space before it is no part of the passage
        item = replace(item, depth=passage.start - above[-1].end - _LINE_ENDS)
    for one in reversed(above):
        lead = _before(one, item)
        if lead is not None:
            return lead
    return ""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item whose lead line is looked for.

    Attributes:
        start: where it begins in the document.
        depth: how far it is set in.
        kind: of its marker.
        typed: whether it is a row of a table that was typed.
    """

    start: int
    depth: int
    kind: str
    typed: bool


def _before(passage: Passage, item: _Item) -> str | None:
    """The lead line before an item; "" where another line ends the list, None where none does."""
    own = [unit for unit in passage.own_units if unit.start < item.start]
    first = item.kind  # of the marker of the item after the one that is looked at
    for unit in reversed(own):
        text = passage.text_of(unit)
        marker, deeper = _marker(passage, unit), _depth(passage, unit) < item.depth
        begins = text.endswith(":") and (deeper or item.kind == first)
        if unit.kind != "item":
            if begins:
                return _with_what_it_points_to(passage, unit)
            return text if item.typed and len(text) <= _LINE else ""
        if begins and (deeper or marker != item.kind):
            return text
        first = marker
    return None


def _with_what_it_points_to(passage: Passage, lead: Unit) -> str:
    """A lead line, with the sentence before it in its paragraph where it begins with "They"."""
    text = passage.text[: lead.end - passage.start]
    line = text[lead.start - passage.start :]
    before = [unit for unit in passage.units if unit.kind == "sentence" and unit.end <= lead.start]
    if not before or _POINTS_BACK.match(line) is None:
        return line
    said = text[before[-1].start - passage.start :]
    return line if "\n\n" in said else said


def _marker(passage: Passage, unit: Unit) -> str:
    """The kind of what stands before an item; "" where nothing does."""
    start = unit.start - passage.start
    mark = ITEM_MARKER.search(passage.text, passage.text.rfind("\n", 0, start) + 1, start)
    return mark.lastgroup or "" if mark else ""


def _depth(passage: Passage, unit: Unit) -> int:
    """How many characters of white space stand before the bullet of an item."""
    start = unit.start - passage.start
    line = passage.text[passage.text.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip())

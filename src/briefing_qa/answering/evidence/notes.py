"""What a note is to be understood with: the sentence that refers to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.passages.notes import mark_before
from briefing_qa.store.protocol import Snapshot
from briefing_qa.types import Passage, Unit

_FAR = 20_000
"""Characters below a heading in which the mark of a Markdown note is looked for."""

_NEAR = 2_000
"""Characters before a passage in which the paragraph of a note is looked for."""


def noted(snapshot: Snapshot, passage: Passage, unit: Unit) -> str | None:
    """The sentence that a unit is a note to; None where it does not begin a note.

    In a Markdown text that is the sentence with the mark. Notes of other formats stand below their
    paragraph, which has no marks: of its sentences it is the one that is nearest in meaning.

    Args:
        snapshot: the index that the passage comes from.
        passage: that the unit stands in.
        unit: a sentence or list item.
    """
    mark = mark_before(passage.text, unit.start - passage.start)
    if mark is None:
        return None
    if mark["label"]:
        return _marked(snapshot, passage, mark["label"])
    text, start, units = passage.text, passage.start, passage.own_units
    begin = max(passage.section_start, start - _NEAR)
    earlier = snapshot.passages_between(passage.document_id, begin, start)
    for one in reversed([one for one in earlier if one.end <= start]):
        text = one.text + "\n" * (start - one.end) + text
        start, units = one.start, one.own_units + units
    above = _paragraph_above(text, start, units, units.index(unit))
    if not above:
        return ""
    vectors = snapshot.vectors([unit.key, *(one.key for one in above)])
    nearest = above[int((vectors[1:] @ vectors[0]).argmax())]
    return text[nearest.start - start : nearest.end - start]


def _paragraph_above(text: str, start: int, units: Sequence[Unit], position: int) -> list[Unit]:
    """The units of the paragraph, list or table that the notes at a position stand below.

    Args:
        text: in which the units stand.
        start: its first character in the document.
        units: without headings.
        position: of the note among them.
    """
    found: list[Unit] = []
    for place in range(position - 1, -1, -1):
        unit, following = units[place], units[place + 1]
        if "\n\n" in text[unit.end - start : following.start - start]:
            if found and mark_before(text, following.start - start) is None:
                break
            found = []
        found.append(unit)
    first = found[-1] if found else units[position]
    return [] if mark_before(text, first.start - start) else found  # there are only notes


def _marked(snapshot: Snapshot, passage: Passage, label: str) -> str:
    """The sentence below the passage's heading that has the mark of a note."""
    begin = max((unit.start for unit in passage.units if unit.kind == "heading"), default=0)
    pattern = re.compile(rf"\[\^{re.escape(label)}\](?!:)")
    for one in snapshot.passages_between(passage.document_id, begin, begin + _FAR):
        found = pattern.search(one.text)
        if found is None:
            continue
        # The mark may stand behind the unit, where it closes what is emphasised.
        before = [u for u in one.own_units if u.start <= one.start + found.start()]
        if before:
            return one.text_of(before[-1])
    return ""

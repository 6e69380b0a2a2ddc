"""Notes of a Markdown text: each under the headings of the sentence that refers to it.

"[^1]: Until 1998 the age was eight." stands at the end of a file, or wherever its writer liked. The
text keeps its characters; what the note stands under is what its mark stands under.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_qa.types import Section

_MARK = re.compile(r"\[\^(?P<label>[^\]\s]{1,40})\](?P<opens>:)?")
_NEXT = re.compile(r"\n[^\S\n]*\n(?=[^\s])|\n(?=\[\^[^\]\s]{1,40}\]:)|\n(?=#{1,6}\s)")
"""What ends a note: a paragraph that is not set in, another note, or a heading."""


def with_notes(text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections in which each note has those headings that its first mark stands under.

    Args:
        text: canonical text.
        sections: that cover it.
    """
    marks: dict[str, int] = {}
    notes: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text):
        if mark["opens"] and text[mark.start() - 1 : mark.start()] in ("", "\n"):
            notes.append((mark.start(), mark["label"]))
        else:
            marks.setdefault(mark["label"], mark.start())
    starts = [section.start for section in sections]

    def section_at(position: int) -> int:
        return bisect_right(starts, position) - 1

    moved: defaultdict[int, list[tuple[int, int, Section]]] = defaultdict(list)
    for start, label in notes:
        if label in marks:
            other = sections[section_at(marks[label])]
            moved[section_at(start)].append((start, _end(text, start), other))
    return tuple(
        part for place, section in enumerate(sections) for part in _parted(section, moved[place])
    )


def _end(text: str, start: int) -> int:
    following = _NEXT.search(text, start)
    return following.end() if following else len(text)


def _parted(section: Section, notes: Sequence[tuple[int, int, Section]]) -> Iterator[Section]:
    """A section in parts: its own, and notes that belong under other headings."""
    begin, body = section.start, section.body_start
    for start, end, other in notes:
        if start < body or other.headings == section.headings:
            continue
        if start > begin:
            yield replace(section, start=begin, body_start=body, end=start)
        begin = body = min(end, section.end)
        yield replace(other, start=start, body_start=start, end=begin)
    if begin < section.end:
        yield replace(section, start=begin, body_start=body, end=section.end)

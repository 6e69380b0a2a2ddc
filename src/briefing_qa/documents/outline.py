"""Headings to sections: who stands under whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.passages import plain_text
from briefing_qa.types import Heading, Section

MAX_TITLE_CHARACTERS = 500
"""A longer line is text, whatever marks it has: titles flow on with every passage below them."""

_WRAPPING = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>.+)(?<=\S)(?P=mark)", re.S)
_FOOTNOTE = re.compile(r"(?:\s*\[\^[^\]\s]{1,40}\])+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHeading:
    """A heading as a reader found it.

    Attributes:
        level: from 1, outermost.
        start: first character of the title.
        end: one past the last; equal to `start` for a heading without words.
        line_start: first character of the heading with its marks.
        line_end: one past the last character of the heading with its marks.
    """

    level: int
    start: int
    end: int
    line_start: int
    line_end: int


def title_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The words of a title: no outer white space, emphasis around all of it, or footnote marks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if note := _FOOTNOTE.search(text, start, end):
        end = note.start() if note.start() > start else end
    if wrapped := _WRAPPING.fullmatch(text, start, end):
        mark = wrapped["mark"]
        if mark not in wrapped["words"]:  # "**A** and **B**" is wrapped in nothing
            start, end = wrapped.span("words")
    return start, end


def build_sections(text: str, headings: Sequence[FoundHeading]) -> tuple[Section, ...]:
    """Sections that cover the text without gap or overlap.

    Args:
        text: canonical text.
        headings: its headings in order. One without words begins a section of its level, but adds
            no title to the path.

    Returns:
        At least one section; the first has no headings where text (or white space) stands before
        the first heading.
    """
    starts = [heading.line_start for heading in headings] + [len(text)]
    sections = []
    if not headings or starts[0] > 0:
        sections.append(Section(headings=(), start=0, body_start=0, end=starts[0]))
    open_headings: list[tuple[int, Heading | None]] = []
    for heading, end in zip(headings, starts[1:], strict=True):
        while open_headings and open_headings[-1][0] >= heading.level:
            open_headings.pop()
        open_headings.append((heading.level, _heading(text, heading)))
        sections.append(
            Section(
                headings=tuple(h for _, h in open_headings if h is not None),
                start=heading.line_start,
                body_start=min(heading.line_end + 1, end),  # the line end belongs to the heading
                end=end,
            )
        )
    return tuple(sections)


def main_heading(text: str, headings: Sequence[FoundHeading]) -> str:
    """What serves as a title: the first level-1 heading, else the first of any; "" for none."""
    worded = [heading for heading in headings if heading.start < heading.end]
    for heading in [h for h in worded if h.level == 1][:1] or worded[:1]:
        return plain_text(text[heading.start : heading.end])
    return ""


def _heading(text: str, found: FoundHeading) -> Heading | None:
    if found.start == found.end:
        return None
    return Heading(
        title=text[found.start : found.end],
        start=found.start,
        end=found.end,
        line_start=found.line_start,
        line_end=found.line_end,
    )

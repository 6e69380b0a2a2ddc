"""Paragraphs, list items and table rows, recognised line by line.

The same rules serve plain text and Markdown: readers need not hand on what a line is, and the spans
are exact because nothing is rewritten.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from briefing_qa.passages.aligned import aligned_tables
from briefing_qa.passages.rows import is_typed_row

BlockKind = Literal["prose", "item", "row"]

BULLETS = "•‣◦▪●○·∙■□◆►▸▶➢➤✓❖"
"""Signs that stand before items and nowhere else at the head of a line."""

_MARKER = re.compile(
    r"[^\S\n]*(?:"
    rf"(?P<bullet>[-*+{BULLETS}])"
    r"|(?P<dash>[–—])"
    r"|\(?(?P<number>\d{1,3})[.)]"
    r"|\(?(?P<letter>[a-z]|[ivx]{2,5})\)"
    r"|(?P<dotted>[a-z])\."
    r")[^\S\n]+(?=\S)"
)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:")  # in Markdown, wherever the line stands
_ROW = re.compile(r"\s*\|")
_ENDS_BEFORE_ITEM = re.compile(r"(?:[:;.,]|[;,]\s(?:and|or|y|e|o|u))$")
_MAX_LIST = 100  # items of which a numbered list is known to go on
_MIN_TYPED = 3  # rows: two lines with a figure at their ends may be an address
_LOOK_BACK = 6  # characters: longer than what the pattern above matches


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a whole list item or a table row.

    Attributes:
        kind: prose, item or row.
        start: first character, which for an item is that of its bullet.
        content_start: first character after the bullet; `start` where there is none.
        end: one past the last non-blank character.
        marker: "bullet", "dash", "number", "letter" or "dotted"; "typed" for a row of a table that
            was typed; "" where there is none.
        number: the number of a numbered item.
        column: indentation of an item's content; what stands as deep below it belongs to it.
    """

    kind: BlockKind
    start: int
    content_start: int
    end: int
    marker: str = ""
    number: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that is not blank.

    Attributes:
        begin: first character, white space included.
        start: first non-blank character.
        end: one past the last non-blank character.
        gap: whether a blank line, or nothing, stands before it.
        typed: whether it is a row of a table that was typed, with others above or below it.
        row: whether it is one of a table whose columns are set by white space, their names too.
    """

    begin: int
    start: int
    end: int
    gap: bool
    typed: bool = False
    row: bool = False


def blocks(text: str, start: int, end: int) -> list[Block]:
    """The blocks of `text[start:end]` in order; every non-blank character is in exactly one."""
    found: list[Block] = []
    lines = _with_aligned(text[start:end], start, _lines(text, start, end))
    for line in _with_tables(text, list(lines)):
        block = _begin(text, line, found)
        if block is not None:
            found.append(block)
        else:
            found[-1] = replace(found[-1], end=line.end)
    return found


def has_item_marker(line: str) -> bool:
    """Whether a line that stands alone is a list item."""
    return _MARKER.match(line) is not None


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    gap = True
    begin = start
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        line = text[begin:stop]
        if words := line.strip():
            first = begin + line.index(words[0])
            yield _Line(begin, first, first + len(words), gap)
        gap = not words
        begin = stop + 1


def _with_aligned(within: str, offset: int, lines: Iterator[_Line]) -> Iterator[_Line]:
    """The lines; those of tables whose columns are set by white space are rows."""
    tables = aligned_tables(within)
    for line in lines:
        index = bisect_right(tables, line.start - offset, key=lambda table: table.header) - 1
        yield replace(line, row=index >= 0 and line.start - offset < tables[index].end)


def _with_tables(text: str, lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines; rows of a typed table are known by standing together, without a blank line."""
    run = 0

    def key(line: _Line) -> tuple[bool, int]:
        nonlocal run
        run += line.gap
        return is_typed_row(text[line.start : line.end]), run

    for (is_row, _), group in groupby(lines, key=key):
        alike = list(group)
        for line in alike:
            yield replace(line, typed=is_row and len(alike) >= _MIN_TYPED and not line.row)


def _begin(text: str, line: _Line, found: Sequence[Block]) -> Block | None:
    """The block that begins with this line; None where it goes on with the one before."""
    if line.row:
        return Block(kind="row", start=line.start, content_start=line.start, end=line.end)
    marker = _MARKER.match(text, line.begin, line.end)
    if marker and _is_item(text, marker, line, found):
        return Block(
            kind="item",
            start=line.start,
            content_start=marker.end(),
            end=line.end,
            marker=marker.lastgroup or "",
            number=int(marker["number"] or 0),
            column=_column(text[line.begin : marker.end()]),
        )
    if line.typed:
        return Block(
            kind="item",
            start=line.start,
            content_start=line.start,
            end=line.end,
            marker="typed",
            column=_column(text[line.begin : line.start]),
        )
    if _ROW.match(text, line.begin, line.end):
        return Block(kind="row", start=line.start, content_start=line.start, end=line.end)
    if found and _goes_on(text, line, found[-1]):
        return None
    return Block(kind="prose", start=line.start, content_start=line.start, end=line.end)


def _is_item(text: str, marker: re.Match[str], line: _Line, found: Sequence[Block]) -> bool:
    """Whether a marker begins an item, or is a word of wrapped prose ("14. En ...")."""
    previous = found[-1] if found else None
    if line.gap or previous is None or previous.kind == "row":
        return True
    kind = marker.lastgroup
    if kind == "bullet":
        return True
    if kind == "number":  # as in CommonMark, only a first item interrupts a paragraph
        number, column = int(marker["number"]), _column(text[line.begin : marker.end()])
        last = previous.number if previous.marker == "number" else -1
        return number == 1 or number - 1 in (last, _last_number(found, column))
    if kind == previous.marker:
        return True
    before = text[max(previous.start, previous.end - _LOOK_BACK) : previous.end]
    return _ENDS_BEFORE_ITEM.search(before) is not None


def _last_number(found: Sequence[Block], column: int) -> int:
    """The number of the last item that an item set in as far may follow; 0 where there is none."""
    for block in reversed(found[-_MAX_LIST:]):
        if block.kind != "item":
            return 0
        if block.marker == "number" and block.column <= column:
            return block.number
    return 0


def _goes_on(text: str, line: _Line, previous: Block) -> bool:
    """Whether a line without a marker belongs to the block before it."""
    if (
        previous.kind == "row"
        or previous.marker == "typed"
        or _NOTE.match(text, line.start, line.end)
    ):
        return False
    if not line.gap:
        return True
    return previous.kind == "item" and _column(text[line.begin : line.start]) >= previous.column


def _column(prefix: str) -> int:
    return len(prefix.expandtabs(4))

"""Sentences that boxes, tables, figures and quotations in large type interrupt are made whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing_qa.documents.pdf.distances import ENDS
from briefing_qa.documents.pdf.levels import NUMBERS, title_words
from briefing_qa.documents.pdf.marks import NUMBERED
from briefing_qa.documents.pdf.panels import Frame, is_in
from briefing_qa.documents.pdf.paragraphs import Block, all_bold, is_wide
from briefing_qa.documents.pdf.values import Line, Table
from briefing_qa.documents.tables import CAPTION

_MAX_BETWEEN = 60  # parts: a chart has a label for each of its bars
_OTHER_SIZE = 0.07  # of the type size
_SHORT = 0.12  # of the column's width: a line that ends nearer to the edge is full
_SPACE = 0.2  # of the type size
_LABEL_WORDS = 4  # of a line

Frames = Mapping[int, Sequence[Frame]]


def with_interrupted_whole(parts: Sequence[Block | Table], frames: Frames) -> list[Block | Table]:
    """The parts, with the rest of each interrupted sentence behind its beginning.

    A paragraph that ends within a sentence, in a full line, goes on with one that begins in lower
    case, where nothing but what is no running text stands between: tables, captions, boxes, labels
    of a chart, words in other type. What stands there is never a heading, unless of a box.

    Args:
        parts: of all pages in reading order, headings not yet told from them.
        frames: of the pages by number.
    """
    whole = list(parts)
    gone: set[int] = set()
    for index, part in enumerate(whole):
        home = _home(part, index, whole, gone, frames) if isinstance(part, Block) else None
        if home is None or not isinstance(part, Block):
            continue
        before = whole[home]
        if isinstance(before, Block):
            whole[home] = replace(before, lines=(*before.lines, *part.lines))
            gone.add(index)
        for between in range(home + 1, index):
            block = whole[between]
            if isinstance(block, Block) and _heads_nothing(block, frames):
                whole[between] = replace(block, aside=True)
    return [part for index, part in enumerate(whole) if index not in gone]


def _home(
    part: Block, index: int, whole: Sequence[Block | Table], gone: set[int], frames: Frames
) -> int | None:
    """Index of the interrupted paragraph that a block goes on with; None where there is none."""
    if not _may_be_rest(part):
        return None
    for at in range(index - 1, max(index - _MAX_BETWEEN, 0) - 1, -1):
        before = whole[at]
        if at in gone:
            return None
        if _is_aside(before, part, frames):
            continue
        if at == index - 1 or not isinstance(before, Block):
            return None  # nothing interrupts it
        return at if _breaks_off(before, part) else None
    return None


def _may_be_rest(part: Block) -> bool:
    """Whether a block may be the rest of a sentence, not a label of a chart."""
    first = part.lines[0]
    if part.marker is not None or first.column.whole or not part.text[:1].islower():
        return False
    if NUMBERED.fullmatch(first.runs[0].text):
        return False
    return ENDS.search(part.text) is not None or any(
        is_wide(line, line.column) for line in part.lines
    )


def _is_aside(part: Block | Table, rest: Block, frames: Frames) -> bool:
    """Whether a part is no running text of the kind that the rest of a sentence is."""
    if isinstance(part, Table):
        return True
    box = set(_boxes(part, frames))
    if box and not box & set(_boxes(rest, frames)):
        return True
    if part.lines[0].column.whole or CAPTION.match(part.text):
        return True
    if _is_other_size(part.lines[-1], rest.lines[0]):
        return True
    if all(map(all_bold, part.lines)) and not all_bold(rest.lines[0]):
        return True
    beside = rest.lines[0].column
    return all(len(line.runs) <= _LABEL_WORDS and not is_wide(line, beside) for line in part.lines)


def _heads_nothing(block: Block, frames: Frames) -> bool:
    """Whether what interrupts a sentence is no heading: none of a box, and none with a number."""
    numbered = any(pattern.match(title_words(block)) for _, pattern in NUMBERS)
    return not numbered and not any(_boxes(block, frames))


def _is_other_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) > _OTHER_SIZE * other.size


def _boxes(block: Block, frames: Frames) -> Iterator[Frame]:
    """The frames that a block stands in."""
    return (frame for frame in frames.get(block.page, ()) if is_in(block, frame))


def _breaks_off(before: Block, part: Block) -> bool:
    """Whether a paragraph ends within a sentence, where no room was left for the next word."""
    last, first = before.lines[-1], part.lines[0]
    if len(before.lines) < 2 or last.page < part.page - 1 or ENDS.search(last.text):
        return False
    if _is_other_size(last, first) or all_bold(last) != all_bold(first):
        return False
    column, word = last.column, first.runs[0]
    room = column.right - last.right
    full = room <= _SHORT * (column.right - column.left)
    return full or room < word.right - word.left + _SPACE * last.size

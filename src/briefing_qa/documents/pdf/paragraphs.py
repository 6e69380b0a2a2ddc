"""Lines to paragraphs, also over the ends of columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_qa.documents.pdf.contents import is_entry
from briefing_qa.documents.pdf.distances import (
    ENDS,
    distances_of,
    together,
    usual_distances,
    usual_here,
)
from briefing_qa.documents.pdf.entries import is_next_entry
from briefing_qa.documents.pdf.line_ends import SHORT, ended_before_gap, ended_short
from briefing_qa.documents.pdf.marks import (
    BULLET,
    FAR_BULLET,
    NUMBERED,
    is_set_apart,
    is_set_in,
    marks_item,
    may_be_figure,
    may_follow,
)
from briefing_qa.documents.pdf.values import Column, Element, Line, Run, Style, Table, line_of
from briefing_qa.documents.tables import CAPTION
from briefing_qa.passages.blocks import BULLETS

_HEAD_NUMBER = re.compile(r"(?:[IVXL]{1,6}|[A-Z])\.|\d{1,2}(?:\.\d{1,3}){0,4}\.?|\([a-z]\)")
_LEADING = 1.35  # of the usual distance between lines: a paragraph ends at a wider gap
_INDENT = 0.8  # of the type size
_NARROW_SPACE = 0.2  # of the type size
_WIDE = 0.6  # of the column's width
_MAX_BACK = 6  # blocks that may stand between two parts of a paragraph


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, an item, or a heading.

    Attributes:
        lines: in reading order; the mark of an item is taken off its first line.
        marker: run that marks an item; None where none does.
        aside: whether it interrupts a sentence, and so is no heading.
        style: of most of it.
    """

    lines: tuple[Line, ...]
    marker: Run | None = None
    aside: bool = False

    @property
    def style(self) -> Style:
        """Of its longest line."""
        return max(self.lines, key=lambda line: len(line.text)).style

    @property
    def text(self) -> str:
        """Its words, line ends as spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        """Number of the page where it begins."""
        return self.lines[0].page


@dataclass(frozen=True, slots=True)
class Title:
    """A heading; level 1 is the outermost."""

    block: Block
    level: int


Part = Block | Table | Title


def parts_of(elements: Iterable[Element]) -> list[Block | Table]:
    """Paragraphs and tables of one page, in reading order."""
    columns = list(_columns(elements))
    distances = [distances_of(one) if isinstance(one, list) else {} for one in columns]
    usual = usual_distances(together(distances))
    parts: list[Block | Table] = []
    for one, own in zip(columns, distances, strict=True):
        if isinstance(one, list):
            parts.extend(_blocks(one, usual_here(own, usual)))
        else:
            parts.append(one)
    return parts


def _columns(elements: Iterable[Element]) -> Iterator[list[Line] | Table]:
    """Lines of one column together, and tables."""
    column: list[Line] = []
    for element in elements:
        if isinstance(element, Line) and (not column or column[-1].column == element.column):
            column.append(element)
            continue
        if column:
            yield column
        column = [element] if isinstance(element, Line) else []
        if not isinstance(element, Line):
            yield element
    if column:
        yield column


def _blocks(lines: Sequence[Line], distances: dict[float, float]) -> list[Block]:
    """The paragraphs of a column."""
    if lines[0].column.whole:
        return [Block(tuple(lines))]
    groups: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        if _begins(line, groups[-1], distances):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_block(group) for group in groups]


def _begins(line: Line, group: Sequence[Line], distances: dict[float, float]) -> bool:
    """Whether a line begins another paragraph than the lines before it."""
    last = group[-1]
    distance = line.baseline - last.baseline
    if distance < 0.4 * line.size:  # beside the line before, or above it
        return True
    if is_entry(last):
        return True
    if _other_style(line, group) or _is_below_slanted(line, group):
        return True
    usual = distances.get(line.size, 1.2 * line.size)
    if distance > max(_LEADING * usual, usual + 0.2 * line.size):
        return True
    if ended_before_gap(line, last, distance - usual):
        return True
    if marks_item(line):
        return _is_new_item(line, group)
    if _is_heading_style(line, last):
        return _HEAD_NUMBER.fullmatch(line.runs[0].text) is not None and len(line.runs) > 1
    return _is_indented(line, group) or ended_short(line, last) or is_next_entry(line, group)


def _other_style(line: Line, group: Sequence[Line]) -> bool:
    """Whether the type changes as it does between a heading and its text."""
    last = group[-1]
    if abs(line.size - last.size) > 0.07 * max(line.size, last.size):
        return True
    bold, was_bold = all_bold(line), all(all_bold(one) for one in group)
    if bold != was_bold and (bold or was_bold):
        # A paragraph may begin or end in bold; a line that is bold alone is something else.
        return not _goes_on_in_other_weight(line, last)
    return False


def _is_below_slanted(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line of upright type stands below a short one that is slanted: a heading."""
    last = group[-1]
    if len(group) > 1 or line.runs[0].style.italic or not line.text[:1].isupper():
        return False
    short = last.column.right - last.right > SHORT * (last.column.right - last.column.left)
    return short and all(run.style.italic for run in last.runs) and not ENDS.search(last.text)


def _goes_on_in_other_weight(line: Line, last: Line) -> bool:
    """Whether the weight changes inside of a sentence, or behind the words that a text begins with.

    Bold words at the head of a paragraph may take more than a line; then the next line begins in
    bold, too, with a word for which there was no room in the line before.
    """
    if ENDS.search(last.text):
        return False
    first, room = line.runs[0], last.column.right - last.right
    crowded = room < first.right - first.left + _NARROW_SPACE * line.size
    full = room <= SHORT * (last.column.right - last.column.left)
    return (all_bold(last) and first.style.bold and crowded) or (full and line.text[:1].islower())


def is_wide(line: Line, beside: Column) -> bool:
    """Whether a line would take most of a column, as the labels of a chart do not."""
    return line.right - line.left >= _WIDE * (beside.right - beside.left)


def all_bold(line: Line) -> bool:
    """Whether all its words are bold; the mark of an item is none of them."""
    runs = line.runs[1:] if marks_item(line) else line.runs
    return all(run.style.bold for run in runs if any(c.isalnum() for c in run.text))


def _is_heading_style(line: Line, last: Line) -> bool:
    return all_bold(line) and all_bold(last) and not ENDS.search(last.text)


def _is_new_item(line: Line, group: Sequence[Line]) -> bool:
    """A dash or a number that only stands first in its line by chance begins nothing."""
    first, last = line.runs[0], group[-1]
    outside = line.left < group[-1].left - 0.5 * line.size
    figure = may_be_figure(first.text)
    beside = marks_item(group[0]) and abs(group[0].left - line.left) < 0.5 * line.size
    alike = not figure or is_set_apart(line) or not is_set_apart(group[0])
    marked = beside and alike and may_follow(group[0].runs[0].text, first.text)
    ended = bool(ENDS.search(last.text)) or (last.text.endswith(",") and not figure)
    if FAR_BULLET.fullmatch(first.text) and not BULLET.fullmatch(first.text):
        return marked or ended  # else it is a sign beside the text
    if first.text in BULLETS or outside or marked or ended:
        return True
    return is_set_apart(line) or (not figure and is_set_in(line, group))


def _is_indented(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line is set in as first lines are: farther than the lines before it."""
    last = group[-1]
    indent = line.left - last.left
    if indent <= _INDENT * line.size or (len(group) == 1 and _hangs(group[0], line)):
        return False
    return ENDS.search(last.text) is not None


def _hangs(first: Line, second: Line) -> bool:
    """Whether the second line stands below the words behind the first one's mark."""
    return marks_item(first) and abs(second.left - first.runs[1].left) < 0.8 * second.size


def _block(lines: Sequence[Line]) -> Block:
    first = lines[0]
    if marks_item(first) and not NUMBERED.fullmatch(first.runs[0].text):
        rest = line_of(first.runs[1:], first.column)
        return Block((rest, *lines[1:]), marker=first.runs[0])
    return Block(tuple(lines))


def joined(parts: Iterable[Part]) -> list[Part]:
    """Parts with the paragraphs whole that the end of a column or page, or a figure, parts.

    Args:
        parts: of all pages, in reading order.
    """
    whole: list[Part] = []
    for part in parts:
        home = _home(part, whole) if isinstance(part, Block) else None
        before = whole[home] if home is not None else None
        if home is not None and isinstance(before, Block) and isinstance(part, Block):
            whole[home] = replace(before, lines=(*before.lines, *part.lines))
        else:
            whole.append(part)
    return whole


def _home(part: Block, whole: Sequence[Part]) -> int | None:
    """Index of the paragraph that a block goes on with; None where it begins one."""
    first = part.lines[0]
    if part.marker is not None or first.column.whole or NUMBERED.fullmatch(first.runs[0].text):
        return None
    lower = part.text[:1].islower()
    for index in range(len(whole) - 1, max(len(whole) - _MAX_BACK, 0) - 1, -1):
        before = whole[index]
        if isinstance(before, Title):
            return None
        if isinstance(before, Table) or _stands_alone(before, whole[index + 1 :]):
            continue
        if before.lines[-1].page < part.page - 1:
            return None
        if _may_go_on(before, part, lower=lower):
            return index
        if not lower:
            return None
    return None


def _stands_alone(block: Block, below: Sequence[Part]) -> bool:
    """Whether nothing goes on with a block: a key figure, or the caption of a table below."""
    captions = any(isinstance(part, Table) for part in below) and CAPTION.match(block.text)
    return bool(captions) or block.lines[0].column.whole


def _may_go_on(before: Block, part: Block, *, lower: bool) -> bool:
    last, first = before.lines[-1], part.lines[0]
    if last.column == first.column and last.baseline < first.baseline:
        return False
    if abs(last.size - first.size) > 0.07 * last.size or ENDS.search(last.text):
        return False
    if all_bold(last) != all_bold(first) and not lower:
        return False
    if lower:
        return True
    if not (ENDS.search(part.text) or any(is_wide(line, last.column) for line in part.lines)):
        return False  # labels of a chart
    width = last.column.right - last.column.left
    full = last.right >= last.column.right - SHORT * width
    return full and len(before.lines) > 1

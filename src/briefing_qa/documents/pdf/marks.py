"""What stands before items and numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.values import Line, Run
from briefing_qa.passages.blocks import BULLETS

BULLET = re.compile(rf"[{re.escape(BULLETS)}*\uff61-\uff9f]|[-–—]")
FAR_BULLET = re.compile(r"[^\w\s$€£¥%&()\[\]“”\"'‘’«»¿¡/#]|o")
LETTERED = re.compile(
    r"\(?(?:[a-z]|[ivx]{1,5}|\d{1,3})\)|(?:[a-z]|x{0,2}(?:i{2,3}|iv|vi{1,3}|ix)|xi?|xx)[.)]"
)
NUMBERED = re.compile(r"\d{1,3}[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?")
_FAR = 0.9  # of the type size: so far behind a mark no word of a sentence stands
_APART = 0.6  # of the type size, and so much wider than the widest other space of a line:
_WIDER = 1.2


def may_follow(before: str, mark: str) -> bool:
    """Whether a mark may be that of the next item, where another begins a line as far left.

    "3." and "2.1" may follow "2."; the "1.4" of "1.4 per cent" does not.
    """
    if not may_be_figure(mark):
        return True
    if not NUMBERED.fullmatch(before):
        return False
    earlier, later = _numbers(before), _numbers(mark)
    if len(later) > len(earlier):
        return later[: len(earlier)] == earlier
    return later > earlier


def may_be_figure(mark: str) -> bool:
    """Whether a number may be a figure of a sentence: "1.4", not "3." or "2.1."."""
    return re.fullmatch(r"\d+\.\d+", mark) is not None


def _numbers(mark: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", mark)))


def is_sign(marker: Run) -> bool:
    """Whether the mark of an item is a sign, not a number or a letter that tells it from others."""
    text = marker.text
    return FAR_BULLET.fullmatch(text) is not None or BULLET.fullmatch(text) is not None


def marks_item(line: Line) -> bool:
    """Whether a line begins with the mark of an item or the number of a paragraph."""
    if len(line.runs) < 2 or not line.runs[1].space:
        return False
    first = line.runs[0]
    if any(p.fullmatch(first.text) for p in (BULLET, LETTERED, NUMBERED)):
        return True
    # Fonts of signs show squares and arrows in place of other letters.
    far = line.runs[1].left - first.right > _FAR * line.size
    return far and FAR_BULLET.fullmatch(first.text) is not None


def is_set_apart(line: Line) -> bool:
    """Whether more than a space stands behind the first word, also where spaces are stretched."""
    gaps = [after.left - before.right for before, after in pairwise(line.runs) if after.space]
    return bool(gaps) and gaps[0] > max(_APART * line.size, _WIDER * max(gaps[1:], default=0.0))


def is_set_in(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line is set in farther than all words of the item above: an item below it."""
    if not marks_item(group[0]):
        return False
    words = [group[0].runs[1].left, *(one.left for one in group[1:])]
    return line.left > max(words) + 0.5 * line.size

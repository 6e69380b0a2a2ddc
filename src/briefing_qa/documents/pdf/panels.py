"""Boxes beside the text, drawn as frames or shaded: their headings head nothing behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing_qa.documents.pdf.levels import NUMBERS, title_words
from briefing_qa.documents.pdf.paragraphs import Part, Title
from briefing_qa.documents.pdf.values import PageContent, Rule, Table

_TOUCH = 3.0  # points
_LEAST = (60.0, 20.0)  # points, width and height
_LARGEST = 0.6  # of the page: more is the page itself, or its ground
_MAX_RULES = 400

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom edge."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """Behind the last part of a box: what follows stands under the heading before the box.

    Attributes:
        level: of the heading of the box.
    """

    level: int


def with_panels_closed(
    parts: Sequence[Part], frames: dict[int, list[Frame]]
) -> list[Part | Resumed]:
    """The parts, with the end of each box that has a heading.

    A heading with text in one frame is that of a box where it is lower than the one before and has
    no number: numbered sections, and chapters, may begin in a frame, too.

    Args:
        parts: of all pages in reading order.
        frames: of the pages by number, see `frames_of`.
    """
    closed: list[Part | Resumed] = []
    level = 0  # of the last heading outside of boxes
    ends: dict[int, int] = {}  # where boxes end, and the level of their headings
    inside = 0  # where the box ends that is open
    for index, part in enumerate(parts):
        if isinstance(part, Title) and index >= inside:
            inside = _end(parts, index, frames) if _may_head_box(part, level) else index
            if inside > index + 1:
                ends[inside] = part.level
            else:
                level = part.level
        if index in ends:
            closed.append(Resumed(ends[index]))
        closed.append(part)
    return closed


def _may_head_box(title: Title, level: int) -> bool:
    words = title_words(title.block)
    numbered = any(pattern.match(words) for _, pattern in NUMBERS)
    return 0 < level < title.level and not numbered


def _end(parts: Sequence[Part], index: int, frames: dict[int, list[Frame]]) -> int:
    """One past the last part that stands in one frame with a heading, the smallest one."""
    page = _page(parts[index])
    for frame in sorted(frames.get(page, ()), key=_area):
        end = index
        while end < len(parts) and _page(parts[end]) == page and is_in(parts[end], frame):
            end += 1
        if end > index:
            return end
    return index


def _page(part: Part) -> int:
    return part.block.page if isinstance(part, Title) else part.page


def is_in(part: Part, frame: Frame) -> bool:
    """Whether all of a part stands in a frame."""
    left, top, right, bottom = frame
    if isinstance(part, Table):
        return (
            left - _TOUCH <= part.left
            and part.right <= right + _TOUCH
            and (top - _TOUCH <= part.top and part.bottom <= bottom + _TOUCH)
        )
    block = part.block if isinstance(part, Title) else part
    return all(
        left - _TOUCH <= line.left
        and line.right <= right + _TOUCH
        and top < line.baseline < bottom + _TOUCH
        and line.page == block.page
        for line in block.lines
    )


def frames_of(pages: Iterable[PageContent]) -> dict[int, list[Frame]]:
    """The frames of each page: what is drawn around a part of it, or shaded below it."""
    return {
        page.number: [
            frame
            for frame in _stacked(list(_frames(page.rules)))
            if _area(frame) <= _LARGEST * page.width * page.height
        ]
        for page in pages
        if 4 <= len(page.rules) <= _MAX_RULES
    }


def _area(frame: Frame) -> float:
    return (frame[2] - frame[0]) * (frame[3] - frame[1])


def _frames(rules: Sequence[Rule]) -> Iterator[Frame]:
    """Rectangles with a rule at each side."""
    level = sorted((rule for rule in rules if rule.level), key=lambda rule: rule.top)
    upright = [rule for rule in rules if not rule.level]
    for number, top in enumerate(level):
        if top.right - top.left < _LEAST[0]:
            continue
        for bottom in level[number + 1 :]:
            alike = abs(bottom.left - top.left) + abs(bottom.right - top.right) <= _TOUCH
            frame = top.left, top.top, top.right, bottom.top
            if alike and all(_has_side(upright, edge, frame) for edge in (top.left, top.right)):
                yield frame
                break


def _has_side(upright: Sequence[Rule], edge: float, frame: Frame) -> bool:
    return any(
        abs(rule.left - edge) <= _TOUCH
        and rule.top <= frame[1] + _TOUCH
        and rule.bottom >= frame[3] - _TOUCH
        for rule in upright
    )


def _stacked(frames: Sequence[Frame]) -> list[Frame]:
    """Frames, those that stand one on the other as one: paragraphs may be shaded one by one."""
    whole: list[Frame] = []
    for frame in sorted(frames, key=lambda one: one[1]):
        for at, above in enumerate(whole):
            same = abs(above[0] - frame[0]) + abs(above[2] - frame[2]) <= _TOUCH
            if same and above[1] <= frame[1] <= above[3] + _TOUCH:
                whole[at] = (above[0], above[1], above[2], max(above[3], frame[3]))
                break
        else:
            whole.append(frame)
    return [frame for frame in whole if frame[3] - frame[1] >= _LEAST[1]]

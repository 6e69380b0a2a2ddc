"""Pages of a document as their reader saw them, with the places of a quote marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from briefing_qa.types import Box, Document

MOST_AT_ONCE = 4
"""Pages shown one below the other for a quote that goes over several."""

_SAME_LINE = 0.5  # of the lower box's height: what two boxes of a line have in common
_GAP = 0.04  # of the page's width: more lies between columns, not between words
_DRAWN = (".pdf",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked rectangle; the unit is a hundredth of the width or height of the page."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page to be shown.

    Attributes:
        number: of the page in the file, from 1.
        label: what is printed on it, where that is known and differs from the number.
        marks: where the quote stands on it.
    """

    number: int
    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesView:
    """The pages of a quote, or one that was turned to.

    Attributes:
        sheets: in order; at least one.
        last: number of the document's last page.
        quoted: first page of the quote; 0 where nothing is quoted.
    """

    sheets: tuple[Sheet, ...]
    last: int
    quoted: int

    @property
    def before(self) -> int:
        """The page before those that are shown; 0 where there is none."""
        return self.sheets[0].number - 1

    @property
    def after(self) -> int:
        """The page after those that are shown; 0 where there is none."""
        following = self.sheets[-1].number + 1
        return following if following <= self.last else 0

    @property
    def away(self) -> bool:
        """Whether the quote is on another page than those that are shown."""
        return bool(self.quoted) and all(sheet.number != self.quoted for sheet in self.sheets)


def is_drawn(document: Document) -> bool:
    """Whether the document has pages that can be shown as they look."""
    return bool(document.pages) and PurePosixPath(document.path).suffix.lower() in _DRAWN


def view_pages(
    document: Document, boxes: Sequence[Box], start: int, end: int, number: int = 0
) -> PagesView:
    """The pages to show for a quote.

    Args:
        document: with pages.
        boxes: of the quote, in reading order.
        start: first character of the quote.
        end: one past its last character; the same as `start` where nothing is quoted.
        number: a page that was turned to; 0 shows those of the quote.

    Raises:
        ValueError: the document has no such page.
    """
    last = max(page.number for page in document.pages)
    quoted = _pages_of(document, boxes, start, end) if end > start else ()
    shown = (number,) if number else quoted or (min(page.number for page in document.pages),)
    if not all(1 <= one <= last for one in shown):
        raise ValueError(f"{document.id} has no page {number}: it has {last}")
    return PagesView(
        sheets=tuple(
            Sheet(number=one, label=label_of(document, one), marks=tuple(_marks(boxes, one)))
            for one in shown
        ),
        last=last,
        quoted=quoted[0] if quoted else 0,
    )


def label_of(document: Document, number: int) -> str:
    """What is printed on a page; empty where that is not known, or just its number."""
    label = next((page.label for page in document.pages if page.number == number), "")
    return "" if label == str(number) else label


def _pages_of(document: Document, boxes: Sequence[Box], start: int, end: int) -> tuple[int, ...]:
    """Numbers of the pages that a quote stands on: by its words, or else by where pages begin."""
    numbers = {box.page for box in boxes} or {
        page.number for page in document.pages if page.start < end and start < page.end
    }
    return tuple(sorted(numbers))[:MOST_AT_ONCE]


def _marks(boxes: Iterable[Box], number: int) -> Iterator[Mark]:
    """One rectangle for each line of the quote, or part of a line that stands by itself."""
    lines: list[list[Box]] = []
    for page, found in groupby(_once(boxes), key=lambda box: box.page):
        for box in found if page == number else ():
            if lines and _goes_on(lines[-1], box):
                lines[-1].append(box)
            else:
                lines.append([box])
    for line in lines:
        left, top = min(box.left for box in line), min(box.top for box in line)
        yield Mark(
            left=round(100 * left, 3),
            top=round(100 * top, 3),
            width=round(100 * (max(box.right for box in line) - left), 3),
            height=round(100 * (max(box.bottom for box in line) - top), 3),
        )


def _once(boxes: Iterable[Box]) -> Iterable[Box]:
    """Each place once: the names of its columns are quoted with every row of a table."""
    places = {(box.page, box.left, box.top, box.right, box.bottom): box for box in boxes}
    return places.values()


def _goes_on(line: Sequence[Box], box: Box) -> bool:
    """Whether a box stands beside the last one of a line."""
    last = line[-1]
    common = min(last.bottom, box.bottom) - max(last.top, box.top)
    lower = min(last.bottom - last.top, box.bottom - box.top)
    return common >= _SAME_LINE * lower and abs(box.left - last.right) <= _GAP

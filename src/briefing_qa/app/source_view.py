"""A document around a quote, cut into headings, paragraphs and items; every piece escaped later.

Positions are kept all the way, so that what is highlighted is exactly the quoted characters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from briefing_qa.passages.blocks import blocks
from briefing_qa.types import Document, Page, Section

REACH = 5_000
"""Characters shown before and after a quote, at least, where the document has as many."""

PieceKind = Literal["heading", "prose", "item", "row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a piece's text, and whether it is quoted."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading, a paragraph, a list item or a table row.

    Attributes:
        level: of a heading, 1 for the outermost of those shown, none jumped over; else 0.
        page: the page that begins with this piece, where one does.
    """

    kind: PieceKind
    runs: tuple[Run, ...]
    level: int = 0
    page: Page | None = None

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a piece stands in its document."""

    kind: PieceKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """A document and where its pieces are, found once: a long one takes a while."""

    document: Document
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A part of a document, ready to be shown.

    Attributes:
        section: headings that the quote stands under, outermost first.
        page: of the quote, where the document has pages.
        start: first character of the quote; `end` is one past its last.
        earlier: whether the document has more before what is shown.
        later: whether it has more after it.
    """

    document: Document
    pieces: tuple[Piece, ...]
    section: tuple[str, ...]
    page: Page | None
    start: int
    end: int
    earlier: bool
    later: bool


def outline(document: Document) -> Outlined:
    """Find the pieces of a document: headings, and what stands under them."""
    return Outlined(document=document, spans=tuple(_spans(document)))


def view_source(outlined: Outlined, start: int, end: int, reach: int = REACH) -> SourceView:
    """The part of a document around a quote.

    Args:
        outlined: the document.
        start: first character of the quote; 0 with `end` 0 shows the beginning, nothing marked.
        end: one past its last character.
        reach: characters to show on either side, rounded up to whole pieces.

    Raises:
        ValueError: the document has no such characters.
    """
    document, spans = outlined.document, outlined.spans
    if not 0 <= start <= end <= len(document.text):
        raise ValueError(f"{document.id} has no characters {start}-{end}")
    first = bisect_right(spans, start - reach, key=lambda span: span.end)
    stop = max(first, bisect_left(spans, end + reach, key=lambda span: span.start))
    above = _page_at(document, spans[first - 1].start) if first else None
    return SourceView(
        document=document,
        pieces=tuple(_pieces(document, spans[first:stop], (start, end), above)),
        section=_section_at(document, start).path,
        page=_page_at(document, start),
        start=start,
        end=end,
        earlier=first > 0,
        later=stop < len(spans),
    )


def _spans(document: Document) -> Iterator[Span]:
    for section in document.sections:
        if section.headings:
            own = section.headings[-1]
            if section.start <= own.start < section.body_start:
                yield Span("heading", own.start, own.end, len(section.headings))
        for block in blocks(document.text, section.body_start, section.end):
            yield Span(block.kind, block.start, block.end)


def _pieces(
    document: Document, spans: Sequence[Span], quote: tuple[int, int], above: Page | None
) -> Iterator[Piece]:
    start, end = quote
    before = None if above is None else above.number
    under: list[int] = []
    for span in spans:
        if span.level:
            under = [*(level for level in under if level < span.level), span.level]
        cuts = sorted({span.start, span.end, *(c for c in quote if span.start < c < span.end)})
        page = _page_at(document, span.start)
        yield Piece(
            kind=span.kind,
            runs=tuple(
                Run(text=document.text[a:b], quoted=start <= a and b <= end)
                for a, b in pairwise(cuts)
            ),
            level=len(under) if span.level else 0,
            page=page if page is not None and page.number != before else None,
        )
        before = page.number if page is not None else None


def _section_at(document: Document, position: int) -> Section:
    place = bisect_right(document.sections, position, key=lambda section: section.start) - 1
    return document.sections[max(0, place)]


def _page_at(document: Document, position: int) -> Page | None:
    place = bisect_right(document.pages, position, key=lambda page: page.start) - 1
    return document.pages[place] if place >= 0 else None

"""Document to passages: pieces of each section, packed, with their units and stable ids."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing_qa.config import IndexSettings
from briefing_qa.passages.blocks import Block, blocks
from briefing_qa.passages.embedded import heading_text, key_of, passage_key, unit_text, words_of
from briefing_qa.passages.notes import NOTE_MARK, opens_note
from briefing_qa.passages.packing import AFTER_INTRODUCTION, INSIDE_PARAGRAPH, pack
from briefing_qa.passages.rows import NamedTable, named_tables
from briefing_qa.sentences import MAX_SENTENCE_CHARACTERS, sentence_spans
from briefing_qa.types import Document, Page, Passage, Section, Unit, UnitKind

ITEM_MAX_WORDS = 40
"""A longer list item of several sentences is a numbered paragraph: its sentences are the units."""

CHARACTERS_A_WORD = 12
"""Text without white space counts as one word for every so many characters."""

TOLD_BEFORE_LIST = 5
"""Words from which on what an item says before a line that leads on to a list stands alone."""

_WORD = re.compile(r"[^\W_]")
_LEADS_ON = re.compile(r":[*_]{0,3}$")
_LABEL = re.compile(
    r"[*_]*(?:table|figure|fig\.|chart|graph|box|map|tabla|cuadro|gr[aá]fic[oa]|figura|recuadro|mapa)"
    r"\s(?:\d{1,3}|[A-Z]|[IVX]{1,5})(?:[.-]\d{1,3}){0,2}[.:][*_]*",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"(?:>\s*)+(?=[^\s\d>])(?:[-*+•]\s+(?=\S))?")  # no "> 5 per cent"
_OPENING_MARKS = re.compile(r"(?:\*{1,3}|_{1,3}(?=[^_]*(?:_{1,3}$|$)))(?=[^\W_]|[¿¡“«\"(])")
_CLOSING_MARKS = re.compile(
    r"(?<=[\w.,;:!?…)”»\"])(?:\*{1,3}|(?<=[^\w])_{1,3})(?:\[\^\w{1,9}\]){0,3}$"
)
_CLOSES = re.compile(r"^[^*]*[^*\s]\*{1,3}(?!\*)")
_OPENS = re.compile(r"(?<!\*)\*{1,3}[^*\s][^*]*$")
_LONGEST_CLOSING = 40  # characters: of what the pattern above matches


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A unit with what stands around it and belongs to no unit: its bullet, rules, "(…)".

    Attributes:
        start: first character of the piece.
        end: one past the last.
        unit_start: first character of the unit.
        unit_end: one past the last.
        kind: of the unit.
    """

    start: int
    end: int
    unit_start: int
    unit_end: int
    kind: UnitKind = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """A passage before it has an id."""

    section: Section
    start: int
    end: int
    units: tuple[_Piece, ...]


def cut_passages(document: Document, settings: IndexSettings) -> tuple[Passage, ...]:
    """Cut a document into passages.

    Every non-blank character of the text stands in exactly one passage or in a heading line. A
    passage does not cross a section, nor share a character with another.

    Args:
        document: its `sections` cover its `text`.
        settings: smallest and largest number of words.

    Returns:
        The passages in reading order.
    """
    seen: Counter[tuple[tuple[str, ...], str]] = Counter()
    passages = []
    tables = named_tables(document.text)
    for span in _spans(document, settings):
        text = document.text[span.start : span.end]
        path = span.section.path
        units = _units(document, span, tables)
        seen[path, text] += 1
        passages.append(
            Passage(
                id=_passage_id(document.id, path, text, seen[path, text]),
                document_id=document.id,
                start=span.start,
                end=span.end,
                text=text,
                heading_path=path,
                section_start=span.section.start,
                section_end=span.section.end,
                page=page_number(document.pages, span.start),
                units=units,
                key=passage_key(units),
            )
        )
    return tuple(passages)


def _spans(document: Document, settings: IndexSettings) -> Iterator[_Span]:
    under: set[int] = set()  # where the headings begin that have words below them
    for section in document.sections:
        if document.text[section.body_start : section.end].strip():
            under.update(heading.line_start for heading in section.headings)
    for section in document.sections:
        pieces = _pieces(document, section)
        words = [count_words(document.text[p.start : p.end]) for p in pieces]
        costs = [*(_cut_cost(document.text, a, b) for a, b in pairwise(pieces)), 0.0]
        runs = pack(words, costs, settings.passage_min_words, settings.passage_max_words)
        for first, last in runs:
            units = tuple(pieces[first:last])
            yield _Span(section=section, start=units[0].start, end=units[-1].end, units=units)
        if not pieces and _is_lone_heading(section, under):
            own = section.headings[-1]
            yield _Span(section=section, start=own.line_start, end=own.line_end, units=())


def _is_lone_heading(section: Section, under: set[int]) -> bool:
    """Whether nothing stands below the section's own heading, so that its words would be lost."""
    if not section.headings:
        return False
    own = section.headings[-1]
    return own.line_start >= section.start and own.line_start not in under


def count_words(text: str) -> int:
    """Words of a piece, at least 1; text without white space counts by its length."""
    return max(len(text.split()), len(text) // CHARACTERS_A_WORD, 1)


def _cut_cost(text: str, piece: _Piece, following: _Piece) -> float:
    """What it costs when a passage ends between these two pieces."""
    if text[piece.unit_start : piece.unit_end].endswith(":"):
        return AFTER_INTRODUCTION
    if opens_note(text, following.start):
        return INSIDE_PARAGRAPH
    between = text[piece.end : following.start]
    at_end = between.count("\n") > 1 or piece.kind == "item" or following.kind == "item"
    return 0.0 if at_end else INSIDE_PARAGRAPH


def _pieces(document: Document, section: Section) -> list[_Piece]:
    """The pieces of a section's body; what has no words joins the piece before or after it."""
    text = document.text
    pieces: list[_Piece] = []
    wordless: list[_Piece] = []  # at the beginning, with no piece before them yet
    for block in blocks(text, section.body_start, section.end):
        for piece in _block_pieces(text, block, document.language):
            if _WORD.search(text, piece.unit_start, piece.unit_end):
                pieces.append(_joined(wordless, piece))
                wordless = []
            elif pieces and piece.end - pieces[-1].start <= MAX_SENTENCE_CHARACTERS:
                pieces[-1] = replace(pieces[-1], end=piece.end)
            elif pieces or (wordless and piece.end - wordless[0].start > MAX_SENTENCE_CHARACTERS):
                pieces.extend([*wordless, piece])
                wordless = []
            else:
                wordless.append(piece)
    return pieces + wordless


def _joined(before: Sequence[_Piece], piece: _Piece) -> _Piece:
    return replace(piece, start=before[0].start) if before else piece


def _block_pieces(text: str, block: Block, language: str) -> list[_Piece]:
    """The sentences of a paragraph; a list item or a table row as a whole."""
    start, end = block.content_start, block.end
    words = text[start:end]
    spans = [(0, end - start)]
    if not _is_whole(block, words, language):
        spans = _labelled(words, sentence_spans(words, language))
    kind: UnitKind = "item" if block.kind == "item" and len(spans) == 1 else "sentence"
    pieces = [_piece(text, start + a, start + b, kind) for a, b in spans]
    pieces[0] = replace(pieces[0], start=block.start)
    return pieces


def _is_whole(block: Block, words: str, language: str) -> bool:
    """Whether a block is one unit: a row, or an item that is no paragraph of several sentences."""
    if block.kind == "prose" or len(words) > MAX_SENTENCE_CHARACTERS:
        return False
    if block.kind == "row":
        return True
    return len(words.split()) <= ITEM_MAX_WORDS and not _tells_before_a_list(words, language)


def _tells_before_a_list(words: str, language: str) -> bool:
    """Whether an item is a paragraph that says something, and then leads on to a list of its own.

    "9. The Committee takes note of the ban of 2008. It is nevertheless concerned that:" As one
    unit it would only lead on, and what it says could not be quoted.
    """
    if _LEADS_ON.search(words) is None:
        return False
    last = sentence_spans(words, language)[-1][0]
    return len(words[:last].split()) >= TOLD_BEFORE_LIST


def _labelled(words: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a paragraph; "Table 1." is one with the caption behind it."""
    if len(spans) < 2 or not _LABEL.fullmatch(words, *spans[0]):
        return spans
    both = spans[0][0], spans[1][1]
    return [both, *spans[2:]] if both[1] - both[0] <= MAX_SENTENCE_CHARACTERS else spans


def _piece(text: str, start: int, end: int, kind: UnitKind) -> _Piece:
    """A piece whose unit is without the marks at its ends that are no words to quote.

    These are the mark of a note, those of a quotation, and those of emphasis, which one of a note
    may follow. What is emphasised only within the unit keeps both of its marks: one alone is
    neither a word nor a mark.
    """
    first = start
    if not text[text.rfind("\n", 0, start) + 1 : start].strip():
        quotation = _QUOTATION.match(text, start, end)
        first = quotation.end() if quotation else start
        note = NOTE_MARK.match(text, first, end)
        first = note.end() if note else first
    opening = _OPENING_MARKS.match(text, first, end)
    closing = _CLOSING_MARKS.search(
        text, max(opening.end() if opening else first, end - _LONGEST_CLOSING), end
    )
    between = text[opening.end() if opening else first : closing.start() if closing else end]
    return _Piece(
        start=start,
        end=end,
        unit_start=opening.end() if opening and not _CLOSES.search(between) else first,
        unit_end=closing.start() if closing and not _OPENS.search(between) else end,
        kind=kind,
    )


def _units(document: Document, span: _Span, tables: Sequence[NamedTable]) -> tuple[Unit, ...]:
    path = span.section.path
    own = [
        Unit(
            start=piece.unit_start,
            end=piece.unit_end,
            kind=piece.kind,
            key=key_of(
                unit_text(path, words_of(document.text, piece.unit_start, piece.unit_end, tables))
            ),
        )
        for piece in span.units
    ]
    headings = [
        Unit(
            start=heading.start,
            end=heading.end,
            kind="heading",
            key=key_of(heading_text(path[: depth + 1])),
        )
        for depth, heading in enumerate(span.section.headings)
    ]
    return (*own, *headings)


def _passage_id(document_id: str, path: Sequence[str], text: str, occurrence: int) -> str:
    """Does not depend on the place, so that other parts of the document may change."""
    content = "\x1f".join([*path, text, str(occurrence)])
    return f"{document_id}#{hashlib.sha256(content.encode('utf-8')).hexdigest()[:16]}"


def page_number(pages: Sequence[Page], position: int) -> int | None:
    """The page on which a character stands; None where the document has no pages."""
    index = bisect_right(pages, position, key=lambda page: page.start) - 1
    return pages[index].number if index >= 0 and position < pages[index].end else None

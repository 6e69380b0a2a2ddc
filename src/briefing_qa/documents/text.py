"""Plain text: which lines are headings, judged by how they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.documents.canonical import canonical_text
from briefing_qa.documents.form_feeds import without_page_breaks, without_page_numbers
from briefing_qa.documents.leading import leading_title, says_little
from briefing_qa.documents.nesting import levels
from briefing_qa.documents.outline import (
    MAX_TITLE_CHARACTERS,
    FoundHeading,
    build_sections,
    main_heading,
    title_span,
)
from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.quoted_mail import without_quote_marks
from briefing_qa.documents.unwrapped import with_paragraphs_apart, with_title_apart
from briefing_qa.passages.aligned import GAP
from briefing_qa.passages.blocks import has_item_marker
from briefing_qa.passages.rows import is_typed_row
from briefing_qa.passages.spoken import person_labels, turn_labels

MAX_HEADING_CHARACTERS = 120
MAX_HEADING_WORDS = 16
"""Longer lines that stand alone are sentences or unmarked list items."""

_MIN_HEADED = 3
"""Paragraphs that begin with a line of capitals, where such lines are headings."""

_MAX_BEFORE_TITLE = 1500
"""Characters before the first heading of a text that is called by it."""

_ATX = re.compile(r"(?P<marks>#{1,6})[^\S\n]+(?=\S)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,5})\.?[^\S\n]+(?=[^\W\d_]|[¿“\"])")
_FIRST = re.compile(r"[^\W_]|[¿¡“\"«]")
_RULE = re.compile(r"([-=_*~#])\1{2,}")
"""A line that is drawn below or above a heading, or between parts; not below names of columns."""

_FINAL = re.compile(r"[.,;:…)\]–—-][\"'”’»*_]*$")
_BALANCED = re.compile(r"[^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    """A run of non-blank lines: `text[start:end]`, trimmed, and how many lines it has.

    What stands right below a line of capitals is no heading by itself.
    """

    start: int
    end: int
    lines: int
    below_capitals: bool = False


def read_text(data: bytes, name: str) -> Parsed:
    """A `Reader` for plain text.

    Form feeds, the lines that run along the edges of the pages that they part, numbers of pages and
    the marks of quoted mails are left out; paragraphs that are lines one below the other are set
    apart.

    Raises:
        DocumentError: not text, or nothing in it.
    """
    text = without_page_numbers(without_page_breaks(canonical_text(data, name)))
    text = without_quote_marks(text)
    text = with_title_apart(with_paragraphs_apart(text))
    headings = find_headings(text)
    opening = [one for one in headings[:1] if not text[: one.line_start].strip()]
    title = main_heading(text, opening)
    if not title or says_little(title):
        title = main_heading(text, headings)
    if headings and headings[0].start > _MAX_BEFORE_TITLE:
        title = ""  # that of a part
    if not any(_ATX.match(text, heading.line_start) for heading in headings[:1]):
        title = leading_title([text[p.start : p.end] for p in _paragraphs(text)], title)
    return Parsed(text=text, sections=build_sections(text, headings), main_heading=title)


def find_headings(text: str) -> list[FoundHeading]:
    """The headings of a plain text.

    A text that marks headings with "#" says so itself. Otherwise a heading is a short line alone
    between blank lines, that begins like a title, has no final stop, and has words below it. The
    numbers of numbered ones give the levels, see `nesting`, and lines in capitals stand above all
    others. Lines that are drawn are as good as blank ones.
    """
    paragraphs = _without_capitals(text, _paragraphs(text))
    short = [p for p in paragraphs if p.lines == 1 and p.end - p.start <= MAX_TITLE_CHARACTERS]
    marked = [p for p in short if _ATX.match(text, p.start, p.end)]
    if marked:
        return [_marked(text, paragraph) for paragraph in marked]
    titles = _title_like(text, paragraphs)
    words = [text[p.start : p.end] for p in titles]
    capitals = any(map(_is_capitals, words))
    return [
        _found(text, paragraph, level + (capitals and not _is_capitals(own)), paragraph.start)
        for paragraph, own, level in zip(titles, words, levels(words), strict=True)
    ]


def _paragraphs(text: str) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    position, start, end, lines = 0, 0, 0, 0
    above = ""
    for line in [*text.split("\n"), ""]:
        words = line.strip()
        is_rule = _RULE.fullmatch(words) is not None and not GAP.search(above)
        above = words
        if words and not is_rule:
            first = position + line.index(words[0])
            start, end, lines = (start if lines else first), first + len(words), lines + 1
        elif lines:
            found.append(_Paragraph(start=start, end=end, lines=lines))
            lines = 0
        position += len(line) + 1
    return found


def _without_capitals(text: str, paragraphs: Sequence[_Paragraph]) -> list[_Paragraph]:
    """Paragraphs, those apart that begin with a line of capitals: its heading, and the rest.

    Only where several do: one may begin with a name.
    """
    headed = {p: line for p in paragraphs if (line := _capitals_above(text, p))}
    if len(headed) < _MIN_HEADED:
        return list(paragraphs)
    found: list[_Paragraph] = []
    for one in paragraphs:
        if one not in headed:
            found.append(one)
            continue
        end = one.start + len(headed[one])
        start = end + len(text[end : one.end]) - len(text[end : one.end].lstrip())
        found.append(_Paragraph(start=one.start, end=end, lines=1))
        found.append(_Paragraph(start=start, end=one.end, lines=one.lines - 1, below_capitals=True))
    return found


def _capitals_above(text: str, paragraph: _Paragraph) -> str:
    """The first line of a paragraph where it is a title in capitals and the next one is not."""
    first, _, rest = text[paragraph.start : paragraph.end].partition("\n")
    first = first.rstrip()
    below = rest.partition("\n")[0]
    titled = below and _is_capitals(first) and _reads_like_title(first) and not _is_capitals(below)
    return first if titled and not is_typed_row(first) else ""


def _title_like(text: str, paragraphs: Sequence[_Paragraph]) -> list[_Paragraph]:
    """Paragraphs that read like titles, less those with nothing below, numbered lists and turns."""
    spoken = _turns(text, paragraphs)
    alike = [p.start not in spoken and _is_title_like(text, p) for p in paragraphs]
    numbers = [
        _number(text, p) if title else () for p, title in zip(paragraphs, alike, strict=True)
    ]
    last_body = max((i for i, title in enumerate(alike) if not title), default=-1)
    return [
        paragraph
        for i, paragraph in enumerate(paragraphs)
        if alike[i] and i < last_body and not _is_listed(numbers, i)
    ]


def _is_title_like(text: str, paragraph: _Paragraph) -> bool:
    if paragraph.lines > 1 or paragraph.below_capitals:
        return False
    return _reads_like_title(text[paragraph.start : paragraph.end])


def _turns(text: str, paragraphs: Sequence[_Paragraph]) -> set[int]:
    """Where paragraphs begin that somebody says, and those at the head that name who is there.

    Most of what is said are sentences: "ACTIVITY: Train teachers", again and again, is a heading.
    """
    labels = turn_labels(text)
    starts = {one.start for one in labels}
    said = [p for p in paragraphs if p.start in starts and text[p.end - 1] != "?"]
    if 2 * sum(_is_title_like(text, p) for p in said) >= len(said):
        return set()
    fields = (one for one in person_labels(text) if one.start < labels[0].start)
    return starts | {one.start for one in fields if ":" in text[one.start : one.end]}


def _is_listed(numbers: Sequence[tuple[int, ...]], i: int) -> bool:
    """Whether "2. Peru enacts the law" stands right behind "1. ..." or before "3. ...": a list."""
    own = numbers[i]
    if not own:
        return False
    after = numbers[i + 1] if i + 1 < len(numbers) else ()
    before = numbers[i - 1] if i else ()
    return (*own[:-1], own[-1] + 1) == after or (*own[:-1], own[-1] - 1) == before


def _number(text: str, paragraph: _Paragraph) -> tuple[int, ...]:
    match = _NUMBERED.match(text, paragraph.start, paragraph.end)
    return tuple(int(part) for part in match["number"].split(".")) if match else ()


def _reads_like_title(line: str) -> bool:
    if len(line) > MAX_HEADING_CHARACTERS or len(line.split()) > MAX_HEADING_WORDS:
        return False
    if not _FIRST.match(line) or line[0].islower() or not any(c.isalpha() for c in line):
        return False
    if has_item_marker(line) and not _NUMBERED.match(line):
        return False
    if line[-1] in ")]" and _BALANCED.fullmatch(line) and line[-2:-1] not in (".", "…"):
        return True  # "Environment (59/100)"
    return _FINAL.search(line) is None


def _is_capitals(line: str) -> bool:
    return line.upper() == line and sum(c.isupper() for c in line) > 1


def _marked(text: str, paragraph: _Paragraph) -> FoundHeading:
    marks = _ATX.match(text, paragraph.start, paragraph.end)
    level = len(marks["marks"]) if marks else 1
    return _found(text, paragraph, level, marks.end() if marks else paragraph.start)


def _found(text: str, paragraph: _Paragraph, level: int, title_start: int) -> FoundHeading:
    start, end = title_span(text, title_start, paragraph.end)
    return FoundHeading(
        level=level,
        start=start,
        end=end,
        line_start=paragraph.start,
        line_end=paragraph.end,
    )

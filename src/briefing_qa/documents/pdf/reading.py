"""A PDF file to a document: pages read one by one, then what they have in common."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from briefing_qa.documents.leading import without_mark
from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.pdf.body_size import body_size
from briefing_qa.documents.pdf.continuing import with_headers_carried_on
from briefing_qa.documents.pdf.headings import Entry, main_title, with_titles
from briefing_qa.documents.pdf.hyphens import Joiner
from briefing_qa.documents.pdf.interrupting import with_interrupted_whole
from briefing_qa.documents.pdf.legible import (
    check_legible,
    is_right_to_left,
    is_scanned,
    no_text,
    notices_of,
)
from briefing_qa.documents.pdf.levels import title_words
from briefing_qa.documents.pdf.lone_rows import with_lone_rows
from briefing_qa.documents.pdf.note_marks import without_marks
from briefing_qa.documents.pdf.notes import Note, split_notes, whole_notes
from briefing_qa.documents.pdf.opening import opened
from briefing_qa.documents.pdf.pages import read_page
from briefing_qa.documents.pdf.panels import Resumed, frames_of, with_panels_closed
from briefing_qa.documents.pdf.paragraphs import Part, Title, joined, parts_of
from briefing_qa.documents.pdf.recognising import Recogniser
from briefing_qa.documents.pdf.running import without_running_lines
from briefing_qa.documents.pdf.stating import outline_of, stated_fields
from briefing_qa.documents.pdf.values import Element, Line, PageContent, Table
from briefing_qa.documents.pdf.writing import Writer
from briefing_qa.documents.printed_dates import date_on_cover
from briefing_qa.errors import DocumentError
from briefing_qa.terms import guess_language

MAX_CHARACTERS = 20_000_000
"""A document with more is refused: it is a data set, not a report."""

_PAGES_AT_ONCE = 300
_SITE = re.compile(r"\s+[-–—|·]\s+\S.{1,60}")  # as browsers write it into what they print
_LANGUAGE_SAMPLE = 20_000  # characters: enough to tell a language


def read_pdf(data: bytes, name: str, *, ocr: str = "", trial: bool = False) -> Parsed:
    """A `Reader` for PDF.

    Running heads and feet, page numbers and the marks of footnotes are left out; footnotes stand
    behind the text. Words that line ends part are mended. Everything else is as on the pages, in
    reading order.

    Args:
        data: the PDF file.
        name: of the file, for messages.
        ocr: languages in which the text of scanned pages is recognised; empty leaves them out.
        trial: whether it is only to be found out that the file can be read: when a scanned page has
            shown text, the others are passed over.

    Raises:
        DocumentError: no PDF, broken, locked, too large, or without text that can be read.
    """
    with opened(data, name) as document:
        count = len(document)
        fields, metadata = stated_fields(document, data, name)
        outline = outline_of(document)
    pages: list[PageContent] = []
    broken: list[int] = []
    letters = 0
    with closing(_read_pages(data, name, count, Recogniser(ocr, trial=trial))) as found:
        for number, page in enumerate(found, start=1):
            if page is None:
                broken.append(number)
                continue
            pages.append(page)
            letters += page.letters
            if letters > MAX_CHARACTERS:
                raise DocumentError(
                    f"{name}: more than {MAX_CHARACTERS:,} characters up to page {number} of "
                    f"{count}: split it into parts"
                )
    check_legible(pages, broken, name, recognising=bool(ocr))
    notices = notices_of(pages, broken)
    understood = _understood(pages, outline)
    pages.clear()  # words and boxes of thousands of pages need not be there together
    if understood.right_to_left:
        notices += ("runs from right to left: the order of its words may be wrong",)
    title = main_title(understood.parts)
    words = title_words(title) if title else ""
    day = date_on_cover(_first_page(understood.parts), fields.get("date", ""), words)
    fields |= {"date": day} if day else {}
    if words and _is_with_site(fields.get("title", ""), without_mark(words)):
        fields["title"] = without_mark(words)
    parsed = replace(_written(understood), notices=notices, fields=fields, metadata=metadata)
    if not parsed.text.strip():
        raise no_text(name, recognising=bool(ocr))
    return parsed


def _is_with_site(stated: str, title: str) -> bool:
    """Whether a stated title is the one on the page and the name of a site behind it."""
    rest = stated.removeprefix(title)
    return rest != stated and _SITE.fullmatch(rest) is not None


def _read_pages(
    data: bytes, name: str, count: int, recogniser: Recogniser
) -> Generator[PageContent | None, None, None]:
    """The pages in order; the file is opened anew now and then, as PDFium keeps what it parsed."""
    for first in range(1, count + 1, _PAGES_AT_ONCE):
        with opened(data, name) as document:
            for number in range(first, min(first + _PAGES_AT_ONCE, count + 1)):
                page = read_page(document, number)
                if page is not None and is_scanned(page):
                    page = recogniser.read(document, page)
                yield page


@dataclass(frozen=True, slots=True, kw_only=True)
class _Understood:
    """What pages hold, taken together.

    Attributes:
        parts: headings, paragraphs and tables in order; given away by `_written`.
        notes: footnotes in order.
        labels: what is printed on the pages, by their number.
        joiner: knows the words of the document.
        language: of the text.
        right_to_left: whether it runs so.
    """

    parts: list[Part | Resumed]
    notes: list[Note]
    labels: dict[int, str]
    joiner: Joiner
    language: str
    right_to_left: bool


def _understood(pages: Sequence[PageContent], outline: Sequence[Entry]) -> _Understood:
    plain = without_running_lines(pages)
    size = body_size(plain)
    notes: list[Note] = []
    bodies: list[list[Element]] = []
    for page in plain:
        body, found = split_notes(page, size)
        bodies.append(without_marks(body.elements))
        notes.extend(found)
    parts = [part for body in with_lone_rows(bodies) for part in parts_of(body)]
    sample = _sample(plain)
    language = guess_language(sample)
    frames = frames_of(plain)
    whole = with_interrupted_whole(with_headers_carried_on(parts), frames)
    return _Understood(
        parts=with_panels_closed(joined(with_titles(whole, size, outline)), frames),
        notes=whole_notes(notes),
        labels={page.number: page.label for page in plain},
        joiner=Joiner(_texts(plain), language),
        language=language,
        right_to_left=is_right_to_left(sample),
    )


def _written(understood: _Understood) -> Parsed:
    title = main_title(understood.parts)
    main_heading = without_mark(title_words(title)) if title else ""
    writer = Writer(understood.joiner, understood.language)
    writer.parts(_given_away(understood.parts))
    writer.notes(understood.notes)
    return Parsed(
        text=writer.assembly.text(),
        sections=writer.assembly.sections(),
        main_heading=main_heading or writer.assembly.main_heading(),
        pages=writer.pages(understood.labels),
        boxes=tuple(writer.boxes),
    )


def _first_page(parts: Sequence[Part | Resumed]) -> Iterator[str]:
    """The paragraphs and headings of the first page."""
    for part in parts:
        if isinstance(part, (Table, Resumed)):
            continue
        block = part.block if isinstance(part, Title) else part
        if block.page > 1:
            return
        yield block.text


def _given_away(parts: list[Part | Resumed]) -> Iterator[Part | Resumed]:
    """Parts in order, each forgotten when the next one is asked for."""
    parts.reverse()
    while parts:
        yield parts.pop()


def _texts(pages: Sequence[PageContent]) -> Iterator[str]:
    for page in pages:
        for element in page.elements:
            if isinstance(element, Line):
                yield element.text


def _sample(pages: Sequence[PageContent]) -> str:
    texts: list[str] = []
    length = 0
    for text in _texts(pages):
        texts.append(text)
        length += len(text)
        if length >= _LANGUAGE_SAMPLE:
            break
    return " ".join(texts)

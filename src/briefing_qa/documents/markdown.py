"""Markdown: block structure by CommonMark, with the source's own characters and positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from markdown_it import MarkdownIt

from briefing_qa.documents.canonical import canonical_text
from briefing_qa.documents.front_matter import split_front_matter
from briefing_qa.documents.language import FORM, language_code
from briefing_qa.documents.markdown_notes import with_notes
from briefing_qa.documents.outline import (
    MAX_TITLE_CHARACTERS,
    FoundHeading,
    build_sections,
    main_heading,
    title_span,
)
from briefing_qa.documents.parsed import Parsed
from briefing_qa.errors import DocumentError

FIELDS = ("title", "language", "publisher", "date", "address", "licence")
"""Front matter with a place of its own in a document; the rest is metadata."""

_ATX = re.compile(r"(?P<marks>#{1,6})(?P<words>.*)")
_ATX_CLOSING = re.compile(r"(?:^|[^\S\n])#+$")


def read_markdown(data: bytes, name: str) -> Parsed:
    """A `Reader` for Markdown.

    Headings are those of CommonMark at the top level: not in fences, quotations or list items. A
    setext heading of several lines is a paragraph that a rule follows without a blank line, and
    read as that. A note stands under the headings of what refers to it. The front matter is not
    part of the text; an `id` in it is metadata, since ids come from paths.

    Raises:
        DocumentError: not text, nothing but front matter, or broken front matter.
    """
    fields, text = split_front_matter(canonical_text(data, name), name)
    if not text.strip():
        raise DocumentError(f"{name}: there is no text below its front matter: add some")
    language = fields.get("language", "")
    if language and not language_code(language):
        raise DocumentError(f"{name}: front matter: language {language!r} is not {FORM}")
    headings = list(find_headings(text))
    return Parsed(
        text=text,
        sections=with_notes(text, build_sections(text, headings)),
        main_heading=main_heading(text, headings),
        front_matter={key: value for key, value in fields.items() if key in FIELDS},
        metadata={key: value for key, value in fields.items() if key not in FIELDS},
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Block rules only: what is inside of a paragraph is not needed, and costs most of the time."""
    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.disable("reference")  # a link definition is text as well
    return parser


def find_headings(text: str) -> Iterator[FoundHeading]:
    """The headings of a Markdown text in order, those without words included."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for token in _parser().parse(text):
        if token.type != "heading_open" or token.level or token.map is None:
            continue
        first, last = token.map
        if len(lines[first]) > MAX_TITLE_CHARACTERS:
            continue
        level = int(token.tag[1:])
        if token.markup[0] == "#":
            yield _atx(text, level, starts[first], starts[first] + len(lines[first]))
        elif last - first == 2:  # the words and what underlines them
            yield _setext(text, level, starts[first], starts[first + 1])


def _atx(text: str, level: int, start: int, end: int) -> FoundHeading:
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    end = start + len(line.strip())
    words = _ATX.match(text, start, end)
    first = words.start("words") if words else end
    closing = _ATX_CLOSING.search(text[first:end])
    title = title_span(text, first, first + closing.start() if closing else end)
    return FoundHeading(level=level, start=title[0], end=title[1], line_start=start, line_end=end)


def _setext(text: str, level: int, start: int, underline: int) -> FoundHeading:
    stop = text.find("\n", underline)
    end = underline + len(text[underline : len(text) if stop < 0 else stop].rstrip())
    first, last = title_span(text, start, underline)
    while text[start].isspace():
        start += 1
    return FoundHeading(level=level, start=first, end=last, line_start=start, line_end=end)

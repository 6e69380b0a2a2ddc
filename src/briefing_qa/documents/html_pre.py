"""Preformatted text of a page, as old sites have all of theirs: paragraphs, headings, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_qa.documents.assembling import clean_words
from briefing_qa.documents.outline import FoundHeading
from briefing_qa.documents.text import find_headings
from briefing_qa.passages.blocks import has_item_marker

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_COLUMNS = re.compile(r"\S(?:[^\S\n]{3,}|\t+)\S.*\S(?:[^\S\n]{3,}|\t+)\S")
_STOP = re.compile(r"[.:;?!][\"'”’»)]*\s*$")
_LEAST = 1500  # characters of a text with headings; a shorter one is an example
_WORDS_SHARE = 0.8  # of its characters, in words: a program has more signs


def preformatted(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a preformatted text: level of a heading or 0, and words.

    Blank lines part paragraphs; a line with the mark of an item, or with columns, stands alone.
    """
    headings = {one.line_start: one for one in _headings(text)}
    start = 0
    for gap in (*_BLANK.finditer(text), None):
        end = gap.start() if gap else len(text)
        paragraph = text[start:end]
        first = start + len(paragraph) - len(paragraph.lstrip())
        level = headings[first].level if first in headings else 0
        for part in [paragraph] if level else _parts(paragraph):
            words = clean_words(part)
            if words:
                yield level, words
        start = gap.end() if gap else end


def _headings(text: str) -> list[FoundHeading]:
    words = sum(c.isalpha() for c in text)
    signs = sum(not c.isspace() for c in text)
    is_text = len(text) >= _LEAST and words >= _WORDS_SHARE * signs
    return find_headings(text) if is_text else []


def _parts(paragraph: str) -> Iterator[str]:
    """Runs of lines that belong together."""
    run: list[str] = []
    is_row = False
    for line in paragraph.split("\n"):
        was_row, is_row = is_row, _COLUMNS.search(line) is not None
        if run and (was_row or is_row or _begins_item(line, run)):
            yield "\n".join(run)
            run = []
        run.append(line)
    yield "\n".join(run)


def _begins_item(line: str, before: Sequence[str]) -> bool:
    """Whether a line begins an item, and does not go on with a sentence: "the age of / 18. Of"."""
    if not has_item_marker(line.strip()):
        return False
    first = before[0]
    follows = has_item_marker(first.strip()) and _indent(first) == _indent(line)
    return follows or line.strip()[0] in "•·▪*" or _STOP.search(before[-1]) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

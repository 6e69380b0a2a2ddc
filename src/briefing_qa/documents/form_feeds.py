"""Plain text that was printed in pages: form feeds, running heads and feet, page numbers.

A sentence that goes on over a page is one sentence, and what stands at the edges of all pages is
none of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,6})\W*")
_GOES_ON = re.compile(r"[^\W_][\"'’”»)]*[,-]?$")
_LONE_NUMBER = re.compile(
    r"\n[^\S\n]*\n[^\S\n]*[-–—]?[^\S\n]?(\d{1,4})[^\S\n]?[-–—]?[^\S\n]*\n[^\S\n]*\n"
)
_UNENDED = re.compile(r"[^\W_][\"'”’»)]*,?$|[-–—]$")
_FULL = 0.8  # of the longest line beside it: a line that a page ends within a paragraph
_FEW_NUMBERS = 3
_FEW_INSIDE = 2  # of them that stand inside of a sentence, where they are no paragraphs' numbers
_MOST_LETTERS = 2000  # before a number that are looked at
_MOST_LINES = 3  # of a head or a foot
_SHARE = 0.5  # of the pages, that a running line stands on: heads may take turns


def without_page_breaks(text: str) -> str:
    """A text without form feeds and the lines that run along the edges of its pages.

    Where a page ends inside of a sentence, no blank line is left.
    """
    if "\f" not in text:
        return text
    pages = [_trimmed(page.split("\n")) for page in text.split("\f")]
    for _ in range(_MOST_LINES):
        edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
        least = max(2, _SHARE * len(pages))
        running = {key for key, count in edges.items() if count >= least}
        pages = [_without(page, running) for page in pages]
    return _joined(["\n".join(page) for page in pages if page])


def without_page_numbers(text: str) -> str:
    """A text without numbers that stand alone and count its pages, where it has no form feeds.

    Some of them must stand inside of sentences, which then are whole.
    """
    found = list(_LONE_NUMBER.finditer(text))
    counts = [int(match[1]) for match in found]
    inside = [_is_inside(text, match.start(), match.end()) for match in found]
    if len(found) < _FEW_NUMBERS or sum(inside) < _FEW_INSIDE:
        return text
    if any(after != before + 1 for before, after in pairwise(counts)):
        return text
    parts: list[str] = []
    begin = 0
    for match, goes_on in zip(found, inside, strict=True):
        parts.extend((text[begin : match.start()], "\n" if goes_on else "\n\n"))
        begin = match.end()
    return "".join([*parts, text[begin:]])


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on from before a place to behind it."""
    lines = text[max(start - _MOST_LETTERS, 0) : start].rpartition("\n\n")[2].split("\n")
    if not _UNENDED.search(lines[-1].rstrip()):
        return False
    full = len(lines) > 1 and len(lines[-1]) >= _FULL * max(map(len, lines))
    return full or text[end : end + 1].islower()


def _trimmed(lines: list[str]) -> list[str]:
    """Lines without blank ones at both ends."""
    worded = [place for place, line in enumerate(lines) if line.strip()]
    return lines[worded[0] : worded[-1] + 1] if worded else []


def _edges(page: Sequence[str]) -> Sequence[str]:
    return (page[0], page[-1]) if page else ()


def _key(line: str) -> str:
    """What a line has in common with those that run along the edges of other pages."""
    return " ".join(_FIGURES.sub("0", line).split())


def _without(page: list[str], running: set[str]) -> list[str]:
    """A page without one line at each edge, where it runs along or is the number of the page."""
    if page and _runs(page[-1], running):
        page = _trimmed(page[:-1])
    if page and _runs(page[0], running):
        page = _trimmed(page[1:])
    return page


def _runs(line: str, running: set[str]) -> bool:
    return _key(line) in running or _PAGE_NUMBER.fullmatch(line.strip()) is not None


def _joined(pages: Sequence[str]) -> str:
    text = ""
    for page in pages:
        goes_on = _GOES_ON.search(text) is not None and page.lstrip()[:1].islower()
        text += ("\n" if goes_on else "\n\n") * bool(text) + page
    return text + "\n" if text else ""

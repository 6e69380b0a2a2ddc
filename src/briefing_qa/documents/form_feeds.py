"""Plain text with form feeds: pages that were printed, with running heads and feet.

A sentence that goes on over a page is one sentence, and what stands at the edges of all pages is
none of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,6})\W*")
_GOES_ON = re.compile(r"[^\W_][\"'’”»)]*[,-]?$")
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

"""Whether a document's pages hold text that can be read, and what to tell of those that do not."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.values import PageContent
from briefing_qa.errors import DocumentError

_FEW_LETTERS = 30  # a page with fewer has a stamp or a page number, no text
_PICTURED = 0.5  # share of the page that the picture of a scanned page covers at least
_UNREADABLE = 0.3  # share of the letters
_MOST = 0.5  # of the pages
_RIGHT_TO_LEFT = 0.2  # of the letters

_REMEDY = "recognise its text first (`ocrmypdf in.pdf out.pdf`) and add the result"


def check_legible(pages: Sequence[PageContent], broken: Sequence[int], name: str) -> None:
    """Raise DocumentError where most pages are pictures of text, or text no one can tell."""
    if not pages:
        raise DocumentError(
            f"{name}: none of its {len(broken)} pages can be read: get it again, or repair it "
            "(`qpdf in.pdf out.pdf`)"
        )
    scanned, garbled = _scanned(pages), _garbled(pages)
    filled = [page for page in pages if page.letters >= _FEW_LETTERS or page.pictured >= _PICTURED]
    few = max(1.0, _MOST * len(filled))
    if scanned and len(scanned) >= few:
        raise DocumentError(
            f"{name}: scanned: {_count(scanned, pages)} without text, only pictures: {_REMEDY}"
        )
    if garbled and len(garbled) >= few:
        raise DocumentError(
            f"{name}: its fonts do not say which letters they show on {_count(garbled, pages)}: "
            "get a version from another source, or recognise its text anew "
            "(`ocrmypdf --force-ocr in.pdf out.pdf`)"
        )
    if not any(page.elements for page in pages):
        raise no_text(name)


def no_text(name: str) -> DocumentError:
    """The error for a document without a word."""
    return DocumentError(f"{name}: there is no text in it: where its pages show text, {_REMEDY}")


def is_right_to_left(text: str) -> bool:
    """Whether much of a text is in a script that runs from right to left."""
    letters = [unicodedata.bidirectional(c) for c in text if c.isalpha()]
    return sum(kind in ("R", "AL") for kind in letters) > _RIGHT_TO_LEFT * len(letters)


def notices_of(pages: Sequence[PageContent], broken: Sequence[int]) -> tuple[str, ...]:
    """What a person should know: pages that hold no text, or none that can be read."""
    found = (
        (_scanned(pages), "without text: scanned pictures, not searched"),
        (_garbled(pages), "with letters that their fonts do not name: not searched well"),
        (list(broken), "broken in the file: not read"),
        ([page.number for page in pages if page.cut], "too full: read in part only"),
    )
    return tuple(f"{_named(numbers)} {problem}" for numbers, problem in found if numbers)


def _scanned(pages: Sequence[PageContent]) -> list[int]:
    return [
        page.number for page in pages if page.letters < _FEW_LETTERS and page.pictured >= _PICTURED
    ]


def _garbled(pages: Sequence[PageContent]) -> list[int]:
    return [
        page.number
        for page in pages
        if page.letters >= _FEW_LETTERS and page.unreadable > _UNREADABLE * page.letters
    ]


def _count(numbers: Sequence[int], pages: Sequence[PageContent]) -> str:
    if len(numbers) == len(pages):
        return "all its pages" if len(pages) > 1 else "its page"
    return f"{len(numbers)} of {len(pages)} pages"


def _named(numbers: Sequence[int]) -> str:
    """Numbers of pages in words: "page 3", "pages 3-5, 8"."""
    runs: list[list[int]] = [[numbers[0], numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = ", ".join(f"{a}-{b}" if a < b else f"{a}" for a, b in runs)
    return f"page {words}" if len(numbers) == 1 else f"pages {words}"

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

_FIRST = "recognise its text first (`ocrmypdf in.pdf out.pdf`) and add the result"
_REMEDY = f'{_FIRST}, or have it done here (`ocr = "eng"` under [index] of the settings)'

_RECOGNISED = ": text recognised from pictures (OCR): check quotes against the page"
_NONE_RECOGNISED = " without text: pictures in which none was recognised (OCR)"


def check_legible(
    pages: Sequence[PageContent], broken: Sequence[int], name: str, *, recognising: bool = False
) -> None:
    """Raise DocumentError where most pages are pictures of text, or text no one can tell.

    Args:
        pages: those that could be opened.
        broken: numbers of the others.
        name: of the file, for messages.
        recognising: whether text was to be recognised in scanned pages.
    """
    if not pages:
        raise DocumentError(
            f"{name}: none of its {len(broken)} pages can be read: get it again, or repair it "
            "(`qpdf in.pdf out.pdf`)"
        )
    scanned, garbled = _scanned(pages), _garbled(pages)
    filled = [page for page in pages if page.letters >= _FEW_LETTERS or page.pictured >= _PICTURED]
    few = max(1.0, _MOST * len(filled))
    if scanned and len(scanned) >= few:
        failed = ", and recognising it failed" if recognising else ""
        raise DocumentError(
            f"{name}: scanned: {_count(scanned, pages)} without text, only pictures{failed}: "
            f"{_FIRST if recognising else _REMEDY}"
        )
    if garbled and len(garbled) >= few:
        raise DocumentError(
            f"{name}: its fonts do not say which letters they show on {_count(garbled, pages)}: "
            "get a version from another source, or recognise its text anew "
            "(`ocrmypdf --force-ocr in.pdf out.pdf`)"
        )
    if not any(page.elements for page in pages):
        raise no_text(name, recognising=recognising)


def no_text(name: str, *, recognising: bool = False) -> DocumentError:
    """The error for a document without a word."""
    if recognising:
        return DocumentError(
            f"{name}: there is no text in it, and none was recognised in its pictures: where its "
            "pages show text, is its language among those of `ocr` under [index] of the settings?"
        )
    return DocumentError(f"{name}: there is no text in it: where its pages show text, {_REMEDY}")


def is_right_to_left(text: str) -> bool:
    """Whether much of a text is in a script that runs from right to left."""
    letters = [unicodedata.bidirectional(c) for c in text if c.isalpha()]
    return sum(kind in ("R", "AL") for kind in letters) > _RIGHT_TO_LEFT * len(letters)


def notices_of(pages: Sequence[PageContent], broken: Sequence[int]) -> tuple[str, ...]:
    """What a person should know: pages that hold no text, or none that can be read."""
    found = (
        ([page.number for page in pages if page.recognised], _RECOGNISED),
        (_scanned(pages), " without text: scanned pictures, not searched"),
        ([page.number for page in pages if page.recognised == 0], _NONE_RECOGNISED),
        (_garbled(pages), " with letters that their fonts do not name: not searched well"),
        (list(broken), " broken in the file: not read"),
        ([page.number for page in pages if page.cut], " too full: read in part only"),
    )
    return tuple(f"{_named(numbers)}{problem}" for numbers, problem in found if numbers)


def is_scanned(page: PageContent) -> bool:
    """Whether a page is a picture, and no text recognition has looked for text in it."""
    picture = page.letters < _FEW_LETTERS and page.pictured >= _PICTURED
    return picture and page.recognised is None


def _scanned(pages: Sequence[PageContent]) -> list[int]:
    return [page.number for page in pages if is_scanned(page)]


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

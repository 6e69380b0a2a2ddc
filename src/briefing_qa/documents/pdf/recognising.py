"""Scanned pages: their text recognised from a picture of them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.glyphs import Gathered
from briefing_qa.documents.pdf.hocr import read_hocr
from briefing_qa.documents.pdf.opening import page_of
from briefing_qa.documents.pdf.pages import content_of, view_of
from briefing_qa.documents.pdf.recognised import Recognised, recognised_of
from briefing_qa.documents.pdf.rendering import MAX_PIXELS
from briefing_qa.documents.pdf.values import PageContent
from briefing_qa.documents.tesseract import recognise
from briefing_qa.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

DPI = 300
"""Pixels to an inch of the picture: what Tesseract is made for."""

_POINTS = 72  # to an inch
_FEW_LETTERS = 5  # a picture in which fewer are sure shows no text


class Recogniser:
    """Reads the scanned pages of one document."""

    def __init__(self, languages: str, *, trial: bool = False) -> None:
        """Begin a document.

        Args:
            languages: of its text, as the settings name them; empty leaves pages as they are.
            trial: whether further pages are passed over when one has shown text.
        """
        self._languages = languages
        self._trial = trial
        self._shown = False

    def read(self, document: PdfDocument, content: PageContent) -> PageContent:
        """A scanned page with the text that its picture shows.

        Args:
            document: open.
            content: the page as it was read, without text.

        Returns:
            The page, `recognised` in it: with no more text than before where it shows none. As it
            was where recognition failed.
        """
        if not self._languages:
            return content
        if self._trial and self._shown:
            return replace(content, recognised=0)
        page = _recognised(document, content, self._languages)
        self._shown = self._shown or bool(page.recognised)
        return page


def _recognised(document: PdfDocument, content: PageContent, languages: str) -> PageContent:
    with page_of(document, content.number) as page:
        view = view_of(page) if page is not None else None
        if page is None or view is None:
            return content
        found = _found(page, view, languages)
    if found is None:
        return content
    if found.sure < _FEW_LETTERS:
        return replace(content, recognised=0)
    gathered = Gathered({d: list(runs) for d, runs in found.runs.items()}, found.letters, 0)
    return replace(
        content_of(content.number, view, gathered, found.rules),
        label=content.label,
        pictured=content.pictured,
        recognised=found.letters,
    )


def _found(page: PdfPage, view: View, languages: str) -> Recognised | None:
    from pypdfium2 import PdfiumError

    area = view.width * view.height
    scale = min(DPI / _POINTS, math.sqrt(MAX_PIXELS / area))
    try:
        bitmap = page.render(scale=scale, grayscale=True, draw_annots=False)
    except PdfiumError:
        return None
    try:
        width, height = bitmap.width, bitmap.height
        rows = bitmap.to_numpy().tobytes()
    finally:
        bitmap.close()
    picture = b"P5\n%d %d\n255\n" % (width, height) + rows  # PGM, 8 bits a pixel
    hocr = recognise(picture, languages, round(scale * _POINTS))
    if hocr is None:
        return None
    try:
        said = read_hocr(hocr)
    except DocumentError:
        return None
    return recognised_of(said, View(0, 0, width, height), view.width / width)

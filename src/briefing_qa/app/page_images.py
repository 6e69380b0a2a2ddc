"""Images of pages, drawn from the files of the corpus while these are as they were indexed."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Literal, Protocol

from briefing_qa.app.page_view import is_drawn
from briefing_qa.documents.listing import is_within, read_bytes
from briefing_qa.errors import BriefingQAError, DocumentError
from briefing_qa.types import Document

WIDTHS = (800, 1200, 1600, 2400)
"""Pixels that a page may be wide; the browser takes what fits its screen."""

KEPT_BYTES = 64 * 2**20
"""Of images, kept for the next time."""

_CHECKED = 1000  # files whose checksum is remembered

State = Literal["none", "here", "changed", "gone"]


class PageError(BriefingQAError):
    """There is no image of a page: the message says why."""


class ChangedFileError(PageError):
    """The file is not the one that was indexed, so its pages may look different."""


class Drawing(Protocol):
    """What draws, as a `Drawer` does."""

    def draw(self, data: bytes, name: str, number: int, width: int) -> bytes:
        """A page of a file as PNG. Raises DocumentError."""

    def close(self) -> None:
        """Release what is held."""


class PageImages:
    """Images of pages, kept for the next time. Thread-safe.

    Args:
        corpus: folder of the documents.
        drawing: makes the images.
    """

    def __init__(self, corpus: Path, drawing: Drawing) -> None:
        self._corpus = corpus
        self._drawing = drawing
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._images: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self._checked: OrderedDict[tuple[str, int, int, int], str] = OrderedDict()

    def state(self, document: Document) -> State:
        """Whether pages can be shown: "none" where the format has none to look at."""
        if not is_drawn(document):
            return "none"
        try:
            return "here" if self._is_unchanged(document) else "changed"
        except (OSError, DocumentError):
            return "gone"

    def image(self, document: Document, number: int, width: int) -> bytes:
        """A page as PNG.

        Args:
            document: as it was indexed.
            number: of the page, from 1.
            width: one of `WIDTHS`.

        Raises:
            ChangedFileError: the file is another one now.
            PageError: the document has no such page, or its file is not there.
            DocumentError: the page cannot be drawn.
        """
        pages = {page.number for page in document.pages}
        if not is_drawn(document) or not 1 <= number <= max(pages):
            raise PageError(f"{document.id} has no page {number} that could be shown")
        key = (document.provenance.sha256, number, width)
        if (kept := self._kept(key)) is not None:
            return kept
        with self._turn:
            if (kept := self._kept(key)) is not None:  # drawn while this one waited
                return kept
            made = self._drawing.draw(self._bytes(document), document.path, number, width)
        self._keep(key, made)
        return made

    def close(self) -> None:
        """Draw no more."""
        self._drawing.close()

    def _location(self, document: Document) -> Path:
        location = self._corpus / document.path
        if not is_within(location, self._corpus):
            raise DocumentError(f"{document.path}: not inside of the corpus folder: add it")
        return location

    def _is_unchanged(self, document: Document) -> bool:
        location = self._location(document)
        status = location.stat()
        key = (document.path, status.st_size, status.st_mtime_ns, status.st_ino)
        with self._lock:
            found = self._checked.get(key)
        if found is None:
            found = hashlib.sha256(read_bytes(location, document.path)).hexdigest()
            with self._lock:
                self._checked[key] = found
                while len(self._checked) > _CHECKED:
                    self._checked.popitem(last=False)
        return found == document.provenance.sha256

    def _bytes(self, document: Document) -> bytes:
        try:
            data = read_bytes(self._location(document), document.path)
        except DocumentError as error:
            raise PageError(str(error)) from error
        if hashlib.sha256(data).hexdigest() != document.provenance.sha256:
            raise ChangedFileError(
                f"{document.path} has changed since it was indexed: its pages are not shown"
            )
        return data

    def _kept(self, key: tuple[str, int, int]) -> bytes | None:
        with self._lock:
            found = self._images.get(key)
            if found is not None:
                self._images.move_to_end(key)
        return found

    def _keep(self, key: tuple[str, int, int], image: bytes) -> None:
        with self._lock:
            self._images[key] = image
            while len(self._images) > 1 and sum(map(len, self._images.values())) > KEPT_BYTES:
                self._images.popitem(last=False)

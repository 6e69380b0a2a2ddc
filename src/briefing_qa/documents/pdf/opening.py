"""PDF files opened with PDFium, one at a time, with errors that say what to do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_qa.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 5000
"""A longer document is refused: its words and their places would fill the memory."""

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_SECURITY_ERROR = 5  # FPDF_ERR_SECURITY
_HEADER_WITHIN = 1024  # bytes: where the specification lets "%PDF-" stand

_ONE_AT_A_TIME = threading.RLock()  # PDFium keeps global state and knows no threads


@contextmanager
def opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    """The document; closed afterwards.

    A file that is encrypted with an empty password, as those which only forbid printing are, opens
    like any other.

    Raises:
        DocumentError: not a PDF, broken, locked with a password, without pages, or with too many.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    _check_header(data, name)
    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            raise DocumentError(f"{name}: {_reason(error.err_code)}") from error
        try:
            _check_pages(len(document), name)
            yield document
        finally:
            document.close()


@contextmanager
def page_of(document: PdfDocument, number: int) -> Iterator[PdfPage | None]:
    """A page of an open document, closed afterwards; None where the file is broken there.

    Args:
        document: open.
        number: of the page, from 1.
    """
    from pypdfium2 import PdfiumError

    try:
        page = document[number - 1]
    except PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()


def _check_header(data: bytes, name: str) -> None:
    if not data:
        raise DocumentError(f"{name}: the file is empty: get it again")
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise DocumentError(
            f'{name}: not a PDF (it does not begin with "%PDF-"): give it the suffix of what it is'
        )


def _check_pages(pages: int, name: str) -> None:
    if pages == 0:
        raise DocumentError(f"{name}: the PDF has no pages: get it again")
    if pages > MAX_PAGES:
        raise DocumentError(
            f"{name}: {pages:,} pages are more than the {MAX_PAGES:,} a document may have: "
            "split it into parts"
        )


def _reason(code: int | None) -> str:
    if code == _PASSWORD_ERROR:
        return (
            "the PDF is locked with a password: open it with the password, save it without one "
            "(`qpdf --decrypt --password=... in.pdf out.pdf`), and add that"
        )
    if code == _SECURITY_ERROR:
        return "the PDF is locked in a way that cannot be opened: save it without protection"
    return "the PDF is broken or cut off: get it again, or repair it (`qpdf in.pdf out.pdf`)"

"""A page of an open document to what stands on it."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_qa.documents.pdf.dots import with_dots
from briefing_qa.documents.pdf.drawings import drawn_on, turned
from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.glyphs import Gathered, gather_runs
from briefing_qa.documents.pdf.layout import in_reading_order
from briefing_qa.documents.pdf.opening import page_of
from briefing_qa.documents.pdf.sideways import with_sideways_cells
from briefing_qa.documents.pdf.striking import without_struck
from briefing_qa.documents.pdf.values import Element, PageContent, Rule

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LABEL_BYTES = 256
_MAX_COLUMNS = 1_000_000  # of one direction


def view_of(page: PdfPage) -> View | None:
    """How a page is displayed; None where it has no area."""
    left, bottom, right, top = page.get_bbox()
    if not (right - left > 0 and top - bottom > 0):
        return None
    return View(left, bottom, right, top, page.get_rotation())


def read_page(document: PdfDocument, number: int) -> PageContent | None:
    """One page.

    Args:
        document: open.
        number: of the page, from 1.

    Returns:
        Its content; None where the file is broken there.
    """
    with page_of(document, number) as page:
        view = view_of(page) if page is not None else None
        if page is None or view is None:
            return None
        drawn = drawn_on(page, view)
        gathered = gather_runs(page, view, drawn.pictured)
    runs = {
        direction: with_dots(some, drawn.dots, view, direction) if drawn.dots else some
        for direction, some in gathered.runs.items()
    }
    content = content_of(number, view, replace(gathered, runs=runs), drawn.rules)
    return replace(content, label=_label(document, number), pictured=drawn.pictured)


def content_of(number: int, view: View, gathered: Gathered, rules: tuple[Rule, ...]) -> PageContent:
    """A page from its runs, with neither label nor pictures.

    Args:
        number: of the page, from 1.
        view: of the page.
        gathered: its runs.
        rules: drawn lines, as displayed.
    """
    elements: list[Element] = []
    weights = {d: sum(len(run.text) for run in runs) for d, runs in gathered.runs.items()}
    directions = sorted(weights, key=lambda direction: (-weights[direction], direction))
    main = directions[0] if directions else 0
    turned_runs = with_sideways_cells(gathered.runs, turned(rules, view, main), view, main)
    for direction in directions:
        layout_rules = turned(rules, view, direction)
        first = direction * _MAX_COLUMNS
        runs = without_struck(turned_runs[direction], layout_rules)
        elements.extend(in_reading_order(runs, layout_rules, number, first))
    width, height = view.layout_size(main)
    return PageContent(
        number=number,
        width=width,
        height=height,
        elements=tuple(elements),
        rules=turned(rules, view, main),
        letters=gathered.letters,
        unreadable=gathered.unreadable,
        cut=gathered.cut,
    )


def _label(document: PdfDocument, number: int) -> str:
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(_LABEL_BYTES)
    length = raw.FPDF_GetPageLabel(document.raw, number - 1, buffer, _LABEL_BYTES)
    if not 2 < length <= _LABEL_BYTES:
        return ""
    return " ".join(buffer.raw[: length - 2].decode("utf-16-le", "replace").split())

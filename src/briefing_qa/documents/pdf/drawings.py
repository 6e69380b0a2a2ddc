"""What is drawn on a page beside its text: rules, dots, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_qa.documents.pdf.dots import Rectangle, may_be_dot
from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.values import Rule

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MAX_OBJECTS = 5000
"""More drawn objects on one page are a map or a chart, whose lines mean nothing here."""

_THIN = 2.5  # points: a longer side of a drawn line is its length
_SHORTEST = 4.0  # points
_MAX_SEGMENTS = 64


class Drawn(NamedTuple):
    """What is drawn, as displayed.

    Attributes:
        rules: lines, level or upright.
        dots: shapes that may be marks of items.
        pictured: share of the page that pictures cover, 0 to 1.
    """

    rules: tuple[Rule, ...]
    dots: tuple[Rectangle, ...]
    pictured: float


def drawn_on(page: PdfPage, view: View) -> Drawn:
    """What is drawn on a page."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    dots: list[Rectangle] = []
    covered = 0.0
    for kind, item in _objects(page.raw):
        bounds = _bounds(item, view)
        if bounds is None:
            continue
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += _area(bounds, view)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(item, bounds, view))
            dots.extend([bounds] if may_be_dot(bounds) else [])
    return Drawn(tuple(rules), tuple(dots), min(covered / (view.width * view.height), 1.0))


def turned(rules: tuple[Rule, ...], view: View, direction: int) -> tuple[Rule, ...]:
    """Displayed rules in the layout of a direction."""
    return tuple(Rule(*view.layout(direction, *rule)) for rule in rules)


def _objects(page: Any) -> Iterator[tuple[int, Any]]:
    """Kind and handle of the drawn objects, those inside of forms at their place in them."""
    from pypdfium2 import raw

    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield kind, item
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _inside(item)


def _inside(form: Any) -> Iterator[tuple[int, Any]]:
    """A form counts as a picture where it holds nothing but one: a scanned page is often so."""
    from pypdfium2 import raw

    count = raw.FPDFFormObj_CountObjects(form)
    kinds = {
        raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(form, index))
        for index in range(min(count, _MAX_SEGMENTS))
    }
    if kinds == {raw.FPDF_PAGEOBJ_IMAGE}:
        yield raw.FPDF_PAGEOBJ_IMAGE, form


def _bounds(item: Any, view: View) -> Rectangle | None:
    """The displayed rectangle of an object."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return _displayed(view, left.value, bottom.value, right.value, top.value)


def _displayed(view: View, left: float, bottom: float, right: float, top: float) -> Rectangle:
    (x0, y0), (x1, y1) = view.point(left, bottom), view.point(right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _area(bounds: Rectangle, view: View) -> float:
    width = min(bounds[2], view.width) - max(bounds[0], 0.0)
    height = min(bounds[3], view.height) - max(bounds[1], 0.0)
    return max(width, 0.0) * max(height, 0.0)


def _rules(item: Any, bounds: Rectangle, view: View) -> Iterator[Rule]:
    """A thin path is a rule; of others, each straight level or upright piece is one."""
    left, top, right, bottom = bounds
    across, down = right - left, bottom - top
    if max(across, down) < _SHORTEST:
        return
    if min(across, down) <= _THIN:
        yield _rule(left, top, right, bottom)
        return
    for (x0, y0), (x1, y1) in _pieces(item):
        piece = _displayed(view, x0, y0, x1, y1)
        across, down = piece[2] - piece[0], piece[3] - piece[1]
        if min(across, down) <= _THIN / 2 and max(across, down) >= _SHORTEST:
            yield _rule(*piece)


def _rule(left: float, top: float, right: float, bottom: float) -> Rule:
    """A line without thickness, in the middle of what is drawn."""
    if right - left > bottom - top:
        middle = (top + bottom) / 2
        return Rule(left, middle, right, middle)
    middle = (left + right) / 2
    return Rule(middle, top, middle, bottom)


Point = tuple[float, float]


def _pieces(path: Any) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of a path, in the page's own coordinates."""
    from pypdfium2 import raw

    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    a, b, c, d, e, f = (getattr(matrix, name) for name in "abcdef")
    x, y = ctypes.c_float(), ctypes.c_float()
    start: Point | None = None
    last: Point | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = x.value, y.value
        point = a * across + c * up + e, b * across + d * up + f
        if kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment) and start is not None and start != last:
            yield last, start

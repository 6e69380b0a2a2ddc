"""How letters look and run: what the letters of one text object share."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.values import ASCENT, DESCENT, Style

_SMALLEST = 1.0  # points
_HIDING_MODES = frozenset((3, 7))  # neither filled nor stroked
_FILLED_AND_STROKED = 2
_BOLD = re.compile(
    r"bold|black|heavy|demi|[-,](?:bd|blk|hv|sb)(?:it|obl|cn|ex|\d|$)|[-,]bd|-medi(?:ital)?$|"
    r"^(?:cm|sf|ec|la|lm)(?:ss)?bx",
    re.I,
)
_NOT_BOLD = re.compile(
    r"regular|roman|book|light|thin|medium|italic|oblique|normal|[-,](?:it|rg|lt|md|obl)$|mt$", re.I
)
_SLANTED = re.compile(r"italic|oblique", re.I)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_NAMELESS = re.compile(r".*\d.*|.{0,3}|(?:cid)?font|type", re.I)
_BOLD_WEIGHT = 600
_NAME_BYTES = 128
_SAME_BASELINE = 0.05  # of the type size


class Look(NamedTuple):
    """What letters of one text object share.

    Attributes:
        style: size, weight, slant.
        direction: as `View.direction` gives it; None for askew.
        axis: how the letters follow each other in the page's own coordinates: 0 with x, 1 with y
            falling, 2 against x, 3 with y rising.
        baseline: in layout coordinates.
        hidden: whether it is drawn without being seen.
        font: names its font on this page.
        unit: the type size along the line: type may be stretched.
        nameless: whether its font has no name, as those that are drawn as pictures (Type 3).
    """

    style: Style
    direction: int | None
    axis: int
    baseline: float
    hidden: bool
    font: int = 0
    unit: float = 1.0
    nameless: bool = False

    def goes_on(self, other: Look) -> bool:
        """Whether letters of the other may belong to one run with these."""
        return (
            self.style == other.style
            and self.direction == other.direction
            and abs(self.baseline - other.baseline) <= _SAME_BASELINE * self.style.size
            and self.hidden == other.hidden
        )


class _Font(NamedTuple):
    """What a font says of itself."""

    bold: bool
    italic: bool
    nameless: bool


class Looks:
    """The looks of the text objects of one page, each asked for once."""

    def __init__(self, text_page: Any, view: View) -> None:
        """For a text page (its raw handle)."""
        from pypdfium2 import raw

        self._pdfium = raw
        self._raw = text_page
        self._view = view
        self._colour = tuple(ctypes.c_uint() for _ in range(4))  # red, green, blue, opacity
        self._fonts: dict[int, _Font] = {}
        self.known: dict[int, Look | None] = {}

    def of(self, key: int, index: int) -> Look | None:
        """The look of a text object; None where it is too small to be seen.

        Args:
            key: names the object.
            index: of one of its characters.
        """
        if key not in self.known:
            self.known[key] = self._new(index)
        return self.known[key]

    def _new(self, index: int) -> Look | None:
        pdfium, matrix = self._pdfium, self._pdfium.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
        a, b, tall = matrix.a, matrix.b, math.hypot(matrix.c, matrix.d)
        size = self._plausible(pdfium.FPDFText_GetFontSize(self._raw, index) * tall, index)
        if not size >= _SMALLEST or not math.isfinite(x.value + y.value):
            return None
        direction = self._view.direction(a, b)
        u, v = self._view.point(x.value, y.value)
        _, baseline, _, _ = self._view.layout(direction or 0, u, v, u, v)
        text_object = pdfium.FPDFText_GetTextObject(self._raw, index)
        address = ctypes.cast(pdfium.FPDFTextObj_GetFont(text_object), ctypes.c_void_p).value or 0
        font = self._font(address, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        return Look(
            style=Style(round(size, 1), mode == _FILLED_AND_STROKED or font.bold, font.italic),
            direction=direction,
            axis=axis_of(a, b),
            baseline=baseline,
            hidden=mode in _HIDING_MODES or self._is_clear(index),
            font=address,
            unit=size * (math.hypot(a, b) / (tall or 1.0)),
            nameless=font.nameless,
        )

    def _plausible(self, size: float, index: int) -> float:
        """The type size; that of the box where the font's own is not in points (Type 3)."""
        box = self._pdfium.FS_RECTF()
        self._pdfium.FPDFText_GetLooseCharBox(self._raw, index, box)
        tall = abs(float(box.top - box.bottom))
        height = max(tall, abs(float(box.right - box.left)))
        if height > 0 and not height / 8 < size < 8 * height:
            return tall / (ASCENT + DESCENT)
        return size

    def _font(self, address: int, index: int) -> _Font:
        """What the font at an address, in which a character is set, says of itself."""
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(_NAME_BYTES)
            self._pdfium.FPDFText_GetFontInfo(self._raw, index, buffer, _NAME_BYTES, ctypes.c_int())
            name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
            bold = is_bold(name, self._pdfium.FPDFText_GetFontWeight(self._raw, index))
            self._fonts[address] = _Font(bold, _SLANTED.search(name) is not None, not name)
        return self._fonts[address]

    def _is_clear(self, index: int) -> bool:
        """Whether nothing can be seen of its colour."""
        given = self._pdfium.FPDFText_GetFillColor(self._raw, index, *self._colour)
        return bool(given) and self._colour[3].value == 0


def is_bold(name: str, weight: int) -> bool:
    """Whether a font is bold.

    Most files state no weight; PDFium takes it from the width of stems, which many programs state
    wrongly, so that plain type is as heavy as bold. The name is believed before it.

    Args:
        name: of the font, without the mark of a subset; may say nothing ("F1").
        weight: 400 is plain, 700 bold.
    """
    if _BOLD.search(name):
        return True
    if _NOT_BOLD.search(name) or not _NAMELESS.fullmatch(name):
        return False
    return weight >= _BOLD_WEIGHT


def axis_of(a: float, b: float) -> int:
    """Along which axis of the page letters follow each other, see `Look`."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 3 if b > 0 else 1

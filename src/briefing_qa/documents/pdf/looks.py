"""How letters look and run: what the letters of one text object share."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.values import ASCENT, DESCENT, Style

_SMALLEST = 1.0  # points
_HIDING_MODES = frozenset((3, 7))  # neither filled nor stroked
_FILLED_AND_STROKED = 2
_BOLD = ("bold", "black", "heavy", "demi")
_BOLD_WEIGHT = 600
_NAME_BYTES = 128
_SAME_BASELINE = 0.05  # of the type size


@dataclass(frozen=True, slots=True)
class Look:
    """What letters of one text object share.

    Attributes:
        style: size, weight, slant.
        direction: as `View.direction` gives it; None for askew.
        axis: how the letters follow each other in the page's own coordinates: 0 with x, 1 with y
            falling, 2 against x, 3 with y rising.
        baseline: in layout coordinates.
        hidden: whether it is drawn without being seen.
    """

    style: Style
    direction: int | None
    axis: int
    baseline: float
    hidden: bool

    def goes_on(self, other: Look) -> bool:
        """Whether letters of the other may belong to one run with these."""
        return (
            self.style == other.style
            and self.direction == other.direction
            and abs(self.baseline - other.baseline) <= _SAME_BASELINE * self.style.size
            and self.hidden == other.hidden
        )


class Looks:
    """The looks of the text objects of one page, each asked for once."""

    def __init__(self, text_page: Any, view: View) -> None:
        """For a text page (its raw handle)."""
        self._raw = text_page
        self._view = view
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
        from pypdfium2 import raw

        matrix = raw.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetMatrix(self._raw, index, matrix)
        raw.FPDFText_GetCharOrigin(self._raw, index, x, y)
        size = raw.FPDFText_GetFontSize(self._raw, index) * math.hypot(matrix.c, matrix.d)
        size = self._plausible(size, index)
        if not size >= _SMALLEST or not math.isfinite(x.value + y.value):
            return None
        direction = self._view.direction(matrix.a, matrix.b)
        u, v = self._view.point(x.value, y.value)
        _, baseline, _, _ = self._view.layout(direction or 0, u, v, u, v)
        bold, italic = self._font(index)
        return Look(
            style=Style(round(size, 1), bold, italic),
            direction=direction,
            axis=axis_of(matrix.a, matrix.b),
            baseline=baseline,
            hidden=self._is_hidden(index),
        )

    def _plausible(self, size: float, index: int) -> float:
        """The type size; that of the box where the font's own is not in points (Type 3)."""
        from pypdfium2 import raw

        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._raw, index, box)
        tall = abs(float(box.top - box.bottom))
        height = max(tall, abs(float(box.right - box.left)))
        if height > 0 and not height / 8 < size < 8 * height:
            return tall / (ASCENT + DESCENT)
        return size

    def _font(self, index: int) -> tuple[bool, bool]:
        """Whether the font is bold, and whether it is italic."""
        from pypdfium2 import raw

        name, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._raw, index, name, _NAME_BYTES, flags)
        words = name.value.decode("utf-8", "replace").lower()
        weight = raw.FPDFText_GetFontWeight(self._raw, index)
        text_object = raw.FPDFText_GetTextObject(self._raw, index)
        outlined = raw.FPDFTextObj_GetTextRenderMode(text_object) == _FILLED_AND_STROKED
        bold = weight >= _BOLD_WEIGHT or outlined or any(part in words for part in _BOLD)
        return bold, "italic" in words or "oblique" in words

    def _is_hidden(self, index: int) -> bool:
        from pypdfium2 import raw

        text_object = raw.FPDFText_GetTextObject(self._raw, index)
        if raw.FPDFTextObj_GetTextRenderMode(text_object) in _HIDING_MODES:
            return True
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        given = raw.FPDFText_GetFillColor(self._raw, index, red, green, blue, alpha)
        return bool(given) and alpha.value == 0


def axis_of(a: float, b: float) -> int:
    """Along which axis of the page letters follow each other, see `Look`."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 3 if b > 0 else 1

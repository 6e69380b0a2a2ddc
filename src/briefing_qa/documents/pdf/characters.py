"""The characters of a page as PDFium has them, all asked for at once.

A call into PDFium takes longer than what it does. `map` makes such calls with the least of Python
between them, and functions that take plain numbers need not convert what they are given.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from functools import cache
from itertools import repeat
from typing import Any

from briefing_qa.documents.pdf.letters import letter_of

_BOX = 16  # bytes of FS_RECTF: left, top, right and bottom as floats


class Characters:
    """The characters of a text page in the order of the file, each known by its index.

    Attributes:
        codes: as PDFium gives them.
        letters: what these stand for, as `letter_of` gives it.
        objects: addresses of their text objects; None for what PDFium has added.
    """

    def __init__(self, text_page: Any, most: int) -> None:
        """Those of a text page (its raw handle); where it has more than so many, the first."""
        from pypdfium2 import raw

        count = min(raw.FPDFText_CountChars(text_page), most)
        code_of, object_of, box_of = _calls()
        page, numbers = repeat(ctypes.cast(text_page, ctypes.c_void_p).value or 0), range(count)
        self.codes: list[int] = list(map(code_of, page, numbers))
        letters = {code: letter_of(code) for code in set(self.codes)}
        self.letters = [letters[code] for code in self.codes]
        self.objects: list[int | None] = list(map(object_of, page, numbers))
        self._boxes = (ctypes.c_float * (4 * count))()
        first = ctypes.addressof(self._boxes)
        places = range(first, first + _BOX * count, _BOX)
        deque(map(box_of, page, numbers, places), maxlen=0)  # nothing but the calls
        self._edges: dict[int, tuple[list[float], list[float]]] = {}

    def __len__(self) -> int:
        return len(self.codes)

    def edges(self, axis: int) -> tuple[list[float], list[float]]:
        """Where characters begin and end along a line, in the page's own coordinates.

        Args:
            axis: of the line, see `Look`.
        """
        if axis not in self._edges:
            first, last = ((0, 2), (1, 3), (2, 0), (3, 1))[axis]
            begins, ends = self._boxes[first::4], self._boxes[last::4]
            if axis in (1, 2):  # against the coordinates
                begins, ends = [-begin for begin in begins], [-end for end in ends]
            self._edges[axis] = begins, ends
        return self._edges[axis]


@cache
def _calls() -> tuple[Callable[..., int], Callable[..., int | None], Callable[..., int]]:
    """What gives the code, the text object and the box of a character."""
    from pypdfium2 import raw

    number, address = ctypes.c_int, ctypes.c_void_p
    # Python's lock is kept: giving it away and taking it again takes as long as the call.
    code = ctypes.PYFUNCTYPE(ctypes.c_uint, address, number)
    text_object = ctypes.PYFUNCTYPE(address, address, number)
    box = ctypes.PYFUNCTYPE(number, address, number, address)
    return (
        code(_address(raw.FPDFText_GetUnicode)),
        text_object(_address(raw.FPDFText_GetTextObject)),
        box(_address(raw.FPDFText_GetLooseCharBox)),
    )


def _address(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0

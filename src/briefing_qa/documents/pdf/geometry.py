"""From the coordinates of a PDF page to the page as displayed, and to the text as it is read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing_qa.documents.pdf.values import Line, Place, Rule, Run, Table, Tile

_SKEW = 0.2
"""Sine of the angle from which a direction is none of the four: a watermark across the page."""


@dataclass(frozen=True)
class View:
    """A page as displayed.

    Attributes:
        left: of what is shown of the page, in the page's own coordinates, y upward.
        bottom: bottom edge.
        right: right edge, above `left`.
        top: top edge, above `bottom`.
        rotation: how it is turned when shown, in degrees clockwise: 0, 90, 180 or 270.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @cached_property
    def width(self) -> float:
        """As displayed, in points."""
        upright = self.rotation in (0, 180)
        return self.right - self.left if upright else self.top - self.bottom

    @cached_property
    def height(self) -> float:
        """As displayed, in points."""
        upright = self.rotation in (0, 180)
        return self.top - self.bottom if upright else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as displayed: points from the left and from the top."""
        if self.rotation == 90:  # what was left is on top
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:  # what was right is on top
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def direction(self, a: float, b: float) -> int | None:
        """Which way a line of text runs when displayed.

        Args:
            a: of its matrix: how far x goes with the text.
            b: how far y goes with the text.

        Returns:
            0 to the right, 1 downward, 2 to the left, 3 upward; None for askew.
        """
        x0, y0 = self.point(0.0, 0.0)
        x1, y1 = self.point(a, b)
        across, down = x1 - x0, y1 - y0
        length = math.hypot(across, down)
        if not length > 0:
            return 0
        across, down = across / length, down / length
        if abs(down) <= _SKEW:
            return 0 if across > 0 else 2
        if abs(across) <= _SKEW:
            return 1 if down > 0 else 3
        return None

    def place(self, left: float, top: float, right: float, bottom: float) -> Place | None:
        """A displayed rectangle in fractions of the page; None where nothing of it is on it."""
        width, height = self.width, self.height
        place = Place(
            max(left / width, 0.0),
            max(top / height, 0.0),
            min(right / width, 1.0),
            min(bottom / height, 1.0),
        )
        return place if place.left < place.right and place.top < place.bottom else None

    def layout(
        self, direction: int, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """A displayed rectangle, in a layout in which text of this direction runs to the right."""
        if direction == 1:
            return top, self.width - right, bottom, self.width - left
        if direction == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        if direction == 3:
            return self.height - bottom, left, self.height - top, right
        return left, top, right, bottom

    def layout_size(self, direction: int) -> tuple[float, float]:
        """Width and height of that layout."""
        if direction in (1, 3):
            return self.height, self.width
        return self.width, self.height

    def displayed(
        self, direction: int, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """The opposite of `layout`."""
        if direction == 1:
            return self.width - bottom, left, self.width - top, right
        if direction == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        if direction == 3:
            return top, self.height - right, bottom, self.height - left
        return left, top, right, bottom


def bounds_of(
    parts: Sequence[Run | Rule | Line | Table | Tile],
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom edge of what stands on one page, all of it together."""
    return (
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
    )

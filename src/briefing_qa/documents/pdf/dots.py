"""Marks of items that are drawn: browsers print the dots of lists as shapes, not as letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.values import Run

Rectangle = tuple[float, float, float, float]

_SIZES = (1.2, 7.5)  # points
_ROUND = 1.3  # its longer side is at most so much longer
_OF_TYPE = (0.15, 0.75)  # of the type size of its item
_SPACE = 2.2  # of the type size: at most so far before its item
_ALONE = 1.0  # of the type size: so far on its other side nothing stands
_MAX_MARKS = 500  # on one page: with more they are points of a map or a chart
_SIGN = "•"


def may_be_dot(bounds: Rectangle) -> bool:
    """Whether a shape is as small and round as the mark of an item.

    Args:
        bounds: left, top, right, bottom, as displayed.
    """
    across, down = bounds[2] - bounds[0], bounds[3] - bounds[1]
    small, large = sorted((across, down))
    return _SIZES[0] <= small and large <= min(_SIZES[1], _ROUND * small)


def with_dots(
    runs: Sequence[Run], dots: Sequence[Rectangle], view: View, direction: int
) -> list[Run]:
    """The runs, with a sign for each shape that stands right before a line.

    Args:
        runs: of one direction, in layout coordinates.
        dots: shapes that may be marks, as displayed.
        view: of the page.
        direction: of the text.
    """
    if len(dots) > _MAX_MARKS:
        return list(runs)
    marks: dict[int, Run] = {}
    for dot in dots:
        marks.update(_mark(runs, dot, view, direction))
    changed: list[Run] = []
    for index, run in enumerate(runs):
        if index in marks:
            changed.extend((marks[index], run._replace(space=True)))
        else:
            changed.append(run)
    return changed


def _mark(
    runs: Sequence[Run], dot: Rectangle, view: View, direction: int
) -> Iterator[tuple[int, Run]]:
    """The index of the word that a shape stands before, and the sign for it; nothing for others."""
    left, top, right, bottom = view.layout(direction, *dot)
    middle = (top + bottom) / 2
    beside = [i for i, run in enumerate(runs) if run.top < middle < run.bottom]
    behind = [i for i in beside if runs[i].left >= right - 0.1]
    place = view.place(*dot)
    if not behind or place is None:
        return
    first = min(behind, key=lambda i: runs[i].left)
    word, size = runs[first], runs[first].style.size
    fits = _OF_TYPE[0] * size <= bottom - top <= _OF_TYPE[1] * size
    crowded = any(
        runs[i].left < right and runs[i].right > left - _ALONE * size
        for i in beside
        if i not in behind
    )
    if fits and not crowded and word.left - right <= _SPACE * size:
        yield first, Run(_SIGN, left, right, word.baseline, word.style, True, place)

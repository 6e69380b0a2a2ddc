"""Lines that end a paragraph, by where they end."""

from __future__ import annotations

from briefing_qa.documents.pdf.distances import ENDS
from briefing_qa.documents.pdf.values import Line

SHORT = 0.12
"""Of the column's width: a last line ends so far before the edge."""

_LITTLE = 0.15  # of the type size: so much wider is the gap below a last line, if it is


def ended_short(line: Line, last: Line) -> bool:
    """Whether the line before ended a paragraph: well before the edge, with a full stop."""
    width = last.column.right - last.column.left
    first_word = line.runs[0]
    room = last.column.right - last.right - (first_word.right - first_word.left)
    ended = ENDS.search(last.text) is not None
    return ended and room > max(SHORT * width, 2.0 * line.size)


def ended_before_gap(line: Line, last: Line, wider: float) -> bool:
    """Whether the line before ended a paragraph: with a full stop, before the edge and a wide gap.

    The gap alone may be that of a raised mark, the edge that of a long word.

    Args:
        line: what follows.
        last: the line before it.
        wider: how much farther they stand apart than lines of a paragraph do.
    """
    if wider <= _LITTLE * line.size or line.text[:1].islower():
        return False
    before_edge = last.column.right - last.right > line.size
    return before_edge and ENDS.search(last.text) is not None

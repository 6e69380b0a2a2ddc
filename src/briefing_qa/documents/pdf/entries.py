"""Entries of glossaries and lists of facts, whose lines may end without a stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.documents.pdf.distances import ENDS
from briefing_qa.documents.pdf.values import Line

_LABEL = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,2}:(?:\s|$)")
_SAME_LEFT = 1.5  # points
_HANGS = 0.5  # of the type size: so much farther left than the line before a hanging entry begins
_ROOM = 0.5  # of the type size: so much more than the next word takes is room for it


def is_next_entry(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line begins another entry, as the one before it begins.

    Of bold terms with their meaning behind, the line before leaves room for the first word, has
    ended, or is set in. Labels with a colon begin lines of their own.

    Args:
        line: the line.
        group: of the entry before it.
    """
    first, last = group[0], group[-1]
    if abs(line.left - first.left) > _SAME_LEFT:
        return False
    bold = _begins_bold(line) and _begins_bold(first)
    if not bold:
        alike = _LABEL.match(line.text) is not None and _LABEL.match(first.text) is not None
        return alike and (len(group) == 1 or _leaves_room(line, last))
    hangs = len(group) > 1 and last.left - line.left > _HANGS * line.size
    return hangs or _leaves_room(line, last) or ENDS.search(last.text) is not None


def _begins_bold(line: Line) -> bool:
    """Whether a line begins with bold words, but has others."""
    return line.runs[0].style.bold and not all(
        run.style.bold for run in line.runs if any(map(str.isalnum, run.text))
    )


def _leaves_room(line: Line, last: Line) -> bool:
    """Whether the first word of a line would have fitted behind the line before."""
    word = line.runs[0]
    return last.column.right - last.right > word.right - word.left + _ROOM * line.size

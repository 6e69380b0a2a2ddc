"""Plain text with mails that are quoted: each of their lines begins with ">".

The marks say who answers whom; within sentences they are no words of anybody.
"""

from __future__ import annotations

import re
from itertools import groupby

_MARKS = re.compile(r"[^\S\n]*>(?:[^\S\n]?>)*[^\S\n]?")
_FEWEST = 3
"""Lines that begin so: one or two may be a formula, or mark something else."""


def without_quote_marks(text: str) -> str:
    """A text without the marks of quoted mails, and blank lines around what each has quoted.

    Args:
        text: canonical text.
    """
    lines: list[str] = []
    for is_quoted, run in groupby(text.split("\n"), key=lambda line: _depth(line) > 0):
        alike = list(run)
        if not is_quoted or len(alike) < _FEWEST:
            lines += alike
            continue
        for _, mail in groupby(alike, key=_depth):
            lines += ["", *(_MARKS.sub("", line, count=1) for line in mail)]
        lines.append("")
    return "\n".join(lines)


def _depth(line: str) -> int:
    """How often a line is quoted."""
    marks = _MARKS.match(line)
    return marks[0].count(">") if marks else 0

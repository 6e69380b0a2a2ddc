"""The numbers that are printed on pages."""

from __future__ import annotations

import re

from briefing_qa.documents.pdf.values import Line

ROMAN = re.compile(r"[ivxl]{1,7}")
"""In lower case, as front matter has them."""

_AT_AN_EDGE = re.compile(r"^\d{1,4}(?![\d.,])|(?<![\d.,])\d{1,4}$")


def bare_number(text: str) -> str:
    """The words of a line that is but a number, as they are on pages; else empty."""
    words = text.strip("-–—| ").casefold()
    return words if words.isdecimal() or ROMAN.fullmatch(words) else ""


def number_set_apart(line: Line) -> str:
    """The number at the beginning or end of a line, with a wide space between it and the words."""
    if len(line.runs) > 1:
        first, last = line.runs[0], line.runs[-1]
        if first.text.isdecimal() and line.runs[1].left - first.right >= line.size:
            return first.text
        if last.text.isdecimal() and last.left - line.runs[-2].right >= line.size:
            return last.text
    return ""


def number_of(words: str) -> int:
    """What a number in figures, or a Roman one, counts."""
    if words.isdigit():
        return int(words[:9])
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    total, last = 0, 0
    for letter in reversed(words.casefold()):
        value = values[letter]
        total += value if value >= last else -value
        last = max(last, value)
    return total


def edge_numbers(text: str) -> set[int]:
    """The numbers that a line begins and ends with, whatever stands beside them."""
    return {int(found) for found in _AT_AN_EDGE.findall(text.strip())}

"""Tables of plain text whose columns are set by white space, below the names of these columns.

    Year    Boys    Girls
    2022      61       23

Without the names a figure means nothing; the row alone is not even a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

GAP = re.compile(r"[^\S\n]{2,}|\t+")
"""What parts the cells of a line."""

_RULE = re.compile(r"(?:[-=_–—]{3,}+\s*+)++")  # nothing is tried twice: lines may be long
_FIGURE = re.compile(
    r"(?:[A-Z]{1,3}[.$]? ?)?[^\w\s]{0,3}\d[\d.,'/–-]*(?: ?(?:%|per cent|por ciento))?[^\w\s]{0,2}"
    r"(?: ?\([^()]{1,12}\))?"
    r"|(?i:n\.?/?[ad]\.?|s\.?/?d\.?)|[-–—…*]|\.{2,3}"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LONGEST_CELL = 60
"""Characters: two sentences on a line, two spaces between them, are no cells."""

_FEWEST_ROWS = 2
"""Below the names of the columns."""

_MANY = 3
"""Cells that may be words alone, as the names of columns are."""

_STOPS = (".", "!", "?", ";", ",")
"""What a line of prose with wide spaces may end with."""


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A table whose columns are set by white space.

    Attributes:
        header: where the line with the names of its columns begins.
        start: where its rows begin, a line of dashes left out.
        end: one past the last character of its last row.
        names: of its columns; "" for one without.
    """

    header: int
    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of cells: where it begins and ends, and how far it is set in."""

    start: int
    end: int
    cells: tuple[str, ...]
    indent: int


def aligned_cells(line: str) -> list[str]:
    """The cells of a line, parted by tabs or at least two spaces."""
    return GAP.split(line.strip())


@lru_cache(maxsize=20_000)
def is_aligned_row(text: str) -> bool:
    """Whether a text is one line of cells: with a figure behind the first one, or many cells."""
    stripped = text.strip()
    if "\n" in stripped or GAP.search(stripped) is None:
        return False
    cells = aligned_cells(stripped)
    if max(map(len, cells)) > _LONGEST_CELL:
        return False
    if any(map(_FIGURE.fullmatch, cells[1:])):
        return True
    return len(cells) >= _MANY and not stripped.endswith(_STOPS)


def aligned_tables(text: str) -> list[AlignedTable]:
    """The tables of a text whose columns have names, in order."""
    found = []
    for filled, group in groupby(_lines(text), key=lambda line: bool(line.cells)):
        lines = list(group) if filled else []
        at = 0
        while at + _FEWEST_ROWS < len(lines):
            names, behind = _begun(lines, at)
            rows = lines[at + 1 : behind]
            if names and _has_figures(rows):
                found.append(AlignedTable(lines[at].start, rows[0].start, rows[-1].end, names))
            at = behind
    return found


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text; one that ends a table, whatever it is, has no cells."""
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if not _RULE.fullmatch(body.strip()):
            cells = aligned_cells(body) if GAP.search(body.strip()) else []
            short = cells if max(map(len, cells), default=0) <= _LONGEST_CELL else []
            indent = len(body) - len(body.lstrip())
            yield _Line(start + indent, start + len(body), tuple(short), indent)
        start += len(line)


def _begun(lines: Sequence[_Line], at: int) -> tuple[tuple[str, ...], int]:
    """The names that a line gives to the columns below it, and where a table may end.

    Args:
        lines: of cells, that follow each other.
        at: the index of the line; at least one follows.

    Returns:
        The names, none where the line is no header, and the index of the first line behind.
    """
    header, first = lines[at], lines[at + 1]
    width, names = len(first.cells), header.cells
    if len(names) == width - 1 and header.indent > first.indent + 1:
        names = ("", *names)  # the rows' own names stand in a column without one
    if len(names) != width or not _are_names(names):
        return (), at + 1
    behind = at + 1
    while behind < len(lines) and len(lines[behind].cells) == width:
        behind += 1
    return (names, behind) if behind - at > _FEWEST_ROWS else ((), at + 1)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells are words or years, not figures."""
    figures = any(_FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells)
    return not figures and (not cells[0] or any(any(map(str.isalpha, cell)) for cell in cells))


def _has_figures(rows: Sequence[_Line]) -> bool:
    """Whether there is a column of figures, not the first one."""
    columns = zip(*(row.cells[1:] for row in rows), strict=True)
    return any(all(map(_FIGURE.fullmatch, column)) for column in columns)

"""Where the text of a page stands side by side: bands of rows with free strips between columns.

The widths of words are kept as bits of integers, a bit a point or so. What stands side by side
leaves strips that no word of any row crosses; spaces between words do not line up over many rows.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing_qa.documents.pdf.values import Run, Table, Tile

Atom = Run | Table | Tile
"""What is put in order: words, tables found by their rules, and key figures."""

_HOLE = re.compile("0+")
_MAX_BITS = 1000
_MAX_ROWS = 500  # on a page with more nothing stands in rows
_MIN_ROWS = 3
_MANY_ROWS = 8
_CENTRE = (0.25, 0.75)
_SAME_ROW = 0.35  # of the type size
_MAX_TRIES = 16
_MAX_HEADING_ROWS = 2
_WHITE = 1.2  # of the type size: so much white space parts blocks
_GUTTER = 0.8  # of the type size: free strips are at least so wide
_MIN_GUTTER = 6.0  # points


@dataclass(frozen=True, slots=True)
class Row:
    """Atoms on one baseline, over the whole width of a region; `mask` has a bit where they are."""

    atoms: tuple[Atom, ...]
    mask: int


@dataclass(frozen=True, slots=True)
class Band:
    """Rows `first` to `last` (exclusive), and the strips between their columns, left to right.

    Attributes:
        first: index of the first row.
        last: one past the index of the last row.
        strips: left and right edge of each strip, in points.
    """

    first: int
    last: int
    strips: tuple[tuple[float, float], ...]


class Region:
    """Atoms that are put in order together."""

    def __init__(self, atoms: Sequence[Atom], type_size: float) -> None:
        self.left = min(atom.left for atom in atoms)
        self.right = max(atom.right for atom in atoms)
        self._unit = max(1.0, (self.right - self.left) / _MAX_BITS)
        self._gutter = max(2, round(max(_MIN_GUTTER, _GUTTER * type_size) / self._unit))
        self._white = _WHITE * type_size
        self._width = math.ceil((self.right - self.left) / self._unit) + 1
        self.rows = [Row(row, self._mask(row)) for row in _rows(atoms, _SAME_ROW * type_size)]

    def bands(self) -> Iterator[Band]:
        """Bands with text on both sides of a free strip, longest first; not all, but the likely."""
        found: list[tuple[int, int]] = []
        if len(self.rows) > _MAX_ROWS:
            return
        for first in range(len(self.rows)):
            found.extend((first, last) for last in self._ends(first) if last - first >= _MIN_ROWS)
        found.sort(key=lambda one: (one[0] - one[1], one[0]))
        tried = 0
        for first, last in found:
            if strips := self._strips(first, last):
                yield Band(first, last, strips)
                tried += 1
            if tried == _MAX_TRIES:
                return

    def band(self, first: int, last: int) -> Band:
        """These rows, with the strips that they leave free."""
        return Band(first, last, self._strips(first, last))

    def before_block(self, band: Band) -> Band:
        """A band, ended before a block that is none of it, though its strips are free there.

        White space over the whole width parts blocks. None of a band are a block with columns of
        its own, into which it reaches as far as short lines there let it, and a heading, alone in
        the first column, of what stands below.
        """
        cuts = self._edges
        begin = max(cut for cut in cuts if cut <= band.last)
        end = min((cut for cut in cuts if cut > band.last), default=band.last)
        if begin == band.last < len(self.rows):  # it ends with a whole block
            begin = max((cut for cut in cuts if cut < band.last), default=0)
            alone = all(
                row and not any(others) for row, *others in self.columns(band)[begin - band.first :]
            )
            is_other = alone and band.last - begin <= _MAX_HEADING_ROWS
        else:
            is_other = begin < band.last < end and bool(self._strips(begin, end))
        if not is_other or begin - band.first < _MIN_ROWS:
            return band
        return self.before_block(self.band(band.first, begin))

    def behind_block(self, band: Band) -> Band:
        """A band, begun behind a block into which it reaches, and which has other columns.

        Short last lines there may leave its strips free, as short first ones may of a block below.
        """
        cuts = self._edges
        begin = max(cut for cut in cuts if cut <= band.first)
        end = min(cut for cut in cuts if cut > band.first)
        if begin == band.first or band.last - end < _MIN_ROWS:
            return band
        strips = self._strips(begin, end)
        shared = any(
            min(b, right) - max(a, left) >= self._gutter * self._unit
            for a, b in strips
            for left, right in band.strips
        )
        if shared or not strips:
            return band
        return self.band(end, band.last)

    @cached_property
    def _edges(self) -> list[int]:
        """Indices at which blocks begin, and one past the last row."""
        return [0, *self._cuts(), len(self.rows)]

    def _cuts(self) -> Iterator[int]:
        """Indices of rows above which white space goes through from edge to edge."""
        bottom = -math.inf
        for index, row in enumerate(self.rows):
            top = min(atom.top for atom in row.atoms)
            if index and top - bottom > self._white:
                yield index
            bottom = max(bottom, *(atom.bottom for atom in row.atoms))

    def columns(self, band: Band) -> list[list[list[Atom]]]:
        """The atoms of a band: for each row, for each column, from left to right."""
        edges = [(left + right) / 2 for left, right in band.strips]
        table: list[list[list[Atom]]] = []
        for row in self.rows[band.first : band.last]:
            cells: list[list[Atom]] = [[] for _ in range(len(edges) + 1)]
            for atom in row.atoms:
                middle = (atom.left + atom.right) / 2
                cells[bisect_left(edges, middle)].append(atom)
            table.append(cells)
        return table

    def _mask(self, atoms: Sequence[Atom]) -> int:
        mask = 0
        for atom in atoms:
            begin = int((atom.left - self.left) / self._unit)
            end = max(math.ceil((atom.right - self.left) / self._unit), begin + 1)
            mask |= ((1 << (end - begin)) - 1) << begin
        return mask

    @cached_property
    def _free(self) -> list[int]:
        """For each row the bits where it leaves a strip free; several rows leave those of all."""
        return [self._free_of(row.mask) for row in self.rows]

    def _free_of(self, mask: int) -> int:
        """Bits at which a free strip of the least width begins."""
        free = ~mask & ((1 << self._width) - 1)
        done = 1
        while free and done < self._gutter:
            step = min(done, self._gutter - done)
            free &= free >> step
            done += step
        return free

    def _ends(self, first: int) -> Iterator[int]:
        """Where bands that begin with a row end: where a strip does."""
        free, before = self._free_of(0), 0
        for last in range(first, len(self.rows)):
            free &= self._free[last]
            strips = (free & ~(free << 1)).bit_count()
            if strips < before:
                yield last
            if not strips:
                return
            before = strips
        yield len(self.rows)

    def _strips(self, first: int, last: int) -> tuple[tuple[float, float], ...]:
        """Free strips of these rows with text of several rows on both sides."""
        mask = 0
        for row in self.rows[first:last]:
            mask |= row.mask
        strips = []
        for begin, end in _holes(mask):
            if end - begin < self._gutter:
                continue
            left = sum(1 for row in self.rows[first:last] if row.mask & ((1 << begin) - 1))
            right = sum(1 for row in self.rows[first:last] if row.mask >> end)
            middle = (begin + end) / 2 / self._width
            # A last column may have but a line; then it must be where columns part.
            alone = max(left, right) >= _MANY_ROWS and _CENTRE[0] <= middle <= _CENTRE[1]
            if min(left, right) >= (1 if alone else _MIN_ROWS):
                strips.append((self.left + begin * self._unit, self.left + end * self._unit))
        return tuple(strips)


def _rows(atoms: Sequence[Atom], same: float) -> Iterator[tuple[Atom, ...]]:
    """Atoms by baseline; a table, or a key figure, is a row of its own."""
    row: list[Atom] = []
    level = 0.0
    for atom in sorted(atoms, key=_level):
        alone = not isinstance(atom, Run) or (row and not isinstance(row[-1], Run))
        if row and (alone or _level(atom) - level > same):
            yield tuple(row)
            row = []
        if not row:
            level = _level(atom)
        row.append(atom)
    if row:
        yield tuple(row)


def _level(atom: Atom) -> float:
    return atom.baseline + atom.above if isinstance(atom, Run) else atom.top


def _holes(mask: int) -> Iterator[tuple[int, int]]:
    """Runs of zeros between ones, as begin and end."""
    bits = bin(mask)[:1:-1]  # lowest first
    for hole in _HOLE.finditer(bits, bits.find("1")):
        yield hole.span()

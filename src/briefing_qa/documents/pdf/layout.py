"""The words of a page in reading order: columns, tables, lines."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise

from briefing_qa.documents.pdf.bands import Atom, Band, Region
from briefing_qa.documents.pdf.contents import contents_rows
from briefing_qa.documents.pdf.crossed import uncrossed
from briefing_qa.documents.pdf.figures import figure_table
from briefing_qa.documents.pdf.grids import ruled_tables
from briefing_qa.documents.pdf.lines import lines_of, single, usual_size, with_drop_caps
from briefing_qa.documents.pdf.margin_labels import by_labels
from briefing_qa.documents.pdf.raising import with_raised
from briefing_qa.documents.pdf.row_rules import row_ruled_tables
from briefing_qa.documents.pdf.spanners import with_spanners
from briefing_qa.documents.pdf.tables import Cells, is_prose, is_row, is_table, table_of
from briefing_qa.documents.pdf.text_tables import text_table
from briefing_qa.documents.pdf.tiles import tiles_of
from briefing_qa.documents.pdf.values import (
    Column,
    Element,
    Line,
    Rule,
    Run,
    Table,
    Tile,
    line_of,
    text_of,
)
from briefing_qa.documents.tables import CAPTION

_MAX_DEPTH = 6
_FAR = 2.5  # of the usual distance of rows: a row so far off is none
_FEW_ROWS = 6
_LARGER = 1.2  # of the usual type size of a table
_FULL_LINES = 0.9
_WIDE_STRIP = 1.6  # of the type size
_MIN_COLUMN = 0.12  # of the region's width: narrower text beside text is numbers or marks


def in_reading_order(
    runs: Sequence[Run], rules: Sequence[Rule], page: int, first_column: int = 0
) -> tuple[Element, ...]:
    """Lines and tables of a page, as a person reads them.

    Args:
        runs: of one direction, in layout coordinates.
        rules: of the page, in layout coordinates.
        page: its number.
        first_column: number of the first column; those of a page must differ.
    """
    runs = with_raised(single(runs))
    if not runs:
        return ()
    size = usual_size(runs)
    runs = with_drop_caps(runs, size)
    tables, rest = ruled_tables(runs, rules, page)
    more, rest = row_ruled_tables(rest, rules, page)
    tiles, rest = tiles_of(rest, size)
    ordering = _Ordering(size, rules, page, first_column)
    return tuple(ordering.ordered([*rest, *tables, *more, *tiles], 0))


class _Ordering:
    """Takes regions apart, columns from left to right."""

    def __init__(self, type_size: float, rules: Sequence[Rule], page: int, first: int) -> None:
        self._size = type_size
        self._rules = rules
        self._page = page
        self._columns = count(first)

    def ordered(self, atoms: Sequence[Atom], depth: int) -> Iterator[Element]:
        """The elements of a region."""
        if not atoms:
            return
        region = Region(atoms, self._size)
        found = self._across(region, depth)
        if found is not None:
            first, last, elements = found
            yield from self.ordered(_atoms(region, 0, first), depth)
            yield from elements
            yield from self.ordered(_atoms(region, last, len(region.rows)), depth)
            return
        if depth < _MAX_DEPTH:
            bands = list(region.bands())
            for band in bands:
                parts = self._parts(region, band, bands)
                if parts is None:
                    continue
                first, last, inner = parts
                yield from self.ordered(_atoms(region, 0, first), depth)
                for part in inner:
                    if isinstance(part, Table):
                        yield part
                    else:
                        yield from self.ordered(part, depth + 1)
                yield from self.ordered(_atoms(region, last, len(region.rows)), depth)
                return
        yield from self._plain(atoms, region)

    def _across(self, region: Region, depth: int) -> tuple[int, int, list[Element]] | None:
        """First and last row of what is found by its rows alone, and its elements."""
        listed = contents_rows(region.rows)
        if listed is not None:
            return *listed, list(self._entries(region, *listed))
        if depth >= _MAX_DEPTH:
            return None
        found = figure_table(region.rows, self._page)
        if found is None:
            texts = text_table(region.rows, self._page)
            return (*texts[:2], [texts[2]]) if texts else None
        first, last, table = found
        table, taken = with_spanners(table, _atoms(region, max(first - 1, 0), first))
        return first - taken, last, [table]

    def _parts(
        self, region: Region, band: Band, others: Sequence[Band]
    ) -> tuple[int, int, list[Table | list[Atom]]] | None:
        """First and last row of a band, and what stands in it; None where it is one column."""
        rows = region.columns(band)
        if is_table(rows):
            band = _narrowed(region, band, others)
            rows = region.columns(band)
            first, last = _trimmed(rows)
            tight = region.band(band.first + first, band.first + last)
            if _has_more(region, tight, band):  # other rows may have stood in a strip
                band, rows = tight, region.columns(tight)
                first, last = _trimmed(rows)
            if last - first >= 3 or (last - first == 2 and band.last - band.first == 2):
                table = table_of(rows[first:last], self._rules, self._page)
                begin, end = band.first + first, band.first + last
                table, taken = with_spanners(table, _atoms(region, max(begin - 1, 0), begin))
                return begin - taken, end, [table]
            return None
        band = region.before_block(region.behind_block(band))
        band = uncrossed(region, band, self._rules)
        strips = _wide(region, band)
        if band.last - band.first < _FEW_ROWS:  # spaces of a few lines stand in line by chance
            strips = tuple(s for s in strips if s[1] - s[0] >= _WIDE_STRIP * self._size)
        if not strips:
            return None
        rows = region.columns(Band(band.first, band.last, strips))
        labelled = by_labels(rows) if len(strips) == 1 else None
        if labelled is not None:
            return band.first, band.last, [*labelled]
        columns: list[Table | list[Atom]] = [
            [atom for row in rows for atom in row[column]] for column in range(len(rows[0]))
        ]
        return band.first, band.last, columns

    def _plain(self, atoms: Sequence[Atom], region: Region) -> Iterator[Element]:
        """A single column: its lines, with tables where they stand."""
        column = Column(self._page, next(self._columns), region.left, region.right)
        blocks = sorted(
            (atom for atom in atoms if not isinstance(atom, Run)),
            key=lambda block: (block.top, block.left),
        )
        rest = [atom for atom in atoms if isinstance(atom, Run)]
        elements: list[Element] = []
        for block in blocks:
            above = [run for run in rest if run.baseline <= block.top]
            elements.extend(lines_of(above, column))
            elements.extend([block] if isinstance(block, Table) else self._tile(block))
            taken = set(map(id, above))
            rest = [run for run in rest if id(run) not in taken]
        elements.extend(lines_of(rest, column))
        edge = replace(column, right=_right_edge(elements, column.right))
        for element in elements:
            if isinstance(element, Line) and element.column == column:
                element = replace(element, column=edge)
            yield element

    def _entries(self, region: Region, first: int, last: int) -> Iterator[Line]:
        """The lines of a table of contents, which white space does not part from their numbers."""
        column = Column(self._page, next(self._columns), region.left, region.right)
        for row in region.rows[first:last]:
            runs = [atom for atom in row.atoms if isinstance(atom, Run)]
            yield line_of(sorted(runs, key=lambda run: run.left), column)

    def _tile(self, tile: Tile) -> Iterator[Line]:
        number = next(self._columns)
        return lines_of(tile.runs, Column(self._page, number, tile.left, tile.right, whole=True))


def _right_edge(elements: Sequence[Element], widest: float) -> float:
    """Where most full lines end: a running head may be wider than the text."""
    rights = sorted(element.right for element in elements if isinstance(element, Line))
    return rights[int(_FULL_LINES * (len(rights) - 1))] if rights else widest


def _atoms(region: Region, first: int, last: int) -> list[Atom]:
    return [atom for row in region.rows[first:last] for atom in row.atoms]


def _narrowed(region: Region, band: Band, others: Sequence[Band]) -> Band:
    """Of the bands inside of a table's band the one with most columns: more rows may hide some."""
    inside = [
        other
        for other in others
        if band.first <= other.first and other.last <= band.last and _has_more(region, other, band)
    ]
    return max(inside, key=lambda one: (len(one.strips), one.last - one.first), default=band)


def _has_more(region: Region, other: Band, band: Band) -> bool:
    """Whether a band is a table, too, with more columns."""
    return len(other.strips) > len(band.strips) and is_table(region.columns(other), full=True)


def _trimmed(rows: Cells) -> tuple[int, int]:
    """Without rows at the ends that are none: captions, lines of paragraphs, page numbers."""
    first, last = _between_captions(rows)
    tops = [min(atom.top for cell in row for atom in cell) for row in rows]
    gaps = [after - before for before, after in pairwise(tops)]
    far = _FAR * statistics.median(gaps) if gaps else 0.0
    while last - first > 1 and (not is_row(rows[first]) or gaps[first] > far):
        first += 1
    while last - first > 1 and (not is_row(rows[last - 1]) or gaps[last - 2] > far):
        last -= 1
    return first, last


def _between_captions(rows: Cells) -> tuple[int, int]:
    """Most rows without one, alone in its row, that is a caption, a note, or in larger type."""
    runs = [[atom for cell in row for atom in cell if isinstance(atom, Run)] for row in rows]
    large = _LARGER * usual_size([run for row in runs for run in row])
    apart = [
        i
        for i, row in enumerate(rows)
        if sum(map(bool, row)) == 1
        and (all(run.style.size >= large for run in runs[i]) or CAPTION.match(text_of(runs[i])))
    ]
    edges = [-1, *apart, len(rows)]
    return max(
        ((above + 1, below) for above, below in pairwise(edges)), key=lambda one: one[1] - one[0]
    )


def _wide(region: Region, band: Band) -> tuple[tuple[float, float], ...]:
    """The strips of a band that have a column of text on both sides."""
    kept: list[tuple[float, float]] = []
    for strip in band.strips:
        if _parts_columns(region, band, [*kept, strip]):
            kept.append(strip)
        elif kept and _ends_labels(region, band, [*kept, strip]):
            kept[-1] = strip
    return tuple(kept)


def _parts_columns(region: Region, band: Band, strips: Sequence[tuple[float, float]]) -> bool:
    """Whether the last of some strips has a column of text on both sides."""
    least = _MIN_COLUMN * (region.right - region.left)
    rows = region.columns(Band(band.first, band.last, tuple(strips)))
    left, right = len(strips) - 1, len(strips)
    if _tops(rows, left) & _tops(rows, right):
        return False  # key figures side by side are read row by row
    return all(_width(rows, column) >= least for column in (left, right)) and (
        is_prose(rows, left) or is_prose(rows, right) or _loose(rows)
    )


def _ends_labels(region: Region, band: Band, strips: Sequence[tuple[float, float]]) -> bool:
    """Whether the last strip parts text from the labels of a chart beside it.

    Between it and the strip before stands too little for a column, single words and figures, and
    none of it belongs to the text.
    """
    rows = region.columns(Band(band.first, band.last, tuple(strips)))
    left, right = len(strips) - 1, len(strips)
    single = all(len(row[left]) <= 1 for row in rows)
    prose = is_prose(rows, left - 1)
    return single and not prose and is_prose(rows, right)


def _tops(rows: Cells, column: int) -> set[float]:
    """How high the key figures of a column stand."""
    return {atom.top for row in rows for atom in row[column] if isinstance(atom, Tile)}


def _loose(rows: Cells) -> bool:
    """Whether what stands side by side does not stand on common baselines."""
    both = sum(sum(map(bool, row)) > 1 for row in rows)
    return both < 0.5 * len(rows)


def _width(rows: Cells, column: int) -> float:
    atoms = [atom for row in rows for atom in row[column]]
    if not atoms:
        return 0.0
    return max(atom.right for atom in atoms) - min(atom.left for atom in atoms)

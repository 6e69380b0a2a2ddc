"""Tables without drawn cells: rows whose cells stand one below the other."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.bands import Atom
from briefing_qa.documents.pdf.cell_words import LONGEST_WITHOUT_DIGIT, is_date, is_figure, is_year
from briefing_qa.documents.pdf.cells import cell_of
from briefing_qa.documents.pdf.geometry import bounds_of
from briefing_qa.documents.pdf.merging import merged
from briefing_qa.documents.pdf.reuniting import reunited
from briefing_qa.documents.pdf.values import Cell, Rule, Run, Table

_PROSE_FILL = 0.7
_PROSE_WORDS = 3
_ALIGNED = 0.5
_EDGE = 3.0  # points
_FULL = 0.6
_CAPITALS = 0.6
_NARROW = 0.35
_MAX_ENTRY_WORDS = 60
_MAX_HEADER_LETTERS = 80
_DIGIT = re.compile(r"\d")
_COLUMN_NUMBER = re.compile(r"\((\d{1,2})\)")
_SIGN = re.compile(r"[^\w\s]|[o§\uff61-\uff9f]")
_NUMBER = re.compile(rf"{_SIGN.pattern}|[(\[]?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,5}})[.)\]]")

Cells = list[list[list[Atom]]]


def is_prose(rows: Cells, column: int) -> bool:
    """Whether lines of a column of a band fill it, as running text does."""
    cells = [row[column] for row in rows if row[column]]
    if not cells:
        return False
    left = min(atom.left for cell in cells for atom in cell)
    right = max(atom.right for cell in cells for atom in cell)
    fills = [
        (max(a.right for a in cell) - min(a.left for a in cell)) / max(right - left, 1.0)
        for cell in cells
    ]
    words = statistics.median(len(cell) for cell in cells)
    if statistics.median(fills) < _PROSE_FILL or words < _PROSE_WORDS:
        return False
    dates = sum(_may_say_value(cell) and is_date(cell_of(cell).text) for cell in cells)
    return 2 * dates <= len(cells)


def is_table(rows: Cells, *, full: bool = False) -> bool:
    """Whether the columns of a band are those of a table, not of running text.

    Args:
        rows: of the band.
        full: whether most cells of each column must hold something.
    """
    if full and any(2 * sum(bool(row[i]) for row in rows) < len(rows) for i in range(len(rows[0]))):
        return False
    if any(not isinstance(atom, Run) for row in rows for cell in row for atom in cell):
        return False
    count = len(rows[0])
    prose = [is_prose(rows, column) for column in range(count)]
    if all(prose) or (count == 2 and _is_list(rows, _NUMBER if prose[1] else _SIGN)):
        return False
    both = sum(sum(map(bool, row)) > 1 for row in rows) / len(rows)
    if _figures(rows):
        return both >= _ALIGNED
    if any(prose):
        return _is_labelled(rows, prose) and _begin_alike([row for row in rows if row[0]])
    return both >= _ALIGNED and not _is_justified(rows) and _begin_alike(rows)


def _is_list(rows: Cells, mark: re.Pattern[str]) -> bool:
    """Whether nothing but marks of items stands in the first column: a list, set in wide."""
    cells = [row[0] for row in rows if row[0]]
    return all(len(cell) == 1 and mark.fullmatch(cell_of(cell).text) for cell in cells)


def _begin_alike(rows: Cells) -> bool:
    """Whether most cells begin as names and numbers do, not as the middle of a sentence."""
    firsts = [cell_of(cell).text[:1] for row in rows for cell in row if cell]
    return sum(not first.islower() for first in firsts) >= _CAPITALS * len(firsts)


def _is_justified(rows: Cells) -> bool:
    """Whether rows reach from edge to edge, as wide-set lines of a narrow column do."""
    spans = [
        (min(a.left for c in row for a in c), max(a.right for c in row for a in c)) for row in rows
    ]
    left, right = min(span[0] for span in spans), max(span[1] for span in spans)
    full = sum(span[0] <= left + _EDGE and span[1] >= right - _EDGE for span in spans)
    return full >= _FULL * len(rows)


def is_row(cells: Sequence[Sequence[Atom]]) -> bool:
    """Whether cells at an end of a table belong to it: several, no middle of a sentence."""
    if not any(cells[1:]):
        return False
    texts = [cell_of(cell).text for cell in cells if cell]
    if any(map(is_figure, texts[1:])) or not cells[0]:
        return True
    return not any(text[:1].islower() for text in texts[1:])


def table_of(rows: Cells, rules: Sequence[Rule], page: int) -> Table:
    """The table that rows of cells make.

    Args:
        rows: of a band.
        rules: of the page; one below the first rows shows that these are the header.
        page: its number.
    """
    atoms = [atom for row in rows for cell in row for atom in cell]
    edges = bounds_of(atoms)
    whole = merged(rows, [is_prose(rows, column) for column in range(len(rows[0]))])
    cells = [tuple(cell_of(cell) for cell in row) for row in whole]
    return with_header(cells, _rows_above_rule(whole, rules, edges), page, edges)


def with_header(
    rows: Sequence[tuple[Cell, ...]],
    above: int,
    page: int,
    edges: tuple[float, float, float, float],
) -> Table:
    """A table from its rows; its header is what stands above a rule, or differs from the rest.

    Args:
        rows: of equal length.
        above: how many rows stand above the first rule below a row; 0 where unknown.
        page: its number.
        edges: left, top, right, bottom.
    """
    count = above if 0 < above <= 3 and above < len(rows) else int(_is_header(rows))
    if figures := [text for row in rows[:count] for text in _figures_of(row)]:
        # Years head columns; other figures are what a table is about.
        count = count if all(map(is_year, figures)) and _is_header(rows) else 0
    header = tuple(
        Cell(tuple(run for row in rows[:count] for run in row[column].runs))
        for column in range(len(rows[0]))
    )
    if not count:
        return Table((), tuple(rows), page, *edges)
    return Table(*reunited(header, rows[count:]), page, *edges)


def _figures(rows: Cells) -> bool:
    """Whether most of what stands in some column but the first are figures or dates."""
    for column in range(1, len(rows[0])):
        cells = [row[column] for row in rows if row[column]]
        values = (_may_say_value(cell) and _says_value(cell_of(cell).text) for cell in cells)
        if len(cells) > 1 and sum(values) >= 0.6 * len(cells):
            return True
    return False


def _may_say_value(cell: Sequence[Atom]) -> bool:
    """Whether it is worth while to put the words of a cell in order: a value has a digit.

    What stands in place of a figure is short, unless the marks of notes, which are raised, add to
    it.
    """
    runs = [atom for atom in cell if isinstance(atom, Run)]
    short = sum(len(run.text) for run in runs) <= LONGEST_WITHOUT_DIGIT
    return short or any(run.above or _DIGIT.search(run.text) for run in runs)


def _says_value(text: str) -> bool:
    return is_figure(text) or is_date(text)


def _figures_of(row: Sequence[Cell]) -> list[str]:
    """The figures of a row behind its name, unless they number the columns: "(1)", "(2)"."""
    texts = [cell.text for cell in row[1:] if is_figure(cell.text)]
    numbers = [int(match[1]) for text in texts if (match := _COLUMN_NUMBER.fullmatch(text))]
    counts = len(numbers) == len(texts) > 1 and all(b == a + 1 for a, b in pairwise(numbers))
    return [] if counts else texts


def _is_labelled(rows: Cells, prose: Sequence[bool]) -> bool:
    """Whether short labels in the first column each stand before a short text of their own."""
    labels = [row for row in rows if row[0]]
    if prose[0] or len(rows[0]) != 2 or len(labels) < 2:
        return False
    width = max(a.right for r in rows for c in r for a in c) - min(
        a.left for r in labels for a in r[0]
    )
    label_width = max(a.right for r in labels for a in r[0]) - min(
        a.left for r in labels for a in r[0]
    )
    words = sum(len(row[1]) for row in rows) / len(labels)
    with_text = sum(bool(row[1]) for row in labels) / len(labels)
    return label_width <= _NARROW * width and with_text >= 0.9 and words <= _MAX_ENTRY_WORDS


def _rows_above_rule(
    rows: Cells, rules: Sequence[Rule], edges: tuple[float, float, float, float]
) -> int:
    """How many rows stand above the first rule that goes through below a row; 0 without one.

    In two columns rules below most of the other rows, too, tell none from another: these are facts
    with their names.
    """
    left, _, right, _ = edges
    ruled: list[int] = []
    for i, row in enumerate(rows[:-1]):
        bottom = max(atom.baseline for cell in row for atom in cell if isinstance(atom, Run))
        following = min(
            atom.baseline for cell in rows[i + 1] for atom in cell if isinstance(atom, Run)
        )
        for rule in rules:
            across = min(rule.right, right) - max(rule.left, left)
            if rule.level and bottom <= rule.top <= following and across >= 0.7 * (right - left):
                ruled.append(i + 1)
                break
    if not ruled:
        return 0
    ruled_too, others = len(ruled) - 1, len(rows) - 1 - ruled[0]
    alike = len(rows[0]) == 2 and others > 1 and 2 * ruled_too > others
    return 0 if alike else ruled[0]


def _is_header(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether the first row names the columns."""
    if len(rows) < 2:
        return False
    first, rest = rows[0], rows[1:]
    filled = [cell for cell in first[1:] if cell.runs]
    if not filled or any(len(cell.text) > _MAX_HEADER_LETTERS for cell in first):
        return False
    if _bold(first) and not all(_bold(row) for row in rest):
        return True
    for column in range(1, len(first)):
        below = [row[column].text for row in rest if row[column].runs]
        if below and sum(map(_says_value, below)) >= 0.6 * len(below):
            name = first[column].text
            if name and _may_name(name, below):
                return True
    return False


def _may_name(name: str, below: Sequence[str]) -> bool:
    """Whether words may name a column of figures, or of dates; years and dates name others."""
    if is_figure(name):
        return is_year(name) and not all(map(is_year, below))
    return not (is_date(name) and any(map(is_date, below)))


def _bold(row: Sequence[Cell]) -> bool:
    runs = [run for cell in row for run in cell.runs]
    return bool(runs) and all(run.style.bold for run in runs)

"""Rows of a table alone at the head of a page, and names of columns alone at the end of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing_qa.documents.pdf.cell_words import is_figure, is_year
from briefing_qa.documents.pdf.cells import cell_of
from briefing_qa.documents.pdf.geometry import bounds_of
from briefing_qa.documents.pdf.naming import Span, by_spaces, names_in_order, span_of
from briefing_qa.documents.pdf.paragraphs import all_bold
from briefing_qa.documents.pdf.values import Element, Line, Run, Table
from briefing_qa.documents.tables import CAPTION

_SAME_ROW = 0.35  # of the type size
_NEXT_LINE = 1.6  # of the type size, between lines of one cell
_NEAR = 3.5  # of the type size, between rows
_EDGE = 3.0  # points: so little cells of a column differ in where they begin or end
_FILLED = 0.6  # of the columns: so many are filled in the first row
_MOST = 12  # lines that are looked at
_MAX_NAME_LINES = 3

Elements = list[Element]


def with_lone_rows(pages: Iterable[Sequence[Element]]) -> list[Elements]:
    """The pages, with rows that are too few to be told for a table as what they are.

    The table before, or behind, says where its columns stand.

    Args:
        pages: what stands on them in reading order, without running lines and footnotes.
    """
    changed = [list(page) for page in pages]
    for before, after in pairwise(changed):
        if not before or not after or after[0].page != before[-1].page + 1:
            continue
        last, first = before[-1], after[0]
        if isinstance(last, Table) and isinstance(first, Line):
            _tell_rows(last, after)
        elif isinstance(last, Line) and isinstance(first, Table) and not first.header:
            _tell_names(before, first, after)
    return changed


def _tell_rows(table: Table, page: Elements) -> None:
    """Put a table in the place of the lines with which a page goes on with one."""
    columns = list(_columns(table))
    visual = _visual_rows(page)[:_MOST]
    named = _repeated_names(table, visual)
    rows: list[list[list[Run]]] = []
    taken = named
    for number, lines in enumerate(visual[named:], start=named):
        cells = _cells(lines, columns)
        far = number > 0 and _distance(visual[number - 1], lines) > _NEAR
        if (
            cells is None
            or (far and number > named)
            or not _may_follow(rows, cells, visual, number)
        ):
            break
        if not rows and (_is_heading(lines, table) or not _is_filled(cells)):
            break
        if cells[0] and (not rows or not cells[0][0].text[:1].islower()):
            rows.append(cells)
        else:
            for cell, more in zip(rows[-1], cells, strict=True):
                cell.extend(more)
        taken = number + 1
    if not rows:
        return
    count = sum(map(len, visual[:taken]))
    lines = [line for some in visual[:taken] for line in some]
    page[:count] = [
        Table(
            table.header,
            tuple(tuple(cell_of(cell) for cell in row) for row in rows),
            lines[0].page,
            *bounds_of(lines),
            table.header_page or table.page,
        )
    ]


def _tell_names(before: Elements, table: Table, after: Elements) -> None:
    """Give a table the names of its columns, which stand at the end of the page before."""
    columns = list(_columns(table))
    if len(columns) < 2 or not all(columns):
        return
    spans = [span for span in columns if span]
    visual = _visual_rows(reversed(before))[:_MAX_NAME_LINES]
    found: tuple[int, Sequence[Sequence[Run]]] | None = None
    runs: list[Run] = []
    for depth, lines in enumerate(visual, start=1):
        if depth > 1 and _distance(lines, visual[depth - 2]) > _NEXT_LINE:
            break
        if CAPTION.match(lines[0].text) or not _may_be_names(lines, many=depth == 1):
            break
        runs.extend(run for line in lines for run in line.runs)
        names = names_in_order(runs, spans[0], spans[1:])
        found = (sum(map(len, visual[:depth])), names) if names else found
    if found is None:
        return
    page = before[-1].page
    after[0] = replace(table, header=tuple(map(cell_of, found[1])), header_page=page)
    del before[-found[0] :]


def _columns(table: Table) -> Iterator[Span | None]:
    """The edges of each column; those of its name where nothing stands below."""
    for number in range(len(table.rows[0])):
        runs = [run for row in table.rows for run in row[number].runs]
        if not runs and table.header:
            runs = list(table.header[number].runs)
        yield span_of([runs]) if runs else None


def _visual_rows(elements: Iterable[Element]) -> list[list[Line]]:
    """The lines before the first table, those that stand side by side together."""
    rows: list[list[Line]] = []
    for element in elements:
        if not isinstance(element, Line):
            break
        if rows and abs(element.baseline - rows[-1][0].baseline) <= _SAME_ROW * element.size:
            rows[-1].append(element)
        else:
            rows.append([element])
    return rows


def _groups(lines: Sequence[Line]) -> list[list[Run]]:
    """The words of lines side by side, by the wide spaces between them."""
    return by_spaces(sorted((run for line in lines for run in line.runs), key=lambda run: run.left))


def _cells(lines: Sequence[Line], columns: Sequence[Span | None]) -> list[list[Run]] | None:
    """Words by column; None where some stand in none, in two, or begin and end at other places."""
    cells: list[list[Run]] = [[] for _ in columns]
    for group in _groups(lines):
        left, right = span_of([group])
        over = [
            number
            for number, span in enumerate(columns)
            if span and left <= span[1] + _EDGE and span[0] - _EDGE <= right
        ]
        if len(over) != 1 or cells[over[0]] or not _is_aligned((left, right), columns[over[0]]):
            return None
        cells[over[0]] = group
    return cells


def _is_aligned(span: Span, column: Span | None) -> bool:
    """Whether words begin, end or have their middle where those of a column have."""
    if column is None:
        return False
    left, right = span[0] - column[0], span[1] - column[1]
    return min(abs(left), abs(right), abs(left + right) / 2) <= _EDGE


def _repeated_names(table: Table, visual: Sequence[Sequence[Line]]) -> int:
    """How many of the rows repeat the names of the columns, or say that the table goes on."""
    words = [" ".join(cell.text for cell in table.header if cell.runs)] if table.header else []
    said = ""
    for number, lines in enumerate(visual[:_MAX_NAME_LINES], start=1):
        said = " ".join([said, *(line.text for line in lines)]).strip()
        if said in words:
            return number
    return 0


def _may_follow(
    rows: Sequence[Sequence[Sequence[Run]]],
    cells: Sequence[Sequence[Run]],
    visual: Sequence[Sequence[Line]],
    number: int,
) -> bool:
    """Whether words in the places of cells are of the table, not a line that stands below it."""
    if sum(map(bool, cells)) > 1 and cells[0]:
        return True
    if not rows or _distance(visual[number - 1], visual[number]) > _NEXT_LINE:
        return False
    return all(rows[-1][at] for at, cell in enumerate(cells) if cell) and (
        not cells[0] or cells[0][0].text[:1].islower()
    )


def _is_filled(cells: Sequence[Sequence[Run]]) -> bool:
    return bool(cells[0]) and sum(map(bool, cells)) >= max(2.0, _FILLED * len(cells))


def _is_heading(lines: Sequence[Line], table: Table) -> bool:
    """Whether a line is bold below a row that is not: a heading with its number."""
    runs = [run for cell in table.rows[-1] for run in cell.runs]
    return all(map(all_bold, lines)) and not all(run.style.bold for run in runs)


def _may_be_names(lines: Sequence[Line], *, many: bool) -> bool:
    """Whether lines side by side may name columns: no figures, but for years."""
    groups = [cell_of(group) for group in _groups(lines)]
    figures = [cell for cell in groups if is_figure(cell.text) and not is_year(cell.text)]
    return not figures and (len(groups) > 1 or not many)


def _distance(above: Sequence[Line], below: Sequence[Line]) -> float:
    """Between baselines, in parts of the type size."""
    return (below[0].baseline - above[0].baseline) / below[0].size

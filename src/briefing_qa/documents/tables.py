"""Tables of any format to rows that keep their meaning when they stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_qa.documents.assembling import row_words

MAX_COLUMNS = 200
"""Columns that are told apart; words of further ones stand in the last."""

CAPTION = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|map|photo|exhibit|diagram|source|note|tabla|cuadro|figura|"
    r"gráfic[oa]|mapa|foto|ilustraci[oó]n|esquema|diagrama|fuente|nota)s?\b[\s.]*(?:\d|[ivx]+\b|:|[a-z]\b)",
    re.I,
)
"""How what is said of a table or a picture begins, above or below it."""

_MAX_REPEATED = 300  # characters of a cell that is repeated in every row or column it reaches over
_MAX_NAME = 120  # characters of a column's name, all rows of the header together
_MAX_HEADER_ROWS = 3
_WORDED = re.compile(r"[^\W\d_]{3}|[^\W\d_]+\s[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_GROUP = re.compile(r"[^\W_](?:[^:.]|\.(?!$)){0,79}")  # no note, and no sentence
_TOTAL = re.compile(
    r"(?:sub-?)?totale?s?\b|overall\b|all\b|both sexes|national\b|nacional\b|ambos sexos|"
    r"en general\b|todos\b|todas\b|conjunto\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:\d\d){1,2})?")
"""A year, or several: "2019", "2019-20", "2019/2020"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell where it begins.

    Attributes:
        words: as `clean_words` leaves them.
        columns: how many it reaches over.
        rows: how many it reaches over.
        is_header: whether the format says that it names a row or column.
        lines: of the words, where they stand on several; may be empty.
    """

    words: str
    columns: int = 1
    rows: int = 1
    is_header: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands in one row and column.

    Attributes:
        words: of the cell that reaches here.
        is_header: whether the format says that it names a row or column.
        is_across: whether the cell begins further left.
        is_below: whether the cell begins further up.
    """

    words: str = ""
    is_header: bool = False
    is_across: bool = False
    is_below: bool = False


def table_rows(rows: Sequence[Sequence[Cell]], header_rows: int = 0) -> Iterator[str]:
    """The rows of a table in words, without those that only name its columns.

    Args:
        rows: the cells of each row, left to right.
        header_rows: how many rows at the top the format says are the header; 0 where it says
            nothing: then rows of header cells are it, or a first row that looks like one.

    Returns:
        One line for each row with words in it. The header has lines of its own where one of its
        columns has no cell with words, so that no words are lost. What stands over all columns
        between the rows is said in each of those that it heads, too.
    """
    grid = [row for row in _grid(rows) if any(place.words for place in row)]
    count = min(header_rows or _header_rows(grid), _MAX_HEADER_ROWS)
    names = _names(grid[:count]) if count < len(grid) else []
    if any(len(name) > _MAX_NAME for name in names):
        names = []
    body = [_own_cells(row, is_header=False) for row in grid[count:]]
    named = [not _is_title(row) for row in grid[count:]]
    used = {
        n
        for cells, is_named in zip(body, named, strict=True)
        if is_named
        for n, cell in enumerate(cells)
        if cell
    }
    if not names or not {n for n, name in enumerate(names) if name} <= used:
        for row in grid[:count]:
            yield from _line([], _own_cells(row, is_header=True))
    for cells, is_named, group in zip(body, named, _groups(body, named), strict=True):
        yield from _line(["", *names] if is_named else [], [group, *cells])


def _groups(body: Sequence[Sequence[str]], named: Sequence[bool]) -> list[str]:
    """What the row over all columns above each row says of it; "" for nothing."""
    groups: list[str] = []
    group = ""
    for cells, is_named in zip(body, named, strict=True):
        first = next(filter(None, cells), "")
        if not is_named:
            group = first if _GROUP.fullmatch(first) else ""
        groups.append(group if is_named and not _TOTAL.match(first) else "")
    return groups


def _names(header: Sequence[Sequence[_Place]]) -> list[str]:
    """The names of the columns: what stands in the header above each, from top to bottom."""
    width = max((len(row) for row in header), default=0)
    columns = [[row[n].words for row in header if n < len(row)] for n in range(width)]
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _own_cells(row: Sequence[_Place], *, is_header: bool) -> list[str]:
    """The words of a row, each once; in the header, only of the cells that begin in it."""
    return [
        "" if place.is_across or (is_header and place.is_below) else place.words for place in row
    ]


def _is_title(row: Sequence[_Place]) -> bool:
    """Whether one cell stands across all of a row of several columns."""
    return len(row) > 1 and all(place.is_across for place in row[1:])


def _line(names: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    if any(cells):
        yield row_words(names, cells)


def _grid(rows: Sequence[Sequence[Cell]]) -> Iterator[list[_Place]]:
    """The places of each row; a cell that reaches over several stands in each of them."""
    reaching: dict[int, tuple[int, _Place]] = {}  # column: rows still to come, what stands there
    for cells in rows:
        places: dict[int, _Place] = {}
        for column, (left, place) in list(reaching.items()):
            places[column] = place
            if left > 1:
                reaching[column] = (left - 1, place)
            else:
                del reaching[column]
        _fill(places, cells, reaching)
        width = max(places, default=-1) + 1
        yield [places.get(column, _Place()) for column in range(width)]


def _fill(
    places: dict[int, _Place], cells: Sequence[Cell], reaching: dict[int, tuple[int, _Place]]
) -> None:
    """Put the cells that begin in a row into its free places."""
    column = 0
    for cell in cells:
        while column in places and column < MAX_COLUMNS:
            column += 1
        if column >= MAX_COLUMNS:
            last = places.get(MAX_COLUMNS, _Place())
            words = f"{last.words} {cell.words}".strip()
            places[MAX_COLUMNS] = _Place(words, cell.is_header)
            continue
        end = min(column + max(cell.columns, 1), MAX_COLUMNS)
        again = cell.words if len(cell.words) <= _MAX_REPEATED else ""
        for number in range(column, end):
            if number not in places:
                first = number == column
                words = cell.words if first else again
                places[number] = _Place(words, cell.is_header, not first)
                if cell.rows > 1:
                    below = _Place(again, cell.is_header, not first, is_below=True)
                    reaching[number] = (cell.rows - 1, below)
        column = end


def _header_rows(grid: Sequence[Sequence[_Place]]) -> int:
    """How many rows at the top name the columns."""
    marked = 0
    for row in grid[:_MAX_HEADER_ROWS]:
        worded = [place for place in row if place.words]
        if len(row) < 2 or _is_title(row) or not all(place.is_header for place in worded):
            break
        marked += 1
    if not grid or _is_title(grid[0]) or _are_facts(grid):
        return marked
    depth = _depth(grid, max(marked, 1))
    if marked < depth < len(grid) and _names_columns(grid[:depth], grid[depth:]):
        return depth
    return marked


def _are_facts(grid: Sequence[Sequence[_Place]]) -> bool:
    """Whether the format says that each row is a name and what goes by it, the first row too."""
    rows = [row for row in grid if not _is_title(row)]
    return all(len(row) == 2 and row[0].is_header and not row[1].is_header for row in rows)


def _depth(grid: Sequence[Sequence[_Place]], rows: int) -> int:
    """How many rows a header has: below a cell over several columns stand the names of each.

    Args:
        grid: all rows.
        rows: how many there are at least.
    """
    while rows < min(_MAX_HEADER_ROWS, len(grid)) and _reaches_over(grid[0]):
        goes_on_below = any(place.words and place.is_below for place in grid[rows])
        if not _reaches_over(grid[rows - 1]) and not goes_on_below:
            break
        rows += 1
    return rows


def _reaches_over(row: Sequence[_Place]) -> bool:
    """Whether a cell with words stands in several columns of a row."""
    return any(place.words and place.is_across for place in row)


def _names_columns(header: Sequence[Sequence[_Place]], body: Sequence[Sequence[_Place]]) -> bool:
    """Whether rows that nothing marks as the header look like one.

    They have a short name without a figure, or a year, for every column but the first, no name
    twice but where a table goes on beside itself, and below them there are figures, or cells much
    longer than the names. The first column is named once: where each of the rows has words of its
    own there, these are what a row is about.
    """
    names = _names(header)
    body = [row for row in body if not _is_title(row)] or body
    width = max(len(row) for row in body)
    if len(names) < 2 or len(names) != width or not _are_told_apart(names) or not all(names[1:]):
        return False
    if sum(bool(row[0].words) and not row[0].is_below for row in header if row) > 1:
        return False
    words = [place.words for row in header for place in row]
    if any(len(one) > 60 or one.endswith((".", ":", ";")) for one in words):
        return False
    if _names_figures(header, body):
        return False
    cells = [place.words for row in body for place in row[1:] if _says_something(place.words)]
    figures = sum(_has_figure(cell) for cell in cells)
    longest = max((len(name) for name in names), default=0)
    return figures * 2 > len(cells) or any(len(cell) > 2 * longest + 20 for cell in cells)


def _are_told_apart(names: Sequence[str]) -> bool:
    """Whether no name stands twice, but where all of them come again in their order."""
    different = len(set(names))
    return different == len(names) or (
        different > 1 and list(names) == list(names[:different]) * (len(names) // different)
    )


def _names_figures(header: Sequence[Sequence[_Place]], body: Sequence[Sequence[_Place]]) -> bool:
    """Whether a name has a figure that may be one of those that the table gives.

    Years are names, below a name over several columns, and above columns that hold other figures;
    not in two columns, as "Founded" and "2020" are a fact like those below. So are words with a
    figure in them, "Married by 18" or "Deaths per 1,000", above nothing but figures.
    """
    wide = len(header[0]) > 2
    return any(
        _has_figure(place.words)
        and not (YEAR.fullmatch(place.words) and (number or (wide and not _holds_years(body, n))))
        and not (wide and _WORDED.match(place.words) and _holds_figures(body, n))
        for number, row in enumerate(header)
        for n, place in enumerate(row)
        if n
    )


def _holds_figures(body: Sequence[Sequence[_Place]], column: int) -> bool:
    """Whether nothing but figures stands in a column, or hardly anything ("not available")."""
    words = [row[column].words for row in body if column < len(row) and row[column].words]
    others = sum(_LETTERS.search(one) is not None or not _has_figure(one) for one in words)
    return bool(words) and others * 5 <= len(words)


def _holds_years(body: Sequence[Sequence[_Place]], column: int) -> bool:
    """Whether most of what stands in a column may be years."""
    words = [row[column].words for row in body if column < len(row) and row[column].words]
    return 2 * sum(YEAR.fullmatch(one) is not None for one in words) >= len(words)


def _says_something(words: str) -> bool:
    """Whether a cell is neither empty nor a dash, as where there is no value."""
    return any(c.isalnum() for c in words)


def _has_figure(words: str) -> bool:
    return any(c.isdigit() for c in words)

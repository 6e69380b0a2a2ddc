"""Table rows: what their cells are called and hold, for whoever reads a row by itself.

Readers of most formats write the names of the columns into each row ("| Score: 63.5 |"). Markdown
and plain text keep their own characters: there the names stand once, above a line of dashes or
above columns that white space sets (`aligned`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.passages.aligned import aligned_cells, aligned_tables, is_aligned_row

_DASHES = re.compile(r"^[^\S\n]*\|(?:[^\S\n]*:?-+:?[^\S\n]*\|)+[^\S\n]*$", re.MULTILINE)
_ROWS = re.compile(r"(?:\n[^\S\n]*\|[^\n]*)*")
_BAR = re.compile(r"(?<!\\)\|")
_TYPED = re.compile(
    r"[^\W\d_][^\n:;!?|]{0,60}?(?::[^\S\n]+|[^\S\n]{2,}|\t\s*)"
    r"(?:(?>[^\w\s]{0,3}(?:\d[\d.,'/–-]*|n/?a|\.{2,3}|…|[-–—])"
    r"(?:[^\S\n]?(?:%|per cent|por ciento))?[^\w\s]{0,2})(?:\s+|$))+"
)
_GROUP = re.compile(r"(?=[^|]*[^\W\d_]{2})[^\W_](?:[^:.]|\.(?!$)){0,79}")
"""What a row of one cell says of those below it: no figure, no note and no sentence."""

_TOTAL = re.compile(
    r"\W*(?:[^|:]*: )?\W*(?:(?:sub-?)?totale?s?|overall|all|both sexes|national|nacional"
    r"|ambos sexos|en general|todos|todas|conjunto)\b",
    re.IGNORECASE,
)
"""How a row begins that is of all groups."""

_EMPHASIS = re.compile(r"^[*_]+|[*_]+$")
_NOTHING = re.compile(
    r"[\s.…–—-]+|n\.?\s?/?\s?[ad]\.?|s\.?\s?/?\s?d\.?|not available|no disponible", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NamedTable:
    """Rows below a header: `text[start:end]`, without the header.

    Attributes:
        start: where its rows begin.
        end: one past the last character of its last row.
        names: of its columns; "" for one without.
    """

    start: int
    end: int
    names: tuple[str, ...]


def is_row(text: str) -> bool:
    """Whether a unit is a table row."""
    return text.lstrip().startswith("|") or is_aligned_row(text)


def is_typed_row(line: str) -> bool:
    """Whether a line is a row of a table that was typed: "Eastern: 41.7 (44.8)"."""
    return _TYPED.fullmatch(line.strip()) is not None and any(map(str.isdigit, line))


def cells_of(row: str) -> list[str]:
    """The words of the cells of a row, the empty ones included."""
    if not row.lstrip().startswith("|"):
        return aligned_cells(row)
    inner = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in _BAR.split(inner)]


def named_tables(text: str) -> list[NamedTable]:
    """The tables of a text whose columns have names, in order."""
    found = [NamedTable(one.start, one.end, one.names) for one in aligned_tables(text)]
    end = -1
    for dashes in _DASHES.finditer(text):
        begin = text.rfind("\n", 0, max(dashes.start() - 1, 0)) + 1
        header = text[begin : max(dashes.start() - 1, 0)]
        if not header.lstrip().startswith("|") or len(cells_of(header)) != len(cells_of(dashes[0])):
            continue
        start = dashes.end()
        if start > end:  # else it is a row of the table before, which ends where that does
            body = _ROWS.match(text, start)
            end = body.end() if body else start
        found.append(NamedTable(start, end, tuple(cells_of(header))))
    return sorted(found, key=lambda table: table.start)


def names_at(tables: Sequence[NamedTable], position: int) -> tuple[str, ...]:
    """The names of the columns of a row that begins there; empty where no header names them."""
    index = bisect_right(tables, position, key=lambda table: table.start) - 1
    return tables[index].names if index >= 0 and position < tables[index].end else ()


def named_row(names: Sequence[str], row: str) -> str:
    """A row with the name of its column before each cell, as readers of other formats write it."""
    cells = cells_of(row)
    if not any(names) or len(names) != len(cells):
        return row
    named = [
        f"{name}: {cell}" if name and name != cell else cell
        for name, cell in zip(names, cells, strict=True)
        if cell
    ]
    return f"| {' | '.join(named)} |"


def groups_of(rows: Sequence[str]) -> list[str]:
    """For each row of a table, without its header, what the row of one cell above says of it.

    Where groups have names, the first row has one: further down a row of one cell may be of a
    place of which nothing is known. A row of totals belongs to none.
    """
    first = next((row for row in rows if not _TOTAL.match(row)), "")
    if not group_of(first)[1]:
        return [""] * len(rows)
    found: list[str] = []
    name = group = ""
    for row in rows:
        own = group_of(row)
        if own[1]:
            name, group = own
        # What looks like the name of a column is one where the rows below have it, too.
        shared = not name or cells_of(row)[0].startswith(f"{name}: ")
        told = group if shared else f"{name}: {group}"
        found.append("" if own[1] or _TOTAL.match(row) else told)
    return found


def grouped_row(group: str, row: str) -> str:
    """A row with what the rows above say of it before its first cell, in place of a column's name.

    Args:
        group: see `group_of`; may be empty.
        row: as it is, or with the names of its columns.
    """
    if not group:
        return row
    first, *others = cells_of(row)
    if _EMPHASIS.sub("", first) == group:
        return row
    named = f"{group}: {first.rpartition(': ')[2]}"
    return f"| {' | '.join((named, *others))} |"


def own_names(row: str) -> tuple[tuple[str, str], ...]:
    """The cells of a row that holds the names of its columns, each behind its name.

    Returns:
        `(("Town", "Montero"), ("Boats", "328"))` of "| Town: Montero | Boats: 328 |"; a first cell
        may have no name. Nothing of other rows.
    """
    if not row.lstrip().startswith("|"):
        return ()
    parts = [cell.partition(": ") for cell in cells_of(row) if cell]
    if len(parts) < 2 or not all(between and name for name, between, _ in parts[1:]):
        return ()
    return tuple((name, value) if between else ("", name) for name, between, value in parts)


def group_of(row: str) -> tuple[str, str]:
    """What a row that holds nothing but one cell says of the rows below it.

    Returns:
        The name of its column, where the row has it, and its words: `("", "Schooling")` of
        "| Schooling | | |"; two empty ones of any other row.
    """
    filled = [cell for cell in cells_of(row) if cell] if row.lstrip().startswith("|") else []
    if len(filled) != 1:
        return "", ""
    name, between, words = filled[0].partition(": ")
    if not between:
        name, words = "", filled[0]
    words = _EMPHASIS.sub("", words)
    return (name, words) if _GROUP.fullmatch(words) else ("", "")


def without_empty(row: str) -> str:
    """A row without the cells that say that nothing is known ("2019: …", "n/a")."""
    cells = cells_of(row)
    kept = [cell for cell in cells if not _NOTHING.fullmatch(cell.rpartition(": ")[2])]
    return row if len(kept) == len(cells) else f"| {' | '.join(kept)} |"

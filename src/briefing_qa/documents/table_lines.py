"""Rows of a table that are typed as the lines of one row, and titles that are typed as a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.tables import Cell, table_rows
from briefing_qa.documents.tree import Node

_LEAST = 3  # lines of cells that are taken for rows
_VALUE = re.compile(
    r"[-+–−(<>~≈*]?\s*(?:[$€£¥%]|US\$|S/\.?)?\s*[-+–−]?[\d.,:/ ]*\d[\d.,:/ ]*\s?(?:%|[$€£¥])?[)*]*"
    r"|[-–—.]{1,3}|[$€£¥%]|n/?[ad]|\*",
    re.I,
)
_MAX_LINE = 80  # characters of what a row is about, and of a figure


def add_table(assembly: Assembly, rows: Sequence[Sequence[Cell]], header_rows: int = 0) -> None:
    """Add a table: what stands over all of its columns as paragraphs, then its rows.

    Args:
        assembly: takes it.
        rows: the cells of each row, left to right.
        header_rows: how many at the top the format says are the header.
    """
    titles, rows, header_rows = _split_titles(rows, header_rows)
    for title in titles:
        assembly.paragraph(title)
    top = [*rows[:header_rows], *_unfolded(rows[header_rows:])]
    for line in table_rows(top, header_rows):
        assembly.row(line)


def lines_of(lines: Iterable[str], words: str) -> tuple[str, ...]:
    """The lines of a cell, blank ones at its end left out.

    Args:
        lines: as they stand in the file.
        words: of the whole cell.

    Returns:
        Nothing for one line, and where the lines are not all that the cell says.
    """
    found = [clean_words(line) for line in lines]
    while found and not found[-1]:
        found.pop()
    whole = " ".join(filter(None, found)) == words
    return tuple(found) if len(found) > 1 and whole else ()


def _unfolded(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Rows, with those typed line by line into the cells of one row made rows of their own.

    So that no figure stands beside the names of all. It is done only where the cells have as many
    lines as each other, and all but the first hold nothing but figures: lines of text that stand
    side by side need not belong to each other.
    """
    found: list[Sequence[Cell]] = []
    for row in rows:
        found.extend(_unfold(row) if _is_folded(row) else [row])
    return found


def _is_folded(row: Sequence[Cell]) -> bool:
    if len(row) < 2 or any(cell.rows > 1 or cell.columns > 1 for cell in row):
        return False
    label, *values = row
    worded = [cell for cell in values if cell.words]
    count = len(label.lines)
    if count < _LEAST or not worded or any(len(cell.lines) != count for cell in worded):
        return False
    if any(len(line) > _MAX_LINE for cell in row for line in cell.lines):
        return False
    return all(_VALUE.fullmatch(line) for cell in worded for line in cell.lines if line)


def _unfold(row: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    for number in range(len(row[0].lines)):
        yield [
            replace(cell, words=cell.lines[number] if cell.lines else "", lines=()) for cell in row
        ]


def _split_titles(
    rows: Sequence[Sequence[Cell]], header_rows: int = 0
) -> tuple[list[str], Sequence[Sequence[Cell]], int]:
    """Tell what stands over all columns at the top of a table, its title, from the table.

    Args:
        rows: the cells of each row, left to right.
        header_rows: how many at the top the format says are the header.

    Returns:
        The titles, the other rows, and how many of these the format says are the header.
    """
    width = max((sum(max(cell.columns, 1) for cell in row) for row in rows), default=0)
    titles: list[str] = []
    count = 0
    for row in rows:
        if any(cell.words for cell in row):
            if not _is_title(row, width):
                break
            titles.append(row[0].words)
        count += 1
    if count == len(rows) or not titles:
        return [], rows, header_rows
    return titles, rows[count:], max(header_rows - count, 0)


def _is_title(row: Sequence[Cell], width: int) -> bool:
    return len(row) == 1 and width > 1 and row[0].columns >= width and row[0].rows <= 1


def is_data(rows: Sequence[Sequence[Node]], paragraph: str, table: str) -> bool:
    """Whether a table holds data, and does not only place texts side by side or in a frame.

    Args:
        rows: its cells, as elements.
        paragraph: tag of a paragraph in them.
        table: tag of a table in them.
    """
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    for cell in (cell for row in rows for cell in row):
        paragraphs = sum(node.tag == paragraph for node in cell.elements())
        characters = len(cell.text(2000))
        nested = any(node.tag == table for node in cell.elements())
        if nested or characters > 1500 or (paragraphs > 3 and characters > 400):
            return False
    return True

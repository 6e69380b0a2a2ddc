"""Rows of a table that stand between the same rules, told apart by the lines of their figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.documents.pdf.cell_words import is_figure
from briefing_qa.documents.pdf.values import Cell, Run, text_of

_NEXT = 0.5  # of the type size: so far below another, a baseline is of the next line
_BRACKETED = re.compile(r"[(\[].*[)\]]\S{0,2}|±.*")

Levels = list[tuple[Cell, ...]]


def parted(row: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """The rows that cells between the same rules hold: one for each line of figures.

    Each line of figures must have its name in the first column, and everything else must stand
    beside one of them; a name alone is the rest of one that goes on, or the heading of some rows.
    Where the cells are only cells of several lines, they are one row.

    Args:
        row: the cells; none is read beyond its own line.
    """
    levels = _levels(row)
    columns = [[bool(level[at].runs) for level in levels] for at in range(len(row))]
    figures = [at for at, cell in enumerate(row) if cell.runs and _is_all_figures(levels, at)]
    if len(levels) < 2 or not figures or _are_pairs(levels, figures):
        return [tuple(row)]
    if all(all(filled) for cell, filled in zip(row, columns, strict=True) if cell.runs):
        return levels
    ruling = [any(columns[at][n] for at in figures) for n in range(len(levels))]
    named = 0 not in figures and all(
        has or not rules for has, rules in zip(columns[0], ruling, strict=True)
    )
    beside = all(
        rules or not has
        for filled in columns[1:]
        for has, rules in zip(filled, ruling, strict=True)
    )
    return _with_whole_names(levels, ruling) if named and beside else [tuple(row)]


def _levels(row: Sequence[Cell]) -> Levels:
    """The lines of all cells, by their baselines."""
    placed = sorted(
        ((run, column) for column, cell in enumerate(row) for run in cell.runs),
        key=lambda one: one[0].baseline,
    )
    lines: list[list[list[Run]]] = []
    level = 0.0
    for run, column in placed:
        if not lines or run.baseline - level > _NEXT * run.style.size:
            lines.append([[] for _ in row])
            level = run.baseline
        lines[-1][column].append(run)
    return [
        tuple(Cell(tuple(sorted(runs, key=lambda run: run.left))) for runs in line)
        for line in lines
    ]


def _is_all_figures(levels: Levels, column: int) -> bool:
    texts = [text_of(level[column].runs) for level in levels if level[column].runs]
    return len(texts) > 1 and all(map(is_figure, texts))


def _are_pairs(levels: Levels, figures: Sequence[int]) -> bool:
    """Whether lines belong to those before: an error or a share in brackets, or half a name."""
    bracketed = any(
        texts and all(_BRACKETED.fullmatch(text) for text in texts)
        for level in levels
        if (texts := [level[at].text for at in figures if level[at].runs])
    )
    return bracketed or (len(levels) == 2 and levels[1][0].text[:1].islower())


def _with_whole_names(levels: Levels, ruling: Sequence[bool]) -> Levels:
    """Rows, with the lines that only name something put to the row that they go on with."""
    rows: Levels = []
    held: tuple[Cell, ...] | None = None
    for level, rules in zip(levels, ruling, strict=True):
        lower = level[0].text[:1].islower()
        if held is not None:
            if lower:
                level = (_one(held[0], level[0]), *level[1:])
            else:
                rows.append(held)
            held = None
        if rules:
            rows.append(level)
        elif lower and rows:
            rows[-1] = (_one(rows[-1][0], level[0]), *rows[-1][1:])
        else:
            held = level
    return [*rows, held] if held is not None else rows


def _one(first: Cell, second: Cell) -> Cell:
    rest = second.runs[:1] and (second.runs[0]._replace(space=True), *second.runs[1:])
    return Cell((*first.runs, *rest))

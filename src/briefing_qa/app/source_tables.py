"""The rows of a table that follow one another, as a table of the source: cells in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from briefing_qa.app.shown import cells_at, is_rule
from briefing_qa.app.source_view import Piece
from briefing_qa.passages.rows import named_tables

_SET_IN = " " * 8

_MOST_CELLS = 100
"""Of a row that is shown as one: each cell costs a look at all of the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRun:
    """A stretch of a row's text, `text[start:end]`, and whether it is quoted."""

    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table.

    Attributes:
        text: as it stands in the document.
        cells: what stands in each; all of the row's characters are in one.
        before: empty cells before the first, where the rows' own names have no name.
        head: whether it names the columns.
        named: whether its first cell says what the others are of: in a table without such a row.
        hidden: whether it is the line of dashes below these names.
    """

    text: str
    cells: tuple[tuple[CellRun, ...], ...]
    before: int = 0
    head: bool = False
    named: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows that follow one another. `kind` tells it from the pieces."""

    rows: tuple[Row, ...]
    kind: str = "table"


def with_tables(pieces: Sequence[Piece]) -> Iterator[Piece | Table]:
    """The pieces of a source, in order; rows that follow one another are one table."""
    place = 0

    def key(piece: Piece) -> tuple[bool, int]:
        nonlocal place
        place += piece.page is not None
        return piece.kind == "row", place

    for (is_row, _), group in groupby(pieces, key=key):
        alike = list(group)
        if not is_row or any(len(cells_at(one.text)) > _MOST_CELLS for one in alike):
            yield from alike
            continue
        first = alike[0]
        if first.page is not None:
            yield Piece(kind="row", runs=(), page=first.page)
        yield _table(alike)


def _table(pieces: Sequence[Piece]) -> Table:
    texts = [piece.text for piece in pieces]
    width = max(len(cells_at(text)) for text in texts)
    heads = _heads(texts, width)
    return Table(
        rows=tuple(
            Row(
                text=text,
                cells=tuple(_cells(text, piece)),
                before=width - len(cells_at(text)) if at in heads else 0,
                head=at in heads,
                named=not heads and width > 1,
                hidden=is_rule(text),
            )
            for at, (text, piece) in enumerate(zip(texts, pieces, strict=True))
        )
    )


def _heads(texts: Sequence[str], width: int) -> set[int]:
    """Which rows name the columns of those below them.

    Args:
        texts: of the rows; how far one is set in is not among their characters any more.
        width: the most cells of a row.
    """
    lines = [
        _SET_IN + text if len(cells_at(text)) == width - 1 and not text.startswith("|") else text
        for text in texts
    ]
    begins = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    found = {table.start for table in named_tables("\n".join(lines))}
    under = {at for at, begin in enumerate(begins) if begin in found or begin - 1 in found}
    return {at - 2 if at > 1 and is_rule(texts[at - 1]) else at - 1 for at in under if at}


def _cells(text: str, piece: Piece) -> Iterator[tuple[CellRun, ...]]:
    edges, at = [0], 0
    for run in piece.runs:
        at += len(run.text)
        edges.append(at)
    for start, end in pairwise([*cells_at(text), len(text)]):
        yield tuple(
            CellRun(start=max(a, start), end=min(b, end), quoted=run.quoted)
            for (a, b), run in zip(pairwise(edges), piece.runs, strict=True)
            if max(a, start) < min(b, end)
        )

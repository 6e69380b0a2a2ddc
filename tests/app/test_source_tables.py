"""Rows of the source that are a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_qa.app.source_tables import Table, with_tables
from briefing_qa.app.source_view import outline, view_source
from briefing_qa.documents import Corpus

BARS = "# Year\n\nBefore.\n\n| Who | Sum |\n|---|--:|\n| Town | 5 |\n|  | 7 |\n\nBehind.\n"
SPACES = "YEAR\n\nWho     Boys    Girls\nTown      61       23\nCity       6        2\n\nBehind.\n"
UNNAMED = "YEAR\n\n        Boys    Girls\nTown      61       23\nCity       6        2\n\nBehind.\n"


def tables(
    text: str, name: str, quote: str, folder: Path, write: Callable[..., Path]
) -> list[Table]:
    """The tables of a document that is opened at a quote."""
    document = Corpus(write(folder / "corpus", {name: text})).read(name)
    start = document.text.index(quote)
    view = view_source(outline(document), start, start + len(quote))
    return [one for one in with_tables(view.pieces) if isinstance(one, Table)]


@pytest.mark.parametrize(
    ("text", "name", "quote"),
    [(BARS, "a.md", "| Town | 5 |"), (SPACES, "a.txt", "Town      61       23")],
)
def test_rows_are_one_table_with_the_names_of_its_columns(
    text: str, name: str, quote: str, tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    """The quoted row is marked whole, cell by cell; the line of dashes is not seen."""
    (table,) = tables(text, name, quote, tmp_path, write_corpus)
    assert [row.head for row in table.rows] == [True, *[False] * (len(table.rows) - 1)]
    assert [row.text for row in table.rows if row.hidden] == (["|---|--:|"] if "|" in text else [])
    assert len({len(row.cells) for row in table.rows}) == 1
    marked = [
        row.text[run.start : run.end]
        for row in table.rows
        for cell in row.cells
        for run in cell
        if run.quoted
    ]
    assert "".join(marked) == quote
    assert len(marked) == len(table.rows[0].cells)


def test_names_stand_above_their_columns_where_the_first_has_none(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    """An empty cell comes before them."""
    (table,) = tables(UNNAMED, "a.txt", "City", tmp_path, write_corpus)
    assert [(row.before, len(row.cells)) for row in table.rows] == [(1, 2), (0, 3), (0, 3)]


OWN_NAMES = "# Year\n\n| Town: Cala | Boys: 61 |\n| Town: Vela | Boys: 6 |\n\nBehind.\n"


def test_first_cell_names_a_row_where_no_row_names_the_columns(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    """Who hears the table is told whose figures these are."""
    (table,) = tables(OWN_NAMES, "a.md", "| Town: Vela", tmp_path, write_corpus)
    assert [(row.head, row.named) for row in table.rows] == [(False, True), (False, True)]
    (table,) = tables(BARS, "a.md", "| Town | 5 |", tmp_path, write_corpus)
    assert not any(row.named for row in table.rows)


def test_a_row_of_thousands_of_cells_is_shown_as_it_stands(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    """As a table it would take minutes: each cell costs a look at all of the row."""
    text = f"# Year\n\n{'|' * 3000}\n\nBetween.\n\n| Who | Sum |\n|---|--:|\n| Town | 5 |\n"
    (table,) = tables(text, "a.md", "Town", tmp_path, write_corpus)
    assert [row.text for row in table.rows][-1] == "| Town | 5 |"

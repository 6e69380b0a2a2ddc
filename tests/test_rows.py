"""Table rows: their cells, and the names of their columns."""

from __future__ import annotations

import time

import pytest

from briefing_qa.passages.rows import (
    cells_of,
    is_row,
    named_row,
    named_tables,
    names_at,
    own_names,
    without_empty,
)

TEXT = """Bodies and time limits:

| Body | Members | Time limit |
|:-----|--------:|------------|
| Admissions Tribunal | 3 | 21 days |
| **High Court** | 5 | – |

After the table.

| Fund | 2 |
| Levy | 4 |
"""


def test_rows_below_a_line_of_dashes_have_the_names_above_it() -> None:
    """The header itself has none, nor has a table without such a line."""
    tables = named_tables(TEXT)
    names = ("Body", "Members", "Time limit")
    assert [table.names for table in tables] == [names]
    assert names_at(tables, TEXT.index("| Admissions")) == names
    assert names_at(tables, TEXT.index("| **High")) == names
    assert names_at(tables, TEXT.index("| Body")) == ()
    assert names_at(tables, TEXT.index("After")) == ()
    assert names_at(tables, TEXT.index("| Fund")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "|---|---|\n| a | b |\n",
        "Words\n|---|---|\n| a | b |\n",
        "| a | b | c |\n|---|---|\n| d | e |\n",
        "a\n---\n\n| b | c |\n",
        "",
    ],
)
def test_dashes_without_a_fitting_header_name_nothing(text: str) -> None:
    """A rule below a heading, or a header of another width."""
    assert named_tables(text) == []


def test_lines_of_dashes_among_the_rows_begin_tables_that_end_together() -> None:
    """Also ten thousand of them, each of which would have all the rows below it looked through."""
    few = "| a | b |\n|---|---|\n|---|---|\n| c | d |\n\n| e | f |\n|---|---|\n| g | h |\n"
    end, last = few.index("\n\n"), len(few) - 1
    assert [(table.start, table.end) for table in named_tables(few)] == [
        (few.index("\n|---|---|\n| c"), end),
        (few.index("\n| c"), end),
        (few.index("\n| g"), last),
    ]
    many = "| a | b |\n" + "|---|---|\n" * 10_000
    begun = time.process_time()
    assert {table.end for table in named_tables(many)} == {len(many) - 1}
    assert time.process_time() - begun < 5.0


def test_a_header_may_stand_at_the_very_end_of_a_text() -> None:
    """Cut there, it names no row."""
    tables = named_tables("| a | b |\n|---|---|")
    assert [(table.names, table.start == table.end) for table in tables] == [(("a", "b"), True)]


def test_a_row_is_said_with_the_names_of_its_columns() -> None:
    """As readers of other formats write it; empty cells are left out."""
    row = "| Admissions Tribunal | 3 |  |"
    assert (
        named_row(("Body", "Members", "Limit"), row) == "| Body: Admissions Tribunal | Members: 3 |"
    )
    assert named_row(("", "Members", "3"), "| x | 4 | 3 |") == "| x | Members: 4 | 3 |"
    assert named_row((), row) == row
    assert named_row(("Body",), row) == row


def test_cells_may_hold_a_bar_of_their_own() -> None:
    """Escaped, it ends no cell."""
    assert cells_of(r"  | a \| b | c |") == [r"a \| b", "c"]
    assert is_row("  | a |")
    assert not is_row("a | b")


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("| County: Lamu | 2017: … | 2022: 12.7 |", "| County: Lamu | 2022: 12.7 |"),
        ("| Lamu | n/a | .. | 12.7 |", "| Lamu | 12.7 |"),
        ("| Provincia: Puno | 2017: s/d | 2022: 3 |", "| Provincia: Puno | 2022: 3 |"),
        ("| County: Lamu | 2017: -3.1 | 2022: 0 |", "| County: Lamu | 2017: -3.1 | 2022: 0 |"),
        ("| Answer: Nada | Sent: no |", "| Answer: Nada | Sent: no |"),
    ],
)
def test_cells_that_hold_nothing_are_not_read(row: str, read: str) -> None:
    """Signs that stand in place of a figure; zero and negative figures are figures."""
    assert without_empty(row) == read


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| Town: Montero | Boats: 328 |", (("Town", "Montero"), ("Boats", "328"))),
        ("| Montero | Sum: 328 | At: 9:30 |", (("", "Montero"), ("Sum", "328"), ("At", "9:30"))),
        ("| Montero | 328 |", ()),
        ("| Town: Montero | 328 |", ()),
        ("| Note: all of wood |", ()),
        ("Town: Montero", ()),
    ],
)
def test_row_that_holds_the_names_of_its_columns_is_told(
    row: str, cells: tuple[tuple[str, str], ...]
) -> None:
    """Readers of most formats write them into each row; a row of Markdown has none."""
    assert own_names(row) == cells

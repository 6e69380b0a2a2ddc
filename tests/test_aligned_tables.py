"""Tables of plain text whose columns are set by white space."""

from __future__ import annotations

import time

import pytest

from briefing_qa.config import IndexSettings
from briefing_qa.documents.text import read_text
from briefing_qa.passages import cut_passages
from briefing_qa.passages.aligned import aligned_tables, is_aligned_row
from briefing_qa.passages.blocks import blocks
from briefing_qa.passages.embedded import embedding_texts
from briefing_qa.passages.rows import cells_of, is_row, named_row, named_tables, names_at
from briefing_qa.types import Document, Provenance

TABLE = """TABLE 1. Reports by year

Year      Girls    Boys    Not said
-----------------------------------
2021        438     156          11
2022        517     183         n.d.
All         955     339          11

Note: a report may be about more than one child.
"""


def kinds(text: str) -> list[tuple[str, str]]:
    """The blocks of a text, white space folded."""
    found = blocks(text, 0, len(text))
    return [(one.kind, " ".join(text[one.start : one.end].split())) for one in found]


def test_a_long_line_of_dashes_with_a_word_behind_takes_no_time() -> None:
    """It is no rule, and that is known at once: as code is printed in reports, "----- %"."""
    begun = time.perf_counter()
    assert aligned_tables(f"{'-' * 52}%\nYear  Girls\n2021  438\n2022  517\n2023  12\n")
    assert time.perf_counter() - begun < 1.0


def test_each_row_is_a_block_of_its_own_and_so_is_the_line_of_names() -> None:
    """What stands above and below is prose; a line of dashes is neither row nor word."""
    assert kinds(TABLE) == [
        ("prose", "TABLE 1. Reports by year"),
        ("row", "Year Girls Boys Not said"),
        ("row", "-" * 35),
        ("row", "2021 438 156 11"),
        ("row", "2022 517 183 n.d."),
        ("row", "All 955 339 11"),
        ("prose", "Note: a report may be about more than one child."),
    ]


def test_rows_have_the_names_of_their_columns() -> None:
    """Not the line of names itself, nor what stands behind the table."""
    tables = named_tables(TABLE)
    names = ("Year", "Girls", "Boys", "Not said")
    assert [table.names for table in tables] == [names]
    assert names_at(tables, TABLE.index("2021")) == names_at(tables, TABLE.index("All ")) == names
    assert names_at(tables, TABLE.index("Year")) == names_at(tables, TABLE.index("Note")) == ()
    row = "2022        517     183         n.d."
    assert is_row(row)
    assert cells_of(row) == ["2022", "517", "183", "n.d."]
    assert named_row(names, row) == "| Year: 2022 | Girls: 517 | Boys: 183 | Not said: n.d. |"


def test_what_is_embedded_for_a_row_has_the_names() -> None:
    """And what is cited are the characters of the row alone."""
    read = read_text(TABLE.encode(), "x.txt")
    document = Document(
        id="x", title="T", text=read.text, sections=read.sections, path="x.txt",
        provenance=Provenance(),
    )  # fmt: skip
    passages = cut_passages(document, IndexSettings())
    texts = embedding_texts(document, passages)
    rows = {
        document.text[unit.start : unit.end]: texts[unit.key]
        for passage in passages
        for unit in passage.units
    }
    assert (
        "Year: 2021, Girls: 438, Boys: 156, Not said: 11"
        in rows["2021        438     156          11"]
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a  b\n1  2\n3  4\n", [("a", "b")]),
        ("Name\tIn 2022\nAna\t12 %\nEva\t7 (3%)\n", [("Name", "In 2022")]),
        ("         2021  2022\nTheft      12    14\nFraud       3     -\n", [("", "2021", "2022")]),
        ("Cost     Sum\nRent     PHP 1,200\nFood     $300\n", [("Cost", "Sum")]),
        ("a  b\n1  2\n3  4\n\nc  d\n5  6\n7  8\n", [("a", "b"), ("c", "d")]),
        # one row, no figure anywhere, figures for names, rows of other widths
        ("a  b\n1  2\n", []),
        ("a  b\nc  d\ne  f\n", []),
        ("1  2\n3  4\n5  6\n", []),
        ("2020  2021\n3  4\n5  6\n", []),
        ("a  b  c\n1  2\n3  4\n", []),
        ("One sentence.  And another one.\nIt goes on.  So it does.\nThe end.  2\n", []),
        ("", []),
    ],
)
def test_names_stand_above_at_least_two_rows_with_a_column_of_figures(
    text: str, names: list[tuple[str, ...]]
) -> None:
    """Else nothing is a table."""
    assert [table.names for table in aligned_tables(text)] == names


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Total    12", True),
        ("Total\t12 %", True),
        ("Name    Role    Town", True),
        ("Name    Role", False),
        ("The   State   party   should   act.", False),
        ("One sentence.  Another one.", False),
        ("Total 12", False),
        ("Total    12\nAll    13", False),
        ("x" * 70 + "   12", False),
        ("", False),
    ],
)
def test_a_row_is_known_by_itself(text: str, *, is_one: bool) -> None:
    """By a figure behind a gap, or by many cells; prose with wide spaces is none."""
    assert is_aligned_row(text) is is_one

"""Tables to rows in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents.tables import MAX_COLUMNS, Cell, table_rows


def _plain(rows: list[list[str]]) -> list[list[Cell]]:
    return [[Cell(words=words) for words in row] for row in rows]


def _marked(rows: list[list[str]]) -> list[list[Cell]]:
    first = [Cell(words=words, is_header=True) for words in rows[0]]
    return [first, *_plain(rows[1:])]


def test_header_names_the_cells() -> None:
    """A row of header cells is no line of its own; it names the cells below."""
    rows = _marked([["Country", "Law"], ["Peru", "yes"], ["Chile", ""]])
    assert list(table_rows(rows)) == ["| Country: Peru | Law: yes |", "| Country: Chile |"]


def test_header_without_cells_is_a_line() -> None:
    """A column without words below its name, or a table of header only, loses no words."""
    assert list(table_rows(_marked([["Country", "Remarks"], ["Peru", ""]]))) == [
        "| Country | Remarks |",
        "| Country: Peru |",
    ]
    assert list(table_rows(_marked([["Country", "Law"]]))) == ["| Country | Law |"]


@pytest.mark.parametrize(
    ("first", "below", "is_header"),
    [
        (["Country", "2020"], ["Peru", "41"], False),
        (["Country", "Score"], ["Peru", "41"], True),
        (["", "Score"], ["Peru", "41"], True),
        (["Country", ""], ["Peru", "41"], False),
        (["Name", "Town"], ["Ana", "Lima"], False),
        (
            ["Name", "Duty"],
            ["Ana", "She keeps the register of all the children of a district"],
            True,
        ),
        (["Score", "Score"], ["4", "5"], False),
        (["It says so.", "Score"], ["4", "5"], False),
    ],
)
def test_header_that_nothing_marks(first: list[str], below: list[str], is_header: bool) -> None:
    """A first row is taken for the header where it names columns, and figures stand below it."""
    assert len(list(table_rows(_plain([first, below])))) == (1 if is_header else 2)


def test_cell_over_several_rows_is_in_each() -> None:
    """What stands over several rows is said in each of them, once."""
    rows = [
        [Cell(words="Asia", rows=2), Cell(words="4")],
        [Cell(words="9")],
        [Cell(words="Africa"), Cell(words="2")],
    ]
    assert list(table_rows(rows)) == ["| Asia | 4 |", "| Asia | 9 |", "| Africa | 2 |"]


def test_title_inside_of_a_table_has_no_name() -> None:
    """A cell over all columns is a line of its own, at the top and further down."""
    rows = [
        [Cell(words="Scores", columns=2, is_header=True)],
        [Cell(words="Land"), Cell(words="Score")],
        [Cell(words="Peru"), Cell(words="4")],
        [Cell(words="Others", columns=2)],
    ]
    assert list(table_rows(rows)) == [
        "| Scores |",
        "| Land | Score |",
        "| Peru | 4 |",
        "| Others |",
    ]
    assert list(table_rows(rows[1:], header_rows=1)) == ["| Land: Peru | Score: 4 |", "| Others |"]


def test_endless_spans_and_rows_are_bounded() -> None:
    """Cells that claim to reach over everything do not make more than the table has."""
    wide = [[Cell(words="x", columns=10**6, rows=10**6)] for _ in range(50)]
    assert sum(map(len, table_rows(wide))) < 10_000
    many = [[Cell(words=str(n)) for n in range(MAX_COLUMNS + 50)]]
    (line,) = table_rows(many)
    assert line.count("|") == MAX_COLUMNS + 2
    assert line.endswith(" ".join(str(n) for n in range(MAX_COLUMNS, MAX_COLUMNS + 50)) + " |")


def test_header_of_endless_names_is_a_row() -> None:
    """Names that are whole texts are not repeated in every row."""
    long = "word " * 40
    rows = list(table_rows(_marked([["A", long.strip()], ["1", "2"]])))
    assert rows == [f"| A | {long.strip()} |", "| 1 | 2 |"]


_WORDS = st.text("abc", min_size=1, max_size=3)
_CELL = st.builds(
    Cell,
    words=_WORDS | st.just(""),
    columns=st.integers(-1, 4),
    rows=st.integers(-1, 4),
    is_header=st.booleans(),
)


@given(rows=st.lists(st.lists(_CELL, max_size=4), max_size=6), header=st.integers(0, 4))
def test_no_words_are_lost(rows: list[list[Cell]], header: int) -> None:
    """Whatever the spans and headers, each cell's words stand in some row."""
    text = " ".join(table_rows(rows, header))
    for cell in (cell for row in rows for cell in row):
        assert cell.words in text

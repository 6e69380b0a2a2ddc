"""Tables to rows in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents.assembling import row_words
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
        (["Founded", "2020"], ["Members", "41"], False),
        (["Country", "2020", "2021"], ["Peru", "41", "2"], True),
        (["País", "2020-21", "Cambio"], ["Perú", "41", "3"], True),
        (["Country", "Joined", "2020"], ["Peru", "1998", "2021"], False),
        (["Country", "2020", "4.1"], ["Peru", "41", "2"], False),
        (["Country", "Score"], ["Peru", "41"], True),
        (["", "Score"], ["Peru", "41"], True),
        (["Country", ""], ["Peru", "41"], False),
        (["Name", "Town"], ["Ana", "Lima"], False),
        (["Crime", "Least", "Most"], ["Abuse", "9 years", "–"], True),
        (["Crime", "Least", "Most"], ["Abuse", "life", "–"], False),
        (
            ["Name", "Duty"],
            ["Ana", "She keeps the register of all the children of a district"],
            True,
        ),
        (["Land", "Married by 15", "Deaths per 1,000"], ["Peru", "4%", "12.5"], True),
        (["Land", "Married by 15", "Deaths per 1,000"], ["Peru", "4 of 10", "few"], False),
        (["Peru", "about 40", "33 million"], ["Chile", "41", "12"], False),
        (["Population", "some 33 million"], ["Rank", "5"], False),
        (["Score", "Score"], ["4", "5"], False),
        (["It says so.", "Score"], ["4", "5"], False),
    ],
)
def test_header_that_nothing_marks(first: list[str], below: list[str], is_header: bool) -> None:
    """A first row is taken for the header where it names columns, and figures stand below it."""
    assert len(list(table_rows(_plain([first, below])))) == (1 if is_header else 2)


_GROUPED = [
    [Cell(words="Region", rows=2), Cell(words="Married", columns=2)],
    [Cell(words="Girls"), Cell(words="Boys")],
    *_plain([["North", "12", "3"], ["South", "9", "1"]]),
]


def test_header_of_several_rows_that_nothing_marks() -> None:
    """Below a name over several columns stand those of each, in one row more or two."""
    assert list(table_rows(_GROUPED)) == [
        "| Region: North | Married Girls: 12 | Married Boys: 3 |",
        "| Region: South | Married Girls: 9 | Married Boys: 1 |",
    ]
    blank = [[Cell(words="Region"), _GROUPED[0][1]], [Cell(words=""), *_GROUPED[1]], *_GROUPED[2:]]
    assert list(table_rows(blank)) == list(table_rows(_GROUPED))
    years = [_GROUPED[0], [Cell(words="2019"), Cell(words="2020-21")], *_GROUPED[2:]]
    first, _ = table_rows(years)
    assert first == "| Region: North | Married 2019: 12 | Married 2020-21: 3 |"
    deep = [
        [Cell(words="", rows=3), Cell(words="Wed", columns=4)],
        [Cell(words="Girls", columns=2), Cell(words="Boys", columns=2)],
        [Cell(words=words) for words in ("town", "land", "town", "land")],
        *_plain([["North", "12", "30", "3", "4"]]),
    ]
    assert list(table_rows(deep)) == [
        "| North | Wed Girls town: 12 | Wed Girls land: 30 | Wed Boys town: 3 | Wed Boys land: 4 |"
    ]


def test_first_row_marked_as_header_goes_on_below() -> None:
    """A header is as deep as its names need, where the format marks its first row only."""
    first = [replace(cell, is_header=True) for cell in _GROUPED[0]]
    assert list(table_rows([first, *_GROUPED[1:]])) == list(table_rows(_GROUPED))


@pytest.mark.parametrize(
    ("second", "below"),
    [
        (["North", "12", "3"], [["South", "9", "1"]]),
        (["North", "none", "few"], [["South", "9", "1"], ["East", "4", "5"]]),
        (["", "none", "none"], [["South", "9", "1"]]),
        (["", "Girls", "Boys"], [["South", "many", "few"]]),
    ],
)
def test_row_below_a_wide_cell_that_names_nothing(
    second: list[str], below: list[list[str]]
) -> None:
    """A row with a label of its own, with figures, or the same words twice stays a row."""
    first = [Cell(words="Region"), Cell(words="Married", columns=2)]
    rows = list(table_rows([first, *_plain([second, *below])]))
    assert len(rows) == 2 + len(below)
    assert rows[1] == row_words((), second)


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
        "| Scores | Land | Score |",
        "| Scores | Peru | 4 |",
        "| Others |",
    ]
    assert list(table_rows(rows[1:], header_rows=1)) == ["| Land: Peru | Score: 4 |", "| Others |"]


def test_row_over_all_columns_heads_those_below() -> None:
    """What it says is a cell of each row down to the next such row, but of none for everybody."""
    rows = [
        _plain([["Group", "Share"]])[0],
        [Cell(words="Total"), Cell(words="9%")],
        [Cell(words="Girls", columns=2)],
        *_plain([["15-17", "4%"], ["18-19", "5%"]]),
        [Cell(words="Boys", columns=2)],
        *_plain([["15-17", "2%"], ["All ages", "3%"]]),
        [Cell(words="Source: survey of 2020", columns=2)],
        *_plain([["Towns", "1%"]]),
    ]
    assert list(table_rows(rows, header_rows=1)) == [
        "| Group: Total | Share: 9% |",
        "| Girls |",
        "| Girls | Group: 15-17 | Share: 4% |",
        "| Girls | Group: 18-19 | Share: 5% |",
        "| Boys |",
        "| Boys | Group: 15-17 | Share: 2% |",
        "| Group: All ages | Share: 3% |",
        "| Source: survey of 2020 |",
        "| Group: Towns | Share: 1% |",
    ]


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

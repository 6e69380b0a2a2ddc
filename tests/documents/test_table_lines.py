"""Titles typed as rows, and rows typed as lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from office_files import docx, odt, paragraph, run

from briefing_qa.documents.assembling import Assembly
from briefing_qa.documents.docx import read_docx
from briefing_qa.documents.html import read_html
from briefing_qa.documents.odt import read_odt
from briefing_qa.documents.table_lines import add_table, lines_of
from briefing_qa.documents.tables import Cell


def _text(rows: Sequence[Sequence[Cell]], header_rows: int = 0) -> str:
    assembly = Assembly()
    add_table(assembly, rows, header_rows)
    return assembly.text()


def _row(*words: str) -> list[Cell]:
    return [Cell(words=one) for one in words]


def _lines(*lines: str) -> Cell:
    return Cell(words=" ".join(filter(None, lines)), lines=lines)


@pytest.mark.parametrize("header_rows", [0, 1, 2])
def test_title_over_all_columns_stands_before_its_table(header_rows: int) -> None:
    """What stands over all columns is the caption; the row below it names the columns."""
    rows = [
        [Cell(words="Married girls", columns=2, is_header=True)],
        _row("Land", "Share"),
        _row("Peru", "14%"),
    ]
    assert _text(rows, header_rows) == "Married girls\n\n| Land: Peru | Share: 14% |\n"


def test_header_that_stands_out_below_a_title() -> None:
    """The first row below the title is the header where it is bold and the next is not."""
    title = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Laws")}</w:tc></w:tr>'
    bold = "".join(f"<w:tc><w:p>{run(one, '<w:b/>')}</w:p></w:tc>" for one in ("Land", "Protects"))
    plain = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in ("Peru", "girls"))
    table = f"<w:tbl>{title}<w:tr>{bold}</w:tr><w:tr>{plain}</w:tr></w:tbl>"
    expected = "Laws\n\n| Land: Peru | Protects: girls |\n"
    assert read_docx(docx(table), "a.docx").text == expected
    html = (
        "<table><tr><td colspan=2>Laws</td></tr><tr><td><b>Land</b></td><td><b>Protects</b></td>"
        "</tr><tr><td>Peru</td><td>girls</td></tr></table>"
    )
    assert read_html(html.encode(), "a.html").text == expected


def test_title_over_some_columns_stays_in_the_header() -> None:
    """A name over some of the columns is a part of their names."""
    rows = [[Cell(words=""), Cell(words="Girls", columns=2)], _row("Land", "2019", "2020")]
    assert "| Girls 2019: 4 |" in _text([*rows, _row("Peru", "4", "5")], 2)


def test_title_alone_stays_a_row() -> None:
    """A table of nothing but cells over all columns loses no words."""
    assert _text([[Cell(words="One", columns=2)], [Cell(words="Two", columns=2)]]) == (
        "| One |\n| Two |\n"
    )


def test_table_that_goes_on_beside_itself() -> None:
    """Where all names come again in their order, they name the columns."""
    rows = [_row("State", "Rate", "State", "Rate"), _row("Lima", "119", "Puno", "124")]
    assert _text(rows) == "| State: Lima | Rate: 119 | State: Puno | Rate: 124 |\n"
    notes = [*rows, [Cell(words="Source: register of 2019", columns=4)]]
    assert _text(notes).startswith("| State: Lima | Rate: 119 |")
    uneven = [_row("State", "Rate", "State", "Note"), _row("Lima", "119", "Puno", "124")]
    assert _text(uneven).startswith("| State | Rate | State | Note |\n")


def test_rows_that_are_typed_as_lines_of_one() -> None:
    """Each line of figures stands with the line that says what it is of."""
    rows = [
        _row("", "2006", "2007"),
        [
            _lines("", "Income", "Tax due", "Share"),
            _lines("€", "17,542", "388", "4.7%"),
            _lines("€", "17,542", "-", "0%"),
        ],
    ]
    assert _text(rows) == (
        "| 2006: € | 2007: € |\n"
        "| Income | 2006: 17,542 | 2007: 17,542 |\n"
        "| Tax due | 2006: 388 | 2007: - |\n"
        "| Share | 2006: 4.7% | 2007: 0% |\n"
    )


@pytest.mark.parametrize(
    "row",
    [
        [_lines("Law", "Police", "Schools"), _lines("weak", "good", "poor")],
        [_lines("Law", "Police", "Schools"), _lines("1", "2")],
        [_lines("Law", "Police"), _lines("1", "2")],
        [_lines("Law", "Police", "x" * 90), _lines("1", "2", "3")],
    ],
)
def test_lines_side_by_side_that_are_no_rows(row: list[Cell]) -> None:
    """Lines of text, of another number or too few say nothing of each other."""
    text = _text([_row("Topic", "Score"), row])
    assert all(cell.words in text for cell in row)


def test_lines_of_a_cell_are_all_that_it_says() -> None:
    """Lines that lack words of the cell, or have others, are none."""
    assert lines_of(["", " a ", "b", ""], "a b") == ("", "a", "b")
    assert lines_of(["a"], "a") == ()
    assert lines_of(["a", "hidden"], "a") == ()


_LABELS, _FIGURES = ("Girls", "Boys", "All"), ("12", "30", "42")
_EXPECTED = "| Girls | 2020: 12 |\n| Boys | 2020: 30 |\n| All | 2020: 42 |"


def test_lines_in_cells_of_each_format() -> None:
    """Paragraphs and breaks in cells are lines in Word, OpenDocument and HTML."""
    broken = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in _FIGURES)
    cells = ("".join(map(paragraph, _LABELS)), f"<w:p>{broken}</w:p>")
    head = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in ("", "2020"))
    body = "".join(f"<w:tc>{one}</w:tc>" for one in cells)
    marked = "<w:trPr><w:tblHeader/></w:trPr>"
    table = f"<w:tbl><w:tr>{marked}{head}</w:tr><w:tr>{body}</w:tr></w:tbl>"
    assert _EXPECTED in read_docx(docx(table), "a.docx").text
    html = (
        "<table><tr><th></th><th>2020</th></tr><tr><td><p>Girls</p>\n<p>Boys</p><p>All</p></td>"
        "<td>12<br>30<br>42</td></tr></table>"
    )
    assert _EXPECTED in read_html(html.encode(), "a.html").text
    columns = ["".join(f"<text:p>{one}</text:p>" for one in lines) for lines in (_LABELS, _FIGURES)]
    rows = "".join(
        f"<table:table-cell>{one}</table:table-cell>" for one in ("", "<text:p>2020</text:p>")
    )
    inner = "".join(f"<table:table-cell>{one}</table:table-cell>" for one in columns)
    content = (
        f"<table:table><table:table-header-rows><table:table-row>{rows}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{inner}</table:table-row></table:table>"
    )
    assert _EXPECTED in read_odt(odt(content), "a.odt").text

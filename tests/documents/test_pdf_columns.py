"""PDF: columns of tables whose cells are not drawn, and the names above them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from pdf_samples import BODY, BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

TEXT = [
    "Buses take the children of the coast to school in the morning and",
    "bring them home again in the afternoon, on most days of the year.",
]


def _table(
    canvas: Canvas, top: float, rows: Sequence[Sequence[str]], lefts: Sequence[float]
) -> None:
    for i, row in enumerate(rows):
        for left, cell in zip(lefts, row, strict=True):
            words_at(canvas, left, top + 16 * i, cell, BOLD if i == 0 else BODY, 9)


def _ruled(canvas: Canvas, *tops: float) -> None:
    for top in tops:
        canvas.line(60, HEIGHT - top, 460, HEIGHT - top)


def _to_the_right(
    canvas: Canvas, top: float, rows: Sequence[Sequence[str]], rights: Sequence[float]
) -> None:
    for i, row in enumerate(rows):
        font = BOLD if i == 0 else BODY
        words_at(canvas, 66, top + 18 * i, row[0], font, 8.5)
        for right, cell in zip(rights, row[1:], strict=True):
            left = right - stringWidth(cell, font, 8.5)
            words_at(canvas, left, top + 18 * i, cell, font, 8.5)


def test_tables_one_below_the_other_have_their_own_columns() -> None:
    """What stands in a strip of the one does not join columns of the other."""

    def page(canvas: Canvas) -> None:
        rows = [
            ["Reason", "City", "Village", "Camps"],
            ["Work", "38.4", "21.9", "17.0"],
            ["Illness of somebody at home", "20.2", "36.7", "44.3"],
            ["No bus in the morning", "9.1", "8.8", "25.6"],
            ["Other, or no answer", "14.5", "26.1", "6.2"],
        ]
        _to_the_right(canvas, 140, rows, (292, 360, 428))
        words_at(canvas, 60, 236, "Note: Camps are the three sites.", BODY, 8)
        words_at(canvas, 60, 256, "Table 3. What became of school", BOLD, 9)
        rows = [
            ["Outcome", "Girls", "Boys"],
            ["Left the school of the coast before the summer of 2016", "512", "64"],
            ["Left it within the year", "690", "31"],
            ["Stayed at school", "147", "88"],
        ]
        _to_the_right(canvas, 276, rows, (320, 388))

    text = read_pdf(draw(page), "a.pdf").text
    assert "| Reason: Work | City: 38.4 | Village: 21.9 | Camps: 17.0 |\n" in text
    assert "| Outcome: Left it within the year | Girls: 690 | Boys: 31 |\n" in text


ROWS = [
    ["Edad", "2016", "2021", "2016", "2021"],
    ["10–12 años", "4.2", "2.9", "1.1", "0.8"],
    ["13–15 años", "11.7", "8.6", "2.4", "2.0"],
    ["16–17 años", "23.5", "19.1", "5.0", "4.7"],
]
LEFTS = (60, 160, 240, 320, 400)


def test_names_over_several_columns_tell_which_is_which() -> None:
    """Each stands above the middle of its columns, which have the same names of their own."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)
        for middle, name in ((210, "Niñas y adolescentes"), (370, "Niños y adolescentes")):
            words_at(canvas, middle - stringWidth(name, BODY, 9) / 2, 124, name, BODY, 9)
        _table(canvas, 140, ROWS, LEFTS)
        _ruled(canvas, 112, 144, 194)

    text = read_pdf(draw(page), "a.pdf").text
    assert (
        "| Edad: 13–15 años | Niñas y adolescentes 2016: 11.7 | Niñas y adolescentes 2021: 8.6 | "
        "Niños y adolescentes 2016: 2.4 | Niños y adolescentes 2021: 2.0 |\n"
    ) in text
    assert "\n\nNiñas" not in text


@pytest.mark.parametrize("above", ["", "Cuadro 1. Matrimonios por edad y sexo"])
def test_names_that_repeat_are_none(above: str) -> None:
    """Nothing says which column is meant: the figures stand without names."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)
        words_at(canvas, 60, 124, above, BODY, 9)
        _table(canvas, 140, ROWS, LEFTS)
        _ruled(canvas, 144, 194)

    text = read_pdf(draw(page), "a.pdf").text
    assert "| Edad | 2016 | 2021 | 2016 | 2021 |\n" in text
    assert "| 13–15 años | 11.7 | 8.6 | 2.4 | 2.0 |\n" in text
    assert above in text


def test_facts_ruled_below_every_row_have_no_header() -> None:
    """The first is a fact like the others."""
    facts = [
        ["Country", "Sovania"],
        ["School age", "Ages 6 to 15"],
        ["Ratified", "In February 2003"],
        ["Plan", "None in force"],
        ["Hotline", "Day and night"],
    ]

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)
        for i, row in enumerate(facts):
            for left, cell in zip((60, 260), row, strict=True):
                words_at(canvas, left, 140 + 16 * i, cell, BODY, 9)
        _ruled(canvas, *(144 + 16 * i for i in range(len(facts))))

    text = read_pdf(draw(page), "a.pdf").text
    assert "| Country | Sovania |\n| School age | Ages 6 to 15 |\n" in text


def test_rules_below_every_row_of_several_columns() -> None:
    """There the first row names the columns."""
    rows = [
        ["Measure", "By whom", "Until when"],
        ["Buses", "Ministry", "The end of May"],
        ["Schools", "Council", "June"],
        ["Bridges", "Council", "July"],
    ]

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)
        for i, row in enumerate(rows):
            for left, cell in zip((60, 200, 340), row, strict=True):
                words_at(canvas, left, 140 + 16 * i, cell, BODY, 9)
        _ruled(canvas, *(144 + 16 * i for i in range(len(rows))))

    text = read_pdf(draw(page), "a.pdf").text
    assert "| Measure: Schools | By whom: Council | Until when: June |\n" in text


def test_a_heading_above_figures_is_no_row() -> None:
    """Nor is the running head above it, though a page number stands beside that."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 50, "Buses of the coast", BODY, 9)
        words_at(canvas, 300, 50, "6", BODY, 9)
        words_at(canvas, 60, 80, "Why children stay at home", BOLD, 14)
        for i, (name, value) in enumerate(
            (("Violence", "34%"), ("No bus", "24%"), ("Illness", "15%"), ("Work", "9%"))
        ):
            words_at(canvas, 60, 110 + 30 * i, name)
            words_at(canvas, 300, 110 + 30 * i, value)
        lines_at(canvas, 60, 250, TEXT)

    parsed = read_pdf(draw(page), "a.pdf")
    assert ("Why children stay at home",) in [section.path for section in parsed.sections]
    assert "Why children stay at home\n\n| Violence | 34% |\n" in parsed.text


@pytest.mark.parametrize("gap", [0.0, 6.0])
def test_drop_cap_with_a_space_behind_it_is_part_of_the_word(gap: float) -> None:
    """The space is that of the design."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 124, "S", BODY, 34)
        left = 60 + stringWidth("S", BODY, 34) + gap
        lines_at(canvas, left, 103, ["ince 2011 children of the coast go", "by bus, which is safe"])
        lines_at(canvas, 60, 127, ["and quick, as the survey of last year", "has shown."])

    assert read_pdf(draw(page), "a.pdf").text == (
        "Since 2011 children of the coast go by bus, which is safe and quick, as the survey of "
        "last year has shown.\n"
    )


def test_cells_in_the_middle_of_their_row_stay_in_it() -> None:
    """A cell of two lines begins above the line of the others, but it is none of the row before."""
    rows = [
        ["Project", "Safe Homes", "Start date", "1 March 2021"],
        ["Donor", "European Union", "End date", "28 February 2024"],
        ["Budget", "EUR 1,250,000", "Children reached", "4,812"],
        ["Partner", "Coalition", "Provinces", "North, South"],
    ]
    lefts = (60, 160, 280, 380)

    def page(canvas: Canvas) -> None:
        for top, row in zip((100, 118, 142, 166), rows, strict=True):
            for left, cell in zip(lefts, row, strict=True):
                words = cell.split() if cell == "Children reached" else [cell]
                lines_at(canvas, left, top - 6 * (len(words) - 1), words)
        lines_at(canvas, 60, 200, TEXT)

    table = read_pdf(draw(page), "report.pdf").text.split("\n\n")[0]
    assert table.split("\n") == [f"| {' | '.join(row)} |" for row in rows]


def test_a_name_in_the_middle_of_its_text_has_all_of_it() -> None:
    """The text begins above the line of the name, and nearer to it than to the row before."""
    lines = [
        "(1) Every child is registered.",
        "(2) That is free within 60 days;",
        "then it costs a fee.",
    ]

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Article 1")
        words_at(canvas, 160, 100, "A child is under 18 years old.")
        words_at(canvas, 60, 130, "Article 2")
        lines_at(canvas, 160, 118, lines)
        words_at(canvas, 60, 160, "Article 3")
        words_at(canvas, 160, 160, "The court decides in three days.")

    assert read_pdf(draw(page), "report.pdf").text.split("\n") == [
        "| Article 1 | A child is under 18 years old. |",
        f"| Article 2 | {' '.join(lines)} |",
        "| Article 3 | The court decides in three days. |",
        "",
    ]


def test_the_name_of_the_rows_may_stand_beside_names_over_several_columns() -> None:
    """It is none of these."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 80, TEXT)
        for left, name in ((60, "Province"), (225, "Girls"), (345, "Boys")):
            words_at(canvas, left, 130, name, BOLD)
        for top, row in ((146, ("", "2021", "2022", "2021", "2022")), (162, ("North", *"1234"))):
            for left, cell in zip((60, 210, 260, 330, 380), row, strict=True):
                words_at(canvas, left, top, cell, BOLD if top == 146 else BODY)
        for left, cell in zip((60, 210, 260, 330, 380), ("South", *"5678"), strict=True):
            words_at(canvas, left, 178, cell)

    assert read_pdf(draw(page), "report.pdf").text.split("\n\n")[1].split("\n")[0] == (
        "| Province: North | Girls 2021: 1 | Girls 2022: 2 | Boys 2021: 3 | Boys 2022: 4 |"
    )


def test_ages_below_names_over_several_columns_name_them_too() -> None:
    """The cell of "Province" reaches down beside them, so that they are no figures of a row."""

    def page(canvas: Canvas) -> None:
        lefts = [60, 130, 200, 270, 340, 410]
        for left, right, top, bottom in (
            (60, 130, 100, 132),
            (130, 270, 100, 116),
            (270, 410, 100, 116),
            *((a, b, 116, 132) for a, b in pairwise(lefts[1:])),
            *((a, b, t, t + 16) for a, b in pairwise(lefts) for t in (132, 148)),
        ):
            canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)
        for left, top, words in ((66, 120, "Province"), (180, 112, "Girls"), (320, 112, "Boys")):
            words_at(canvas, left, top, words)
        rows = [("", "0–11", "12–17", "0–11", "12–17"), ("North", *"1234"), ("South", *"5678")]
        for top, row in zip((128, 144, 160), rows, strict=True):
            for left, cell in zip(lefts, row, strict=False):
                words_at(canvas, left + 6, top, cell)

    assert read_pdf(draw(page), "report.pdf").text.split("\n")[0] == (
        "| Province: North | Girls 0–11: 1 | Girls 12–17: 2 | Boys 0–11: 3 | Boys 12–17: 4 |"
    )

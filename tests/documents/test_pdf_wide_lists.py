"""PDF: marks and names that stand far before their text."""

from __future__ import annotations

import pytest
from pdf_samples import BODY, BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

ITEMS = [
    [
        "Parents of children in the first group said that their children had",
        "learned more words by the end of the year than the others did.",
    ],
    ["No difference was found between the groups in the second year of school."],
    [
        "At the end of the third year there was some evidence that children of",
        "both groups read equally well, whatever their parents had been told.",
    ],
    ["Teachers of the valley saw none of this, and said so in their letters."],
]


def _list(canvas: Canvas, mark: str, font: str = BODY) -> None:
    y = 120.0
    lines_at(
        canvas, 60, 90, ["The study of the four schools of the valley came to these findings:"]
    )
    for item in ITEMS:
        words_at(canvas, 78, y, mark, font)
        lines_at(canvas, 114, y, item)
        y += 12 * len(item) + 6


@pytest.mark.parametrize("mark", ["•", "!", "o", "§"])
def test_items_far_behind_their_marks_are_a_list(mark: str) -> None:
    """They are no table whose first row ends where the first line does."""
    text = read_pdf(draw(lambda canvas: _list(canvas, mark)), "a.pdf").text
    assert "|" not in text
    for item in ITEMS:
        assert f"- {' '.join(item)}\n" in text + "\n"


def test_numbered_items_far_behind_their_numbers_are_whole() -> None:
    """Numbers do not make a table of a list either."""

    def page(canvas: Canvas) -> None:
        y = 120.0
        for number, item in enumerate(ITEMS, 1):
            words_at(canvas, 78, y, f"{number}.")
            lines_at(canvas, 114, y, item)
            y += 12 * len(item) + 6

    text = read_pdf(draw(page), "a.pdf").text
    assert "|" not in text
    for number, item in enumerate(ITEMS, 1):
        assert f"{number}. {' '.join(item)}" in text


def test_a_single_letter_at_the_head_of_a_line_is_a_word() -> None:
    """The Spanish "o" before its usual space marks no item."""
    lines = [
        "Las madres de la región pueden inscribir a sus hijos en la escuela del valle,",
        "o en la de la costa, durante los primeros meses de cada año escolar.",
    ]
    text = read_pdf(draw(lambda canvas: lines_at(canvas, 60, 90, lines)), "a.pdf").text
    assert " ".join(lines) in text


def test_words_of_a_glossary_have_their_whole_definitions() -> None:
    """The first definition goes on in its second line as all others do, and so does a name."""
    marriage = "A marriage of which one side, or both, is younger than the age"
    formal = "All schools that the ministry keeps in its list, whether paid for by"
    second = "A school for those who have left another one, which is open in the"
    entries = [
        (["Early marriage"], [marriage, "that the law of the country asks for, whoever agreed."]),
        (["Formal"], [formal, "the state or not."]),
        (["School of the", "second chance"], [second, "evening and asks for no papers."]),
        (["Year"], ["The school year, which begins with the first rain of the autumn."]),
    ]

    def page(canvas: Canvas) -> None:
        y = 120.0
        for names, lines in entries:
            lines_at(canvas, 60, y, names, BOLD)
            lines_at(canvas, 180, y, lines)
            y += 12 * max(len(lines), len(names)) + 6

    text = read_pdf(draw(page), "a.pdf").text
    for names, lines in entries:
        assert f"| {' '.join(names)} | {' '.join(lines)} |" in text


ROWS = [
    ("Children under five", "1,530", "1,029", "2,559"),
    ("Children of school age", "853", "95", "948"),
    ("Total", "2,383", "1,124", "3,507"),
]


def _ruled(canvas: Canvas, rows: list[list[tuple[str, ...]]], middle: bool = True) -> None:
    """Cells are drawn around groups of rows."""
    lefts = (60, 230, 320, 410, 500)
    y = 100.0
    levels = [y]
    for group in rows:
        for row in group:
            y += 12
            for column, cell in enumerate(row):
                center = (lefts[column] + lefts[column + 1]) / 2
                canvas.setFont(BODY, 10)
                if column and middle:
                    canvas.drawCentredString(center, HEIGHT - y, cell)
                else:
                    canvas.drawString(lefts[column] + 4, HEIGHT - y, cell)
        y += 4
        levels.append(y)
    for level in levels:
        canvas.line(lefts[0], HEIGHT - level, lefts[-1], HEIGHT - level)
    for left in lefts:
        canvas.line(left, HEIGHT - levels[0], left, HEIGHT - levels[-1])


HEADER = ("Group", "Girls", "Boys", "All")


def test_rows_between_two_rules_have_their_own_figures() -> None:
    """Where a rule stands below the header only, each line of figures is a row."""
    text = read_pdf(draw(lambda canvas: _ruled(canvas, [[HEADER], ROWS])), "a.pdf").text
    for name, girls, boys, everyone in ROWS:
        assert f"| Group: {name} | Girls: {girls} | Boys: {boys} | All: {everyone} |" in text


def test_a_name_over_rows_and_a_name_of_two_lines() -> None:
    """A name without figures is a row, unless it goes on in lower case."""
    over = ("In the valley", "", "", "")
    two_lines = [("Girls and boys of no", "", "", ""), ("known age", "12", "9", "21")]
    groups = [[HEADER], [over, *ROWS, *two_lines]]
    text = read_pdf(draw(lambda canvas: _ruled(canvas, groups)), "a.pdf").text
    assert "| Group: In the valley |\n| Group: Children under five | Girls: 1,530 |" in text
    assert "| Group: Girls and boys of no known age | Girls: 12 | Boys: 9 | All: 21 |" in text


def test_an_error_below_its_figure_stays_in_its_row() -> None:
    """Brackets below a figure belong to it."""
    groups = [
        [HEADER],
        [
            ("Children who can", "12.5", "13.5", "13.0"),
            ("read a letter", "(0.3)", "(0.4)", "(0.2)"),
        ],
        [
            ("Children who can", "32.5", "33.5", "33.0"),
            ("write a letter", "(0.5)", "(0.4)", "(0.3)"),
        ],
    ]
    text = read_pdf(draw(lambda canvas: _ruled(canvas, groups)), "a.pdf").text
    assert "| Group: Children who can read a letter | Girls: 12.5 (0.3) |" in text


def _cells(canvas: Canvas, rows: list[tuple[str, ...]], top: float = 100.0) -> None:
    """Drawn cells; a row of one name is a single cell from edge to edge."""
    lefts = (60, 230, 365, 500)
    for number, row in enumerate(rows):
        y = top + 20 * number
        for left, cell in zip(lefts, row, strict=False):
            words_at(canvas, left + 4, y + 14, cell)
        for left in lefts if len(row) > 1 else (lefts[0], lefts[-1]):
            canvas.line(left, HEIGHT - y, left, HEIGHT - y - 20)
        canvas.line(lefts[0], HEIGHT - y, lefts[-1], HEIGHT - y)
    bottom = HEIGHT - top - 20 * len(rows)
    canvas.line(lefts[0], bottom, lefts[-1], bottom)


def test_a_caption_inside_of_a_table_does_not_hide_its_header() -> None:
    """A first and a last row of one cell are text above and below the table, no headings."""
    rows = [
        ("Exhibit 9. Pupils who came to school each day, by year",),
        ("School", "Girls of six years", "Boys of six years"),
        ("Of the valley", "34%", "31%"),
        ("Of the coast", "11%", "33%"),
        ("Source: Survey of the schools, spring of that year.",),
    ]
    text = read_pdf(draw(lambda canvas: _cells(canvas, rows)), "a.pdf").text
    assert text == (
        "Exhibit 9. Pupils who came to school each day, by year\n\n"
        "| School: Of the valley | Girls of six years: 34% | Boys of six years: 31% |\n"
        "| School: Of the coast | Girls of six years: 11% | Boys of six years: 33% |\n\n"
        "Source: Survey of the schools, spring of that year.\n"
    )


def test_rows_of_figures_are_no_second_header() -> None:
    """Names over several cells do not make a header of the figures beside them."""

    def page(canvas: Canvas) -> None:
        rows = [("School", "Girls", "Boys"), ("Of the valley", "34%", "31%")]
        _cells(canvas, [*rows, ("Of the coast", "11%", "33%"), ("Of the hills", "21%", "43%")])
        for x in (60, 150, 500):  # a row of notes with other columns
            canvas.line(x, HEIGHT - 180, x, HEIGHT - 200)
        canvas.line(60, HEIGHT - 200, 500, HEIGHT - 200)
        words_at(canvas, 64, 194, "Note: all days")
        words_at(canvas, 154, 194, "Read: a third of the girls came each day")

    text = read_pdf(draw(page), "a.pdf").text
    assert "| School: Of the valley | Girls: 34% | Boys: 31% |" in text


def test_a_second_header_with_a_figure_in_it() -> None:
    """Ages among the names of columns do not make a row of figures of them."""

    def page(canvas: Canvas) -> None:
        rows = [("", "Girls", "6-14", "All"), ("1995", "15.1", "29.7", "15.4")]
        rows.append(("2000", "10.6", "21.4", "9.8"))
        lefts = (60, 170, 280, 390, 500)
        words_at(canvas, 220, 94, "Of the valley")
        words_at(canvas, 430, 94, "Of the coast")
        for number, row in enumerate(rows):
            for left, cell in zip(lefts, row, strict=False):
                words_at(canvas, left + 4, 114 + 20 * number, cell)
        for y in (80, 100, 120, 140, 160):
            canvas.line(60, HEIGHT - y, 500, HEIGHT - y)
        for x in lefts:
            canvas.line(x, HEIGHT - (100 if x == 280 else 80), x, HEIGHT - 160)

    text = read_pdf(draw(page), "a.pdf").text
    assert "| 1995 | Of the valley Girls: 15.1 | Of the valley 6-14: 29.7 |" in text


def _with_names_above(canvas: Canvas, names: list[str]) -> None:
    """Drawn cells whose names repeat, and a row of other names without cells above them."""
    rows = [
        ("School", "Kind", "Girls", "Boys", "Girls", "Boys"),
        ("Of the valley", "Free", "341", "317", "352", "333"),
        ("Of the coast", "Paid", "114", "331", "121", "340"),
    ]
    lefts = (60, 150, 210, 280, 350, 420, 490)
    for center, name in zip((280, 420), names, strict=False):
        canvas.setFont(BODY, 10)
        canvas.drawCentredString(center, HEIGHT - 94, name)
    for number, row in enumerate(rows):
        for left, cell in zip(lefts, row, strict=False):
            words_at(canvas, left + 4, 114 + 20 * number, cell)
    for y in (100, 120, 140, 160):
        canvas.line(60, HEIGHT - y, 490, HEIGHT - y)
    for x in lefts:
        canvas.line(x, HEIGHT - 100, x, HEIGHT - 160)


def test_names_above_a_drawn_table_tell_its_columns_apart() -> None:
    """Years that stand over pairs of columns, outside of the cells, are parts of their names."""
    text = read_pdf(draw(lambda canvas: _with_names_above(canvas, ["2016", "2021"])), "a.pdf").text
    assert (
        "| School: Of the valley | Kind: Free | 2016 Girls: 341 | 2016 Boys: 317 "
        "| 2021 Girls: 352 | 2021 Boys: 333 |" in text
    )


def test_a_single_name_above_a_drawn_table_is_text() -> None:
    """A caption does not tell columns apart."""
    text = read_pdf(draw(lambda canvas: _with_names_above(canvas, ["Pupils"])), "a.pdf").text
    assert "| School: Of the valley | Kind: Free | Girls: 341 |" in text
    assert "Pupils" in text


def test_items_of_a_list_inside_of_an_item_are_items() -> None:
    """They are set in farther than its words, hardly farther behind their marks than a space."""

    def page(canvas: Canvas) -> None:
        rows = [
            (60, "The schools lack", ""),
            (66, "•", "benches"),
            (66, "•", "teachers of"),
            (82, "–", "arithmetic"),
            (82, "–", "reading and writing in their own"),
            (91, "language"),
            (66, "•", "water"),
        ]
        for number, (x, mark, *words) in enumerate(rows):
            words_at(canvas, x, 100 + 12 * number, mark)
            words_at(canvas, x + 9, 100 + 12 * number, "".join(words))

    assert read_pdf(draw(page), "a.pdf").text.split("\n\n")[1] == (
        "- benches\n- teachers of\n    - arithmetic\n"
        "    - reading and writing in their own language\n- water\n"
    )

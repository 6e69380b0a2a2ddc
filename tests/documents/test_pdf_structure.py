"""PDF: headings, lists, tables, footnotes, running lines, and what the file states."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_samples import (
    BODY,
    BOLD,
    HEIGHT,
    ITALIC,
    WIDTH,
    Grid,
    Heading,
    Paragraph,
    Sheet,
    draw,
    in_own_font,
    lines_at,
    typeset,
    words_at,
)
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Parsed
from briefing_qa.documents.assembling import row_words
from briefing_qa.documents.pdf import read_pdf
from briefing_qa.passages import cut_passages
from briefing_qa.types import Document

TEXT = [
    "Buses take the children of the coast to school in the morning and",
    "bring them home again in the afternoon, on most days of the year.",
]


def _read(data: bytes, name: str = "report.pdf") -> Parsed:
    return read_pdf(data, name)


def _paths(parsed: Parsed) -> list[tuple[str, ...]]:
    return [section.path for section in parsed.sections if section.path]


def test_headings_by_size_weight_and_numbering() -> None:
    """Larger is above smaller; of one size, another kind of numbering is below the one before."""

    def page(canvas: Canvas) -> None:
        y = 80
        for words, font, size in (
            ("Buses of the coast", BOLD, 18),
            ("I. Who goes by bus", BOLD, 14),
            ("A. Primary schools", BOLD, 12),
            ("1. Small ones", BOLD, 10),
            ("(a) In the north", BOLD, 10),
            ("2. Large ones", BOLD, 10),
            ("II. What it costs", BOLD, 14),
            ("ANNEX OF FIGURES", BODY, 10),
            ("How it was counted", ITALIC, 10),
        ):
            words_at(canvas, 60, y, words, font, size)
            lines_at(canvas, 60, y + 20, TEXT)
            y += 70

    assert _paths(_read(draw(page))) == [
        ("Buses of the coast",),
        ("Buses of the coast", "I. Who goes by bus"),
        ("Buses of the coast", "I. Who goes by bus", "A. Primary schools"),
        ("Buses of the coast", "I. Who goes by bus", "A. Primary schools", "1. Small ones"),
        (
            "Buses of the coast",
            "I. Who goes by bus",
            "A. Primary schools",
            "1. Small ones",
            "(a) In the north",
        ),
        ("Buses of the coast", "I. Who goes by bus", "A. Primary schools", "2. Large ones"),
        ("Buses of the coast", "II. What it costs"),
        ("Buses of the coast", "II. What it costs", "ANNEX OF FIGURES"),
        ("Buses of the coast", "II. What it costs", "ANNEX OF FIGURES", "How it was counted"),
    ]


def test_heading_over_two_lines_is_one() -> None:
    """Lines of one heading are joined; the title of the document is the largest of the first."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 60, "Reading Office", BOLD, 11)
        lines_at(canvas, 60, 100, ["Buses of the coast and what they", "change"], BOLD, 18, 21)
        lines_at(canvas, 60, 160, TEXT)

    parsed = _read(draw(page))
    assert parsed.main_heading == "Buses of the coast and what they change"
    assert ("Buses of the coast and what they change",) in _paths(parsed)


@pytest.mark.parametrize(
    "words",
    [
        "The ministry must act without delay.",
        "It is recommended that the ministry:",
        "Table 3. Buses by district",
        "Advance edited version",
        "https://example.org/buses",
    ],
)
def test_bold_lines_that_are_no_headings(words: str) -> None:
    """Sentences, introductions, captions, stamps and addresses are none, however they look."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, words, BOLD, 10)
        lines_at(canvas, 60, 110, TEXT)

    parsed = _read(draw(page))
    assert _paths(parsed) == []
    assert words in parsed.text


def test_outline_names_headings_and_their_levels() -> None:
    """What the file's outline lists is a heading though it looks like text, at its level."""

    def page(canvas: Canvas) -> None:
        for level, (words, y) in enumerate((("Who goes by bus", 80), ("Primary schools", 160))):
            words_at(canvas, 60, y, words)
            lines_at(canvas, 60, y + 24, TEXT)
            canvas.bookmarkPage(words)
            canvas.addOutlineEntry(words, words, level)

    assert _paths(_read(draw(page))) == [
        ("Who goes by bus",),
        ("Who goes by bus", "Primary schools"),
    ]


def test_contents_make_no_headings() -> None:
    """Entries that dots lead to their page numbers are lines without the dots."""
    entries = [
        "I. Who goes by bus",
        "II. What it costs",
        "III. What follows",
        "IV. Figures",
        "V. Notes",
    ]

    def contents(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "Contents", BOLD, 14)
        for index, entry in enumerate(entries):
            dots = "." * 60 if index % 2 else " ." * 40
            words_at(canvas, 60, 110 + 20 * index, f"{entry} {dots} {index + 3}", BOLD, 10)

    def body(canvas: Canvas) -> None:
        words_at(canvas, 60, 80, "I. Who goes by bus", BOLD, 14)
        lines_at(canvas, 60, 110, TEXT)

    parsed = _read(draw(contents, body))
    assert _paths(parsed) == [("Contents",), ("I. Who goes by bus",)] or _paths(parsed) == [
        ("Contents",),
        ("Contents", "I. Who goes by bus"),
    ]
    assert "..." not in parsed.text
    assert ". . ." not in parsed.text
    assert "\nII. What it costs 4\n" in parsed.text


def test_numbered_paragraphs_and_items() -> None:
    """Numbers of paragraphs stay; bullets, letters and what they mark become items."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "12.")
        lines_at(canvas, 84, 100, TEXT[:1])
        lines_at(canvas, 60, 112, TEXT[1:])
        words_at(canvas, 60, 136, "13.")
        words_at(canvas, 84, 136, "The ministry recommends that districts:")
        for index, mark in enumerate(("(a)", "(b)")):
            words_at(canvas, 72, 154 + 18 * index, mark)
            words_at(canvas, 96, 154 + 18 * index, f"Count the buses of year {index};")
        for index in range(2):
            words_at(canvas, 72, 200 + 24 * index, "\u2022")
            lines_at(
                canvas, 84, 200 + 24 * index, [f"Repair road {index} where the", "rain took it;"]
            )

    text = _read(draw(page)).text
    assert f"12. {' '.join(TEXT)}\n\n13. The ministry recommends that districts:\n" in text
    assert "(a) Count the buses of year 0;\n" in text
    assert (
        "- Repair road 0 where the rain took it;\n- Repair road 1 where the rain took it;" in text
    )


@pytest.mark.parametrize("ruled", [True, False])
def test_tables_keep_what_their_figures_mean(ruled: bool) -> None:
    """Each row says the names of its columns, and every figure is boxed where it stands."""
    grid = Grid(
        [["Country", "Score", "Rank"], ["Peru", "63.5", "14"], ["Costa Rica", "71.2", "9"]], ruled
    )
    before = Paragraph(" ".join(TEXT))
    parsed = _read(typeset([Heading("Scores"), before, grid, Paragraph(" ".join(TEXT))]))
    rows = [
        row_words(["Country", "Score", "Rank"], ["Peru", "63.5", "14"]),
        row_words(["Country", "Score", "Rank"], ["Costa Rica", "71.2", "9"]),
    ]
    assert "\n".join(["", *rows, ""]) in parsed.text
    at = parsed.text.index("71.2")
    box = next(box for box in parsed.boxes if box.start == at)
    below = next(box for box in parsed.boxes if box.start == parsed.text.index("63.5"))
    assert parsed.text[box.start : box.end] == "71.2"
    assert box.left == pytest.approx(below.left)
    assert box.top > below.top


def _cells(canvas: Canvas, cells: Sequence[tuple[float, float, float, float, list[str]]]) -> None:
    """Drawn cells: left, top, width, height, lines."""
    for x, y, width, height, lines in cells:
        canvas.rect(x, HEIGHT - y - height, width, height)
        lines_at(canvas, x + 4, y + 13, lines, BODY, 9, 11)


def test_header_over_several_columns_names_each() -> None:
    """A cell over two columns belongs to the names of both, one over two rows stands once."""
    cells = [
        (60.0, 100.0, 80.0, 40.0, ["Region"]),
        (140.0, 100.0, 160.0, 20.0, ["Schools"]),
        (140.0, 120.0, 80.0, 20.0, ["Primary"]),
        (220.0, 120.0, 80.0, 20.0, ["Secondary"]),
        (60.0, 140.0, 80.0, 20.0, ["North"]),
        (140.0, 140.0, 80.0, 20.0, ["120"]),
        (220.0, 140.0, 80.0, 20.0, ["45"]),
    ]
    assert _read(draw(lambda c: _cells(c, cells))).text == (
        "| Region: North | Schools Primary: 120 | Schools Secondary: 45 |\n"
    )


def test_label_over_several_rows_stands_in_each() -> None:
    """Where a first cell reaches over rows, each row says it."""
    cells = [
        (60.0, 100.0, 80.0, 20.0, ["Region"]),
        (140.0, 100.0, 80.0, 20.0, ["Year"]),
        (220.0, 100.0, 80.0, 20.0, ["Schools"]),
        (60.0, 120.0, 80.0, 40.0, ["North"]),
        (140.0, 120.0, 80.0, 20.0, ["2019"]),
        (220.0, 120.0, 80.0, 20.0, ["120"]),
        (140.0, 140.0, 80.0, 20.0, ["2020"]),
        (220.0, 140.0, 80.0, 20.0, ["125"]),
    ]
    assert _read(draw(lambda c: _cells(c, cells))).text == (
        "| Region: North | Year: 2019 | Schools: 120 |\n"
        "| Region: North | Year: 2020 | Schools: 125 |\n"
    )


def test_rows_without_rules_between_them_are_rows() -> None:
    """Level lines of figures in drawn cells are rows; wrapped words are not."""
    cells = [
        (60.0, 100.0, 120.0, 20.0, ["Country"]),
        (180.0, 100.0, 80.0, 20.0, ["Score"]),
        (60.0, 120.0, 120.0, 40.0, ["Peru", "Chile"]),
        (180.0, 120.0, 80.0, 40.0, ["63.5", "71.2"]),
        (60.0, 160.0, 120.0, 40.0, ["All of the countries", "of the coast"]),
        (180.0, 160.0, 80.0, 40.0, ["67.4"]),
    ]
    assert _read(draw(lambda c: _cells(c, cells))).text == (
        "| Country: Peru | Score: 63.5 |\n| Country: Chile | Score: 71.2 |\n"
        "| Country: All of the countries of the coast | Score: 67.4 |\n"
    )


def test_rows_of_several_lines_without_rules() -> None:
    """A line with no first cell goes on with the row above it; a rule shows the header."""

    def page(canvas: Canvas) -> None:
        for x, lines in (
            (60, ["Indicator", "Married before 18", "", "Married before 15"]),
            (220, ["Percent", "14.1", "", "2.6"]),
            (300, ["Source", "Survey of the", "ministry", "Census"]),
        ):
            lines_at(canvas, x, 100, lines, BODY, 9, 14)
        canvas.line(60, HEIGHT - 104, 380, HEIGHT - 104)

    assert _read(draw(page)).text == (
        "| Indicator: Married before 18 | Percent: 14.1 | Source: Survey of the ministry |\n"
        "| Indicator: Married before 15 | Percent: 2.6 | Source: Census |\n"
    )


def test_frames_and_charts_are_no_tables() -> None:
    """Text in a frame is text; bars with few words make no rows."""

    def page(canvas: Canvas) -> None:
        canvas.rect(50, HEIGHT - 150, 400, 70)
        lines_at(canvas, 60, 100, TEXT)
        for index, height in enumerate((40, 90, 60, 75)):
            canvas.rect(60 + 50 * index, HEIGHT - 400, 40, height, fill=1)
        words_at(canvas, 60, 415, "2019", BODY, 8)

    text = _read(draw(page)).text
    assert "|" not in text
    assert " ".join(TEXT) in text


def test_page_number_below_a_table_is_no_cell() -> None:
    """What stands far below the last row, in line with a column, is no part of the table."""

    def page(canvas: Canvas) -> None:
        for index, (name, score) in enumerate((("Peru", "63.5"), ("Chile", "71.2"), ("Cuba", "5"))):
            words_at(canvas, 60, 100 + 16 * index, name)
            words_at(canvas, 200, 100 + 16 * index, score)
        words_at(canvas, 203, 300, "7 schools in all")

    assert (
        _read(draw(page)).text
        == "| Peru | 63.5 |\n| Chile | 71.2 |\n| Cuba | 5 |\n\n7 schools in all\n"
    )


def test_labels_stand_before_what_they_name() -> None:
    """Short names in a first column are read with the text beside each."""

    def page(canvas: Canvas) -> None:
        for index, (label, words) in enumerate(
            (
                ("Country", "Peru"),
                ("Capital", "Lima"),
                ("Languages", "Spanish"),
                ("Currency", "Sol"),
            )
        ):
            words_at(canvas, 60, 100 + 16 * index, label)
            words_at(canvas, 200, 100 + 16 * index, words)

    assert _read(draw(page)).text == (
        "| Country | Peru |\n| Capital | Lima |\n| Languages | Spanish |\n| Currency | Sol |\n"
    )


def test_footnotes_stand_behind_the_text() -> None:
    """Notes are a section of their own, with their numbers; their marks are out of sentences."""
    sheet = Sheet(notes={1: "See the survey of 2019.", 2: "Ibid., page 4."})
    blocks = [
        Heading("Who goes by bus"),
        Paragraph("Half of the children go by bus,{1} and the others walk.{2} Some ride."),
        Heading("What it costs"),
        Paragraph("It costs little."),
    ]
    parsed = _read(typeset(blocks, sheet))
    assert parsed.text == (
        "Who goes by bus\n\nHalf of the children go by bus, and the others walk. Some ride.\n\n"
        "What it costs\n\nIt costs little.\n\n[1] See the survey of 2019.\n\n[2] Ibid., page 4.\n"
    )
    assert parsed.sections[-1].path == ()
    assert [(page.number, page.start) for page in parsed.pages] == [(1, 0)]


def test_footnote_goes_on_over_the_page() -> None:
    """What stands small below a rule without a mark belongs to the last note of the page before."""

    def first(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, TEXT * 4)
        canvas.line(60, HEIGHT - 700, 130, HEIGHT - 700)
        words_at(canvas, 60, 712, "1", BODY, 5)
        words_at(
            canvas, 68, 715, "See the long survey of the ministry, which was made in the", BODY, 8
        )

    def second(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, ["On another page there is other text."] + TEXT * 4)
        canvas.line(60, HEIGHT - 700, 130, HEIGHT - 700)
        words_at(canvas, 60, 715, "coastal districts in the year 2019.", BODY, 8)

    text = _read(draw(first, second)).text
    assert text.endswith(
        "\n\n[1] See the long survey of the ministry, which was made in the coastal districts in "
        "the year 2019.\n"
    )


def _with_raised(parts: Sequence[tuple[str, str]], kern: float = 0.0) -> str:
    """The text of a page with a line of words, each part followed by raised letters.

    Args:
        parts: words and what is raised behind them.
        kern: width of what typesetters put behind a raised figure.
    """

    def page(canvas: Canvas) -> None:
        x = 60.0
        for words, raised in parts:
            words_at(canvas, x, 100, words)
            x += stringWidth(words, BODY, 10)
            words_at(canvas, x, 96.5, raised, BODY, 6)
            x += stringWidth(raised, BODY, 6) + (kern if raised else 0.0)

    return _read(draw(page)).text


def test_powers_and_ordinals_are_words() -> None:
    """Raised figures behind a unit and raised letters of ordinals are no note marks."""
    parts = [
        ("It has 40 km", "2"),
        (" and is the 5", "th"),
        (" of its kind, with 10", "6"),
        (" others where x", "2"),
        (" is small, as the survey of last year says.", ""),
    ]
    text = _with_raised(parts)
    assert "40 km² and is the 5th of its kind, with 10⁶ others where x²" in text


@pytest.mark.parametrize("kern", [0.0, 0.5])
def test_marks_before_punctuation_leave_no_space(kern: float) -> None:
    """A mark before a stop, a comma or a bracket leaves these where they stand: at their word."""
    parts = [
        ("Se casan 18 años", "1"),
        (". La policía rescató a 312 niñas", "2"),
        (", y otras (las del sur", "*"),
        (") de 40 km", "2"),
        (", según se dijo", "3"),
        ("; y así fue", ""),
    ]
    assert _with_raised(parts, kern) == (
        "Se casan 18 años. La policía rescató a 312 niñas, y otras (las del sur) de 40 km², según "
        "se dijo; y así fue\n"
    )


def test_marks_that_are_letters_of_their_own_are_taken_out() -> None:
    """A raised figure of the character set is a mark before a stop too; of a unit it is a power."""
    words = "Se casan 18 años¹. Son (según dicen²), en 40 km², no en 3m³; y x² es menos."
    assert _with_raised([(words, "")]) == (
        "Se casan 18 años. Son (según dicen), en 40 km², no en 3m³; y x² es menos.\n"
    )


def test_space_before_punctuation_stays_where_it_is_seen() -> None:
    """What stands apart from the mark or from its word is not drawn up to it."""
    assert _with_raised([("Sont-ils mariés", "1"), (" ; oui, dit-on", "")]) == (
        "Sont-ils mariés ; oui, dit-on\n"
    )
    assert _with_raised([("It counts the girls ", "1"), (", and the boys", "")]) == (
        "It counts the girls , and the boys\n"
    )


def test_running_lines_and_page_numbers_are_left_out() -> None:
    """Heads, feet and numbers repeated over pages are no text; the printed number is the label."""

    def page(number: int) -> Callable[[Canvas], None]:
        def drawn(canvas: Canvas) -> None:
            words_at(canvas, 60, 40, "Buses of the coast", BODY, 8)
            words_at(canvas, WIDTH - 140, 40, f"Chapter {1 + number // 3}", BODY, 8)
            lines_at(canvas, 60, 140, [f"Page body {number} says something of its own here."])
            lines_at(canvas, 60, 160, TEXT)
            words_at(canvas, 290, 810, f"- {number + 7} -", BODY, 8)

        return drawn

    parsed = _read(draw(*(page(number) for number in range(6))))
    assert "Buses of the coast" not in parsed.text
    assert "Chapter" not in parsed.text
    assert "- 7 -" not in parsed.text
    assert [page.label for page in parsed.pages] == ["7", "8", "9", "10", "11", "12"]


def test_the_title_again_at_the_edge_of_the_second_page_is_a_running_head() -> None:
    """With what stands beside it; a line below it, or as large as the title, is text."""

    def first(canvas: Canvas) -> None:
        words_at(canvas, 60, 90, "Buses of the coast", BOLD, 20)
        lines_at(canvas, 60, 140, TEXT)

    def second(canvas: Canvas, y: float = 40, size: float = 8) -> None:
        words_at(canvas, 60, y, "Buses of the coast", BODY, size)
        words_at(canvas, WIDTH - 140, y, "Report 2022", BODY, size)
        lines_at(canvas, 60, 140, TEXT)

    def text_of(*pages: Callable[[Canvas], None]) -> str:
        return _read(draw(first, *pages)).text

    assert text_of(second).count("Buses of the coast") == 1
    assert "Report 2022" not in text_of(second)
    assert text_of(lambda c: second(c, y=70)).count("Buses of the coast") == 2
    assert text_of(lambda c: second(c, size=20)).count("Buses of the coast") == 2


@pytest.mark.parametrize("bar", ["|", "·"])
def test_the_title_beside_a_bar_is_a_running_head(bar: str) -> None:
    """On one page alone, as where heads of left and right pages differ."""

    def first(canvas: Canvas) -> None:
        words_at(canvas, 60, 90, "Buses of the coast", BOLD, 20)
        lines_at(canvas, 60, 140, TEXT)

    def second(canvas: Canvas, head: str) -> None:
        words_at(canvas, 60, 40, head, BODY, 8)
        lines_at(canvas, 60, 140, TEXT)

    def text_of(head: str) -> str:
        return _read(draw(first, lambda c: second(c, head))).text

    assert "Lantern" not in text_of(f"Buses of the coast {bar} Lantern Trust")
    assert "Lantern" in text_of(f"Buses of the hills {bar} Lantern Trust")


def test_lines_alike_that_are_text_stay() -> None:
    """Bottom lines whose numbers do not go with the pages, such as sources, are text."""

    def page(number: int) -> Callable[[Canvas], None]:
        def drawn(canvas: Canvas) -> None:
            lines_at(canvas, 60, 140, [f"Page body {number} says something of its own here."])
            lines_at(canvas, 60, 790, [f"The district counted {(number * 37) % 11 + 200} buses."])

        return drawn

    text = _read(draw(*(page(number) for number in range(5)))).text
    assert text.count("The district counted") == 5


def test_labels_of_the_file_come_first() -> None:
    """A file's own page labels are taken before printed numbers."""

    def page(number: int) -> Callable[[Canvas], None]:
        def drawn(canvas: Canvas) -> None:
            lines_at(canvas, 60, 140, [f"Body of page {number}."])
            if number == 0:
                canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
                canvas.addPageLabel(2, style="ARABIC", start=1)

        return drawn

    parsed = _read(draw(*(page(number) for number in range(3))))
    assert [page.label for page in parsed.pages] == ["i", "ii", "1"]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Buses of the coast", "Buses of the coast"),
        ("Microsoft Word - draft.doc", ""),
        ("buses-final.indd", ""),
        ("report", ""),
        ("report.pdf", ""),
        ("A/HRC/59/50", ""),
        ("untitled", ""),
        ("(anonymous)", ""),
        ("Document1", ""),
        ("", ""),
    ],
)
def test_title_only_where_people_would_call_it_so(stated: str, title: str) -> None:
    """Names of files, programs and document numbers are no titles."""
    parsed = _read(draw(lambda c: lines_at(c, 60, 100, TEXT), title=stated))
    assert parsed.fields.get("title", "") == title


def test_stated_fields() -> None:
    """Date, author and producer are as the file states them."""
    parsed = _read(draw(lambda c: lines_at(c, 60, 100, TEXT), author="Ana Ruiz"))
    assert parsed.metadata["author"] == "Ana Ruiz"
    assert "ReportLab" in parsed.metadata["producer"]
    assert parsed.fields["date"] == "2000-01-01"


def test_rows_are_units_of_passages() -> None:
    """A row is cited as a whole, with the names of its columns."""
    grid = Grid([["Country", "Score"], ["Peru", "63.5"], ["Chile", "71.2"]], ruled=True)
    parsed = _read(typeset([Heading("Scores"), grid]))
    document = Document(id="d", title="d", text=parsed.text, sections=parsed.sections)
    units = [
        parsed.text[unit.start : unit.end]
        for passage in cut_passages(document, IndexSettings())
        for unit in passage.units
    ]
    assert "| Country: Peru | Score: 63.5 |" in units


def test_bold_words_at_the_head_of_a_paragraph_may_take_two_lines() -> None:
    """They are no heading where they go on in bold in the next line, up to the text."""

    def page(canvas: Canvas) -> None:
        lines_at(
            canvas,
            60,
            100,
            ["The schools of the valley and of the coast were seen,", "all of them."],
        )
        words_at(canvas, 60, 130, "Pupils who left the school before the end of the", BOLD)
        words_at(canvas, 60, 142, "autumn term.", BOLD)
        words_at(canvas, 122, 142, "There were twelve of them, as in the", BODY)
        lines_at(
            canvas,
            60,
            154,
            ["year before, and most came back in the spring when", "the harvest was over."],
        )

    assert (
        "Pupils who left the school before the end of the autumn term. There were twelve of them, "
        "as in the year before, and most came back in the spring when the harvest was over."
    ) in read_pdf(draw(page), "a.pdf").text


@pytest.mark.parametrize("figure", ["1.4", "3.5", "2.1"])
def test_figure_at_the_head_of_a_line_begins_nothing(figure: str) -> None:
    """A sentence of a numbered paragraph that goes on with a figure at the margin stays whole."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "3.")
        words_at(
            canvas, 88, 100, "While the share of the budget for children rose from a little in"
        )
        words_at(
            canvas, 60, 112, f"{figure} per cent in 2018, the Committee is concerned that it fell"
        )
        words_at(canvas, 60, 124, "in three regions.")
        words_at(canvas, 60, 142, "4.")
        words_at(canvas, 88, 142, "The Committee recommends more.")

    assert _read(draw(page)).text == (
        "3. While the share of the budget for children rose from a little in "
        f"{figure} per cent in 2018, the Committee is concerned that it fell in three regions.\n\n"
        "4. The Committee recommends more.\n"
    )


@pytest.mark.parametrize("sign", ["\u25b8", "\u25ba", "\u2022", "\u2756"])
def test_signs_with_a_narrow_space_mark_items(sign: str) -> None:
    """Each sign at the head of a line begins an item, however near its words stand."""
    lines = [("~ Ratify the protocol", 1), ("~ Publish what is spent", 1)]
    parsed = _read(in_own_font(lines, "Times", meanings={"~": sign}))
    assert parsed.text == "- Ratify the protocol\n- Publish what is spent\n"


def test_headings_in_a_column_of_short_paragraphs_are_told_apart() -> None:
    """How far lines of a heading stand apart is known from the column beside it."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, [f"The child number {n} is heard by a judge" for n in range(9)])
        for y, words, font in (
            (100, "CHAPTER TWO", BOLD),
            (112, "MEASURES OF PROTECTION", BOLD),
            (133, "Article 3 of the law", BOLD),
            (154, "These are measures", BODY),
            (175, "Other measures of it", BODY),
            (196, "And the last measures", BODY),
        ):
            words_at(canvas, 330, y, words, font)

    paths = [section.path for section in _read(draw(page)).sections]
    titles = [path[-1] for path in paths if path]
    assert titles == ["CHAPTER TWO MEASURES OF PROTECTION", "Article 3 of the law"]


def test_figure_below_a_line_of_one_word() -> None:
    """A word alone in its line, with a line below it that begins with a figure, is read."""

    def page(canvas: Canvas) -> None:
        words_at(canvas, 60, 100, "Malnutrition")
        words_at(canvas, 60, 112, "1.4 per cent of all")

    assert _read(draw(page)).text == "Malnutrition 1.4 per cent of all\n"

"""PDF: rows of tables that go on over the end of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pdf_samples import HEIGHT, draw, lines_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.pdf import read_pdf

NAMES = (["Home"], ["City"], ["Places"], ["What was found"])
FIRST = (["Aurora"], ["Luque"], ["15"], ["Two children had no file."])
HALF = (["Belén"], ["Luque"], ["16"], ["Visited on 7 May; two of the"])
REST: tuple[list[str], ...] = ([], [], [], ["children had no file in 2021."])
LAST = (["Cielo"], ["Areguá"], ["17"], ["Nothing was wanting."])
COLUMNS = (60.0, 130.0, 200.0, 260.0, 480.0)

Row = Sequence[Sequence[str]]


def _parsed(first: Sequence[Row], second: Sequence[Row]) -> Parsed:
    """Two pages with the parts of a table, whose cells are drawn."""

    def page(rows: Sequence[Row], y: float) -> Callable[[Canvas], None]:
        def drawn(canvas: Canvas) -> None:
            for number, row in enumerate(rows):
                for x, end, lines in zip(COLUMNS, COLUMNS[1:], row, strict=False):
                    canvas.rect(x - 3, HEIGHT - y - 18 * number - 6, end - x, 18)
                    lines_at(canvas, x, y + 18 * number, lines)

        return drawn

    return read_pdf(draw(page(first, 700), page(second, 80)), "report.pdf")


def test_the_rest_of_a_row_on_the_next_page_is_part_of_it() -> None:
    """So that the sentence in its cell is whole; the row after it is one of its own."""
    assert _parsed((NAMES, FIRST, HALF), (REST, LAST)).text == (
        "| Home: Aurora | City: Luque | Places: 15 | What was found: Two children had no file. |\n"
        "| Home: Belén | City: Luque | Places: 16 | What was found: Visited on 7 May; two of the "
        "children had no file in 2021. |\n"
        "| Home: Cielo | City: Areguá | Places: 17 | What was found: Nothing was wanting. |\n"
    )


def test_words_of_both_pages_are_marked_on_their_own() -> None:
    """Each of them has its place on the page where it stands."""
    parsed = _parsed((NAMES, FIRST, HALF), (REST, LAST))
    pages = {parsed.text[box.start : box.end]: box.page for box in parsed.boxes}
    assert pages["Visited"] == 1
    assert pages["children"] == 2


def test_a_row_of_its_own_on_the_next_page_stays_one() -> None:
    """Where the cell above ended, or the one below begins with a name."""
    ended = (["Belén"], ["Luque"], ["16"], ["Nothing was wanting."])
    assert "Nothing was wanting. |\n" in _parsed((NAMES, FIRST, ended), (REST, LAST)).text
    named: tuple[list[str], ...] = ([], [], [], ["Children of the city only"])
    assert "two of the |\n" in _parsed((NAMES, FIRST, HALF), (named, LAST)).text

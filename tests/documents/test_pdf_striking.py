"""PDF: words that a drawn line strikes out, and lines that strike nothing out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_samples import BODY, HEIGHT, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

BEFORE, OUT, AFTER = "The court heard ", "twelve of the cases ", "thirteen cases in that year."
LEFT = 60 + stringWidth(BEFORE, BODY, 10)
RIGHT = LEFT + stringWidth(OUT.rstrip(), BODY, 10)
WHOLE = f"{BEFORE}{OUT}{AFTER}"


def _text(line: Callable[[Canvas], None], *, turned: bool = False) -> str:
    """The text of a page with a sentence whose letters stand on a line 100 points from the top."""

    def page(canvas: Canvas) -> None:
        if turned:
            canvas.translate(HEIGHT, 100)
            canvas.rotate(90)
        words_at(canvas, 60, 100, WHOLE)
        words_at(canvas, 60, 140, "Nobody appealed.")
        line(canvas)

    return read_pdf(draw(page), "report.pdf").text


def _level(left: float, right: float, above: float) -> Callable[[Canvas], None]:
    y = HEIGHT - 100 + above
    return lambda canvas: canvas.line(left, y, right, y)


def _pieces(canvas: Canvas) -> None:
    """A thin rectangle for each word, and one for each space, as word processors draw them."""
    middle = (LEFT + RIGHT) / 2
    for left, right in ((LEFT, middle), (middle, RIGHT + 2.5)):
        canvas.rect(left, HEIGHT - 97.4, right - left, 0.6, stroke=0, fill=1)


@pytest.mark.parametrize("line", [_level(LEFT, RIGHT, 2.6), _level(LEFT, RIGHT + 2.5, 3), _pieces])
@pytest.mark.parametrize("turned", [False, True])
def test_words_that_are_struck_out_are_no_text(
    line: Callable[[Canvas], None], turned: bool
) -> None:
    """Whether by one line or in pieces, with the space behind them or without."""
    text = _text(line, turned=turned)
    assert text == f"{BEFORE}{AFTER}\n\nNobody appealed.\n"


@pytest.mark.parametrize(
    "line",
    [
        _level(LEFT, RIGHT, -1.5),  # below
        _level(LEFT, RIGHT, 7),  # above
        _level(20, 560, 2.6),  # behind all of it, and further
        _level(LEFT, RIGHT + 40, 2.6),  # ends nowhere
    ],
)
def test_other_lines_leave_words_alone(line: Callable[[Canvas], None]) -> None:
    """An underline, the edge of a box, a line that goes on where no words are."""
    assert WHOLE in _text(line)

"""A PDF about bridges for tests: three pages, a sentence over two of them, printed labels."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 420, 595

FIRST = (
    "Bridges of the delta",
    "",
    "The delta has many arms, and people cross them on foot,",
    "by boat and by car all through the year.",
    "In 2021 the office counted 742 bridges in the delta.",
    "Most of them are made of wood and are mended every",
    "spring. The engineers who look after the longest",
)
SECOND = (
    "bridges of the western arm live in the villages nearby.",
    "They wrote that 118 bridges carry lorries, and that the",
    "others carry people and animals only.",
)
THIRD = (
    "The ferries of the eastern arm stopped in 2019 because the",
    "water was too low for them in summer.",
)
OVER_TWO = "longest bridges of the western arm live in the villages nearby."


def bridges(*, more: str = "") -> bytes:
    """The file; `more` is a further line on its last page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setTitle("Bridges of the delta")
    for number, lines in enumerate((FIRST, SECOND, (*THIRD, more)), start=5):
        height = HEIGHT - 70 if number > 5 else 200
        for line in lines:
            canvas.setFont("Helvetica-Bold" if line == FIRST[0] else "Helvetica", 12)
            canvas.drawString(50, height, line)
            height -= 16
        canvas.drawCentredString(WIDTH / 2, 30, str(number))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()

"""PDF: accents that are drawn by themselves above capitals, as TeX draws them."""

from __future__ import annotations

import time

import pytest
from pdf_samples import BODY, draw, words_at
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

SIZE = 10.0


def _raised(canvas: Canvas, y: float, words: str, accents: dict[int, str], up: float = 2.3) -> None:
    """Words, with accents in the middle above letters of them; accents come first, as in TeX."""
    for at, accent in accents.items():
        middle = 60 + stringWidth(words[:at], BODY, SIZE) + stringWidth(words[at], BODY, SIZE) / 2
        words_at(canvas, middle - stringWidth(accent, BODY, SIZE) / 2, y - up, accent)
    words_at(canvas, 60, y, words)


@pytest.mark.parametrize(
    ("words", "accents", "read"),
    [
        ("Africa y el Indice de 2021", {0: "\u00b4", 12: "\u00b4"}, "África y el Índice de 2021"),
        ("Se habla de la NINEZ.", {17: "\u02dc"}, "Se habla de la NIÑEZ."),
        ("Mexico en las versalitas", {1: "\u00b4"}, "México en las versalitas"),
        ("A la fin, l'Etat et Ubersee", {0: "`", 12: "\u00b4", 20: "\u00a8"},
         "À la fin, l'État et Übersee"),
    ],
)  # fmt: skip
def test_a_raised_accent_belongs_to_the_letter_below(
    words: str, accents: dict[int, str], read: str
) -> None:
    """At the beginning, in the middle and at the end of a line; no space is left in its place."""
    data = draw(lambda canvas: _raised(canvas, 100, words, accents))
    assert read_pdf(data, "a.pdf").text == f"{read}\n"


def test_an_accent_above_no_capital_stays() -> None:
    """It is far above the line, as one of the line before is, or over a letter that takes none."""

    def page(canvas: Canvas) -> None:
        _raised(canvas, 100, "Each of them", {0: "\u00b4"}, up=8.0)
        _raised(canvas, 140, "The 7 of them", {4: "\u00b4"})

    assert read_pdf(draw(page), "a.pdf").text.count("\u00b4") == 2


def test_a_page_of_nothing_but_accents_takes_no_time() -> None:
    """Each of them stands apart, a little above the line of the letters of the others."""

    def page(canvas: Canvas) -> None:
        for at in range(9000):
            words_at(canvas, 60 + at % 39 * 12, 100 + at // 39 * 3, "~" if at % 2 else "a")

    begun = time.process_time()
    read_pdf(draw(page), "a.pdf")
    assert time.process_time() - begun < 6.0

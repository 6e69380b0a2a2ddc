"""PDF: which headings stand beside each other, and which one below another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_samples import BOLD, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

TEXT = [
    "Buses take the children of the coast to school in the morning and",
    "bring them home again in the afternoon, on most days of the year.",
]


@pytest.mark.parametrize(
    ("headings", "paths"),
    [
        (
            ["=Children of the coast", "Foreword", "1. The law", "1.1 Age", "2. The state"],
            ["Foreword", "1. The law", "1. The law > 1.1 Age", "2. The state"],
        ),
        (
            ["=Plan contra la trata", "Siglas", "1. Diagnóstico", "2. Ejes", "Anexo A. Monto"],
            ["Siglas", "1. Diagnóstico", "2. Ejes", "Anexo A. Monto"],
        ),
        (
            ["=Children", "Summary", "I. The law", "A. Age", "II. The state", "Summary of costs"],
            ["Summary", "I. The law", "I. The law > A. Age", "II. The state", "Summary of costs"],
        ),
        (
            ["=Children", "I. The law", "(a) Age", "II. The state"],
            ["I. The law", "I. The law > (a) Age", "II. The state"],
        ),
        (
            ["=Children", "What should be done", "+1. By the state", "2. By schools"],
            [
                "What should be done",
                "What should be done > 1. By the state",
                "What should be done > 2. By schools",
            ],
        ),
    ],
)
def test_numbers_behind_headings_without(headings: Sequence[str], paths: Sequence[str]) -> None:
    """Set alike, they stand beside them; right below one, they are part of what it heads.

    "=" leads the title, "+" a heading right below the one before.
    """

    def page(canvas: Canvas) -> None:
        y = 80.0
        for words, after in zip(headings, [*headings[1:], ""], strict=True):
            words_at(canvas, 60, y, words.lstrip("=+"), BOLD, 18 if words[0] == "=" else 12)
            if not after.startswith("+"):
                lines_at(canvas, 60, y + 20, TEXT)
            y += 34 if after.startswith("+") else 80

    parsed = read_pdf(draw(page), "a.pdf")
    title = headings[0][1:]
    assert [" > ".join(s.path) for s in parsed.sections] == [
        title,
        *(f"{title} > {path}" for path in paths),
    ]


def test_a_title_set_like_its_chapters_is_above_them() -> None:
    """What stands first, and nothing larger behind it, is the title."""

    def page(canvas: Canvas) -> None:
        for i, words in enumerate(("Children of the coast", "I. The law", "II. The state")):
            words_at(canvas, 60, 80 + 80 * i, words, BOLD, 14)
            lines_at(canvas, 60, 100 + 80 * i, TEXT)

    assert [section.path for section in read_pdf(draw(page), "a.pdf").sections] == [
        ("Children of the coast",),
        ("Children of the coast", "I. The law"),
        ("Children of the coast", "II. The state"),
    ]


def test_numbered_headings_may_be_smaller_than_the_text() -> None:
    """As some journals set them; bold labels in such type are none."""

    def page(canvas: Canvas) -> None:
        y = 100.0
        for words in ("I. THE LAW", "A. Who may work", "Families asked", "II. THE STATE"):
            words_at(canvas, 60, y, words, BOLD, 9)
            lines_at(canvas, 60, y + 20, TEXT)
            y += 80

    paths = [" > ".join(one.path) for one in read_pdf(draw(page), "a.pdf").sections]
    assert paths == ["I. THE LAW", "I. THE LAW > A. Who may work", "II. THE STATE"]

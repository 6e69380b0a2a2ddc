"""Captions where a figure is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.captioned import is_a_caption


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What was the rate of work in 2022?", "Table 1. Work by age, 2022 (per cent)", True),
        ("¿Cuál fue la tasa en 2022?", "Cuadro 1. Trabajo por edad, 2022 (porcentaje)", True),
        ("What was the rate of work in 2022?", "Table 1 shows that 12% worked in 2022.", False),
        ("What was the rate of work in 2022?", "Twelve per cent worked in 2022.", False),
        ("How many rows has table 1?", "Table 1. Work by age, 2022 (12 rows)", False),
        ("What is told of work?", "Table 1. Work by age, 2022 (per cent)", False),
    ],
)
def test_a_caption_gives_no_figure(
    make_candidate: Callable[..., Candidate], question: str, text: str, out: bool
) -> None:
    """Unless it says one, or a table is asked about."""
    language = analyse(question).language
    assert is_a_caption(analyse(question), make_candidate(text, language=language)) == out


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Women married before 15 and 18, by schooling", True),
        ("Of the women, 12% were married before 15.", False),
        ("The table shows women who married before 15", False),
    ],
)
def test_a_line_above_rows_is_their_caption(
    make_candidate: Callable[..., Candidate], text: str, out: bool
) -> None:
    """Whatever is asked, where it has neither a verb nor a stop."""
    asked = analyse("women without schooling married before 15")
    above = make_candidate(text, passage_text=f"{text}\n\n| None | 21 |")
    assert is_a_caption(asked, above) == out
    assert not is_a_caption(asked, make_candidate(text, passage_text=f"{text}\n\nMore text."))

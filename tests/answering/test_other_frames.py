"""Figures of more years or of another edition are no answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.other_frames import (
    is_of_another_edition,
    is_of_more_years,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many boats sank in 2021?", "From 2015 to 2021, 14 boats sank.", True),
        ("How many boats sank in 2021?", "Between 2015 and 2021, 14 boats sank.", True),
        (
            "¿Cuántos barcos se hundieron en 2021?",
            "Desde 2015 hasta 2021 se hundieron 14.",
            True,
        ),
        ("How many boats sank in 2021?", "In 2021, 3 boats sank, and 14 from 2015 to 2021.", False),
        ("How many boats sank from 2015 to 2021?", "From 2015 to 2021, 14 boats sank.", False),
        ("How many boats had sunk by 2021?", "From 2015 to 2021, 14 boats sank.", False),
        ("¿Desde qué edad podían antes de la ley de 2017?", "Hasta 2017, desde los 18.", False),
        ("How many boats sank before the storm of 2021?", "Until 2021 it was 14.", False),
        ("What share of boats sank in 2021?", "From 2015 to 2021, 14% of boats sank.", False),
    ],
)
def test_more_years(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """A share may be the same over all of them; a count is not."""
    asked = analyse(question)
    assert is_of_more_years(asked, make_candidate(text, language=asked.language)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many were checked under Edition 2?", "Under Edition 1 it was 40.", True),
        ("How many took part in phase II?", "In phase I, 40 took part.", True),
        ("¿Cuántos participaron en la fase 2?", "En la fase 1 participaron 40.", True),
        ("How many were checked under Edition 2?", "It was 40, and 30 under Edition 2.", False),
        ("How many were checked under Edition 2?", "In all 40 were checked.", False),
        ("Were more checked in Edition 2 than in Edition 1?", "In Edition 1 it was 40.", False),
    ],
)
def test_another_edition(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """What is numbered is told apart by its number, where a sentence gives one."""
    asked = analyse(question)
    assert is_of_another_edition(asked, make_candidate(text, language=asked.language)) is out

"""What a sentence tells of all is none of the girls whom it only counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.sexed_parts import is_told_of_all

BEG = "How many of the girls had been made to beg?"
HOME = "¿Cuántas niñas fueron devueltas a su familia?"
POLICE = "How many women reported it to the police?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (BEG, "Of these, 38 were girls; 17 had been exploited in begging.", True),
        (BEG, "There were 30 boys and 20 girls in it, half of them begging.", True),
        (HOME, "De las víctimas, 38 eran niñas y 12 fueron devueltas a su familia.", True),
        (HOME, "Había 14 niños y 11 niñas, 12 de ellos devueltos a la familia.", True),
        (POLICE, "Of the victims, 120 were women and 45 reported it to the police.", True),
        (BEG, "Of these, 38 were girls; 17 of them had been exploited in begging.", False),
        (HOME, "De las víctimas, 38 eran niñas, 12 de las cuales fueron devueltas.", False),
        (HOME, "Había 14 niños y 11 niñas, 9 de ellas devueltas a la familia.", False),
        (POLICE, "Of those who reported it to the police, 12 were women and 45 men.", False),
        (POLICE, "In all 12 women reported it to the police and 4 fled.", False),
    ],
)
def test_what_is_told_of_all(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A clause that goes on with "of them" or "de las cuales" is of those counted before it."""
    assert is_out(is_told_of_all, question, text) is out

"""Whether an answer has the right words."""

from __future__ import annotations

import pytest

from briefing_qa.evaluation.outcomes import says


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Some 55 girls were found.", "5"),
        ("It rose by 5.4 per cent.", "5"),
        ("It rose by 14,1 per cent.", "14"),
        ("The score is 100/100.", "0/100"),
        ("It cost 12,500 crowns.", "500"),
    ],
)
def test_a_figure_is_not_part_of_another_one(text: str, figure: str) -> None:
    """Digits on either side, also beyond a point or comma, make it another figure."""
    assert not says(text, [[figure]])


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It rose to 5.", "5"),
        ("In 2019, 2020 and 2021", "2020"),
        ("The share is 14.1% of all.", "14.1"),
        ("from 1996-2000", "2000"),
        ("Some 8,710\nestablishments signed.", "8,710 Establishments"),
    ],
)
def test_a_figure_is_found_beside_other_signs(text: str, figure: str) -> None:
    """A sentence's end, a dash or a line break is no part of it."""
    assert says(text, [[figure], ["no", figure]])


def test_an_accent_is_the_same_however_it_is_written() -> None:
    """A system that is not ours may write it as a character of its own."""
    assert says("El cafe\u0301 abre a las 8.", [["El café"]])
    assert not says("El cafe abre a las 8.", [["El café"]])

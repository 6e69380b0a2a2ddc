"""What a question dates, dated otherwise in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.dated_words import is_dated_otherwise


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "What share of complaints made in 2021 led to a verdict?",
            "Of the complaints made in 2019, 7% had led to a verdict by the end of 2021.",
            True,
        ),
        (
            "What share of complaints made in 2019 led to a verdict?",
            "Of the complaints made in 2019, 7% had led to a verdict by the end of 2021.",
            False,
        ),
        (
            "How many letters were sent in 2021?",
            "It sent 40 letters, compared with 30 letters sent in 2020.",
            False,
        ),
        (
            "How many messages were exchanged in 2022?",
            "They exchanged 212 messages: 100 were exchanged in 2021 and 112 in 2022.",
            False,
        ),
        (
            "¿Qué parte de las denuncias presentadas en 2021 acabó en condena?",
            "De las denuncias presentadas en 2019, el 7 % acabó en condena a finales de 2021.",
            True,
        ),
        (
            "¿Qué parte de las denuncias presentadas en 2019 acabó en condena?",
            "De las denuncias presentadas en 2019, el 7 % acabó en condena a finales de 2021.",
            False,
        ),
    ],
)
def test_a_word_that_stands_with_another_year_is_of_that_year(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """The end of a stretch may be the year of the question; a year compared with is none."""
    assert is_out(is_dated_otherwise, question, text) is out

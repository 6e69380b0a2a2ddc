"""Why one is higher than the other is not told by the reason why it is lower."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.other_reasons import is_reason_for_the_opposite

LOWER = "Mr Kamanga got nine years; the sentence was lower because he had no conviction."
MENOR = "La pena de Kamanga fue menor porque no tenía antecedentes."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Why did Mr Kamanga get a higher sentence than Ms Phiri?", LOWER, True),
        ("¿Por qué recibió Kamanga una pena más larga que Phiri?", MENOR, True),
        ("Why are girls paid more than boys?", "Girls are paid less because they are few.", True),
        (
            "Why is the rate of Tarma higher than that of Jauja?",
            "In Tarma the rate is lower because of the schools.",
            True,
        ),
        ("Why did Mr Kamanga get a lower sentence than Ms Phiri?", LOWER, False),
        ("Why did Ms Phiri get a higher sentence than Mr Kamanga?", LOWER, False),
        ("¿Por qué recibió Kamanga una pena más leve que Phiri?", MENOR, False),
        (
            "Why are boys paid more than girls?",
            "Girls are paid less because they are few.",
            False,
        ),
        (
            "Why did Mr Kamanga get a longer sentence than Ms Phiri?",
            "Mr Kamanga got a longer sentence because he had less remorse.",
            False,
        ),
    ],
)
def test_the_reason_for_the_opposite(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """The other one may be lower for the reason for which the one asked for is higher."""
    assert is_out(is_reason_for_the_opposite, question, text) is out

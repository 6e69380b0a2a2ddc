"""Times before 1800."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.old_years import is_of_another_old_year


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("What did the count grant in 1204?", "In 1187 he granted a charter.", True),
        ("What did the count grant in 1187?", "In 1187 he granted a charter.", False),
        ("What did the count grant in 1204?", "He granted a charter to the town.", False),
        ("What burned down in May 1633?", "In May 1658 the hall was finished.", True),
        ("¿Qué ardió en 1633?", "El nuevo edificio es de 1658.", True),
        ("What was sold in 1204?", "It sold in 1187 and in 1204 at twice as much.", False),
        ("What was decided for 1204 children?", "In 1987 it was decided for 1310.", False),
        ("What was granted in 2004?", "In 1987 a charter was granted.", False),
        ("Who came to 1204 schools?", "He came to 1310 schools.", False),
    ],
)
def test_a_sentence_of_another_time_is_out(
    is_out: Callable[..., bool], question: str, text: str, *, is_other: bool
) -> None:
    """Where both are told to be times; later years are met elsewhere."""
    assert is_out(is_of_another_old_year, question, text) is is_other

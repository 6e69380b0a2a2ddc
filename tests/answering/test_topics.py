"""Shares of something else than is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.topics import is_share_of_others

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What share of tips were true?", "In 2013, 24 per cent had believed so.", True),
        ("What share of tips were true?", "Of the tips, 24 per cent were true.", False),
        ("What share of children came?", "In 2013, 24 per cent came.", False),
        ("¿Qué porcentaje de los barcos llegó?", "En 2013 lo creía el 24 %.", True),
        ("¿Qué porcentaje de los barcos llegó?", "De los barquitos llegó el 24 %.", False),
        ("¿Qué porcentaje de los encuestados vino?", "En 2013 vino el 24 %.", False),
    ],
)
def test_a_share_is_of_what_is_spoken_of(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """People are looked for elsewhere; whoever a text is about need not be named."""
    assert is_out(is_share_of_others, question, text) is out


def test_the_passage_may_name_what_the_share_is_of(make_candidate: Make) -> None:
    """A sentence that leaves it out has it from the one before."""
    question = analyse("What share of tips were true?")
    text = "Only 24 per cent were true."
    whole = f"Police followed 90 tips. {text}"
    assert not is_share_of_others(question, make_candidate(text, passage_text=whole))

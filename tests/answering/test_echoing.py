"""A sentence that repeats the question gives no reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.echoing import only_echoes

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Why has the Water Act not been amended?", "The Water Act has not been amended.", "en"),
        ("Why were the islands left out?", "The islands were left out.", "en"),
        (
            "Why were the islands left out?",
            "The board was asked why the islands were left out.",
            "en",
        ),
        ("¿Por qué no se modificó la ley?", "La ley no se modificó.", "es"),
        ("¿A qué se debe que no se visitaran las islas?", "Las islas no se visitaron.", "es"),
        ("¿Por qué se omitieron las islas?", "Preguntó por qué se omitieron las islas.", "es"),
    ],
)
def test_an_echo_gives_no_reason(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """What is taken as given, and a question that is reported, are out."""
    assert only_echoes(analyse(question), make_candidate(sentence, language=language))


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Why were the islands left out?", "The islands were left out because of storms.", "en"),
        ("Why were the islands left out?", "The islands were left out to save time.", "en"),
        (
            "Why were the islands left out?",
            "The islands were left out: no ferry sails there.",
            "en",
        ),
        ("Why were the islands left out?", "Storms had sunk both ferries that month.", "en"),
        ("Why were the islands left out?", "Asked why, the board spoke of storms.", "en"),
        ("When were the islands left out?", "The islands were left out.", "en"),
        ("¿Por qué se omitieron las islas?", "Se omitieron las islas por las tormentas.", "es"),
        ("¿Por qué se omitieron las islas?", "Las islas se omitieron para ahorrar tiempo.", "es"),
        ("¿Por qué se omitieron las islas?", "Las tormentas hundieron los barcos.", "es"),
    ],
)
def test_what_may_give_a_reason_stays(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """A word that leads to a reason, and a sentence with words of its own, stay."""
    assert not only_echoes(analyse(question), make_candidate(sentence, language=language))

"""Acronyms of a question that a sentence has in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.reading.full_names import with_names_in_full


@pytest.mark.parametrize(
    ("question", "text", "read"),
    [
        (
            "How much does the NFI pay?",
            "The National Fishing Insurance pays 610.",
            "How much does the National Fishing Insurance pay?",
        ),
        (
            "¿Qué pidió la DNP?",
            "La Dirección Nacional de Pesca pidió redes.",
            "¿Qué pidió la Dirección Nacional de Pesca?",
        ),
        ("How much does the NFI pay?", "The National Fishing Insurance (NFI) pays.", None),
        ("How much does the NFI pay?", "The National Bank pays 610.", None),
        ("How much does the NF pay?", "The National Fund pays 610.", None),
        ("How much does Nfi pay?", "The National Fishing Insurance pays 610.", None),
    ],
)
def test_the_sentence_s_name_stands_for_the_acronym(
    make_candidate: Callable[..., Candidate], question: str, text: str, read: str | None
) -> None:
    """Not where it has the acronym itself, nor for a word that is none."""
    assert with_names_in_full(question, make_candidate(text)) == (read or question)

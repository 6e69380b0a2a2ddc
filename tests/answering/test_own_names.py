"""Names of what a document is about, left out of a question that its sentences answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.reading.own_names import without_own_names

TITLE = "Línea Brisa y Safe Harbour: bulletin of the Open Doors project"


@pytest.mark.parametrize(
    ("question", "language", "read"),
    [
        ("¿Cuántos casos abrió la Línea Brisa en 2022?", "es", "¿Cuántos casos abrió en 2022?"),
        ("¿Cuántas niñas atiende el proyecto Open Doors?", "es", "¿Cuántas niñas atiende?"),
        ("How many hotels did Safe Harbour visit?", "en", "How many hotels did it visit?"),
        (
            "How many hotels did the Open Doors project visit?",
            "en",
            "How many hotels did it visit?",
        ),
        ("How many hotels were visited in Open Doors?", "en", "How many hotels were visited?"),
        ("What was Safe Harbour’s whole budget?", "en", "What was its whole budget?"),
        ("Who paid for the Safe Harbour training?", "en", "Who paid for the training?"),
        ("Open Doors: how many hotels were visited?", "en", "how many hotels were visited?"),
        ("How long are films kept (Safe Harbour)?", "en", "How long are films kept ()?"),
        ("hotels visited Open Doors", "en", "hotels visited"),
        ("Who funds Safe Harbour?", "en", "Who funds Safe Harbour?"),
        ("How many hotels did Dry Dock visit?", "en", "How many hotels did Dry Dock visit?"),
    ],
)
def test_what_the_title_names_is_left_out(
    make_candidate: Callable[..., Candidate], question: str, language: str, read: str
) -> None:
    """With "it" in its place where a sentence needs one; not where hardly a word would stay."""
    candidate = make_candidate("Seven.", title=TITLE)
    assert without_own_names(question, language, candidate).strip() == read


def test_a_name_that_the_sentence_has_stays(make_candidate: Callable[..., Candidate]) -> None:
    """Then it may be of another one beside it."""
    question = "How many hotels did Safe Harbour visit?"
    candidate = make_candidate("Unlike Harbour Watch, it visited seven.", title=TITLE)
    assert without_own_names(question, "en", candidate) == question


def test_so_is_what_the_line_below_the_title_names(
    make_candidate: Callable[..., Candidate],
) -> None:
    """A report may be called by something else."""
    candidate = make_candidate("Seven.", title="Nets")
    candidate = replace(candidate, subtitle="Fishing in Ombwe and Larisa")
    question = "How many children fish in Ombwe and Larisa?"
    assert without_own_names(question, "en", candidate) == "How many children fish?"

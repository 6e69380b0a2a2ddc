"""Questions for kinds and forms prefer the sentence that counts them up."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.enumerating import asks_for_kinds, has_series
from briefing_qa.answering.measures.lifting import SERIES_LIFT, lift
from briefing_qa.answering.questions.question import analyse


@pytest.mark.parametrize(
    "question",
    [
        "What forms can village theatre take?",
        "What kinds of harm did the boarders report?",
        "Which four types of placement does the review tell apart?",
        "What are the main categories of complaint?",
        "In what kinds of case is a guardian named?",
        "¿Qué formas de castigo mencionan los alumnos?",
        "¿Cuáles son los tipos de alojamiento?",
        "¿Qué ejemplos da la Defensoría?",
    ],
)
def test_kinds_are_asked_for_in_the_plural(question: str) -> None:
    """A question for kinds, forms, types or examples is known by these words."""
    assert asks_for_kinds(analyse(question))


@pytest.mark.parametrize(
    "question",
    [
        "What kind of placement was chosen?",
        "Which of the forms was the most frequent?",
        "How many types of complaint are there?",
        "What happened to the forms that were sent?",
        "¿Qué clase de trabajo se ofrecía?",
        "¿Cuántas formas de castigo hay?",
    ],
)
def test_one_kind_or_their_number_is_no_list(question: str) -> None:
    """One kind, one of them, or how many there are is told without counting them up."""
    assert not asks_for_kinds(analyse(question))


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("It may include radio, puppetry and songs.", True),
        ("The data concern identity, health, and relationships.", True),
        ("Se trata de golpes, amenazas e insultos.", True),
        ("Puede ser directa, indirecta o forzada.", True),
        ("The village has a theatre and a radio.", False),
        ("El informe trata de castigos y amenazas.", False),
        ("Certain data, including biometric data, can identify a child.", False),
    ],
)
def test_a_series_has_three_members(text: str, *, series: bool) -> None:
    """Two things that are joined are no series."""
    assert has_series(text) is series


def test_the_series_is_lifted_where_kinds_are_asked_for(
    make_candidate: Callable[..., Candidate],
) -> None:
    """Where something else is asked for, nothing is."""
    candidates = [
        make_candidate("Village theatre may include puppetry, songs and mime."),
        make_candidate("Village theatre matters to the young."),
    ]
    asked = lift(analyse("What forms can village theatre take?"), candidates)
    assert np.array_equal(asked, [SERIES_LIFT, 0.0])
    other = lift(analyse("Who pays for village theatre?"), candidates)
    assert np.array_equal(other, [0.0, 0.0])

"""Who was asked about, and what, in the question after it."""

from __future__ import annotations

import pytest

from briefing_qa.answering.carrying import with_doer, with_matter


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        (
            "what does it recommend about it?",
            "What concerns does the Committee raise about the Ombudsman?",
            "what does the Committee recommend about it?",
        ),
        (
            "how did it answer them?",
            "What did the provincial government say about the nurses?",
            "how did the provincial government answer them?",
        ),
        (
            "what does it ask about them?",
            "What does the Committee against Torture say about prisons?",
            "what does the Committee against Torture ask about them?",
        ),
        (
            "what do they do about it?",
            "What do the inspectors say about the heat?",
            "what do the inspectors do about it?",
        ),
    ],
)
def test_the_first_of_two_pronouns_is_who_was_asked_about(
    text: str, before: str, expected: str
) -> None:
    """What it is about is left to the other one."""
    assert with_doer(text, before) == expected


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("what does it recommend?", "What does the Committee say about mines?"),
        ("what do they do about it?", "How many inspectors does the ministry employ?"),
        ("what did he do about it?", "Who leads the plan?"),
        ("¿qué hizo al respecto?", "¿Qué dijo la ministra sobre los sueldos?"),
    ],
)
def test_a_single_pronoun_is_left_alone(text: str, before: str) -> None:
    """So is one that nobody before fits in number."""
    assert with_doer(text, before) == text


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        (
            "What does the Committee recommend?",
            "What does the Committee say about the mines?",
            "What does the Committee recommend about the mines?",
        ),
        (
            "¿Qué recomienda el Comité?",
            "¿Qué dice el Comité sobre las minas?",
            "¿Qué recomienda el Comité?",
        ),
        (
            "¿El Comité qué recomienda?",
            "¿Qué dice el Comité sobre las minas?",
            "¿El Comité qué recomienda sobre las minas?",
        ),
        (
            "Qué recomienda (el Comité sobre las minas)?",
            "¿Qué preocupa al Comité sobre las minas?",
            "Qué recomienda el Comité sobre las minas?",
        ),
        (
            "What does the Committee recommend on nurses?",
            "What does the Committee say about the mines?",
            "What does the Committee recommend on nurses?",
        ),
        (
            "How did the opposition react?",
            "What did the minister say about the delay?",
            "How did the opposition react?",
        ),
    ],
)
def test_a_verb_alone_is_asked_of_the_same_matter(text: str, before: str, expected: str) -> None:
    """One with words of its own is not, nor one in which another body is named."""
    assert with_matter(text, before) == expected

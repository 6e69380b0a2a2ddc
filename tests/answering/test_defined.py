"""Definitions of another term than the one asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.defined import defines_another_term
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]

ABUSE = "According to the guidelines, child sexual abuse refers to acts against children."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What is child sexual exploitation?", ABUSE, True),
        ("What is child sexual exploitation according to the guidelines?", ABUSE, True),
        ("What is child sexual abuse?", ABUSE, False),
        ("What is sexual abuse of children?", ABUSE, False),
        ("What is meant by probation?", "Diversion means closing a case.", True),
        ("What is meant by diversion?", "Diversion means closing a case.", False),
        ("What does the audit mean by a member?", 'A "complaint" is any statement.', True),
        ("What does the audit mean by a complaint?", 'A "complaint" is any statement.', False),
        ("How is overweight defined in the study?", '"Stunting" means a low height.', True),
        ("What is a report?", "A report is sent when diversion means closing a case.", False),
        ("What is overweight?", "It means a high weight for height, or overweight.", False),
        ("What does diversion change?", "Probation means closing a case.", False),
        (
            "¿Qué se entiende por violencia escolar?",
            "Se entiende por violencia en la familia toda agresión entre parientes.",
            True,
        ),
        (
            "¿Qué se entiende por violencia en la familia?",
            "Se entiende por violencia en la familia toda agresión entre parientes.",
            False,
        ),
    ],
)
def test_another_term_is_defined(make_candidate: Make, question: str, text: str, out: bool) -> None:
    """A sentence that says what a term means has the words of the one that is asked for."""
    language = "es" if question.startswith("¿") else "en"
    candidate = make_candidate(text, language=language)
    assert defines_another_term(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) or not out


def test_across_languages_terms_have_other_words(make_candidate: Make) -> None:
    """So nothing is said of them there."""
    candidate = make_candidate("Diversion means closing a case.")
    assert not defines_another_term(analyse("¿Qué es la remisión?"), candidate)

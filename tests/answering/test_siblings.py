"""A sentence under one heading does not answer what is asked about another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.siblings import stands_under_another

Make = Callable[..., Candidate]

RATE = "The North had the lowest rate, at 18 %."


@pytest.mark.parametrize(
    ("question", "text", "before", "path", "elsewhere", "out"),
    [
        ("Where is the rate of child labour lowest?", RATE, "", "Child marriage",
         "Child labour", True),
        ("Where is the rate of child marriage lowest?", RATE, "", "Child marriage",
         "Child labour", False),
        # what the sentence, or the one before it, speaks of counts more than its heading
        ("Where is the rate of child labour lowest?", "In the North 18 % of children labour.", "",
         "Child marriage", "Child labour", False),
        ("Where is the rate of child labour lowest?", RATE, "Child labour is spreading.",
         "Child marriage", "Child labour", False),
        # headings that have nothing in common may both be of the matter; one word says too little
        ("Where is the rate of child labour lowest?", RATE, "", "The provinces",
         "Child labour", False),
        ("Where is the rate of child labour lowest?", RATE, "", "Child marriage", "Labour", False),
        ("Where is the rate of child labour lowest?", RATE, "", "Child marriage",
         "Child labour in mines", False),
        ("¿Dónde es menor la tasa de trabajo infantil?", "El Norte tuvo la tasa menor.", "",
         "Matrimonio infantil", "Trabajo infantil", True),
        ("¿Dónde es menor la tasa de matrimonio infantil?", "El Norte tuvo la tasa menor.", "",
         "Matrimonio infantil", "Trabajo infantil", False),
    ],
)  # fmt: skip
def test_another_heading_of_the_document_is_asked_about(
    question: str,
    text: str,
    before: str,
    path: str,
    elsewhere: str,
    out: bool,
    make_candidate: Make,
) -> None:
    """It is named in full, shares a word with the own one, and of the rest nothing is said."""
    language = "es" if question.startswith("¿") else "en"
    candidate = make_candidate(text, before=before, path=("Report", path), language=language)
    candidate = replace(candidate, elsewhere=frozenset({elsewhere}))
    assert stands_under_another(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) is out

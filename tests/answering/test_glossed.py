"""Entries of a glossary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.glossed import glossed_term, is_asked_entry
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.defined import defines_another_term

ENTRY = "Sharenting: Parents posting photographs of their children."


@pytest.mark.parametrize(
    ("question", "entry", "answers"),
    [
        ("What is sharenting?", ENTRY, True),
        ("What is meant by “sharenting”?", f"**{ENTRY}", True),
        ("What is sharenting?", "Sharing: giving pictures to others.", False),
        ("How many parents are sharenting?", ENTRY, False),
        ("What does CSAM mean?", "Child sexual abuse material (CSAM): any image of it.", True),
        ("¿Qué es el grooming?", "Grooming — ganarse la confianza de un niño.", True),
    ],
)
def test_the_entry_of_the_term_answers(
    make_candidate: Callable[..., Candidate], question: str, entry: str, *, answers: bool
) -> None:
    """The term itself or the abbreviation behind it, and no other."""
    asked = analyse(question)
    candidate = make_candidate(entry, title="Glossary of harms", language=asked.language)
    assert is_asked_entry(asked, candidate) is answers


@pytest.mark.parametrize(
    "around",
    [{"title": "Report"}, {"title": "Glossary", "kind": "heading"}],
)
def test_elsewhere_a_colon_makes_no_entry(
    make_candidate: Callable[..., Candidate], around: dict[str, Any]
) -> None:
    """Nor is a heading one."""
    assert glossed_term(make_candidate(ENTRY, **around)) == ""


def test_the_entry_of_another_term_is_out(is_out: Callable[..., bool]) -> None:
    """However alike it is; one that has the term in its text is not."""
    other = "Image-based abuse: Sharing an intimate image without consent."
    glossary = {"path": ("Terms",)}
    assert is_out(defines_another_term, "What is sharenting?", other, **glossary)
    assert not is_out(defines_another_term, "What is sharenting?", ENTRY, **glossary)
    told = "Sharing: also called sharenting among parents."
    assert not is_out(defines_another_term, "What is sharenting?", told, **glossary)
    assert not is_out(defines_another_term, "What is sharenting?", other)

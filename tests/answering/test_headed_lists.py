"""A list that is asked for by what its heading says is given whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

import numpy as np
import pytest
from indexed_documents import Indexed, read

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.headed_lists import is_in_headed_list
from briefing_qa.answering.evidence.lists import list_items
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.saying.synthesizer import select

REPORT = """# Ferries in Chile

## 3. Critical obstacles

- Two in five pilots leave within a year.
- No port has a register.

## 4. Lessons

- Boats came late.
"""
OBSTACLES = ["Two in five pilots leave within a year.", "No port has a register."]

Index = Callable[..., AbstractContextManager[Indexed]]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]


@pytest.fixture
def index(indexed: Index) -> Iterator[Indexed]:
    """An index of the report."""
    report = read(REPORT, "report.md", title="Ferries in Chile", language="en")
    with indexed(report) as opened:
        yield opened


@pytest.fixture
def said(index: Indexed, weigh_words: Weigh) -> Callable[[str], list[str]]:
    """What is said to a question where all items of such a list count as likely."""

    def say(text: str) -> list[str]:
        question, candidates = analyse(text), index.found(text)
        asked = [is_in_headed_list(question, one) for one in candidates]
        if not any(asked):
            return []
        chosen = select(
            question,
            candidates,
            Reading(np.where(asked, 0.9, 0.1), 0.9, 0.0),
            weigh_words(question, candidates),
            lambda one: list_items(index.snapshot, one),
            max_sentences=1,
        )
        return [one.text for one in chosen]

    return say


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What are the critical obstacles?", OBSTACLES),
        ("What are the main critical obstacles identified in the report?", OBSTACLES),
        ("List the critical obstacles to ferries in Chile", OBSTACLES),
        ("Which lessons does the report name?", ["Boats came late."]),
        ("What are the obstacles?", []),
        ("What are the critical obstacles of 2019?", []),
        ("What are the critical obstacles in Peru?", []),
        ("What are the critical obstacles to pilots?", []),
        ("Which critical obstacles are not named?", []),
        ("How many critical obstacles are there?", []),
        ("Why are there critical obstacles?", []),
    ],
)
def test_all_items_of_the_heading_and_of_no_other(
    question: str, items: list[str], said: Callable[[str], list[str]]
) -> None:
    """All words of the heading are asked for, and no word that only another text would have."""
    assert said(question) == items

"""Recommendations that are asked for by whom they are made to, or what they are on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

import numpy as np
import pytest
from indexed_documents import Indexed, read

from briefing_qa.answering.evidence.advice_lists import is_in_asked_advice
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import list_items
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.saying.synthesizer import select

BRIEF = """# Ferries in Chile

## Safety

The ferries carry 900 children a day. Boats have to:

- Carry a list of all passengers.

### Way forward

- Chile trains every pilot.
- Chile inspects the boats each spring.

## Tickets

### Way forward

- Chile lets orphans travel without a ticket.

## Recommendations

To shipyards:

1. Build boats with rails.
2. Publish the results of tests.

To the harbour master:

3. Open a room for lost children.
"""
SAFETY = ["Chile trains every pilot.", "Chile inspects the boats each spring."]
YARDS = ["Build boats with rails.", "Publish the results of tests."]
TICKETS, MASTER = "Chile lets orphans travel without a ticket.", "Open a room for lost children."
ALL = [*SAFETY, TICKETS, *YARDS, MASTER]

Index = Callable[..., AbstractContextManager[Indexed]]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]


@pytest.fixture
def index(indexed: Index) -> Iterator[Indexed]:
    """An index of the brief."""
    brief = read(BRIEF, "brief.md", title="Ferries in Chile", language="en")
    with indexed(brief) as opened:
        yield opened


@pytest.fixture
def said(index: Indexed, weigh_words: Weigh) -> Callable[[str], list[str]]:
    """What is said to a question where all that a rule has found counts as likely."""

    def say(text: str) -> list[str]:
        question, candidates = analyse(text), index.found(text)
        likely = np.array([0.9 if is_in_asked_advice(question, one) else 0.1 for one in candidates])
        chosen = select(
            question,
            candidates,
            Reading(likely, 0.9, 0.0),
            weigh_words(question, candidates),
            lambda one: list_items(index.snapshot, one),
            max_sentences=1,
        )
        return [one.text for one in chosen]

    return say


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the brief recommend to shipyards?", YARDS),
        ("What are shipyards asked to do?", YARDS),
        ("What does the brief ask of shipyards?", YARDS),
        ("What is demanded of the harbour master?", [MASTER]),
        ("¿Qué les pide el informe a los shipyards?", YARDS),
        ("What should the harbour master do?", [MASTER]),
        ("Which measures does the brief suggest to the harbour master?", [MASTER]),
        ("What is recommended on tickets?", [TICKETS]),
        ("What does the brief recommend on safety?", SAFETY),
        ("What does the brief recommend for orphans?", [TICKETS]),
        ("What does the brief recommend on ferries?", ALL),
        ("What does the brief recommend?", ALL),
        ("List the key recommendations for Chile.", ALL),
        ("¿Qué recomienda el informe?", ALL),
        ("¿Qué se recomienda sobre la seguridad?", SAFETY),
    ],
)
def test_the_recommendations_that_are_asked_for_are_said(
    question: str, expected: list[str], said: Callable[[str], list[str]]
) -> None:
    """The list that is meant, whole; or the one item on the matter; or all of the document."""
    assert said(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What does the brief recommend to schools?",
        "What does the brief recommend to shipyards on paint?",
        "What does the brief recommend to shipyards in Norway?",
        "What is not recommended to shipyards?",
        "Which recommendation to shipyards was implemented?",
        "¿Qué recomendaciones a los astilleros se cumplieron?",
        "Who recommends rails to shipyards?",
        "How many recommendations are made to shipyards?",
        "What do shipyards build?",
        "What do shipyards ask for?",
        "¿Qué pidieron los shipyards?",
        "¿Qué le exigieron los shipyards?",
        "What should I do?",
        "What should we do about safety?",
    ],
)
def test_others_are_not(question: str, index: Indexed) -> None:
    """To others, on other matters, what became of them, and what is no advice at all."""
    asked = analyse(question)
    found = index.gathered(read(BRIEF, "brief.md", title="Ferries in Chile", language="en"))
    assert {one.text for one in found} >= set(ALL)
    assert not [one.text for one in found if is_in_asked_advice(asked, one)]


def test_a_list_of_duties_is_no_advice(index: Indexed) -> None:
    """Nothing above it says that it is recommended."""
    found = index.gathered(read(BRIEF, "brief.md", title="Ferries in Chile", language="en"))
    duty = next(one for one in found if one.text == "Carry a list of all passengers.")
    assert duty.unit.kind == "item"
    assert not is_in_asked_advice(analyse("What does the brief recommend on safety?"), duty)


def test_all_are_found_however_long_the_document_is(indexed: Index) -> None:
    """The items have no word of the question, and other passages are nearer to it."""
    filler = "\n\n".join(
        f"## Part {number}\n\n" + f"The brief says what number {number} may recommend. " * 12
        for number in range(40)
    )
    brief = read(f"{BRIEF}\n{filler}", "brief.md", title="Ferries in Chile", language="en")
    with indexed(brief) as index:
        found = {one.text for one in index.found("What does the brief recommend?")}
        other = {one.text for one in index.found("What does the brief say?")}
    assert found >= set(ALL)
    assert not other >= set(ALL)

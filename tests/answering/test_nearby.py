"""The sentence right behind the answer to one question, for the question that goes on from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.halves import halves
from briefing_qa.answering.nearby import with_nearby
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.saying.decision import Decision

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

TEXTS = {
    "en": (
        "What did the audit find, and what did the government do then?",
        "The audit found 12 closed wards.",
        "The government reopened four of them.",
    ),
    "es": (
        "¿Qué encontró la auditoría y qué hizo después el gobierno?",
        "La auditoría encontró 12 salas cerradas.",
        "El gobierno reabrió cuatro de ellas.",
    ),
}


Say = Callable[..., list[str]]


@pytest.fixture(params=["en", "es"])
def told(request: pytest.FixtureRequest, make_candidate: Make, weigh_words: Weigh) -> Say:
    """What the second of two halves says: "first", "behind" it, or of a document that is "far"."""
    question, first, behind = TEXTS[request.param]
    whole = f"{first} {behind}"
    one, near = (
        make_candidate(text, start=whole.index(text), passage_text=whole, language=request.param)
        for text in (first, behind)
    )
    far = make_candidate("Nothing was done.", document_id="other")
    names = {"first": one, "behind": near, "far": far}
    asked = halves(analyse(question))

    def saying(own: str, near_is: float) -> list[str]:
        found = Found(
            question=asked[1].question,
            evidence=(),
            candidates=(one, near, far),
            weights=weigh_words(asked[1].question, [one, near, far]),
        )
        alone = (names[own],) if own else ()
        parts = [
            Decision(found=found, chosen=chosen, ranked=ranked, confidence=0.8, retrieve_ms=0.0)
            for chosen, ranked in (
                ((one,), ((one, 0.9),)),
                (alone, ((far, 0.8), (near, near_is))),
            )
        ]
        chosen = with_nearby(parts, asked)[1].chosen
        return [name for name, candidate in names.items() if candidate in chosen]

    return saying


def test_what_stands_behind_the_answer_comes_before_another_document(told: Say) -> None:
    """Where it is possible at all; so it does where the half is not answered."""
    assert told("far", 0.2) == ["behind"]
    assert told("far", 0.02) == ["far"]
    assert told("", 0.2) == ["behind"]
    assert told("", 0.02) == []


def test_a_repeated_sentence_gives_way_to_a_likely_one(told: Say) -> None:
    """Which has to be likelier than where there is nothing else."""
    assert told("first", 0.6) == ["behind"]
    assert told("first", 0.3) == ["first"]

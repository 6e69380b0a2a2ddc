"""A heading that answers one of several questions stands before its passage, not in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from briefing_qa.answering.deciding import decide
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.saying.decision import Decision, Means

HEADING = "Environment (59/100)"
COUNTED = "In all 8,710 hotels signed the Code of Conduct."
BELOW = "The Forests law is still a draft, as there were many changes of government since 2016."


class Reads:
    """A reader that takes the sentence for hotels, and the heading for all else."""

    def read(self, question: object, candidates: tuple[Candidate, ...], _: object) -> Reading:
        """Sure of one text, and of no other."""
        text = getattr(question, "text", "")
        best = COUNTED if "hotels" in text else HEADING
        found = np.array([0.9 if one.text == best else 0.0 for one in candidates])
        return Reading(found, float(found.max()), 0.2)


@pytest.fixture
def decided(
    make_candidate: Callable[..., Candidate], weigh_words: Callable[..., object]
) -> Callable[[str], Decision]:
    """Decides a question over a heading that has a passage below it, and a sentence."""
    heading = make_candidate(HEADING, kind="heading", path=("Norland",))
    passage = replace(
        heading.source.passage,
        text=BELOW,
        start=len(HEADING) + 40,
        end=len(HEADING) + 40 + len(BELOW),
    )
    heading = replace(heading, source=replace(heading.source, passage=passage))
    candidates = (heading, make_candidate(COUNTED, start=400, path=("Norland",), rank=1))

    def decided(question: str) -> Decision:
        return decide(
            analyse(question),
            Means(
                look=lambda part, only=None, /: Found(
                    question=part,
                    evidence=tuple(one.source for one in candidates),
                    candidates=candidates,
                    weights=weigh_words(part, candidates),  # type: ignore[arg-type]
                ),
                reader=Reads(),  # type: ignore[arg-type]
                siblings=lambda _: (),
                least=None,
                max_sentences=3,
            ),
        )

    return decided


@pytest.mark.parametrize(
    "question",
    [
        "What is the score for Environment and how many hotels signed the Code?",
        "How many hotels signed the Code and what is the score for Environment?",
        "What is the score for Environment? How many hotels signed the Code?",
    ],
)
def test_what_a_heading_names_is_found_in_it(
    decided: Callable[[str], Decision], question: str
) -> None:
    """It is not said that the documents do not say it."""
    found = decided(question)
    assert {one.text for one in found.chosen} == {HEADING, COUNTED}
    assert found.unanswered == ()


def test_what_only_stands_below_a_heading_is_not_named_by_it(
    decided: Callable[[str], Decision],
) -> None:
    """Another thing that is named far from it is not what it gives the score of."""
    found = decided("How many hotels signed the Code and what is the score for Forests?")
    assert [one.text for one in found.chosen] == [COUNTED]
    assert found.unanswered == ("what is the score for Forests",)

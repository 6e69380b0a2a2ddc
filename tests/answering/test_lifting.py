"""Rules about advice: it is no answer to a question for what is so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.lifting import is_unasked_advice
from briefing_qa.answering.questions.question import analyse

ITEM = "The State enacts a law that criminalises the live streaming of abuse."


@pytest.mark.parametrize(
    "question",
    [
        "Has the State criminalised the live streaming of abuse?",
        "When did the State enact a law on live streaming?",
        "¿Ha prohibido el Estado la transmisión en directo de abusos?",
    ],
)
def test_advice_does_not_tell_what_is_so(
    question: str, make_candidate: Callable[..., Candidate]
) -> None:
    """An item under "Way forward" is out for a question about the law as it stands."""
    item = make_candidate(ITEM, kind="item", path=["Briefing", "Way forward"])
    assert is_unasked_advice(analyse(question), item)


@pytest.mark.parametrize(
    ("question", "kind", "path"),
    [
        ("What should the State do about live streaming?", "item", ["Way forward"]),
        ("Which change of the law is proposed?", "item", ["Way forward"]),
        ("¿Qué pide el informe sobre la transmisión en directo?", "item", ["Way forward"]),
        ("List the measures on live streaming.", "item", ["Next steps"]),
        ("Has the State criminalised the live streaming of abuse?", "item", ["The law"]),
        ("Has the State criminalised the live streaming of abuse?", "sentence", ["Way forward"]),
        # Items of a treaty body's recommendations also tell what it has found.
        ("How many calls went unanswered?", "item", ["Observations and recommendations"]),
    ],
)
def test_advice_that_is_asked_for_stays(
    question: str, kind: str, path: list[str], make_candidate: Callable[..., Candidate]
) -> None:
    """So do sentences, and items under headings that hold more than advice."""
    item = make_candidate(ITEM, kind=kind, path=path)
    assert not is_unasked_advice(analyse(question), item)

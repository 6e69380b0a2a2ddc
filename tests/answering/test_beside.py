"""Sentences beside the last answer, which a follow-up question asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.reading.beside import is_beside, talked_about
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.types import Unit

SAID = "The shelter in Tarn has forty beds."
NEXT = "Seven of these are for girls alone."
FAR = "In another town nine beds were closed."


@pytest.fixture
def candidates(make_candidate: Callable[..., Candidate]) -> list[Candidate]:
    """The last answer, the sentence behind it, one far below and one of another document."""
    filler = " It rained." * 40
    passage = f"{SAID} {NEXT}{filler} {FAR}"
    places = [(text, passage.index(text)) for text in (SAID, NEXT, FAR)]
    units = tuple(Unit(start=at, end=at + len(t), kind="sentence", key=t) for t, at in places)
    found = []
    for text, start in places:
        one = make_candidate(text, start=start, passage_text=passage)
        source = replace(one.source, passage=replace(one.source.passage, units=units))
        found.append(replace(one, source=source))
    return [*found, make_candidate("Eight beds.", document_id="other")]


def test_what_stands_near_the_last_answer_is_beside_it(candidates: list[Candidate]) -> None:
    """Not the answer itself, nor what is far from it, nor anything where nothing was said."""
    assert [is_beside(one, SAID) for one in candidates] == [False, True, False, False]
    assert not any(is_beside(one, "") for one in candidates)
    behind = replace(candidates[3], before=SAID)
    assert is_beside(behind, SAID)


def read(*probabilities: float) -> Reading:
    """A reading as sure as its best candidate."""
    return Reading(np.array(probabilities), max(probabilities), 0.3)


def test_what_is_beside_goes_first_and_is_no_surer(candidates: list[Candidate]) -> None:
    """Where it is likelier than the better one is, doubted; what is out stays out."""
    reading = talked_about(read(0.0, 0.5, 0.6, 0.4), candidates, SAID, 1.0)
    assert int(np.argmax(reading.probabilities)) == 1
    assert reading.confidence == pytest.approx(0.5)
    assert reading.probabilities[0] == 0.0
    assert reading.probabilities[1] == pytest.approx(reading.confidence)


def test_what_is_not_beside_is_doubted(candidates: list[Candidate]) -> None:
    """By as much as the question is; of a question that is sure nothing changes."""
    far = talked_about(read(0.0, 0.05, 0.8, 0.4), candidates, SAID, 1.0)
    assert int(np.argmax(far.probabilities)) == 2
    assert far.confidence == pytest.approx(1 / (1 + np.exp(1.0) * 0.25))
    assert far.probabilities[1] == pytest.approx(0.05)
    sure = read(0.2, 0.5, 0.6, 0.4)
    assert talked_about(sure, candidates, SAID, 0.0) is sure
    out = read(0.0, 0.0, 0.0, 0.0)
    assert talked_about(out, candidates, SAID, 1.0) is out

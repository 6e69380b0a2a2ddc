"""Answers behind a question that the text asks itself."""

from __future__ import annotations

from collections.abc import Callable

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.reading.asked_in_text import as_measured, with_its_question

ASKED = "HON. BANDA: What would you do first if the money came?"
ANSWER = "MR PHIRI: I would buy motorcycles."


def test_an_answer_is_read_with_its_question(make_candidate: Callable[..., Candidate]) -> None:
    """Another sentence, a heading and a question are not."""
    joined = with_its_question(make_candidate(ANSWER, before=ASKED))
    assert joined is not None
    assert (joined.text, joined.before) == (f"{ASKED} {ANSWER}", "")
    assert with_its_question(make_candidate(ANSWER, before="The money came.")) is None
    assert with_its_question(make_candidate("And then?", before=ASKED)) is None
    assert with_its_question(make_candidate(ANSWER, before=ASKED, kind="heading")) is None


def test_an_answer_is_as_near_as_the_nearer_of_both(
    make_candidate: Callable[..., Candidate],
) -> None:
    """And the others stay what they are."""
    asks = make_candidate(ASKED, similarity=0.8)
    answers = make_candidate(ANSWER, before=ASKED, start=100, similarity=0.3)
    other = make_candidate("An inspector walks.", before=ANSWER, start=200, similarity=0.5)
    measured = as_measured([asks, answers, other])
    assert [one.similarity for one in measured] == [0.8, 0.8, 0.5]
    assert measured[1].text.startswith(ASKED)
    assert (measured[0], measured[2]) == (asks, other)
    alone = as_measured([answers])
    assert alone[0].similarity == 0.3

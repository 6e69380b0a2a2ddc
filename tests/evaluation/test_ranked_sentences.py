"""The ranking of sentences that an answer carries, which the evaluation measures."""

from __future__ import annotations

import pytest

from briefing_qa import BriefingQA
from briefing_qa.answering.saying.composing import SENTENCES

QUESTIONS = (
    "How many libraries were open on Sundays in 2022?",
    "What does the office recommend for small libraries?",
    "Did adults or children borrow more books a year?",
    "¿Cuántos mercados se abrieron en 2021?",
    "Who won the match?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_sentences_are_ranked_each_once(question: str, small_engine: BriefingQA) -> None:
    """Best first, no place twice, and every place is one of a document."""
    answer = small_engine.ask(question)
    probabilities = [one.probability for one in answer.sentences]
    assert probabilities == sorted(probabilities, reverse=True)
    places = [(one.document_id, one.start, one.end) for one in answer.sentences]
    assert 0 < len(places) == len(set(places)) <= SENTENCES
    for document_id, start, end in places:
        text = small_engine.document(document_id).text
        assert text[start:end].strip() == text[start:end] != ""


@pytest.mark.parametrize("question", QUESTIONS[:1] + QUESTIONS[2:4])
def test_what_is_cited_is_ranked(question: str, small_engine: BriefingQA) -> None:
    """The sentences of an answer are among those considered, both sides of a comparison too."""
    answer = small_engine.ask(question)
    ranked = {(one.document_id, one.start, one.end) for one in answer.sentences}
    assert answer.citations
    assert {(c.document_id, c.start, c.end) for c in answer.citations} <= ranked


def test_the_answer_object_is_as_it_was(small_engine: BriefingQA) -> None:
    """The ranking is for Python only: the contract's object has no key for it."""
    assert "sentences" not in small_engine.ask(QUESTIONS[0]).to_dict()

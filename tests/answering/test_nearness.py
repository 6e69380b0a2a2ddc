"""Whether a sentence may be called the nearest: it shares as much with the question as any."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.statements.nearness import is_near

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

ASKED = "How many labour inspectors work in the province of Ala?"
INSPECTORS = "The labour inspectors work in all provinces."
STAFF = "The museum has nine staff in the province of Bela."


@pytest.fixture
def near(make_candidate: Make, weigh_words: Weigh) -> Callable[..., bool]:
    """Whether the first of some sentences is near to a question."""

    def is_first(asked: str, lacking: str, *sentences: str, similarity: float = 0.6) -> bool:
        question = analyse(asked)
        candidates = [
            make_candidate(one, start=100 * i, similarity=similarity)
            for i, one in enumerate(sentences)
        ]
        weights = weigh_words(question, candidates)
        return is_near(question, candidates[0], candidates, weights, lacking)

    return is_first


def test_a_sentence_on_the_matter_is_near(near: Callable[..., bool]) -> None:
    """It holds the words of the question, but for what it does not name."""
    assert near(ASKED, "Ala", INSPECTORS, STAFF)


def test_a_sentence_on_another_matter_is_not(near: Callable[..., bool]) -> None:
    """Of "labour inspectors in a province" it has the province alone, whatever ranks it first."""
    assert not near(ASKED, "Ala", STAFF, INSPECTORS)
    assert not near(ASKED, "Ala", STAFF)
    assert not near(ASKED, "Ala", STAFF, similarity=0.9)


def test_what_says_it_in_other_words_is_near_by_its_vector(near: Callable[..., bool]) -> None:
    """Some of the words are enough then."""
    said = [
        "In each province officials for labour visit workshops.",
        "Inspectors came.",
        "It works.",
    ]
    assert near(ASKED, "Ala", *said, similarity=0.9)
    assert not near(ASKED, "Ala", *said)


def test_where_another_sentence_names_what_is_lacking_it_is_nearer(
    near: Callable[..., bool],
) -> None:
    """If it shares more; "does not name 14" is wrong beside the paragraph that does."""
    asked = "When was the minimum age raised to 14?"
    first = "The age of 12 was raised."
    assert near(asked, "14", first, "Fourteen boats sank.", similarity=0.9)
    assert not near(asked, "14", first, "The minimum age was raised to 14.", similarity=0.9)
    assert near(asked, "14", first, "The minimum age was raised in 2014.", similarity=0.9)


def test_in_another_language_the_vector_tells(make_candidate: Make, weigh_words: Weigh) -> None:
    """Hardly any word is shared then."""
    question = analyse(ASKED)
    for similarity, expected in ((0.8, True), (0.6, False)):
        spanish = make_candidate(
            "Hay 12 funcionarios en Bela.", language="es", similarity=similarity
        )
        weights = weigh_words(question, [spanish])
        assert is_near(question, spanish, [spanish], weights, "Ala") is expected

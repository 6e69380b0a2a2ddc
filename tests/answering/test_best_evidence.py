"""The order of the evidence: what was read of a passage tells more than what it was found by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.saying.decision import Decision, best_evidence

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]
Decided = Callable[..., Decision]


@pytest.fixture
def decided(make_candidate: Make, weigh_words: Weigh) -> Decided:
    """A decision over passages with these scores, of which the last few were not found at first."""

    def made(
        scores: Sequence[float], probabilities: Sequence[float], chosen: int, extra: int = 0
    ) -> Decision:
        candidates = tuple(
            make_candidate(f"Sentence {i}.", document_id=f"d{i}", rank=i)
            for i in range(len(scores))
        )
        candidates = tuple(
            replace(one, source=replace(one.source, score=score))
            for one, score in zip(candidates, scores, strict=True)
        )
        question = analyse("How many libraries are open?")
        return Decision(
            found=Found(
                question=question,
                evidence=tuple(one.source for one in candidates[: len(scores) - extra]),
                candidates=candidates,
                weights=weigh_words(question, candidates),
            ),
            chosen=(candidates[chosen],),
            ranked=tuple(zip(candidates, probabilities, strict=True)),
            confidence=0.9,
            retrieve_ms=0.0,
        )

    return made


def ids(decision: Decision) -> list[str]:
    """Documents of the evidence, best first."""
    return [found.passage.document_id for found in best_evidence(decision)]


def test_the_passage_of_the_likeliest_sentence_comes_first(decided: Decided) -> None:
    """It was found third; the scores go down in the new order, too."""
    decision = decided([1.5, 1.4, 1.3], [0.0, 0.1, 0.8], chosen=2)
    assert ids(decision) == ["d2", "d0", "d1"]
    assert [found.score for found in best_evidence(decision)] == pytest.approx([2.1, 1.5, 1.5])


def test_where_nothing_was_read_the_order_is_that_of_finding(decided: Decided) -> None:
    """What a rule keeps out has probability 0."""
    assert ids(decided([1.5, 1.4, 1.3], [0.0, 0.0, 0.0], chosen=0)) == ["d0", "d1", "d2"]


def test_a_cited_passage_that_was_found_for_a_part_is_among_them(decided: Decided) -> None:
    """Each passage once, and the others of that part are none of the evidence."""
    decision = decided([1.5, 1.4, 1.2, 1.9], [0.2, 0.1, 0.9, 0.3], chosen=2, extra=2)
    assert ids(decision) == ["d2", "d0", "d1"]

"""From a question to what is said about it, or the decision to say nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.disagreement import Difference, disagreement
from briefing_qa.answering.finding import Found
from briefing_qa.answering.parts import halves, sides
from briefing_qa.answering.question import Question
from briefing_qa.answering.reader import Reader
from briefing_qa.answering.synthesizer import Siblings, select
from briefing_qa.retrieval import Retrieved

Look = Callable[[Question], Found]
"""Finds evidence and candidates for a question."""

Ranked = tuple[tuple[Candidate, float], ...]
"""Candidates with their probabilities, best first; equal ones in the order they were found in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a question is decided with.

    Attributes:
        look: finds evidence and candidates.
        reader: judges candidates.
        siblings: finds the list of an item.
        least: confidence below which nothing is said; None takes the reader's own.
        max_sentences: sentences at most, lists apart.
    """

    look: Look
    reader: Reader
    siblings: Siblings
    least: float | None
    max_sentences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is said.

    Attributes:
        found: for the question; for its failed part where a part decides.
        chosen: candidates in the order in which they are said; empty for a refusal.
        ranked: what was considered, said or not, with the probability that it answers.
        confidence: probability that it is right; for a refusal, that it would have been.
        retrieve_ms: milliseconds spent on finding.
        nearly: what would answer but for a detail of the question.
        difference: what makes the chosen ones different, where they are different answers.
    """

    found: Found
    chosen: tuple[Candidate, ...]
    ranked: Ranked
    confidence: float
    retrieve_ms: float
    nearly: Candidate | None = None
    difference: Difference | None = None


def cited_first(decision: Decision) -> list[Retrieved]:
    """The evidence, best first; passages that are cited but were found for a part come first."""
    known = {found.passage.id for found in decision.found.evidence}
    extra = {c.source.passage.id: c.source for c in decision.chosen}
    return [
        *(found for key, found in extra.items() if key not in known),
        *decision.found.evidence,
    ]


def decide(question: Question, means: Means) -> Decision:
    """Answer a question from what is found for it, part by part where it asks for several things.

    Args:
        question: taken apart.
        means: what it is decided with.
    """
    whole = _decide_whole(question, means)
    if whole.found.question.barrier is not None:  # a part may not look like it
        return whole
    compared = sides(question)
    for_part = replace(means, max_sentences=1)
    parts = [_decide_whole(part, for_part) for part in compared or halves(question)]
    failed = [part for part in parts if not part.chosen]
    if parts and not failed:
        return _joined(whole, parts, means.max_sentences)
    if compared:
        return failed[0]  # one side alone passes for a comparison that the documents do not make
    return whole if parts else _with_disagreement(whole)


def _with_disagreement(decision: Decision) -> Decision:
    """A decision that says what else the documents give, where that is another answer."""
    found = disagreement(decision.found.question, decision.chosen, decision.ranked)
    if found is None:
        return decision
    return replace(decision, chosen=found.statements, difference=found.difference)


def _decide_whole(question: Question, means: Means) -> Decision:
    begun = time.perf_counter()
    found = means.look(question)
    spent = 1e3 * (time.perf_counter() - begun)
    reading = means.reader.read(found.question, found.candidates, found.weights)
    least = reading.least if means.least is None else means.least
    chosen: tuple[Candidate, ...] = ()
    strange = reading.strange and least > 0.0  # refused, unless nothing is to be
    if reading.confidence >= least and not strange and np.any(reading.probabilities > 0):
        chosen = select(
            found.question,
            found.candidates,
            reading,
            found.weights,
            means.siblings,
            max_sentences=means.max_sentences,
        )
    return Decision(
        found=found,
        chosen=chosen,
        ranked=_best_first(zip(found.candidates, reading.probabilities.tolist(), strict=True)),
        confidence=reading.confidence,
        retrieve_ms=spent,
        nearly=None if reading.nearly is None else found.candidates[reading.nearly],
    )


def _best_first(judged: Iterable[tuple[Candidate, float]]) -> Ranked:
    """Every candidate once, with the best of its probabilities."""
    best: dict[tuple[str, int], tuple[Candidate, float]] = {}
    for candidate, probability in judged:
        _, before = best.setdefault(_place(candidate), (candidate, probability))
        if probability > before:
            best[_place(candidate)] = candidate, probability
    return tuple(sorted(best.values(), key=lambda one: -one[1]))


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.source.passage.document_id, candidate.unit.start


def _joined(whole: Decision, parts: Sequence[Decision], max_sentences: int) -> Decision:
    """What the parts say, each candidate once, no more than a single answer may have."""
    chosen: dict[tuple[str, int], Candidate] = {}
    for part in parts:
        for candidate in part.chosen:
            chosen.setdefault(_place(candidate), candidate)
    kept = tuple(chosen.values())
    if any(candidate.unit.kind != "item" for candidate in kept):
        kept = kept[: max(max_sentences, len(parts))]
    return Decision(
        found=whole.found,
        chosen=kept,
        ranked=_best_first(judged for one in (*parts, whole) for judged in one.ranked),
        confidence=min(part.confidence for part in parts),
        retrieve_ms=whole.retrieve_ms + sum(part.retrieve_ms for part in parts),
    )

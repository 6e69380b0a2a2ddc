"""From a question to what is said about it, or the decision to say nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.finding import Found
from briefing_qa.answering.parts import halves, sides
from briefing_qa.answering.question import Question
from briefing_qa.answering.reader import Reader
from briefing_qa.answering.synthesizer import Siblings, select
from briefing_qa.retrieval import Retrieved

Look = Callable[[Question], Found]
"""Finds evidence and candidates for a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is said.

    Attributes:
        found: for the question; for its failed part where a part decides.
        chosen: candidates in the order in which they are said; empty for a refusal.
        confidence: probability that it is right; for a refusal, that it would have been.
        retrieve_ms: milliseconds spent on finding.
    """

    found: Found
    chosen: tuple[Candidate, ...]
    confidence: float
    retrieve_ms: float


def cited_first(decision: Decision) -> list[Retrieved]:
    """The evidence, best first; passages that are cited but were found for a part come first."""
    known = {found.passage.id for found in decision.found.evidence}
    extra = {c.source.passage.id: c.source for c in decision.chosen}
    return [
        *(found for key, found in extra.items() if key not in known),
        *decision.found.evidence,
    ]


def decide(
    question: Question,
    look: Look,
    reader: Reader,
    siblings: Siblings,
    *,
    least: float | None,
    max_sentences: int,
) -> Decision:
    """Answer a question from what is found for it, part by part where it asks for several things.

    Args:
        question: taken apart.
        look: finds evidence and candidates.
        reader: judges candidates.
        siblings: finds the list of an item.
        least: confidence below which nothing is said; None takes the reader's own.
        max_sentences: sentences at most, lists apart.
    """
    whole = _decide_whole(question, look, reader, siblings, least, max_sentences)
    compared = sides(question)
    parts = [
        _decide_whole(part, look, reader, siblings, least, max_sentences=1)
        for part in compared or halves(question)
    ]
    failed = [part for part in parts if not part.chosen]
    if parts and not failed:
        return _joined(whole, parts, max_sentences)
    if compared:
        return failed[0]  # one side alone passes for a comparison that the documents do not make
    return whole


def _decide_whole(
    question: Question,
    look: Look,
    reader: Reader,
    siblings: Siblings,
    least: float | None,
    max_sentences: int,
) -> Decision:
    begun = time.perf_counter()
    found = look(question)
    spent = 1e3 * (time.perf_counter() - begun)
    reading = reader.read(found.question, found.candidates, found.weights)
    if reading.confidence < (reading.least if least is None else least) or not np.any(
        reading.probabilities > 0
    ):
        return Decision(found=found, chosen=(), confidence=reading.confidence, retrieve_ms=spent)
    chosen = select(
        found.question,
        found.candidates,
        reading,
        found.weights,
        siblings,
        max_sentences=max_sentences,
    )
    return Decision(found=found, chosen=chosen, confidence=reading.confidence, retrieve_ms=spent)


def _joined(whole: Decision, parts: Sequence[Decision], max_sentences: int) -> Decision:
    """What the parts say, each candidate once, no more than a single answer may have."""
    chosen: dict[tuple[str, int], Candidate] = {}
    for part in parts:
        for candidate in part.chosen:
            place = (candidate.source.passage.document_id, candidate.unit.start)
            chosen.setdefault(place, candidate)
    kept = tuple(chosen.values())
    if any(candidate.unit.kind != "item" for candidate in kept):
        kept = kept[: max(max_sentences, len(parts))]
    return Decision(
        found=whole.found,
        chosen=kept,
        confidence=min(part.confidence for part in parts),
        retrieve_ms=whole.retrieve_ms + sum(part.retrieve_ms for part in parts),
    )

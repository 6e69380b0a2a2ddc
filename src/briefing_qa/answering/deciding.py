"""From a question to what is said about it, or the decision to say nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.details import absent_countries
from briefing_qa.answering.disagreement import disagreement
from briefing_qa.answering.exchanging import exchanged
from briefing_qa.answering.finding import Found
from briefing_qa.answering.naming import Standing
from briefing_qa.answering.parts import halves, sides, speaks_of, speaks_of_each
from briefing_qa.answering.question import Question
from briefing_qa.answering.reader import Reader, Reading
from briefing_qa.answering.synthesizer import Siblings, is_list, select, takes_list
from briefing_qa.answering.unfound import unknown_words
from briefing_qa.answering.unknown_names import unknown_names
from briefing_qa.retrieval import Retrieved

LIKELY = 0.5
"""Confidence of an answer that is likelier right than wrong."""

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
        found: for the whole question.
        chosen: candidates in the order in which they are said; empty for a refusal.
        ranked: what was considered, said or not, with the probability that it answers.
        confidence: probability that it is right; for a refusal, that it would have been.
        retrieve_ms: milliseconds spent on finding.
        nearly: what would answer but for a detail of the question, and does with another one.
        standing: how the chosen ones stand to each other, where that has to be said.
    """

    found: Found
    chosen: tuple[Candidate, ...]
    ranked: Ranked
    confidence: float
    retrieve_ms: float
    nearly: Candidate | None = None
    standing: Standing | None = None


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
    for_part = replace(means, max_sentences=2 if compared else 1)
    parts = [_decide_whole(part, for_part) for part in compared or halves(question)]
    failed = [part for part in parts if not part.chosen]
    if compared:
        said = () if failed else _told_apart(parts)
        if not said:
            # One side alone passes for a comparison that the documents do not make. What is said of
            # it is said of the question as it was asked: a side is only made of its words.
            confidence = min((part.confidence for part in failed), default=0.0)
            return replace(whole, chosen=(), confidence=confidence)
        parts = [replace(part, chosen=one) for part, one in zip(parts, said, strict=True)]
    if parts and not failed:
        return _joined(whole, parts, means.max_sentences)
    return whole if parts else _with_disagreement(whole)


def _told_apart(parts: Sequence[Decision]) -> tuple[tuple[Candidate, ...], ...]:
    """What is said of each side of a comparison; nothing where the sides are not told apart.

    Each side has a sentence of its own, or there is one that is of all. Where one sentence comes
    first for all, a side may have the next one, if that is about this side.
    """
    asked = [part.found.question for part in parts]
    said = tuple(part.chosen[: None if _is_listed(part) else 1] for part in parts)
    if len({tuple(map(_place, one)) for one in said}) > 1:
        return said
    if all(speaks_of_each(candidate, asked) for candidate in said[0]):
        return said
    for i, part in enumerate(parts):
        for candidate in () if _is_listed(part) else part.chosen[1:]:
            if speaks_of(candidate, asked[i], asked):
                return (*said[:i], (candidate,), *said[i + 1 :])
    return ()


def _is_listed(decision: Decision) -> bool:
    return takes_list(decision.found.question, decision.chosen[0])


def _with_disagreement(decision: Decision) -> Decision:
    """A decision that says what else the documents give, where that is another answer."""
    found = disagreement(decision.found.question, decision.chosen, decision.ranked)
    if found is None:
        return decision
    return replace(decision, chosen=found.statements, standing=found.difference)


def _decide_whole(question: Question, means: Means) -> Decision:
    """Answer a question without its parts.

    What is nearly right stays so only where it is the answer once the detail is exchanged for what
    it gives.
    """
    decision = _decide_once(question, means)
    if decision.chosen or decision.nearly is None:
        return decision
    other = exchanged(decision.found.question, decision.nearly)
    if other is None:
        return replace(decision, nearly=None)
    again = _decide_once(other, means)
    return replace(
        decision,
        nearly=decision.nearly if _gives(again, decision.nearly) else None,
        retrieve_ms=decision.retrieve_ms + again.retrieve_ms,
    )


def _gives(decision: Decision, candidate: Candidate) -> bool:
    """Whether it is sure that a candidate answers.

    A word that stands nowhere leaves a doubt: then it must be likelier right than wrong.
    """
    return [_place(candidate)] == [_place(one) for one in decision.chosen[:1]] and (
        decision.confidence >= LIKELY
        or not unknown_words(decision.found.question, decision.found.weights)
    )


def _decide_once(question: Question, means: Means) -> Decision:
    begun = time.perf_counter()
    found = means.look(question)
    spent = 1e3 * (time.perf_counter() - begun)
    reading = means.reader.read(found.question, found.candidates, found.weights)
    least = reading.least if means.least is None else means.least
    chosen: tuple[Candidate, ...] = ()
    strange = reading.strange and least > 0.0  # refused, unless nothing is to be
    nowhere = absent_countries(found.question, found.candidates) or unknown_names(
        found.question, found.candidates, found.weights
    )
    confidence = 0.0 if nowhere else reading.confidence
    if confidence >= least and not (strange or nowhere) and np.any(reading.probabilities > 0):
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
        confidence=confidence,
        retrieve_ms=spent,
        nearly=None if reading.nearly is None else found.candidates[reading.nearly],
        standing=_standing(found.question, chosen, reading),
    )


def _standing(question: Question, chosen: Sequence[Candidate], reading: Reading) -> Standing | None:
    told = len(chosen) < 2 or reading.close is None or takes_list(question, chosen[0])
    return None if told else "likely"


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
    if not is_list(kept):
        kept = kept[: max(max_sentences, len(parts))]
    return Decision(
        found=whole.found,
        chosen=kept,
        ranked=_best_first(judged for one in (*parts, whole) for judged in one.ranked),
        confidence=min(part.confidence for part in parts),
        retrieve_ms=whole.retrieve_ms + sum(part.retrieve_ms for part in parts),
    )

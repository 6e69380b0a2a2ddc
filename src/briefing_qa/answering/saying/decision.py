"""What is said about a question, what it was decided with, and what was considered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.reader import Reader
from briefing_qa.answering.saying.listing import Siblings
from briefing_qa.answering.saying.naming import Standing
from briefing_qa.retrieval import Retrieved
from briefing_qa.terms import Token


class Look(Protocol):
    """Finds evidence and candidates for a question."""

    def __call__(self, question: Question, document_id: str | None = None, /) -> Found:
        """Look into all documents that are asked, or into one of them alone."""


class LookHome(Protocol):
    """Finds evidence and candidates in the documents of the country that a question names."""

    def __call__(self, question: Question, known: Set[str], /) -> Found | None:
        """Look into these alone, and into those known to be such; None where these are all."""


class LinesAbove(Protocol):
    """Finds what stands above an item of a list."""

    def __call__(self, item: Candidate, /) -> Sequence[Candidate]:
        """The line that leads on to its list, if any, then its headings, innermost first."""


def no_lines(_: Candidate, /) -> Sequence[Candidate]:
    """Nothing stands above a list."""
    return ()


def nowhere(question: Question, known: Set[str], /) -> None:
    """No document is of one country."""


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
        document_id: looked into alone; None looks into all.
        look_home: looks where a country's own documents are.
        lines_above: finds what leads on to the list of an item, and its headings.
        doubt: log-odds by which an answer is less likely than its reading says, since the question
            may not be the one that was meant.
    """

    look: Look
    reader: Reader
    siblings: Siblings
    least: float | None
    max_sentences: int
    document_id: str | None = None
    look_home: LookHome = nowhere
    lines_above: LinesAbove = no_lines
    doubt: float = 0.0


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
        nearest: what comes nearest to an answer where nothing is said, see `Reading.nearest`.
        foreign: the word of the question that has no place in that.
        standing: how the chosen ones stand to each other, where that has to be said.
        unanswered: of several questions in one those that are not answered, as they were asked.
    """

    found: Found
    chosen: tuple[Candidate, ...]
    ranked: Ranked
    confidence: float
    retrieve_ms: float
    nearly: Candidate | None = None
    nearest: Candidate | None = None
    foreign: Token | None = None
    standing: Standing | None = None
    unanswered: tuple[str, ...] = ()


def best_evidence(decision: Decision) -> list[Retrieved]:
    """The evidence and what is cited besides, best first.

    A passage scores what it scored when it was found, and the probability of its likeliest sentence
    besides: what was read of it tells more than what it was found by.
    """
    found = {one.passage.id: one for one in decision.found.evidence}
    for candidate in decision.chosen:  # some are found for a part of the question
        found.setdefault(candidate.source.passage.id, candidate.source)
    likely = dict.fromkeys(found, 0.0)
    for candidate, probability in decision.ranked:
        key = candidate.source.passage.id
        if key in likely:
            likely[key] = max(likely[key], probability)
    read = [replace(one, score=one.score + likely[key]) for key, one in found.items()]
    return sorted(read, key=lambda one: -one.score)


def best_first(judged: Iterable[tuple[Candidate, float]]) -> Ranked:
    """Every candidate once, with the best of its probabilities."""
    best: dict[tuple[str, int], tuple[Candidate, float]] = {}
    for candidate, probability in judged:
        _, before = best.setdefault(candidate.stands_at, (candidate, probability))
        if probability > before:
            best[candidate.stands_at] = candidate, probability
    return tuple(sorted(best.values(), key=lambda one: -one[1]))

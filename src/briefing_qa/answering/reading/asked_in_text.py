"""Answers to a question that the text asks itself ("Who appoints him? The Governor-General").

Interviews, hearings and pages of questions and answers have them. Such a sentence says half of what
it says by the question before it, so that it is measured and read together with that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.words.asking import asks


def with_its_question(candidate: Candidate) -> Candidate | None:
    """A candidate with the words of the question that it answers; None where it answers none."""
    if candidate.unit.kind == "heading" or asks(candidate.text) or not asks(candidate.before):
        return None
    return replace(candidate, text=f"{candidate.before} {candidate.text}", before="")


def as_measured(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates as they are measured: each with its question, and as near as the nearer of both.

    Args:
        candidates: those that ask are among them, with their own cosines.
    """
    asked = {
        (one.source.passage.document_id, one.text): one.similarity
        for one in candidates
        if asks(one.text)
    }
    return [_measured(one, asked) for one in candidates]


def _measured(one: Candidate, asked: dict[tuple[str, str], float]) -> Candidate:
    joined = with_its_question(one)
    if joined is None:
        return one
    nearest = asked.get((one.source.passage.document_id, one.before), one.similarity)
    return replace(joined, similarity=max(one.similarity, nearest))

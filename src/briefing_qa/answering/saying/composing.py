"""A decision as the answer that callers get."""

from __future__ import annotations

import time

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.saying.abstention import reason
from briefing_qa.answering.saying.barriers import refusal
from briefing_qa.answering.saying.decision import Decision, best_evidence
from briefing_qa.answering.saying.plain import PlainAnswer
from briefing_qa.answering.saying.synthesizer import write
from briefing_qa.retrieval import Retrieved
from briefing_qa.types import Evidence, RankedSentence, Timings

SENTENCES = 20
"""Sentences of the ranking that an answer keeps."""


def compose(text: str, asked: Question, decision: Decision, begun: float) -> PlainAnswer:
    """Set a decision as an answer.

    Args:
        text: the question as it was asked.
        asked: the same, taken apart.
        decision: what is said about it.
        begun: when the question came, in seconds of `time.perf_counter`.
    """
    evidence = best_evidence(decision)
    if decision.chosen:
        response, claims, citations = write(
            decision.chosen, asked.language, decision.standing, decision.unanswered
        )
        why = None
    else:
        found = decision.found
        response, claims, citations = refusal(found.question, asked.language), (), ()
        why = reason(
            found.question,
            found.candidates,
            found.weights,
            decision.nearly,
            asked.language,
            decision.nearest,
            decision.foreign,
        )
    total = 1e3 * (time.perf_counter() - begun)
    return PlainAnswer(
        question=text,
        text=response,
        claims=claims,
        citations=citations,
        evidence=tuple(_evidence(found) for found in evidence),
        found=tuple(evidence),
        sentences=tuple(
            RankedSentence(
                document_id=candidate.document_id,
                start=candidate.unit.start,
                end=candidate.unit.end,
                probability=round(probability, 4),
            )
            for candidate, probability in decision.ranked[:SENTENCES]
        ),
        abstained=why is not None,
        reason=why,
        confidence=round(decision.confidence, 4),
        timings=Timings(
            retrieve=round(decision.retrieve_ms, 3),
            answer=round(max(0.0, total - decision.retrieve_ms), 3),
            total=round(total, 3),
        ),
    )


def _evidence(found: Retrieved) -> Evidence:
    passage = found.passage
    return Evidence(
        document_id=passage.document_id,
        section=passage.heading_path,
        page=passage.page,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=round(found.score, 6),
    )

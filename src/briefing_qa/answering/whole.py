"""A question that is answered as a whole, and the parts of one set side by side."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.evidence.lists import is_lead
from briefing_qa.answering.measures.numbered_parts import is_asked_part
from briefing_qa.answering.questions.no_questions import wish
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.senseless import is_senseless
from briefing_qa.answering.questions.unfound import unknown_words
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.rules.details import absent_countries
from briefing_qa.answering.rules.unknown_names import unknown_names
from briefing_qa.answering.saying.decision import Decision, Means, best_first
from briefing_qa.answering.saying.listing import is_list, is_listed
from briefing_qa.answering.saying.naming import Standing
from briefing_qa.answering.saying.synthesizer import select, takes_rows
from briefing_qa.answering.statements.exchanging import exchanged

LIKELY = 0.5
"""Confidence of an answer that is likelier right than wrong."""


def decide_whole(question: Question, means: Means) -> Decision:
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
    return [candidate.stands_at] == [one.stands_at for one in decision.chosen[:1]] and (
        decision.confidence >= LIKELY
        or not unknown_words(decision.found.question, decision.found.weights)
    )


def _decide_once(question: Question, means: Means) -> Decision:
    """Answer by all documents, or by those of the country that is named.

    What one of another country says is only taken where they do not answer, and it is likely.
    """
    begun = time.perf_counter()
    one = means.document_id
    found = means.look(question) if one is None else means.look(question, one)
    decision = _decided(found, means, begun)
    if one is not None or (decision.chosen and not _is_abroad(decision.chosen[0], question)):
        return decision
    begun = time.perf_counter()
    asked = question.facts.countries
    own = {c.document_id for c in found.candidates if c.about & asked}
    home = means.look_home(question, own)
    if home is None:
        return decision
    again = _decided(home, means, begun)
    spent = decision.retrieve_ms + again.retrieve_ms
    if decision.chosen and not again.chosen and decision.confidence >= LIKELY:
        return replace(decision, retrieve_ms=spent)
    known = {one.passage.id for one in home.evidence}
    more = [one for one in found.evidence if one.passage.id not in known]
    lacking = max(0, len(found.evidence) - len(home.evidence))
    evidence = (*home.evidence, *more[:lacking])
    return replace(again, found=replace(home, evidence=evidence), retrieve_ms=spent)


def _is_abroad(candidate: Candidate, question: Question) -> bool:
    """Whether a candidate is of a document about other countries than a question names."""
    return bool(candidate.about) and not candidate.about & question.facts.countries


def _decided(found: Found, means: Means, begun: float) -> Decision:
    """What is said by what was found; looking for it began at this `time.perf_counter()`."""
    spent = 1e3 * (time.perf_counter() - begun)
    reading = means.reader.read(found.question, found.candidates, found.weights)
    least = reading.least if means.least is None else means.least
    chosen: tuple[Candidate, ...] = ()
    strange = reading.strange and least > 0.0  # refused, unless nothing is to be
    stated = any(one.stated for one in found.candidates)  # "¿De cuándo es el informe?"
    nowhere = (
        (is_senseless(found.question, found.weights) and not stated)
        or wish(found.question.text) is not None
        or absent_countries(found.question, found.candidates)
        or unknown_names(found.question, found.candidates, found.weights)
    )
    confidence = 0.0 if nowhere else _doubted(reading.confidence, means.doubt)
    if confidence >= least and not (strange or nowhere) and np.any(reading.probabilities > 0):
        chosen = select(
            found.question,
            found.candidates,
            reading,
            found.weights,
            means.siblings,
            max_sentences=means.max_sentences,
        )
    judged = zip(found.candidates, reading.probabilities.tolist(), strict=True)
    nearly = None if reading.nearly is None else found.candidates[reading.nearly]
    nearest = None if reading.nearest is None else found.candidates[reading.nearest]
    return Decision(
        found=found,
        chosen=chosen,
        ranked=best_first((one, p) for one, p in judged if not is_lead(one)),
        confidence=confidence,
        retrieve_ms=spent,
        nearly=None if nearly is None or is_lead(nearly) else nearly,
        nearest=None if nearest is None or is_lead(nearest) else nearest,
        foreign=reading.foreign,
        standing=_standing(found.question, chosen, reading),
    )


def _doubted(confidence: float, doubt: float) -> float:
    """A probability whose log-odds are lower by so much."""
    return confidence / (confidence + (1.0 - confidence) * math.exp(doubt))


def _standing(question: Question, chosen: Sequence[Candidate], reading: Reading) -> Standing | None:
    if len(chosen) < 2 or reading.close is None:
        return None
    told = (
        is_listed(question, chosen)
        or takes_rows(question, chosen[0])
        or is_asked_part(question, chosen[0])
    )
    return None if told else "likely"


def joined(whole: Decision, parts: Sequence[Decision], max_sentences: int) -> Decision:
    """What the parts say, each candidate once, no more than a single answer may have."""
    chosen: dict[tuple[str, int], Candidate] = {}
    for part in parts:
        for candidate in part.chosen:
            chosen.setdefault(candidate.stands_at, candidate)
    kept = tuple(chosen.values())
    if not is_list(kept):
        kept = kept[: max(max_sentences, len(parts))]
    return Decision(
        found=whole.found,
        chosen=kept,
        ranked=best_first(judged for one in (*parts, whole) for judged in one.ranked),
        confidence=min(part.confidence for part in parts),
        retrieve_ms=whole.retrieve_ms + sum(part.retrieve_ms for part in parts),
    )

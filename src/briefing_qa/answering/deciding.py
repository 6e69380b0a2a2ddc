"""From a question to what is said about it, or the decision to say nothing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from briefing_qa.answering.choices import choices, compares, is_untold, settled, tells_of
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_lead
from briefing_qa.answering.halves import Half, covers, halves
from briefing_qa.answering.measures.numbered_parts import is_asked_part
from briefing_qa.answering.one_document import document_of, of_one_document
from briefing_qa.answering.pairs import pairs, tell_of_each, tells_of_one
from briefing_qa.answering.parts import sides, speaks_of, speaks_of_each, worded
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.senseless import is_senseless
from briefing_qa.answering.questions.unfound import unknown_words
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.rules.details import absent_countries
from briefing_qa.answering.rules.unknown_names import unknown_names
from briefing_qa.answering.saying.decision import Decision, Means, best_first, place_of
from briefing_qa.answering.saying.naming import Standing
from briefing_qa.answering.saying.synthesizer import is_list, is_listed, select, takes_rows
from briefing_qa.answering.statements.antecedent import with_antecedent
from briefing_qa.answering.statements.continued import near_the_best, with_list
from briefing_qa.answering.statements.disagreement import disagreement
from briefing_qa.answering.statements.exchanging import exchanged

LIKELY = 0.5
"""Confidence of an answer that is likelier right than wrong."""


def decide(question: Question, means: Means) -> Decision:
    """Answer a question from what is found for it, part by part where it asks for several."""
    whole = _decide_whole(question, means)
    if whole.found.question.barrier is not None:  # a part may not look like it
        return whole
    if options := choices(question):
        return _decide_choice(whole, options, means)
    compared = sides(question)
    if not compared:
        if asked := halves(question):
            return _decide_halves(whole, asked, means)
        return _decide_pair(whole, pairs(question), means)
    parts = [_decide_whole(part, replace(means, max_sentences=2)) for part in compared]
    failed = [part for part in parts if not part.chosen]
    said = () if failed else _told_apart(parts)
    if not said:
        return _of_each(whole, compared) or _untold(whole, failed)
    parts = [replace(part, chosen=one) for part, one in zip(parts, said, strict=True)]
    return _joined(whole, parts, means.max_sentences)


def _decide_halves(whole: Decision, asked: Sequence[Half], means: Means) -> Decision:
    """Answer each of the questions that are asked in one, and say which one is not answered."""
    alone = replace(means, max_sentences=1)
    parts = [_decide_half(half, alone) for half in asked]
    parts = of_one_document(
        parts, asked, lambda half, one: _decide_half(half, replace(alone, document_id=one))
    )
    of_them = {document_of(part) for part in parts if part.chosen}
    covers_all = whole.chosen and (not of_them or document_of(whole) in of_them)
    covering = [*parts, whole] if covers_all else parts
    said: list[Decision] = []
    lacking = []
    for half, part in zip(asked, parts, strict=True):
        others = [one for one in covering if one is not part and one.chosen]
        if part.chosen and not _is_left_over(half, part, said):
            said.append(part)
        elif found := [one for one in others if covers(one.chosen[0], half)]:
            said.append(found[0])
        else:
            lacking.append(half.asked)
    if not said or (asked[0].asked in lacking and any(half.depends for half in asked)):
        return whole  # what is taken over from a question without an answer is in doubt
    if any(half.whether and half.asked in lacking for half in asked):
        return whole  # "can it be withdrawn?" says too little to find that nobody says it
    return replace(_joined(whole, said, means.max_sentences), unanswered=tuple(lacking))


def _decide_half(half: Half, means: Means) -> Decision:
    """Answer one of several questions, of the year that another one gives where there is one."""
    if half.dated is not None and (dated := _decide_whole(half.dated, means)).chosen:
        return dated
    return _decide_whole(half.question, means)


def _decide_pair(whole: Decision, options: Sequence[Question], means: Means) -> Decision:
    """Answer for each of two things that are asked for in one phrase, where that says it of one."""
    if not options or not whole.chosen or tell_of_each(whole.chosen, options):
        return _with_others(whole)
    parts = []
    for option in options:
        into = replace(means, max_sentences=2, document_id=document_of(whole))
        part = _decide_whole(option, into)
        told = tuple(one for one in part.chosen if tells_of_one(one, option, options))
        if not told:
            return _with_others(whole)
        parts.append(replace(part, chosen=told if _is_listed(part) else told[:1]))
    return _joined(whole, parts, means.max_sentences)


def _is_left_over(half: Half, part: Decision, said: Sequence[Decision]) -> bool:
    """Whether a half has got the sentence of another one, for want of a word that is nowhere."""
    places = {place_of(one) for decision in said for one in decision.chosen}
    nowhere = {word.folded for word in unknown_words(part.found.question, part.found.weights)}
    return place_of(part.chosen[0]) in places and any(word.folded in nowhere for word in half.own)


def _untold(whole: Decision, failed: Sequence[Decision]) -> Decision:
    """A refusal: one side alone passes for a comparison that the documents do not make.

    It is of the question as it was asked: a side is only made of its words.
    """
    confidence = min((part.confidence for part in failed), default=0.0)
    return replace(whole, chosen=(), confidence=confidence, standing=None)


def _of_each(whole: Decision, compared: Sequence[Question]) -> Decision | None:
    """What is said of the whole question, where one sentence of it is of all sides."""
    for one in whole.chosen:
        own = worded(one)
        text = f"{one.before}\n{own}"
        if any(speaks_of(own, one, side, compared) for side in compared) and all(
            speaks_of(text, one, side, compared) for side in compared
        ):
            return replace(whole, chosen=(one,), standing=None)
    return None


def _decide_choice(whole: Decision, options: Sequence[Question], means: Means) -> Decision:
    """Answer which of two things it is more.

    By a sentence that speaks of both, by one for each, or by one that tells enough of one of them.
    """
    if whole.chosen and compares(whole.chosen[0], options):
        return replace(whole, chosen=whole.chosen[:1], standing=None)
    parts = [_decide_whole(option, replace(means, max_sentences=2)) for option in options]
    said = [
        next((one for one in part.chosen if tells_of(one, option, options)), None)
        for part, option in zip(parts, options, strict=True)
    ]
    each = [replace(part, chosen=(one,)) for part, one in zip(parts, said, strict=True) if one]
    if len(each) == len(options):
        return _joined(whole, each, means.max_sentences)
    for decision in (whole, *parts):
        if chosen := settled(decision.chosen, decision.found.candidates, options):
            confidence = decision.confidence
            return replace(whole, chosen=chosen, confidence=confidence, standing=None)
    if whole.chosen and not is_untold(whole.chosen[0], options):
        return whole
    return _untold(whole, [part for part in parts if not part.chosen])


def _told_apart(parts: Sequence[Decision]) -> tuple[tuple[Candidate, ...], ...]:
    """What is said of each side of a comparison; nothing where the sides are not told apart.

    Each side has a sentence of its own, or there is one that is of all. Where one sentence comes
    first for all, a side may have the next one, if that is about this side.
    """
    asked = [part.found.question for part in parts]
    said = tuple(part.chosen[: None if _is_listed(part) else 1] for part in parts)
    if len({tuple(map(place_of, one)) for one in said}) > 1:
        return said
    if all(speaks_of_each(candidate, asked) for candidate in said[0]):
        return said
    for i, part in enumerate(parts):
        for candidate in () if _is_listed(part) else part.chosen[1:]:
            if speaks_of(worded(candidate), candidate, asked[i], asked):
                return (*said[:i], (candidate,), *said[i + 1 :])
    return ()


def _is_listed(decision: Decision) -> bool:
    return is_listed(decision.found.question, decision.chosen)


def _with_others(decision: Decision) -> Decision:
    """A decision that says what else the documents give, where that is another answer.

    Or what a reason takes up.
    """
    question, chosen = decision.found.question, decision.chosen
    found = disagreement(question, chosen, decision.ranked)
    if found is None:
        considered = decision.found.candidates
        possible = near_the_best(decision.ranked)
        listed = with_list(question, chosen, considered, possible)
        if len(listed) > len(chosen):
            return replace(decision, chosen=listed, standing=None)
        return replace(decision, chosen=with_antecedent(question, chosen, considered))
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
    return [place_of(candidate)] == [place_of(one) for one in decision.chosen[:1]] and (
        decision.confidence >= LIKELY
        or not unknown_words(decision.found.question, decision.found.weights)
    )


def _decide_once(question: Question, means: Means) -> Decision:
    begun = time.perf_counter()
    one = means.document_id
    found = means.look(question) if one is None else means.look(question, one)
    spent = 1e3 * (time.perf_counter() - begun)
    reading = means.reader.read(found.question, found.candidates, found.weights)
    least = reading.least if means.least is None else means.least
    chosen: tuple[Candidate, ...] = ()
    strange = reading.strange and least > 0.0  # refused, unless nothing is to be
    nowhere = (
        is_senseless(found.question, found.weights)
        or absent_countries(found.question, found.candidates)
        or unknown_names(found.question, found.candidates, found.weights)
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


def _standing(question: Question, chosen: Sequence[Candidate], reading: Reading) -> Standing | None:
    if len(chosen) < 2 or reading.close is None:
        return None
    told = (
        is_listed(question, chosen)
        or takes_rows(question, chosen[0])
        or is_asked_part(question, chosen[0])
    )
    return None if told else "likely"


def _joined(whole: Decision, parts: Sequence[Decision], max_sentences: int) -> Decision:
    """What the parts say, each candidate once, no more than a single answer may have."""
    chosen: dict[tuple[str, int], Candidate] = {}
    for part in parts:
        for candidate in part.chosen:
            chosen.setdefault(place_of(candidate), candidate)
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

"""From a question to what is said about it, or the decision to say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_qa.answering.between_countries import each_country
from briefing_qa.answering.choices import choices
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.half_by_half import decide_halves
from briefing_qa.answering.halves import halves
from briefing_qa.answering.one_document import document_of, is_near_to
from briefing_qa.answering.pairs import (
    are_named,
    are_of_countries,
    pairs,
    tell_of_each,
    tells_of_one,
)
from briefing_qa.answering.parts import sides, speaks_of, speaks_of_each, worded
from briefing_qa.answering.questions.framed import framed
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.saying.decision import Decision, Means
from briefing_qa.answering.saying.listing import is_listed
from briefing_qa.answering.statements.alleged import with_its_denial, with_the_next
from briefing_qa.answering.statements.antecedent import with_antecedent
from briefing_qa.answering.statements.continued import asks_for_each, near_the_best, with_list
from briefing_qa.answering.statements.disagreement import disagreement
from briefing_qa.answering.statements.forbidden import with_its_ban
from briefing_qa.answering.statements.led_on import (
    with_all_announced,
    with_difference,
    with_what_follows,
)
from briefing_qa.answering.statements.quotation import with_its_quotation
from briefing_qa.answering.statements.scored_alike import with_all_scored
from briefing_qa.answering.telling_apart import compares, is_untold, settled, tells_of
from briefing_qa.answering.whole import decide_whole, joined

COMPARED = 2
"""Sentences, likeliest first, among which one that tells two things apart is looked for."""


def decide(question: Question, means: Means) -> Decision:
    """Answer a question from what is found for it, part by part where it asks for several.

    Where a sentence of its own says whose word is wanted, only theirs is given. Items of a list are
    said with the line that forbids them.
    """
    decision = _decide_framed(question, means)
    whole = with_its_ban(decision.chosen, means.lines_above)
    if whole == decision.chosen or decision.standing not in (None, "likely"):
        return decision
    if decision.standing:  # what forbids an item is no other answer, likelier than it
        whole = with_its_ban(decision.chosen[:1], means.lines_above)
    return replace(decision, chosen=whole, standing=None)


def _decide_framed(question: Question, means: Means) -> Decision:
    asked, source = framed(question)
    decision = _decide(asked, means)
    theirs = [one for one in decision.chosen if is_near_to(source, one, asked)]
    if len(theirs) == len(decision.chosen):
        return decision
    ranked = (one for one, _ in decision.ranked)
    first = next((one for one in ranked if is_near_to(source, one, asked)), None)
    if not theirs and first is not None:
        alone = replace(means, document_id=first.document_id)
        decision = _decide(asked, alone)
        theirs = [one for one in decision.chosen if is_near_to(source, one, asked)]
    confidence = decision.confidence if theirs else 0.0
    return replace(decision, chosen=tuple(theirs), confidence=confidence, standing=None)


def _decide(question: Question, means: Means) -> Decision:
    decision = _decide_by_kind(question, means)
    if decision.chosen or not (options := each_country(question)):
        return decision
    parts = [decide_whole(option, replace(means, max_sentences=2)) for option in options]
    if not all(part.chosen for part in parts):
        return decision
    firsts = [replace(part, chosen=part.chosen[:1]) for part in parts]
    return joined(decision, firsts, means.max_sentences)


def _decide_by_kind(question: Question, means: Means) -> Decision:
    whole = decide_whole(question, means)
    if whole.found.question.barrier is not None:  # a part may not look like it
        return whole
    if options := choices(question):
        return _decide_choice(whole, options, means)
    compared = sides(question)
    if not compared:
        if asked := halves(question):
            return decide_halves(whole, asked, means)
        return _decide_pair(whole, pairs(question), means)
    parts = [decide_whole(part, replace(means, max_sentences=2)) for part in compared]
    failed = [part for part in parts if not part.chosen]
    said = () if failed else _told_apart(parts)
    if not said:
        return _of_each(whole, compared) or _untold(whole, failed)
    parts = [
        replace(part, chosen=with_difference(question, one, part.found.candidates))
        for part, one in zip(parts, said, strict=True)
    ]
    return joined(whole, parts, means.max_sentences)


def _decide_pair(whole: Decision, options: Sequence[Question], means: Means) -> Decision:
    """Answer for each of the things that are asked for in one phrase, where that says it of one.

    Of two countries, or what else has a name, hardly any sentence tells both: each is asked for
    where none does, or where what is said leaves one of several out.
    """
    if not options or (whole.chosen and tell_of_each(whole.chosen, options)):
        return _with_others(whole)
    named = are_of_countries(options) or are_named(options)
    apart = named and (len(options) > COMPARED or not whole.chosen)
    if apart and (each := _of_each_named(whole, options, means)):
        return each
    if not whole.chosen:
        return _with_others(whole)
    parts = []
    for option in options:
        into = replace(means, max_sentences=2, document_id=document_of(whole))
        part = decide_whole(option, into)
        told = tuple(one for one in part.chosen if tells_of_one(one, option, options))
        if not told:
            return _with_others(whole)
        parts.append(replace(part, chosen=told if _is_listed(part) else told[:1]))
    return joined(whole, parts, means.max_sentences)


def _of_each_named(whole: Decision, options: Sequence[Question], means: Means) -> Decision | None:
    """What is said of each of several things with a name; None where one of two has no answer.

    Of more countries, those are named that have none, if most have one.
    """
    found = [decide_whole(option, replace(means, max_sentences=2)) for option in options]
    parts = [replace(part, chosen=part.chosen[:1]) for part in found if part.chosen]
    lacking = [
        o.text.rstrip("?") for o, part in zip(options, found, strict=True) if not part.chosen
    ]
    if lacking:
        enough = len(parts) > 1 and len(parts) > len(lacking) and are_of_countries(options)
        if not enough:
            return None
        return replace(joined(whole, parts, means.max_sentences), unanswered=tuple(lacking))
    if are_of_countries(options) or _tell_apart(parts, options):
        return joined(whole, parts, means.max_sentences)
    return None


def _tell_apart(parts: Sequence[Decision], options: Sequence[Question]) -> bool:
    """Whether each of several things has a sentence of its own in one document.

    Or one in a document that is called after it.
    """
    firsts = [(part.chosen[0], option) for part, option in zip(parts, options, strict=True)]
    if len({document_of(part) for part in parts}) == 1:
        return all(tells_of_one(first, option, options) for first, option in firsts)
    return all(speaks_of(first.title, first, option, options) for first, option in firsts)


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
    if whole.chosen:
        for one in near_the_best(whole.ranked[:COMPARED]):
            if compares(one, options):
                return replace(whole, chosen=(one,), standing=None)
    parts = [decide_whole(option, replace(means, max_sentences=2)) for option in options]
    said = [
        next((one for one in part.chosen if tells_of(one, option, options)), None)
        for part, option in zip(parts, options, strict=True)
    ]
    each = [replace(part, chosen=(one,)) for part, one in zip(parts, said, strict=True) if one]
    is_one = len({one.stands_at for one in said if one}) == 1
    if len(each) == len(options) and not (is_one and whole.chosen):
        return joined(whole, each, means.max_sentences)
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
    if len({tuple(each.stands_at for each in one) for one in said}) > 1:
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
        kept = [one for one, probability in decision.ranked if probability > 0]
        possible = kept if asks_for_each(question) else near_the_best(decision.ranked)
        told = with_all_announced(question, chosen, considered)
        if told == chosen:
            told = with_what_follows(question, chosen, kept)
        if told != chosen:
            return replace(decision, chosen=told, standing=None)
        alike = with_all_scored(question, chosen, decision.ranked)
        if alike != chosen:
            return replace(decision, chosen=alike, standing=None)
        listed = with_list(question, chosen, considered, possible)
        if len(listed) > len(chosen):
            return replace(decision, chosen=listed, standing=None)
        whole = with_the_next(with_antecedent(question, chosen, considered), considered)
        whole = with_its_quotation(question, with_its_denial(whole, considered), considered)
        standing = decision.standing if whole == chosen else None
        return replace(decision, chosen=whole, standing=standing)
    return replace(decision, chosen=found.statements, standing=found.difference)

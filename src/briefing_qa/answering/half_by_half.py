"""Several questions in one, each answered, and the one named that the documents do not answer."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from briefing_qa.answering.agreed import (
    is_of_the_time_before,
    is_told_beside,
    is_told_in_other_words,
)
from briefing_qa.answering.covering import covers, holds_nothing_of, may_cover
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.halves import Half
from briefing_qa.answering.nearby import with_nearby
from briefing_qa.answering.one_document import document_of, of_one_document
from briefing_qa.answering.parts import holds, is_near, worded
from briefing_qa.answering.questions.meaning import is_known
from briefing_qa.answering.questions.unfound import unknown_words
from briefing_qa.answering.saying.decision import Decision, Means
from briefing_qa.answering.whole import LIKELY, decide_whole, joined
from briefing_qa.answering.words.names import TITLES

_NEAR = 300
"""Characters before a sentence in which may stand whom it speaks of."""


def decide_halves(whole: Decision, asked: Sequence[Half], means: Means) -> Decision:
    """Answer each of the questions that are asked in one, and say which one is not answered."""
    alone = replace(means, max_sentences=1)
    parts = [_decide_half(half, alone) for half in asked]
    parts = of_one_document(
        with_nearby(parts, asked),
        asked,
        lambda half, one: _decide_half(half, replace(alone, document_id=one)),
        whole,
    )
    parts = _by_name(parts, asked, alone)
    of_them = {document_of(part) for part in parts if part.chosen}
    covers_all = whole.chosen and (not of_them or document_of(whole) in of_them)
    covering = [*parts, whole] if covers_all else parts
    said: list[Decision] = []
    lacking = []
    for half, part in zip(asked, parts, strict=True):
        others = [one for one in covering if one is not part and one.chosen]
        if part.chosen and not (
            _is_left_over(half, part, said)
            or _is_elsewhere(half, part)
            or is_of_the_time_before(part.chosen[0], half, _beside(half, part, parts, asked))
        ):
            said.append(part)
        elif found := [one for one in others if _is_told(half, part, one, parts, asked)]:
            said.append(found[0])
        else:
            lacking.append(half.asked)
    if not said or (asked[0].asked in lacking and any(half.depends for half in asked)):
        # what is taken over from a question without an answer is in doubt
        return replace(whole, unanswered=_unanswered(whole, parts, lacking))
    if any(half.whether and half.asked in lacking for half in asked):
        return whole  # "can it be withdrawn?" says too little to find that nobody says it
    return replace(joined(whole, said, means.max_sentences), unanswered=tuple(lacking))


def _is_told(
    half: Half, part: Decision, one: Decision, parts: Sequence[Decision], asked: Sequence[Half]
) -> bool:
    """Whether what is said for another half answers one too, in its words or in other ones."""
    said, beside = one.chosen[0], _beside(half, one, parts, asked)
    if is_of_the_time_before(said, half, beside):
        return False
    own = part.chosen[:1]
    led = bool(own) and own[0].stands_at == said.stands_at and part.confidence >= LIKELY
    if _is_covered(half, one, asked):
        return True
    told = (led and is_told_in_other_words(said, half, beside)) or is_told_beside(
        said, half, beside
    )
    return told and not _is_of_others(half, said)


def _beside(
    half: Half, one: Decision, parts: Sequence[Decision], asked: Sequence[Half]
) -> list[Half]:
    """The other halves that the sentence of a decision is said for."""
    place = one.chosen[0].stands_at
    return [
        other
        for other, part in zip(asked, parts, strict=True)
        if other is not half and part.chosen and part.chosen[0].stands_at == place
    ]


def _is_covered(half: Half, part: Decision, asked: Sequence[Half]) -> bool:
    """Whether what is said for another half answers one as well, or may well do so.

    Whom that one names is looked for across languages, too.
    """
    one = part.chosen[0]
    return covers(one, half) or (may_cover(one, half, asked) and not _is_of_others(half, one))


def _is_of_others(half: Half, one: Candidate) -> bool:
    """Whether a sentence in another language names others than a half does, and around it."""
    around = "\n".join((one.title, one.headings, one.before, worded(one)))
    return one.language != half.question.language and _names_another(half, one, around)


def _by_name(parts: Sequence[Decision], asked: Sequence[Half], means: Means) -> list[Decision]:
    """Halves, of which each that only repeats another one is asked with no more than its names.

    What it takes over leads to the sentence of the half that it is taken from.
    """
    found: list[Decision] = []
    for half, part in zip(asked, parts, strict=True):
        said = {one.stands_at for decision in found for one in decision.chosen}
        repeats = bool(part.chosen) and part.chosen[0].stands_at in said
        if half.named is None or not (repeats and holds_nothing_of(part.chosen[0], half)):
            found.append(part)
            continue
        again = decide_whole(half.named, replace(means, document_id=document_of(part)))
        sure = again.chosen and again.confidence >= LIKELY and _is_own(again, half, said)
        found.append(again if sure else part)
    return found


def _is_own(part: Decision, half: Half, said: Set[tuple[str, int]]) -> bool:
    """Whether a half has a sentence of its own, that holds some of it and the names beside it."""
    one = part.chosen[0]
    if covers(one, half):
        return True
    asked = part.found.question
    names = [word for word in asked.words if word.folded in asked.facts.names]
    text = worded(one)
    held = all(holds(text, one.language, asked, word) for word in names)
    return one.stands_at not in said and held and not holds_nothing_of(one, half)


def _unanswered(
    whole: Decision, parts: Sequence[Decision], lacking: Sequence[str]
) -> tuple[str, ...]:
    """The halves without an answer, where what is said of all is the answer to the others."""
    places = {one.stands_at for part in parts for one in part.chosen}
    said = [one.stands_at for one in whole.chosen]
    return tuple(lacking) if said and places.issuperset(said) else ()


def _decide_half(half: Half, means: Means) -> Decision:
    """Answer one of several questions, of the year that another one gives where there is one."""
    if half.dated is not None and (dated := decide_whole(half.dated, means)).chosen:
        return dated
    return decide_whole(half.question, means)


def _is_left_over(half: Half, part: Decision, said: Sequence[Decision]) -> bool:
    """Whether a half has got the sentence of another one, which holds nothing of it.

    Or lacks a word of it that is nowhere, or whom it names.
    """
    places = {one.stands_at for decision in said for one in decision.chosen}
    one = part.chosen[0]
    if one.stands_at not in places:
        return False
    nowhere = {word.folded for word in unknown_words(part.found.question, part.found.weights)}
    return (
        any(word.folded in nowhere for word in half.own)
        or holds_nothing_of(one, half)
        or _names_another(half, one, "\n".join((one.headings, one.before, worded(one))))
    )


def _is_elsewhere(half: Half, part: Decision) -> bool:
    """Whether a half has got a sentence far from whom it names.

    A heading stands before its passage: of that one only its own words are near.
    """
    one = part.chosen[0]
    passage = one.source.passage
    end = max(0, one.unit.end - passage.start)
    near = passage.text[max(0, end - len(one.text) - _NEAR) : end] or one.text
    return _names_another(half, one, "\n".join((one.title, one.headings, one.before, near)))


def _names_another(half: Half, candidate: Candidate, text: str) -> bool:
    """Whether a half has names of its own, none of which stands in the text around a sentence.

    Most names are the same in every language, but not all: in another one only those tell that are
    known as words.
    """
    asked, language = half.question, candidate.language
    own = {word.folded for word in half.own} & asked.facts.names - TITLES
    names = [word for word in asked.words if word.folded in own]
    if language != asked.language:
        known = all(is_known(word.folded, asked.language) for word in names)
        if not known or any(is_near(word, asked, text, language) for word in names):
            return False
    return bool(names) and not any(holds(text, language, asked, word) for word in names)

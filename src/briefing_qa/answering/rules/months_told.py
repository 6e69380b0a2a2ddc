"""Whether a candidate is of a month or of a stretch of months, as far as it tells them.

A figure of the second half of a year is none of the first half, one of the first quarter none of
March. The first half may stand there by any of its names: "from January to June".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import month_places, months
from briefing_qa.answering.words.stretches import Stretch, stretches
from briefing_qa.answering.words.wording import COMPARED_WITH
from briefing_qa.answering.words.years import spans
from briefing_qa.terms import fold

_OPEN = re.compile(
    r"\b(?:by|since|from|to|until|till|before|after|through|as of|end of|start of|beginning of"
    r"|desde|hasta|antes de|despues de|a partir de|(?:a |al )?(?:fin(?:es|ales)?|inicios"
    r"|principios|comienzos|cierre) de) (?:the |late |early |mid-? ?)?(?:\d{1,2}(?:st|nd|rd|th)?"
    r" (?:of |de )?)?$"
)
"""Before a month that a time begins or ends with: "by the end of October"."""

_COMPARED = re.compile(
    rf"\b(?:{COMPARED_WITH}|vs|unlike|que)(?: [\w.,%$€£]+){{0,6}}? (?:(?:in|for|during|of|en|de"
    r"|del) )?(?:the |el |la |los )?$"
)
"""Before a time of what is only compared with: "against 12 in the first half"."""

_CHANGED = re.compile(
    r"\b(?:rose|risen|fell|fallen|gr[eo]wn?|went (?:up|down)|dropp?ed|(?:in|de)creas\w+|declined"
    r"|climbed|doubled|subi\w+|baj\w+|aument\w+|disminuy\w+|cay\w+|crecio|paso|pasaron)\b"
)
"""What changes from one month to another has a figure for both."""


@lru_cache(maxsize=1_000)
def months_asked(question: Question) -> dict[int, tuple[str, int]]:
    """By the place of its first token each month or stretch: its name, the place after its last.

    The name of a month are digits.
    """
    found = question.facts.tokens
    asked = {i: (str(month), i + 1) for i, month in month_places(question.text)}
    for one in stretches(question.text):
        inside = [i for i, token in enumerate(found) if one.start <= token.start < one.end]
        asked = {i: month for i, month in asked.items() if i not in inside}
        asked[inside[0]] = one.name, inside[-1] + 1
    return asked


def month_met(name: str, question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a month or stretch, as far as months are given for what it says.

    The sentence and the one before it say when it was, the rest of the passage where they do not.

    Args:
        name: as `months_asked` gives it.
        question: taken apart.
        candidate: any.
    """
    if name.isdecimal():
        return _is_of_month(int(name), question, candidate)
    asked = next(one for one in stretches(question.text) if one.name == name)
    return _is_of_stretch(asked, question, candidate)


def _is_of_month(month: int, question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a month; a figure of a stretch of months is none of one of them."""
    own = months(candidate.text) | months(candidate.before)
    if own and not own & months(question.text):
        return False
    if question.kind in FIGURES and _is_inside(month, candidate.text) and _is_plain(question.text):
        return False
    texts = (candidate.source.passage.text, candidate.title, candidate.headings)
    held = own.union(*(months(text) for text in texts))
    return month in held or not held


def _is_inside(month: int, text: str) -> bool:
    """Whether a text gives a month only as one of a stretch."""
    told = any(month in one.months for one in stretches(text))
    return told and month not in _single(text) and not _CHANGED.search(fold(text))


@lru_cache(maxsize=20_000)
def _single(text: str) -> frozenset[int]:
    """The months that a text names by themselves, not as an end of a stretch."""
    found, told = facts(text).tokens, stretches(text)
    return frozenset(
        month
        for place, month in month_places(text)
        if not any(one.start <= found[place].start < one.end for one in told)
    )


@lru_cache(maxsize=1_000)
def _is_plain(text: str) -> bool:
    """Whether a text names months, and none as the beginning or end of a time."""
    found = facts(text).tokens
    return not any(
        _OPEN.search(fold(text[: found[place].start])) for place, _ in month_places(text)
    )


def _is_of_stretch(asked: Stretch, question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a stretch of months, by whatever name.

    A figure is of no other stretch that its sentence gives, and of no month of this one.
    """
    near, figure = surroundings(candidate), question.kind in FIGURES
    heads = (candidate.caption, *near.headings, candidate.title)
    if any(asked.may_be(one) for one in stretches(near.own)):
        return True
    if figure and _told(near.own):
        return False
    head = next((text for text in heads if stretches(text)), candidate.source.passage.text)
    stands = not asked.first or _gives(asked, head) or _gives(asked, near.before)
    for text in (near.own, near.before):
        if _told(text) or _single(text):
            return _is_within(asked, text) and (stands or not figure or _ends(asked, text))
    whole = figure and any(first == last for first, last in spans(near.own))
    around = (*heads, candidate.source.passage.text)
    return stands or not (whole or any(months(text) or stretches(text) for text in around))


def _gives(asked: Stretch, text: str) -> bool:
    return any(asked.may_be(one) for one in _told(text))


@lru_cache(maxsize=20_000)
def _told(text: str) -> tuple[Stretch, ...]:
    """The stretches of a text but for those of what the rest is compared with."""
    return tuple(one for one in stretches(text) if not _COMPARED.search(fold(text[: one.start])))


def _is_within(asked: Stretch, text: str) -> bool:
    """Whether some of the months that a text gives may lie in a stretch."""
    told = _told(text)
    if not asked.first or not all(one.first for one in told):
        return True
    return bool(asked.months & _single(text).union(*(one.months for one in told)))


def _ends(asked: Stretch, text: str) -> bool:
    """Whether a text gives the last month of a stretch as the end of a time: "by 30 June"."""
    found, last = facts(text).tokens, (asked.first + asked.length - 2) % 12 + 1
    return any(
        month == last and _OPEN.search(fold(text[: found[place].start]))
        for place, month in month_places(text)
    )

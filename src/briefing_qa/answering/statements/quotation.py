"""What somebody said, to the end of the quotation and with who said it.

A quotation of two sentences names its speaker behind the second one: "We won't move them. We'll
work with the families", said the minister. One of them alone is half of what was said, by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, starmap

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.statements.continued import are_tied, in_order, place_in
from briefing_qa.terms import fold

_MOST = 2
"""Sentences that are added on one side."""

_SAYING = (
    r"(?:sa(?:y|ys|id)|t(?:ell|old)|state[sd]?\b|argu|describ|call|warn|explain|complain|claim|admit|think"
    r"|thought|respon|repl|answer|justif|comment|remember|recall|recount|mean(?:t|s)?\b|di(?:jo|ce"
    r"|jeron|cen)\b|afirm|declar|sostien|sostuv|asegur|explic|denunci|advirti|adviert|coment|opin"
    r"|conto\b|cuenta|respond|contest|recuerd|record|relat|reconoc|pens|piens|aclar|senal)"
)
_ASKS = re.compile(
    rf"\b(?:who\b[^.?]{{0,30}}?\b{_SAYING}|(?:what|how|why)\b[^.?]{{0,80}}?\b{_SAYING}"
    rf"|quien(?:es)?\b[^.?]{{0,30}}?\b{_SAYING}|(?:que|como|por que)\b[^.?]{{0,80}}?\b{_SAYING}"
    r"|according to|segun|whose words|words of|palabras de|de quien (?:es|son))"
)
"""Asks what somebody said, or who said something."""

_MARKS = re.compile(r"[“”«»„]|\"")


def with_its_quotation(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said, with the other sentences of the quotation that it is a part of.

    Args:
        question: taken apart.
        chosen: what would be said.
        candidates: what was considered.
    """
    said = tuple(chosen)
    if len(said) != 1 or not _ASKS.search(fold(question.text)):
        return said
    opened, closed = _parts(said[0].text)
    if not opened and not closed:
        return said
    beside = in_order(said[0], candidates)
    place = place_in(beside, said[0])
    if place is None:
        return said
    before = _to_the_opening(beside[max(0, place - _MOST) : place]) if closed else []
    after = _to_the_end(beside[place + 1 : place + 1 + _MOST]) if opened else []
    whole = (*before, said[0], *after)
    return whole if all(starmap(are_tied, pairwise(whole))) else said


def _parts(text: str) -> tuple[bool, bool]:
    """Whether a quotation begins in a text and does not end there; whether one only ends there."""
    inside = begun_before = False
    for mark in _MARKS.finditer(text):
        opens = mark[0] in "“«„" or (mark[0] == '"' and not inside and _opens(text, mark))
        if opens:
            inside = True
        else:
            begun_before = begun_before or not inside
            inside = False
    return inside, begun_before


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark stands right before a word, and not right behind one."""
    behind, ahead = text[: mark.start()][-1:], text[mark.end() :]
    return (not behind.strip() or behind in "(¿¡—–-") and bool(ahead.strip())


def _to_the_opening(before: Sequence[Candidate]) -> list[Candidate]:
    """The last of some sentences from the one on in which a quotation begins; none without it."""
    for place in reversed(range(len(before))):
        opened, closed = _parts(before[place].text)
        if opened:
            return [*before[place:]]
        if closed:
            break
    return []


def _to_the_end(after: Sequence[Candidate]) -> list[Candidate]:
    """The first of some sentences up to the one in which a quotation ends; none without it."""
    for place, one in enumerate(after):
        opened, closed = _parts(one.text)
        if closed:
            return [*after[: place + 1]]
        if opened:
            break
    return []

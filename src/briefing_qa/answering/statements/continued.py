"""The sentences of a list in prose: "... was named most often. Another one is ...".

A list that is told in sentences has each thing in one of its own, and what ties them is a word such
as "also", "another" or "finally". Where several things are asked for, a sentence that is tied to
what is said so belongs to the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up.several import asks_for_several
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.calibration import log_odds
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import months
from briefing_qa.answering.words.number_words import ORDINALS
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

NEAR = 5.5
"""Log-odds by which what is tied may be farther from an answer than the best.

What is farther is mostly of another matter.
"""

FARTHEST = 4
"""Sentences after the first of two things, within which the other one begins."""

MOST = 4
"""Sentences of such a list that are said."""

_ORDINAL = {number: "|".join(ORDINALS[number]) for number in (2, 3, 4)}
_OPENS = re.compile(
    r"\W*(?:additionally|in addition(?! to the fact)|furthermore|moreover|besides|likewise"
    r"|similarly|also|another|a further|further|finally|lastly|en segundo lugar|ademas|asimismo"
    r"|igualmente|tambien|por otra parte|por otro lado|otr[oa]s?|a su vez|por ultimo|finalmente"
    rf"|(?:an?|the|un|una|el|la) (?:{'|'.join(_ORDINAL.values())})|secondly|thirdly"
    rf"|(?:{'|'.join(_ORDINAL.values())})(?=,)|en (?:tercer|cuarto) lugar)\b"
)
"""Begins a sentence that adds a thing to those before it."""

_ADDS = re.compile(r"\W*(?:[\w'’-]+ ){0,5}?(?:also|tambien|ademas|asimismo|tampoco|as well)\b")
"""Adds one within its first words: "There is also ..."."""

_NUMBER = re.compile(r"[^\S\n]*+\n\s*+\(?\d{1,3}[.)]\s+")
"""Between two paragraphs that are numbered."""

_LACKS = re.compile(
    r"\W*\b(?:there (?:is|are|was|were) (?:also |still |currently )?no\b"
    r"|(?:tampoco |aun |todavia )?no (?:hay|habia|hubo|existen?|existian?)\b)"
)
"""Says that something is lacking."""

_EACH = re.compile(
    r"\b(?:each of (?:the|these|those)|(?:each|every) one of the|both(?! and)\b(?!.* and )"
    r"|(?:which|what) (?:two|three|four)|cada un[oa] de (?:las|los|est[oa]s)|amb[oa]s"
    r"|que (?:dos|tres|cuatro)|cuales (?:dos|tres)|(?:las|los) dos)\b"
)
"""Asks for the same of two things or more: "when did each of the campaigns start?"."""


def asks_for_each(question: Question) -> bool:
    """Whether a question asks for the same of several things, and not for yes or no."""
    return question.kind != "polar" and _EACH.search(fold(question.text)) is not None


def _gives(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has a figure of the kind that is asked for, where one is."""
    held = facts(candidate.text)
    given = {
        "year": bool(held.years or months(candidate.text)),
        "number": bool(held.numbers),
        "score": held.ratio,
        "share": held.share,
    }
    return given.get(question.kind, True)


def with_list(
    question: Question,
    chosen: Sequence[Candidate],
    candidates: Sequence[Candidate],
    possible: Sequence[Candidate],
) -> tuple[Candidate, ...]:
    """What is said, with the sentences that it is tied to as things of one list.

    Args:
        question: taken apart.
        chosen: what would be said.
        candidates: what was considered.
        possible: those of them that no rule keeps out.
    """
    said = tuple(chosen)
    several = question.kind == "list" or asks_for_several(question) or asks_for_each(question)
    if not said or not several or not all(map(_is_prose, said)):
        return said
    first = said[0]
    kept = {one.stands_at for one in possible}
    beside = in_order(first, candidates)
    place = place_in(beside, first)
    if place is None:
        return said
    same = first.document_id
    listed = [
        one
        for one in _tied_around(place, beside, question)
        if (same, one.unit.start) in kept and _gives(question, one)
    ]
    if len(listed) < 2 or first not in listed:
        return said
    while len(listed) > MOST:
        listed.remove(listed[-1] if listed[-1] is not first else listed[0])
    places = {one.unit.start for one in listed}
    others = [one for one in said[1:] if one.document_id != same or one.unit.start not in places]
    return (*listed, *others)


def _tied_around(
    place: int, beside: Sequence[Candidate], question: Question
) -> Sequence[Candidate]:
    """The sentences that go on from each other around one.

    Args:
        place: of that one.
        beside: sentences in the order of their text.
        question: that they may answer.
    """
    before, after = place, place + 1
    while before and goes_on(beside[before - 1], beside[before]):
        before -= 1
    while after < len(beside) and goes_on(beside[after - 1], beside[after]):
        after += 1
    tied = list(beside[before:after])
    if after == place + 1 and asks_for_each(question):
        # what stands between is of the first one still
        reach = beside[after : after + FARTHEST]
        tied += [one for one in reach if _OPENS.match(fold(one.text))][:1]
    return tied


def near_the_best(ranked: Sequence[tuple[Candidate, float]]) -> list[Candidate]:
    """Of judged candidates, best first, those that are not far from it."""
    if not ranked or ranked[0][1] <= 0:
        return []
    least = log_odds(ranked[0][1]) - NEAR
    return [one for one, probability in ranked if probability > 0 and log_odds(probability) > least]


def _is_prose(candidate: Candidate) -> bool:
    return candidate.unit.kind == "sentence" and not is_row(candidate.text)


def goes_on(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence adds a thing to the one before it, by a word, or by saying it alike.

    "There is no law on the one. There are no rules on the other."
    """
    text = fold(other.text)
    alike = _LACKS.search(fold(one.text)) is not None and _LACKS.match(text) is not None
    added = _OPENS.match(text) is not None or _ADDS.match(text) is not None
    return (added or alike) and are_tied(one, other)


def in_order(one: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The sentences of the section that a candidate stands in, as far as they were found."""
    passage = one.source.passage
    found = {
        other.unit.start: other
        for other in candidates
        if other.document_id == passage.document_id
        and other.section == one.section
        and _is_prose(other)
    }
    return [found[start] for start in sorted(found)]


def place_in(beside: Sequence[Candidate], one: Candidate) -> int | None:
    """The place of a candidate among the sentences of its section; None for any other."""
    starts = [other.unit.start for other in beside]
    return starts.index(one.unit.start) if one.unit.start in starts else None


def are_tied(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence goes on from the one before it.

    Within a paragraph, or at the beginning of the next one where its first word says so; that may
    be among its first ones where paragraphs are numbered.
    """
    between = other.unit.start - one.unit.end
    passage = one.source.passage
    if other.unit.end <= passage.end:
        gap = passage.text[one.unit.end - passage.start : other.unit.start - passage.start]
        if gap.strip():  # the number of the next paragraph: "4. The Committee also welcomes"
            return _NUMBER.fullmatch(gap) is not None and _ADDS.match(fold(other.text)) is not None
        if "\n\n" not in gap:
            return True
    return 0 <= between <= len("\n\n\n\n") and _OPENS.match(fold(other.text)) is not None

"""Two things in one phrase of a question: "girls and boys", "to Congress and to the ministry".

One sentence often tells of both. Where what is said tells of one of them alone, each is asked for
itself, so that the other one has its sentence too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.parts import analysed, own_words, speaks_of, worded
from briefing_qa.answering.questions.coordination import readings
from briefing_qa.answering.questions.named_in_a_row import named_in_a_row
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import YEAR
from briefing_qa.terms import fold

_AND = re.compile(r",? (?:and|y|e) ", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:between|entre|both|ambos|ambas|either)\b[^,;?]*$", re.IGNORECASE)
"""Before a joint that makes one thing of two: "between 2012 and 2018"."""

_SPAN = re.compile(
    rf"\b(?:between|from|entre|desde|del?) (?P<first>{YEAR}) (?:and|to|until|till|y|al?|hasta)"
    rf" (?P<last>{YEAR})\b"
)
_CHANGE = re.compile(
    r"\W*(?P<asked>how (?:did|has|have)) (?P<thing>.+?) (?:change|evolve|develop|vary)d?\b"
    r"|\W*(?P<asked_es>como) (?:ha |han )?(?:cambi|evolucion|vari)(?:o|aron|ado) (?P<thing_es>.+)"
)
"""Asks how something changed."""


_LISTED = re.compile(
    r"(?P<lead>\W*(?:which|what|who|where|when|how|cual(?:es)?|que|quien(?:es)?|donde|cuando|como)\b"
    r"[^:?]+): (?P<things>[^:?]+)\??"
)
"""A question that names the things it is about after a colon."""


def _after_colon(text: str) -> tuple[str, ...]:
    """A question for each of the two or three things that it names after a colon."""
    folded = fold(text)
    found = _LISTED.fullmatch(folded)
    if found is None or len(folded) != len(text):
        return ()
    lead, things = text[: found.end("lead")], text[found.start("things") : found.end("things")]
    first, joint, last = (
        things.rpartition(" and ") if " and " in things else things.rpartition(" y ")
    )
    named = [*(one.strip() for one in first.split(", ")), last.strip()] if joint else []
    named = [one.rstrip(",") for one in named]
    if not MOST_LISTED >= len(named) > 1 or not all(named):
        return ()
    return tuple(f"{lead}: {one}?" for one in named)


MOST_LISTED = 3


def pairs(question: Question) -> tuple[Question, ...]:
    """The things that a question asks about in one phrase, each as a question of its own.

    They are two, or up to four that are named. Of a change the two are what was before and after.
    """
    text = question.text
    if ends := analysed(
        _periods(text) or _after_colon(text) or named_in_a_row(text), least_words=1
    ):
        return ends if all(own_words(end, ends) for end in ends) else ()
    inside = [
        (question.facts.tokens[first].start, question.facts.tokens[after - 1].end)
        for _, first, after in question.facts.country_places
    ]  # "Trinidad and Tobago"
    for joint in _AND.finditer(text):
        if _PERIOD.search(text[: joint.start()]) or any(a < joint.start() < b for a, b in inside):
            continue
        for both in readings(text, [joint], shares_complement=True):
            options = analysed(both, least_words=1)
            if options and all(own_words(option, options) for option in options):
                return options
    return ()


def are_of_countries(options: Sequence[Question]) -> bool:
    """Whether two things that are asked about are each of another country."""
    named = {option.facts.countries for option in options}
    return len(named) == len(options) > 1 and all(len(countries) == 1 for countries in named)


def are_named(options: Sequence[Question]) -> bool:
    """Whether two things that are asked about are each told by a name that the other one lacks."""
    own = [own_words(option, options) for option in options]
    return len(options) > 1 and all(
        words and all(word.folded in option.facts.names for word in words)
        for option, words in zip(options, own, strict=True)
    )


def _periods(text: str) -> tuple[str, ...]:
    """How something was in the first and in the last year of a stretch of time."""
    folded = fold(text)
    change, span = _CHANGE.match(folded), _SPAN.search(folded)
    if change is None or span is None or len(folded) != len(text):
        return ()
    spanish = change["asked"] is None
    place = change.span("thing_es" if spanish else "thing")
    thing = text[place[0] : min(place[1], span.start())].strip()
    rest = text[span.end() :].strip(" ?.")
    lead, at = ("¿Cuál fue", "en") if spanish else ("What was", "in")
    said = " ".join(filter(None, (thing, rest)))
    return tuple(f"{lead} {said} {at} {span[end]}?" for end in ("first", "last"))


def tell_of_each(said: Sequence[Candidate], options: Sequence[Question]) -> bool:
    """Whether what is said, taken together, tells of each of two things."""
    return all(any(tells_of_one(one, option, options) for one in said) for option in options)


def tells_of_one(candidate: Candidate, option: Question, options: Sequence[Question]) -> bool:
    """Whether a candidate tells of one of two things, by its words or by what it stands under."""
    text = worded(candidate)
    if any(speaks_of(text, candidate, one, options) for one in options):
        return speaks_of(text, candidate, option, options)
    above = candidate.before if candidate.unit.kind == "item" else ""
    heading = candidate.headings.rpartition(" > ")[2]
    return any(speaks_of(one, candidate, option, options) for one in (above, heading) if one)

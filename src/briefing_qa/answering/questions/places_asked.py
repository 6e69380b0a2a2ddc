"""The places that a question asks about: "in Arequipa" says where, whatever else is named."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.names import country_starts, name_runs
from briefing_qa.terms import fold

_BEHIND = re.compile(r"\b(?:in|at|near|en)(?: (?:the|el|la|los|las))? $", re.IGNORECASE)
_OWNER = re.compile(r"['’]")
_OF_A_TEXT = re.compile(r"[’' ]s?\W*(?:view|opinion|report|panel|eyes)\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"\b(?:i|my|me|we|our|us|vivo|soy|tengo|trabajo|estoy|mis?|nos|somos|estamos)\b"
)
"""Who says "I live in Mora" asks what holds there, which no text need say of Mora."""


@lru_cache(maxsize=1_000)
def places_asked(question: Question) -> tuple[frozenset[str], ...]:
    """Of each place that a question names behind "in" the folded words; countries are none.

    Args:
        question: taken apart.

    Returns:
        Nothing where who asks tells of themselves, or where two things are compared.
    """
    text = question.text
    if question.kind == "compare" or _SPEAKER.search(fold(text)):
        return ()
    countries = country_starts(text)
    found = []
    for run in name_runs(text, question.facts.names):
        last = text[run[-1].start : run[-1].end]
        if (
            _BEHIND.search(text[: run[0].start])
            and not _OWNER.search(last)
            and not _OF_A_TEXT.match(text[run[-1].end :])
            and not any(token.start in countries for token in run)
        ):
            found.append(frozenset(token.folded for token in run))
    return tuple(found)


def lost_places(question: Question, missing: Set[str]) -> frozenset[str]:
    """The words of the places asked about of which a text has none.

    Args:
        question: taken apart.
        missing: folded words of its names that a text does not have.
    """
    return frozenset().union(*(place for place in places_asked(question) if place <= missing))

"""The places that a question asks about: "in Arequipa" says where, whatever else is named."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.stories import tells_of_the_speaker
from briefing_qa.answering.words.names import PLACE_BEHIND, at_places, country_starts, name_runs

_OWNER = re.compile(r"['’]")
_OF_A_TEXT = re.compile(r"[’' ]s?\W*(?:view|opinion|report|panel|eyes)\b", re.IGNORECASE)


@lru_cache(maxsize=1_000)
def places_asked(question: Question) -> tuple[frozenset[str], ...]:
    """Of each place that a question names behind "in" the folded words; countries are none.

    Args:
        question: taken apart.

    Returns:
        Nothing where two things are compared, or where who asks tells of themselves: what holds
        there no text need say of the place.
    """
    text = question.text
    if question.kind == "compare" or tells_of_the_speaker(text):
        return ()
    countries = country_starts(text)
    found = []
    names = name_runs(text, question.facts.names)
    for run in (part for name in names for part in at_places(name, text)):
        last = text[run[-1].start : run[-1].end]
        if (
            PLACE_BEHIND.search(text[: run[0].start])
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

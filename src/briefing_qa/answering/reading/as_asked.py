"""A question as the cross-encoder takes it: the country of a candidate's document is "the country".

A sentence of a report on Zambia seldom names it, and the cross-encoder sees no title. It has
learned that a sentence without the place that is asked for may be of another one. Whether it is has
been decided by then (`rules/nearest`).
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts, is_people

_COUNTRY = {"en": "the country", "es": "el país"}
_THE = re.compile(r"\b(?:the|el|la|los|las) $", re.IGNORECASE)
_OWNS = re.compile(r"(?:['’]s?)?$")
_DEL = re.compile(r"\bdel $", re.IGNORECASE)


def as_asked(question: Question, candidate: Candidate) -> str:
    """The question's text, without the countries that the candidate's document is about.

    One that the candidate names stays, and so do the words for a country's people as a noun, which
    say who is meant: "of the Zambian police" becomes "of the police", "of Zambians" "of people".
    """
    text = question.text
    named = facts(candidate.text).countries
    tokens = question.facts.tokens
    for country, first, behind in reversed(question.facts.country_places):
        if country not in candidate.about or country in named:
            continue
        words = tuple(token.folded for token in tokens[first:behind])
        before = text[: tokens[first].start]
        shown = text[tokens[first].start : tokens[behind - 1].end]
        after = _OWNS.findall(shown)[0] + text[tokens[behind - 1].end :]
        if not is_people(words):
            name = "país" if _DEL.search(before) else _COUNTRY[question.language]
            text = f"{_THE.sub('', before)}{name}{after}"
        elif question.language == "en":
            people = words[-1].endswith("ns")
            text = f"{before}people{after}" if people else f"{before}{after.lstrip()}"
        elif not _THE.search(before):
            text = f"{before.rstrip()}{after}"
    return text

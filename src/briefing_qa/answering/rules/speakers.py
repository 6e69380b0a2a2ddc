"""What another one of those who speak in turn says of themselves.

"I've directed principals ..." is what Mr Fitch did, also where Mr Menon's turn stands right beside.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.first_person import in_first_person
from briefing_qa.passages.spoken import CAPITALS, person_labels
from briefing_qa.terms import fold

_FORMS = r"mr|mrs|ms|miss|dr|prof|hon|sr|sra|dra|senora?|don"
_ADDRESS = frozenset(("miss", "senor", "senora", *_FORMS.split("|")))
"""Said of anybody."""

_ADDRESSED = re.compile(rf"\b(?:{_FORMS})\b\.? (?P<name>[^\W\d_]+)")


def is_said_of_themselves_by_another(question: Question, candidate: Candidate) -> bool:
    """Whether a question names somebody, and another one who speaks says this in the first person.

    It names one who is called by a form of address, or whose turn stands beside. Whoever says it,
    or is spoken to, may be named or called by an office as well.
    """
    if not candidate.speaker or not question.facts.names or not in_first_person(candidate.text):
        return False
    beside = {
        fold(surname)
        for label in person_labels(candidate.source.passage.text)
        for surname in CAPITALS.findall(label.who) or label.who.split()[-1:]
    }
    named = {found["name"] for found in _ADDRESSED.finditer(fold(question.text))} - _ADDRESS
    asked = question.facts.names & (beside | named)
    if not asked:
        return False
    near = f"{candidate.speaker}\n{candidate.text}"
    known = facts(near).words - _ADDRESS
    words = {word.folded for word in question.words} - asked - _ADDRESS
    told = facts(candidate.speaker).words
    return not (asked & known or words & told)

"""Whether a candidate tells nothing of a document, where one itself is asked about.

When the report was published is not told by the date of a survey that it cites.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.of_the_document import (
    of_the_document,
    speaks_of_a_document,
    speaks_of_a_piece,
)
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import fold

_PUBLISHES = re.compile(
    r"\b(?:publi(?:sh|c)\w*|issu(?:e|ed|es|ing)|releas\w*|launch\w*|edit\w+|emit\w+|present(?:o|ad[oa])"
    r"|lanz\w+)\b"
)


_MAKES = re.compile(
    r"\b(?:writ(?:ten|ing|es?)|wrote|author\w*|draft\w*|drawn up|prepar\w+|compil\w+|produc\w+"
    r"|publish\w*|issu(?:e|ed|es|ing)|releas\w+|adopt\w*|approv\w+|escrib\w+|escrit[oa]s?"
    r"|redact\w+|elabor\w+|public\w+|edit\w+|emit\w+|aprob\w+)\b"
)
"""What is done with a text: "It was drawn up by Ana Ruiz"."""


def is_of_no_document(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked who wrote a document, or when, and a candidate speaks of none.

    One that is told of may be meant: "the report" need not be the one that is read. It has to have
    what is asked for: a year, a number, or that somebody published it. An article of a newspaper
    has to be spoken of as one: "a spokeswoman wrote" is of any letter.
    """
    of = of_the_document(question)
    if of is None or candidate.stated:
        return False
    near = f"{candidate.text}\n{candidate.before}"
    if of.piece and not speaks_of_a_piece(near):
        return True
    speaks = of.piece or speaks_of_a_document(near, any_one=bool(of.rest))
    if not speaks and (of.asked == "publisher" or not _MAKES.search(fold(candidate.text))):
        return True
    match of.asked:
        case "date":
            return not facts(candidate.text).years
        case "symbol":
            return not any(letter.isdigit() for letter in candidate.text)
        case "publisher":
            return _PUBLISHES.search(fold(candidate.text)) is None
    return False

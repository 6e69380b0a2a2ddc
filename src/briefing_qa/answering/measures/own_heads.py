"""The sentence that names the head of the body that the one before tells of: "Its head, Ana Ruiz".

It says in no word which body that is.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.heads_asked import HEAD, asked_head
from briefing_qa.answering.questions.matching import related, stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.names import name_runs
from briefing_qa.terms import fold

_ITS_HEAD = re.compile(rf"\W*(?:its|their|sus?) (?:current |then |new |actual )?{HEAD}\b")


def is_its_head(question: Question, candidate: Candidate) -> bool:
    """Whether the head of a body is asked for, of which the sentence before has most of the words.

    Names of countries need not stand there.
    """
    if candidate.unit.kind != "sentence" or not _ITS_HEAD.match(fold(candidate.text)):
        return False
    body = stem_set(asked_head(question.text), question.language)
    countries = {question.facts.tokens[place].folded for place in question.facts.in_countries}
    words = body - stem_set(" ".join(countries), question.language)
    if not words or question.language != candidate.language or not name_runs(candidate.text):
        return False
    held = sum(related(word, candidate.before, candidate.language) > 0 for word in words)
    return 2 * held > len(words)

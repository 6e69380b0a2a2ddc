"""Rows of a table that does not count what is asked, where another one beside it does.

"How many convictions were there in Tarma?" is not answered by the row of Tarma in a table of
complaints, with a table of convictions below it that has no row for Tarma.
"""

from __future__ import annotations

from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_general
from briefing_qa.answering.words.wording import CUES
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import stem

_ASKS = frozenset({"many", "cuantos", "cuantas", "number", "numero"})
_REACH = 3
"""Words behind "how many" among which what is counted stands: "how many new court cases"."""


def is_of_the_table_beside(question: Question, candidate: Candidate) -> bool:
    """Whether what is counted stands in a row's passage, and neither with it nor above it."""
    noun = _counted(question)
    if not noun or question.language != candidate.language or not is_row(candidate.text):
        return False
    near = surroundings(candidate)
    head = (near.own, near.before, candidate.caption, *near.headings, candidate.title)
    if any(related(noun, text, candidate.language) > 0 for text in head):
        return False
    lines = candidate.source.passage.text.splitlines()
    captions = [
        line
        for line, after in zip(lines, [*lines[2:], "", ""], strict=False)
        if not is_row(line) and is_row(after)
    ]
    return any(related(noun, line, candidate.language) == 1.0 for line in captions)


@lru_cache(maxsize=1_000)
def _counted(question: Question) -> str:
    """The stem of the noun that a question counts; "" where it counts children or nothing said."""
    if question.kind not in COUNTED:
        return ""
    found = [token.folded for token in question.facts.tokens]
    place = next((i for i, word in enumerate(found) if word in _ASKS), None)
    if place is None:
        return ""
    content = {word.folded for word in question.words}
    for word in found[place + 1 : place + 1 + _REACH]:
        if word in content - CUES and not is_general(word, question.language):
            return "" if facts(word).groups else stem(word, question.language)
    return ""

"""Rows of a table that does not count what is asked, where another one beside it does.

"How many convictions were there in Tarma?" is not answered by the row of Tarma in a table of
complaints, with a table of convictions below it that has no row for Tarma.
"""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.counted_nouns import counted_noun
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.passages.rows import is_row


def is_of_the_table_beside(question: Question, candidate: Candidate) -> bool:
    """Whether what is counted stands in a row's passage, and neither with it nor above it."""
    noun = counted_noun(question)
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

"""Sentences read with one farther up in their paragraph, which names what they leave out.

"The survey covered 2,418 people in custody. Most were young. Of these, 214 were women" tells in its
first sentence whom the last one counts. With only the one before it, that says little of custody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_qa.answering.evidence.candidates import Candidate, paragraph_before
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.answering.words.wording import CUES
from briefing_qa.passages.rows import is_row

REACH = 4
"""Sentences before one, among which that is looked for which names what it leaves out."""


def read_with_one_farther_up(question: Question, candidate: Candidate) -> Iterator[Candidate]:
    """A sentence with others of its paragraph in place of the one before it, the nearest first.

    Only the place changes in which a word of the question stands: what the sentence says is still
    what is read.

    Args:
        question: taken apart.
        candidate: read with the sentence before it.

    Yields:
        One for each sentence farther up that has a word of the question which neither the
        candidate, its headings nor the sentence before it have.
    """
    if candidate.unit.kind != "sentence" or is_row(candidate.text):
        return
    above = paragraph_before(candidate.source.passage, candidate.unit)[-REACH:-1]
    lacking = _lacking(question, candidate) if above else ()
    for earlier in reversed(above):
        if not is_row(earlier) and any(
            has_word(word, earlier, candidate.language) for word in lacking
        ):
            yield replace(candidate, before=earlier)


def _lacking(question: Question, candidate: Candidate) -> list[str]:
    """The content words of a question that nothing has which is read with a candidate.

    Where and when something is has been decided by then, and a sex is told beside its figure.
    """
    read = f"{candidate.text}\n{candidate.headings}\n{candidate.before}"
    countries = {question.facts.tokens[place].folded for place in question.facts.in_countries}
    return [
        word.folded
        for word in question.words
        if word.folded not in CUES | countries | question.facts.years
        and not word.is_number
        and not facts(word.folded).groups & SEXES
        and not has_word(word.folded, read, candidate.language)
    ]

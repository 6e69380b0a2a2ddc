"""A language model reads: it is asked whether a sentence and its surroundings say the answer.

It writes nothing: what is said is a verbatim sentence, as with every reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.reading.close_reading import as_read
from briefing_qa.answering.reading.rereading import Read
from briefing_qa.answering.reading.yes_or_no import conversation
from briefing_qa.models.language_model import Message, YesNoScorer

ENOUGH = 1.5
"""A candidate with such a logit ends the reading: those after it are less likely, and cost time."""


def asking(scorer: YesNoScorer) -> Read:
    """What a language model says of candidates, one after the other until one is enough."""

    def read(question: Question, candidates: Sequence[Candidate]) -> Iterator[float]:
        for candidate in candidates:
            logit = scorer.score(_conversation(question, candidate))
            yield logit
            if logit >= ENOUGH:
                return

    return read


def _conversation(question: Question, candidate: Candidate) -> list[Message]:
    """What the cross-encoder reads: the sentence, its heading and what stands before it."""
    sentence = as_read(candidate, question)
    return conversation(as_asked(question, candidate), f"{sentence.context} {sentence.text}")

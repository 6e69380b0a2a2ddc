"""Sentences of a document that ask, where it is asked for what is so.

"Has the ministry signed the agreement?" is not answered by whoever asks the same, but by the
sentence behind that, which takes over its names (`evidence/carried_over`, `rules/standing`).
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.asking import asks
from briefing_qa.terms import fold

_ABOUT_QUESTIONS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|question(?:s|ed|naire)?|wonder\w*|quer(?:y|ies)|pregunt\w*|interrog\w*"
    r"|cuestion\w*|faqs?)\b"
)
_WHICH = re.compile(
    r"\b(how many|how much|how long|how|what|which|who\w*|when|where|why|cuant[oa]s?|cual(?:es)?"
    r"|quien(?:es)?|donde|cuando|por que|que|como)\b"
)


def only_asks(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate asks: yes or no as the question does, or by the same question word.

    Another question may hold the answer: "Do shelters meet the standards issued by the office?"
    """
    if not asks(candidate.text) or _ABOUT_QUESTIONS.search(fold(question.text)):
        return False
    asked = _WHICH.search(fold(question.text))
    return asked is None or asked[0] in {
        found[0] for found in _WHICH.finditer(fold(candidate.text))
    }

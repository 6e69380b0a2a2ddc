"""The sentence that a reason takes up: "As a result, enrolment rose" says little without it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.going_on import NOT_ITSELF
from briefing_qa.terms import fold

_TAKES_UP = re.compile(
    rf"\W*(?:(?:this|these|est[aeo]s?){NOT_ITSELF}"
    r"|(?:as|in) (?:a (?:result|consequence)|consequence)(?! of\b)"
    r"|(?:for|because of|due to|owing to|as a (?:result|consequence) of|on account of)"
    r" (?:this|these|that reason|those reasons)"
    r"|(?:because of|due to|owing to|as a (?:result|consequence) of) that|that is why"
    r"|therefore|consequently|hence|thus|accordingly|ello|eso"
    r"|(?:por|a causa de|debido a|a raiz de|como (?:resultado|consecuencia) de)"
    r" (?:ello|es[ao]s?|ese|est[aeo]s?|tal(?:es)?)"
    r"|(?:como (?:resultado|consecuencia)|en consecuencia)(?! del?\b)"
    r"|por (?:lo )?tanto|por consiguiente|de ahi|asi pues)\b"
)
"""A sentence that begins so goes on from the one before: "This is why", "Por ello"."""


def with_antecedent(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said, with the sentence before it where a reason takes that up.

    Args:
        question: taken apart.
        chosen: what would be said.
        candidates: what was considered.
    """
    if question.kind != "reason" or len(chosen) != 1 or not _TAKES_UP.match(fold(chosen[0].text)):
        return tuple(chosen)
    (said,) = chosen
    before = [
        one
        for one in candidates
        if one.source.passage.id == said.source.passage.id
        and one.position == said.position - 1
        and one.unit.kind == said.unit.kind == "sentence"
        and one.text == said.before
    ]
    return (*before, said)

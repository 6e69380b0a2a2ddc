"""The sentence that a reason or a rule takes up, and the reason behind a sentence without one.

"As a result, enrolment rose" says little without the one before, nor does "the same rule applies",
and "fire exits were locked" does not say why where "managers explained this by" follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.explained import explains
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.going_on import NOT_ITSELF
from briefing_qa.answering.words.reasons import opens_with_reason
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


_NAMES_A_REASON = re.compile(
    r"\b(?:for (?:want|lack|fear)|caus\w*|result\w*|therefore|thanks to|owing|in order|to avoid"
    r"|pues|ya que|puesto que|dado que|por (?:falta|miedo)|para que|a fin de|gracias a|raiz"
    r"|consecuencia)\b"
)
_THE_SAME = re.compile(
    r"\W*(?:the same (?:\w+ )?(?:applies|apply|holds?|goes)\b"
    r"|la misma (?:regla|norma|pena|sancion)\b|las mismas (?:reglas|normas|penas|sanciones)\b"
    r"|lo mismo (?:se aplica\w*|vale|rige|ocurre)\b"
    r"|(?:igual|la misma) (?:pena|sancion|regla)\b)"
)
"""A sentence that begins so gives what the one before does: "The same rule applies to"."""

_EXPLAINED = re.compile(
    r"\b(?:explain\w*|attribut\w+|put (?:it|this) down to|blam\w+|gave as|(?:main|chief|principal)"
    r" (?:reasons?|causes?|obstacles?|motives?)|reasons? (?:given|named|mentioned|for this)|because"
    r"|(?:the|el|la|los|las) (?:reasons?|causes?|motivos?|raz\w+|causas?)"
    r" (?:is|was|were|are|fue\w*|es|son|era\w*)"
    r"|explic\w+|atribuy\w+|porque|se deb\w+ a|principales? (?:razon|causa|obstaculo|motivo)\w*)\b"
)
"""A sentence that surely gives the reason for what the one before says."""


_ASKS_FOR_ONE = re.compile(
    r"\b(?:put\b.* down to|attribut\w+|(?:how|why)\b.* explain\w*|explanation|what (?:made|makes)"
    r"|what (?:is|was|lies|lay) behind|a que (?:se )?(?:atribuy|achac)\w+|como (?:se )?explic\w+"
    r"|que explicacion)\b"
)
"""Asks for a reason in other words than "why"."""


def with_antecedent(
    question: Question, chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said, with the sentence before it where a reason takes that up, or a rule.

    Or with the sentence behind it, where a reason is asked for and only that gives one.

    Args:
        question: taken apart.
        chosen: what would be said.
        candidates: what was considered.
    """
    if not chosen or not set(chosen[1:]) <= set(_beside(chosen[0], candidates, -1)):
        return tuple(chosen)
    said = chosen[0]
    asks_why = question.kind == "reason" or _ASKS_FOR_ONE.search(fold(question.text)) is not None
    text = fold(said.text)
    takes_up = _TAKES_UP.match(text) is not None or opens_with_reason(said.text)
    if (asks_why and takes_up) or _THE_SAME.match(text):
        return (*_beside(said, candidates, -1), said)
    if (
        len(chosen) == 1
        and asks_why
        and not explains(said.text)
        and not _NAMES_A_REASON.search(text)
    ):
        return (said, *(one for one in _beside(said, candidates, 1) if _gives_one(one)))
    return tuple(chosen)


def _gives_one(candidate: Candidate) -> bool:
    return _EXPLAINED.search(fold(candidate.text)) is not None


def _beside(said: Candidate, candidates: Sequence[Candidate], step: int) -> list[Candidate]:
    """The sentence before (-1) or behind (1) one, in its paragraph."""
    found = [
        one
        for one in candidates
        if one.unit.kind == said.unit.kind == "sentence" and one.document_id == said.document_id
    ]
    if step < 0:
        return [one for one in found if one.text == said.before and one.unit.end <= said.unit.start]
    return [one for one in found if one.before == said.text and one.unit.start >= said.unit.end]

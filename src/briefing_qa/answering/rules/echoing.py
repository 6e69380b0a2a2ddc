"""Whether a candidate repeats what a question for a reason takes as given, and gives no reason.

"The Act has not been amended" is as near as can be to "Why has the Act not been amended?".
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import asked_share
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

ECHO = 0.8
"""Share of a sentence's words that stand in the question, from which on it has to name a reason."""

NEARLY = 0.5
"""The same for a sentence in which nothing at all may lead up to a reason."""

_REASON = (
    r"because|due|owing|since|as|so|result\w*|caus\w*|reason\w*|led|lead\w*|explain\w*|therefore|given"
    r"|order|hence|thus|lack\w*|stem\w*|driv\w+|attribut\w+|contribut\w+|thanks|account\w*|for|after"
    r"|without|through|fear\w*|avoid\w*|enable\w*|porque|debid\w+|ya que|pues|lo que|dado|puesto"
    r"|razon\w*|motiv\w*|falta\w*|fin|para|tras|sin|gracias|atribu\w*|explic\w*|debe\w*|debi\w*|temor"
    r"|miedo|evitar"
)
_MAY_LEAD_TO_IT = (
    r"risk\w*|to|by|with|from|when|while|if|until|where|which|who|that|out of|ya|por|al|como|cuando"
    r"|que|con|si|hasta|mientras|\w+ing|\w+[ia]ndo"
)
_NAMES_A_REASON = re.compile(rf"\b(?:{_REASON})\b|[:;(]")
_MAY_NAME_ONE = re.compile(rf"\b(?:{_REASON}|{_MAY_LEAD_TO_IT})\b|[:;(]")
_REPORTED = re.compile(
    r"\b(?:ask\w*|wonder\w*|inquir\w*|pregunt\w+|consult\w+)\b[^.,;:]*?\b(?:why|por que)\b[^.,;:]*"
)
"""A question that somebody asked: "was asked why the Act had not been amended"."""


def only_echoes(question: Question, candidate: Candidate) -> bool:
    """Whether a reason is asked for, and a candidate holds little but the question's words."""
    if question.kind != "reason":
        return False
    share = asked_share(question, candidate)
    if share < NEARLY:
        return False
    reason = _NAMES_A_REASON if share >= ECHO else _MAY_NAME_ONE
    return reason.search(_REPORTED.sub(" ", fold(candidate.text))) is None

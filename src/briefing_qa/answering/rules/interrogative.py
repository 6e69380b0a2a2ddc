"""Sentences of a document that ask, where it is asked for what is so.

"Has the ministry signed the agreement?" is not answered by whoever asks the same, but by the
sentence behind that, which takes over its names (`evidence/carried_over`, `rules/standing`). Nor is
it by "The auditor asks whether the ministry has signed".
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


_ASKING = re.compile(r"ask|wonder|nquire|to know|pregunt|saber")
_REPORTS = re.compile(
    r"^\W*(?:(?:(?!when\b|after\b|once\b|if\b|was\b|were\b|been\b|being\b|is\b|are\b|cuando\b|al\b"
    r"|la\b|una\b|esta\b|nuestra\b|su\b)[\w.'’-]+ ){1,6}?|(?=pregunt|se ))"
    r"(?:ask(?:s|ed)|wonder(?:s|ed)|[ie]nquire[sd]|want(?:s|ed)? to know"
    r"|(?:se |le |les |nos )?pregunt(?:an?|o|aron|aban?)|(?:quiere|queria|quieren) saber)"
    r"(?: (?!that|to|for|que\b)[\w.'’-]+){0,4}?"
    r" (?P<word>how many|how much|how long|how|what|which|who|when|where|why|whether|if|si"
    r"|cuant[oa]s?|cual(?:es)?|quien(?:es)?|donde|cuando|por que|que|como)\b(?P<rest>.*)$",
    re.DOTALL,
)
_GOES_ON = re.compile(
    r"[;:(\"“«]|[.!?] +\w|,(?! ?\d) *(?:and|but|y|pero|which|who|to which|a lo que|lo que)\b"
    r"|%|\b(?:per ?cent|por ciento|answer\w*|repl(?:y|ied|ies)|respon\w+|contest\w+|because|since"
    r"|porque|ya que)\b|(?:,|\band|\by) (?:[\w']+ ){0,4}(?:sa(?:id|ys?)|told|dij\w+|dice)\b"
)
"""What may hold an answer behind the question that somebody reports."""


def only_asks(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate asks: yes or no as the question does, or by the same question word.

    Another question may hold the answer: "Do shelters meet the standards issued by the office?"
    """
    if _ABOUT_QUESTIONS.search(fold(question.text)):
        return False
    asked = _WHICH.search(fold(question.text))
    if not asks(candidate.text):
        return _only_reports(asked[0] if asked else None, candidate.text)
    return asked is None or asked[0] in {
        found[0] for found in _WHICH.finditer(fold(candidate.text))
    }


def _only_reports(asked: str | None, text: str) -> bool:
    """Whether a text only says that somebody asks so: by this question word, or yes or no."""
    folded = " ".join(fold(text).split())
    told = _REPORTS.match(folded) if _ASKING.search(folded) else None
    if told is None or _GOES_ON.search(told["rest"]):
        return False
    word = told["word"]
    return (_ALIKE.get(word, word) == _ALIKE.get(asked, asked)) if asked else word in _WHETHER


_WHETHER = frozenset({"whether", "if", "si"})
_ALIKE = {"por que": "why", "como": "how", "donde": "where", "cuando": "when"}
"""Question words that are asked by one word in the other language."""

"""Sentences of a document that ask, where it is asked for what is so.

"Has the ministry signed the agreement?" is not answered by whoever asks the same, but by the
sentence behind that, which takes over its names (`evidence/carried_over`, `rules/standing`). Nor is
it by "The auditor asks whether the ministry has signed".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.asking import asks
from briefing_qa.answering.words.number_words import ONES, PARTS, SIZES, TENS
from briefing_qa.terms import fold, fold_line

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


def leaves_it_open(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate only has the question in it, and nothing outside of that may answer it.

    "She was surprised by where the contact began" tells of no place.
    """
    is_heading = candidate.unit.kind == "heading"
    return not is_heading and leaves_open(question, candidate.text, candidate.language)


@lru_cache(maxsize=20_000)
def leaves_open(question: Question, text: str, language: str) -> bool:
    """Whether a text has a question within it, and nothing before that which may answer it."""
    asked = _OPEN_WORD.match(fold_line(question.text))
    if asked is None or _DENIES.search(fold(text)):
        return False
    told = _LEFT_OPEN[language == "es"].search(" ".join(text.replace("’", "'").split()))
    sort = _SORTS[asked["word"]]
    if told is None or _SORTS[fold(told["word"])] != sort or _GOES_ON.search(fold(told["rest"])):
        return False
    outside = fold(told.string[: told.start()])
    if language == "es":
        outside = _TO_WHOM.sub(" ", outside)
    return _MAY_ANSWER[sort].search(outside) is None


def _only_reports(asked: str | None, text: str) -> bool:
    """Whether a text only says that somebody asks so: by this question word, or yes or no."""
    folded = fold_line(text)
    told = _REPORTS.match(folded) if _ASKING.search(folded) else None
    if told is None or _GOES_ON.search(told["rest"]):
        return False
    word = told["word"]
    return (_ALIKE.get(word, word) == _ALIKE.get(asked, asked)) if asked else word in _WHETHER


_SORTS = {
    **dict.fromkeys(("where", "donde", "adonde"), "place"),
    **dict.fromkeys(("when", "cuando"), "time"),
    **dict.fromkeys(
        ("how many", "how much", "how old", "how long", "how often", "how early"), "sum"
    ),
    **dict.fromkeys(("how far", "how late", "how soon", "how big", "how large"), "sum"),
    **dict.fromkeys(("cuanto", "cuanta", "cuantos", "cuantas"), "sum"),
    **dict.fromkeys(("how", "como"), "manner"),
}
_OPEN_WORD = re.compile(
    rf"^\W*(?:\w+ )?(?P<word>{'|'.join(sorted(_SORTS, key=len, reverse=True))})\b"
)
"""How a question begins that may be left open: "From where", "¿Hasta cuándo"."""

_GOVERNS = (
    r"(?:by|about|of|over|as to|regarding|know\w*|knew|saw|sees?|says?|said|tells?|told|shows?"
    r"|showed|shown|explain\w*|learn\w*|understand|understood|f(?:i|ou)nds? out|remember\w*"
    r"|recall\w*|discuss\w*|describ\w*|consider\w*|studied|examin\w*|record\w*|measur\w*"
    r"|document\w*|clear|unclear|sure|see)"
)
_LEFT_OPEN = {
    False: re.compile(
        rf"\b{_GOVERNS} (?:(?:us|me|them|him|her|just|exactly) )?"
        r"(?P<word>where|when|how (?:many|much|old|long|often|early|far|late|soon|big|large)|how)\b"
        r"(?! to\b)(?P<rest>.*)$"
    ),
    True: re.compile(
        r"\w (?:(?:de|a|en|desde|hasta|por|sobre|con) )?"
        r"(?P<word>a?dónde|cuándo|cuánt[oa]s?|cómo)\b(?P<rest>.*)$"
    ),
}
"""A question within a sentence; in Spanish its word is told by the accent."""

_TO_WHOM = re.compile(r"^\W*al?\b")
"""How a sentence begins that tells who is surprised: "Al equipo le sorprendió"."""

_DENIES = re.compile(
    r"\b(?:no|not|never|cannot|nobody|none|neither|without|unknown|unclear|refus\w+|declin\w+"
    r"|nunca|nadie|ni|ningun\w*|sin|carec\w+|desconoc\w+|ignor\w+)\b|n['’]t\b"
)
"""That it is not known is worth being told."""

_MAY_ANSWER = {
    "place": re.compile(
        r"\b(?:in|at|on|near|from|to|into|across|inside|outside|under|behind|between|along|through"
        r"|en|al?|desde|entre|cerca|junto|dentro|fuera|bajo|tras|por|hacia)\b"
    ),
    "time": re.compile(
        r"\d|\b(?:in|on|at|during|after|before|since|until|by|ago|later|en|el|durante|tras|antes"
        r"|despues|desde|hasta|hace|al|a)\b"
    ),
    "sum": re.compile(rf"\d|\b(?:{'|'.join({**ONES, **TENS, **SIZES, **PARTS})})\b"),
    "manner": re.compile(
        r"\b(?:by|with|through|via|using|as|con|mediante|por|como|a traves|\w+ing|\w+ndo)\b"
    ),
}
"""What may answer beside it."""

_WHETHER = frozenset({"whether", "if", "si"})
_ALIKE = {"por que": "why", "como": "how", "donde": "where", "cuando": "when"}
"""Question words that are asked by one word in the other language."""

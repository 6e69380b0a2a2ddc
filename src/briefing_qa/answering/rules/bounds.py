"""Whether a candidate gives the other bound: what is at most so, where the least is asked for.

"The report shall not exceed 21,200 words" does not tell how long it must be at least, and "It takes
214 days on average" neither the longest time nor the shortest.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_KINDS = FIGURES | {"definition"}
"""What the least is, or how it is to be, is asked for in many ways."""

_MOST_ASKED = re.compile(
    r"\b(?:maxim(?:um|[oa]s?)|at (?:the )?most|como maximo|a lo sumo|hasta (?:que edad|cuant[oa]s?)"
    r"|up to (?:what|which|how many))\b"
)
_LEAST_ASKED = re.compile(r"\b(?:minim(?:um|[oa]s?)|at (?:the )?least|como minimo|al menos)\b")
_MOST_TOLD = re.compile(
    r"\b(?:up to|at (?:the )?most|(?:no|not) (?:more|longer|later|older|higher) than|exceed\w*"
    r"|maxim\w+|upper limit|ceiling|as (?:much|many|long|high) as|within|hasta|a lo sumo|exced\w+"
    r"|super(?:ar|e|en)\b|no mas de|tope|a mas tardar|\d\W{1,3}\d|\d (?:to|and|a|y) \d)"
)
_LEAST_TOLD = re.compile(
    r"\b(?:at (?:the )?least|minim\w+|(?:no|not) (?:less|fewer|younger|lower|shorter) than"
    r"|as (?:little|few|young|low) as|lower limit|or more|al menos|por lo menos|no menos de|o mas"
    r"|from (?:the )?age|(?:desde|a partir de) los \d"
    r"|\d\W{1,3}\d|\d (?:to|and|a|y) \d)"
)
"""Both are in a range."""

_AVERAGE_TOLD = re.compile(
    r"\b(?:on average|average|en promedio|promedio|una media de|plazo medio)\b"
)
_SUPERLATIVE_TOLD = re.compile(r"\b(?!(?:least|most)\b)\w{3,}est\b|\b(?:mas|menos) \w+|\brecord\b")


def is_the_other_bound(question: Question, candidate: Candidate) -> bool:
    """Whether the most is asked for, and a candidate gives the least, or the reverse."""
    if question.kind not in _KINDS or asks_whether(question) or is_comparison(question):
        return False
    asked = fold(question.text)
    most, least = _MOST_ASKED.search(asked), _LEAST_ASKED.search(asked)
    if bool(most) == bool(least) or is_row(candidate.text):
        return False
    near = surroundings(candidate)
    own, headings = fold(near.own), fold("\n".join(near.headings))
    wanted, other = (_MOST_TOLD, _LEAST_TOLD) if most else (_LEAST_TOLD, _MOST_TOLD)
    if any(one.search(text) for one in (wanted, _SUPERLATIVE_TOLD) for text in (own, headings)):
        return False
    return bool(other.search(own) or _AVERAGE_TOLD.search(own))

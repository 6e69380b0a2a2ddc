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

_WHAT_IT_IS = re.compile(r"^\W*(?:y )?(?:cual|que) (?:es|era|fue|son|seria|sera)\b")

_RANGE = r"\d(?:\s?[-–—/]\s?| (?:to|and|a|y) )\d"
_MOST_ASKED = re.compile(
    r"\b(?:maxim(?:um|[oa]s?)|at (?:the )?most|como maximo|a lo sumo|hasta (?:que edad|cuant[oa]s?)"
    r"|up to (?:what|which|how many))\b"
)
_LEAST_ASKED = re.compile(r"\b(?:minim(?:um|[oa]s?)|at (?:the )?least|como minimo|al menos)\b")
_NOT_TO_BE = r"no (?:(?:pued[ae]n?|podra\w*|deb[ea]n?|debera\w*) )?(?:ser |sera\w* |sean? )?"
_MOST_TOLD = re.compile(
    r"\b(?:up to|at (?:the )?most|(?:no|not) (?:more|longer|later|older|higher) than|exceed\w*"
    r"|maxim\w+|upper limit|ceiling|capped|limited to|as (?:much|many|long|high) as|within|hasta"
    r"|a lo sumo|exced\w+|super(?:ar|e|en)\b"
    rf"|{_NOT_TO_BE}(?:mayor|superior)(?:es)? (?:a|de)"
    rf"|no mas de|tope|a mas tardar|limitad[oa]s? a|{_RANGE})"
)
_LEAST_TOLD = re.compile(
    r"\b(?:at (?:the )?least|minim\w+|(?:no|not) (?:less|fewer|younger|lower|shorter) than"
    r"|as (?:little|few|young|low) as|lower limit|or more|al menos|por lo menos|no menos de|o mas"
    rf"|{_NOT_TO_BE}(?:menor|inferior)(?:es)? (?:a|de)"
    rf"|from (?:the )?age|(?:desde|a partir de) los \d|{_RANGE})"
)
"""Both are in a range."""

_CAN_BE = re.compile(
    r"\b(?:can|may|could|must|shall|should|allow\w*|permit\w*|possible|impos\w+|legal\w*|by law"
    r"|under the (?:law|act|code)|lays? down|provide[sd]?|prescrib\w+|carr(?:y|ies)"
    r"|pued[ae]n?|podr\w+|deb[ea]n?|debera\w*|permit\w*|posibles?|legal\w*|segun la ley|preve"
    r"|establec\w+|fij[ao]n?|senala\w*|admit\w+|cab[ei]\w*)\b"
)
_LEAST_THAT_CAN_BE = re.compile(
    r"\b(?:fewest|shortest|lowest|smallest|the least|lightest|youngest"
    r"|mas (?:cort|baj|pequen|leve|breve|reducid)\w*"
    r"|(?:el|la|lo|los|las) (?:menor(?:es)? \w+|menos))\b"
)
_MOST_THAT_CAN_BE = re.compile(
    r"\b(?:longest|highest|largest|biggest|the most|greatest|heaviest|severest|oldest"
    r"|mas (?:larg|alt|grande|grave|sever|elevad)\w*"
    r"|(?:el|la|lo|los|las) (?:mayor(?:es)? \w+|mas (?=que|tarde)))\b"
)
"""What asks for a bound only where it is asked what can be: "the fewest hours that can be given".

The lowest of what has been is found by other words.
"""

_AVERAGE_TOLD = re.compile(
    r"\b(?:on average|average|en promedio|promedio|una media de|plazo medio)\b"
)
_SUPERLATIVE_TOLD = re.compile(
    r"\b(?!(?:least|most|arrest|forest|harvest|honest|interest|invest|modest|priest|protest|request"
    r"|suggest)\b)\w{3,}est\b"
    r"|(?<!al )(?<!lo )\b(?:mas|menos) (?!(?:de|del|que|tardar)\b)\w+|\brecord\b"
)


def is_the_other_bound(question: Question, candidate: Candidate) -> bool:
    """Whether the most is asked for, and a candidate gives the least, or the reverse."""
    asked = fold(question.text)
    if question.kind not in _KINDS and not _WHAT_IT_IS.search(asked):
        return False
    if asks_whether(question) or is_comparison(question):
        return False
    most = _asks_for(_MOST_ASKED, _MOST_THAT_CAN_BE, asked)
    if most == _asks_for(_LEAST_ASKED, _LEAST_THAT_CAN_BE, asked) or is_row(candidate.text):
        return False
    near = surroundings(candidate)
    own, headings = fold(near.own), fold("\n".join(near.headings))
    wanted, other = (_MOST_TOLD, _LEAST_TOLD) if most else (_LEAST_TOLD, _MOST_TOLD)
    if any(one.search(text) for one in (wanted, _SUPERLATIVE_TOLD) for text in (own, headings)):
        return False
    return bool(other.search(own) or _AVERAGE_TOLD.search(own))


def _asks_for(bound: re.Pattern[str], end: re.Pattern[str], asked: str) -> bool:
    """Whether a folded question asks for a bound by its own words, or for an end of what can be."""
    if bound.search(asked):
        return True
    return end.search(asked) is not None and _CAN_BE.search(asked) is not None

"""Sums of all years up to one, where the figure of that year is asked for.

"How many children were placed in 2020?" is not answered by "The programme, which began in 2011, had
placed 346 children by the end of 2020".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.words.facts import YEAR
from briefing_qa.terms import fold

_OF_ONE_YEAR = re.compile(rf"\b(?:in|during|en|durante) (?:the year |el ano )?({YEAR})\b")
_OF_MORE = re.compile(
    r"\b(?:by|until|since|up to|so far|total|ever|already|overall|hasta|desde|ya|(?:end|close) of"
    rf"|(?:fin|fines|cierre) del?|between|from|entre)\b|{YEAR} ?(?:-|–|/|and|to|y|a) ?\d"
)


def sums_up_to_the_year(question: Question, candidate: Candidate) -> bool:
    """Whether a count of one year is asked for, and a sentence has that of all years up to it."""
    if question.kind not in COUNTED or question.language != candidate.language:
        return False
    asked = fold(question.text)
    years = set(_OF_ONE_YEAR.findall(asked))
    if len(years) != 1 or _OF_MORE.search(asked):
        return False
    (year,) = years
    own = fold(candidate.text)
    within = re.search(rf"\b(?:in|during|en|durante) (?:el ano )?{year}\b", own)
    return within is None and any(one.search(own) for one in _sums(year))


@lru_cache(maxsize=200)
def _sums(year: str) -> tuple[re.Pattern[str], ...]:
    """Ways to say that a count is of all up to a year, in either order."""
    by = rf"\bby (?:the (?:end|middle) of |december |mid-)?{year}\b"
    has = r"\b(?:had|has|have) (?:been )?\w+(?:ed|en)\b"
    up_to = rf"\bhasta (?:el )?(?:fin(?:es|al)? del? |cierre de |diciembre de )?(?:ano )?{year}\b"
    since = r"\b(?:desde|habian?|han?)\b"
    return tuple(
        re.compile(rf"{one}[^.;]*{other}")
        for one, other in ((has, by), (by, has), (since, up_to), (up_to, since))
    )

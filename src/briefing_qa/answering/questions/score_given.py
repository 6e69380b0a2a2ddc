"""Questions for what has a score that they give: "On which indicators did Peru get 0/100?"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

_ASKS = re.compile(
    r"\W*(?:(?:and|y) )?(?:(?:in|on|for|under|en|por|para) )?(?:which|what|cual(?:es)?|que)\b"
    r"(?! (?:scores?|points|puntajes?|puntos|puntuacion(?:es)?|is|was|es|fue)\b)"
)
_GIVEN = re.compile(
    r"\b(?:g[eo]ts?|scor(?:e|es|ed|ing)|receive[sd]?|obtain(?:s|ed)?|given|awarded|with|ha(?:ve|s|d)|earn(?:s|ed)?"
    r"|sac(?:a|o|an|aron)|obtuv\w+|obtien\w+|tienen?|tuv\w+|recib\w+|con|lograron|logro)"
    r"(?: (?:an?|the|una?|la|el(?: [a-z]+)?|scores?|marks?|puntaje|puntuacion|calificacion|nota|of"
    r"|de|only|just|solo)){0,4} (?P<value>zero|cero|\d{1,3}(?:[.,]\d+)?)"
    r"(?=\s?/\s?100\b| (?:points?|puntos?|out of 100|sobre 100|el|la|in|en|on|for)\b|[^\w%.,]*$)"
)
"""A score that is given as that of what is asked for; "above 60" and "the top 10" are none."""

_SCORED = re.compile(r"\b(?:indicators?|indicador(?:es)?|index|indice)\b|/\s?100\b")
_ZERO = re.compile(r"\b(?:zero|cero)\b(?: (?:points|puntos))?(?!\s?/)", re.IGNORECASE)


@lru_cache(maxsize=1_000)
def score_given(question: Question) -> str | None:
    """The score of what is asked for, as `facts` has numbers; None where there is none."""
    folded = fold(question.text)
    found = _GIVEN.search(folded) if _ASKS.match(folded) else None
    if found is None or not (question.kind == "score" or _SCORED.search(folded)):
        return None
    return {"zero": "0", "cero": "0"}.get(found["value"], found["value"].replace(",", "."))


def with_figures(question: Question, text: str) -> str:
    """A question's text with the score that it gives in figures: "0/100" in place of "zero"."""
    return text if score_given(question) is None else _ZERO.sub("0/100", text)

"""The number that a sentence has where a claim has another one: 8,710 hotels, not 9,000.

Only of what is counted ("9,000 establishments", "8,710 Peruvian establishments"), where the
sentence has no other number: "of 394 cases, 140 involved girls" gives two of cases.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether
from briefing_qa.answering.statements.parallel import is_said
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, fold, tokens

_COUNT = re.compile(
    r"(?<![\w.,/$€£\[(–—-])(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d+)(?![\w/%)\]–—-]|[.,]\d)"
)
_REACH = 3
"""Words after a number among which what it counts is looked for."""

_MEASURE = re.compile(
    r"\W*(?:years?|months?|weeks?|days?|hours?|minutes?|per|percent\w*|million|billion|thousand"
    r"|hundred|dollars?|euros?|soles|kilomet\w*|km|met(?:er|re|ro)s?|points?|out|of|anos?|mes(?:es)?"
    r"|semanas?|dias?|horas?|minutos?|por|mil|millon(?:es)?|dolares|puntos?|de|y|and|to|a|or|o)\b"
)
"""After a number that measures, or that is only a part of one."""

_ABOUT = re.compile(
    r"\b(?:than|over|under|below|above|nearly|almost|about|around|approximately|least|most|up to"
    r"|some|only|by|from|to|and|or|between|mas|menos|casi|cerca|alrededor|hasta|unos|unas"
    r"|aproximadamente|entre|y|o|article|law|no|ley|articulo|chapter|edad|aged?)\W*(?:de\W*)?$"
)
"""Before a number that is not given plainly, or not of what follows it alone."""


def other_number(question: Question, number: str, candidate: Candidate) -> str | None:
    """The one number of a sentence for what a question for yes or no counts by another one.

    Args:
        question: taken apart.
        number: as it stands in the question.
        candidate: the sentence.

    Returns:
        As it stands in the sentence; None where it is not sure.
    """
    held = facts(candidate.text)
    if not (question.kind == "polar" or asks_whether(question)) or len(held.numbers) != 1:
        return None
    counted = [words for shown, words in _counts(question.text) if shown == number]
    given = _counts(candidate.text)
    if len(counted) != 1 or len(given) != 1:
        return None
    ((shown, words),) = given
    after = " ".join(word.folded for word in words)
    wanted = [word for word in counted[0] if word in question.words]
    same = any(is_said(question, word, after, candidate.language) for word in wanted)
    return shown if same else None


def _counts(text: str) -> list[tuple[str, list[Token]]]:
    """The numbers that are given plainly and are no years, each with the words right after it."""
    years = facts(text).years
    return [
        (match.group(), tokens(text)[first : first + _REACH])
        for match in _COUNT.finditer(text)
        for first in [sum(token.start < match.end() for token in tokens(text))]
        if match.group() not in years
        and not _ABOUT.search(fold(text[: match.start()]))
        and not _MEASURE.match(fold(text[match.end() :]))
    ]

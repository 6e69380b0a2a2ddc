"""The sexes that a question insists on.

"Niños y niñas" are all children, and the "Women's Emergency Centres" see children of either sex.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES, without_both
from briefing_qa.terms import all_stop_words, fold

_CAPITALS = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
_OF = r"(?:(?:of|for|against|de|de la|de las|de los|para la|para las|contra la)(?: the)? )?"
_SEX = (
    r"(?:Wom[ae]n|Girls?|Female|M[ae]n|Boys?|Male|Mujer(?:es)?|Niñas?|Hombres?|Femenin[oa]"
    r"|Masculin[oa])(?:['’]s?)?"
)
_IN_A_NAME = re.compile(
    rf"(?<=\w )\b(?P<other>{_CAPITALS}) {_OF}{_SEX}\b(?!['’-])"
    rf"|(?<=\w ){_SEX} (?P<behind>{_CAPITALS})"
)
"""A word for a sex as a part of a body's name."""

_SETS_APART = re.compile(r"\b(?:more|fewer|less|m[aá]s|menos)\b.*\b(?:or|o|u)\b", re.IGNORECASE)
"""One of both is asked for: "did more girls or boys come?"."""


@lru_cache(maxsize=1_000)
def sexes_asked(question: Question) -> frozenset[str]:
    """The sexes of which something is asked, but for both in one breath and those in a body's name.

    What is compared is asked for by itself.

    Args:
        question: taken apart.

    Returns:
        Some of `SEXES`.
    """
    if question.kind == "compare" or _SETS_APART.search(question.text):
        return question.facts.groups & SEXES
    text = question.text if _is_a_title(question.text) else _IN_A_NAME.sub(_kept, question.text)
    return facts(without_both(fold(text))).groups & question.facts.groups & SEXES


def _kept(match: re.Match[str]) -> str:
    """The words of a match, where the word beside the sex is one for a country or its people."""
    beside = match["other"] or match["behind"]
    return match.group() if facts(beside).countries else " "


def _is_a_title(text: str) -> bool:
    """Whether all words that say something begin with a capital."""
    return all(
        text[token.start].isupper()
        for token in facts(text).tokens
        if token.folded not in all_stop_words() and not token.is_number
    )

"""Spanish participles in the gender of what was put before them: "hombres fueron atendidos"."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing_qa.answering.follow_up import words
from briefing_qa.terms import fold, guess_language, tokens

_PARTICIPLE = re.compile(r"\w{2,}[ai]d[oa]s?")
_BE = frozenset({"fue", "fueron", "son", "es", "era", "eran", "estan", "esta", "sido"})
_ARTICLES = frozenset({"los", "las"})
_REACH = 6
"""Words between what is counted and the participle that agrees with it."""


def agree(text: str, end: int) -> str:
    """A Spanish question whose first participle behind a form of "ser" has the gender of a noun.

    Args:
        text: the question.
        end: where the noun in it ends.
    """
    head = tokens(text[:end])
    gender = next((t.folded[-2] for t in head[::-1] if t.folded in words.COUNTS | _ARTICLES), "")
    if gender not in ("o", "a") or guess_language(text) != "es":
        return text
    behind = tokens(text[end:])[:_REACH]
    for before, token in pairwise(behind):
        word = text[end + token.start : end + token.end]
        if before.folded in _BE and _PARTICIPLE.fullmatch(fold(word)):
            place = end + token.start + len(word.rstrip("s")) - 1
            return text[:place] + gender + text[place + 1 :]
    return text

"""Questions for things in the plural."""

from __future__ import annotations

from functools import lru_cache

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import is_any_verb, is_auxiliary, is_plural
from briefing_qa.answering.questions.question import Question

_FIGURES = frozenset({"number", "share", "score", "year", "compare", "polar"})
_WHAT = frozenset({"what", "which", "que", "cuales"})


@lru_cache(maxsize=1_000)
def asks_for_several(question: Question) -> bool:
    """Whether a question asks for things in the plural: "which threats", "what are the causes"."""
    if question.kind in _FIGURES:
        return False
    found = [token.folded for token in question.facts.tokens]
    asks = next((i for i, word in enumerate(found[:3]) if word in _WHAT), None)
    if asks is None:
        return False
    place = asks + 1
    if found[place : place + 1] and found[place] in {"are", "were", "son", "fueron"}:
        place += 1
    following = (*found[place + 1 :], "")
    for token, after in zip(question.facts.tokens[place : place + 5], following, strict=False):
        if is_auxiliary(token) or is_any_verb(question.text, token):
            return False
        if token.folded in words.PREPOSITIONS | words.RELATIVES:
            return False
        if is_plural(token.folded) and token.folded not in words.DETERMINERS:
            makes = question.language == "en" and after in words.DETERMINERS
            return not makes  # "what makes a marriage a forced one"
    return False

"""What is counted in the place of what was counted before: "and how many in Jalisco?"."""

from __future__ import annotations

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.agreement import agree
from briefing_qa.answering.follow_up.pointing import pointer_in
from briefing_qa.answering.follow_up.shape import (
    cut,
    is_plural,
    is_present,
    is_spanish_verb,
    is_verb,
    shape_of,
)
from briefing_qa.answering.follow_up.slots import put_in_place
from briefing_qa.terms import Token, fold, guess_language, tokens

_LONGEST = 3
"""Words of what is counted."""


def count_elsewhere(said: str, before: str) -> str:
    """The question before, which counts, with another place, time or thing that is counted.

    Args:
        said: the question, without "and": "how many in Jalisco?", "how many visitors?".
        before: the earlier question, which stands alone.

    Returns:
        The question; empty where either counts nothing, or the first says more than that.
    """
    shape = shape_of(before)
    found = tokens(said)
    behind = next((i + 1 for i, t in enumerate(found[:2]) if t.folded in words.COUNTS), None)
    counts = fold(shape.asks).split()[-1:]
    if not behind or not counts or counts[0] not in words.COUNTS or pointer_in(said) is not None:
        return ""
    spanish = guess_language(before) == "es"
    if spanish == (found[0].folded == "how") or behind == len(found):
        return ""
    end = behind
    while end < len(found) and _is_counted(said, found[end], spanish=spanish):
        end += 1
    if end < len(found) and found[end].folded not in words.PREPOSITIONS - {"of", "de"}:
        return ""
    if any(_is_any_verb(said, token, spanish=spanish) for token in found[behind:]) or (
        spanish and any(is_present(said, found, i) for i in range(behind + 1, len(found)))
    ):
        return ""
    text = before
    if end > behind:
        # Behind an unknown word in the present, nothing tells a noun from a verb but its number.
        head = found[behind if spanish else end - 1].folded
        noun = shape.noun or _counted_before_verb(shape.rest, spanish=spanish)
        if not noun or end - behind > _LONGEST or end < len(found) or not is_plural(head):
            return ""
        start = before.find(shape.asks)
        over = before.find(noun, start) + len(noun)
        new = said[found[0].start : found[end - 1].end]
        new = new if start and before[start - 1] != "¿" else new[:1].upper() + new[1:]
        text = agree(before[:start] + new + before[over:], start + len(new))
    return put_in_place(said[found[end].start :], text) if end < len(found) else text


def _counted_before_verb(rest: str, *, spanish: bool) -> str:
    """The plurals that a text begins with, before an unknown verb: "men" of "men work in it"."""
    found = tokens(rest)
    end = 0
    while end < len(found) and is_plural(found[end].folded) and (spanish or not end):
        end += 1
    follows = end < len(found) and _is_counted(rest, found[end], spanish=spanish)
    return cut(rest, found[:end]) if end and follows else ""


def _is_counted(said: str, token: Token, *, spanish: bool) -> bool:
    stops = words.STOPS
    return token.folded not in stops and not _is_any_verb(said, token, spanish=spanish)


def _is_any_verb(said: str, token: Token, *, spanish: bool) -> bool:
    if token.folded in words.AUXILIARIES:
        return True
    return is_spanish_verb(said, token) if spanish else is_verb(token)

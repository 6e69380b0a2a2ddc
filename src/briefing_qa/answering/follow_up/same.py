"""A phrase with words of the question in their place: "and article 48?", "and the minimum?"."""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.groups import without_preposition
from briefing_qa.answering.follow_up.shape import is_any_verb, is_capital, is_verb, shape_of
from briefing_qa.answering.follow_up.words import SMALL
from briefing_qa.terms import Token, guess_language, tokens


def same_words(phrase: str, before: str) -> str:
    """A phrase that begins with words of the question takes the place of these and of the next."""
    noun = without_articles(phrase)
    own, found = tokens(noun), tokens(before)
    for place, token in enumerate(found):
        shared = 0
        while (
            shared < min(len(own), len(found) - place)
            and own[shared].folded == found[place + shared].folded
        ):
            shared += 1
        behind = place + shared
        if shared and token.folded not in SMALL and shared < len(own) and behind < len(found):
            end = found[behind - 1].end
            if found[behind].folded not in SMALL and not is_any_verb(before, found[behind]):
                end = _end_of_name(found, behind, before)
            return before[: token.start] + noun + before[end:]
    return ""


def same_head(phrase: str, before: str) -> str:
    """In English a phrase that ends with a word of the question takes its place: "paternity leave".

    The words that describe the other go with it.
    """
    noun = without_articles(phrase)
    own, found = tokens(noun), tokens(before)
    if guess_language(before) != "en" or len(own) < 2 or own[-1].folded in SMALL:
        return ""
    place = next((i for i, t in enumerate(found) if i and t.folded == own[-1].folded), None)
    if place is None or any(t.folded in SMALL for t in own):
        return ""
    following = found[place + 1] if place + 1 < len(found) else None
    if following is not None and following.folded not in SMALL and not is_verb(following) and (
        before[found[place].end : following.start] == " "
    ) and shape_of(before).verb.lower() not in words.SUPPORT:  # fmt: skip
        return ""  # no head: "child abuse material"
    first = place
    while place - first < len(own) - 1 and first > 1 and found[first - 1].folded not in SMALL:
        if is_verb(found[first - 1]) or before[found[first - 1].end : found[first].start] != " ":
            break
        first -= 1
    return before[: found[first].start] + noun + before[found[place].end :]


def opposite(phrase: str, before: str) -> str:
    """The question with "minimum" in the place of "maximum"."""
    own = tokens(without_articles(phrase))
    if len(own) != 1:
        return ""
    for token in tokens(before):
        pair = next((p for p in words.OPPOSITES if {own[0].folded, token.folded} <= set(p)), None)
        if pair is not None and token.folded != own[0].folded:
            word = without_articles(phrase)[own[0].start : own[0].end]
            return before[: token.start] + word + before[token.end :]
    return ""


def without_articles(phrase: str) -> str:
    """A phrase without prepositions and articles before it."""
    noun = without_preposition(phrase)
    return re.sub(
        r"^(?:the|el|la|los|las|an?|una?|unos|unas) (?=\w)", "", noun, flags=re.IGNORECASE
    )


def _end_of_name(found: list[Token], place: int, text: str) -> int:
    """The end of a word, or of the whole name that it begins."""
    last = place
    while (
        is_capital(text, found[place])
        and last + 1 < len(found)
        and is_capital(text, found[last + 1])
        and text[found[last].end : found[last + 1].start] == " "
    ):
        last += 1
    of = found[last + 1 : last + 3]
    if is_capital(text, found[place]) and len(of) == 2 and of[0].folded in ("of", "de", "del"):
        last += 2 if is_capital(text, of[1]) else 0  # "San José de Iquitos"
    return found[last].end

"""English noun phrases: subject and object, as far as closed classes of words tell."""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import cut, is_auxiliary, is_capital, is_content, is_verb
from briefing_qa.answering.follow_up.times import tells_time
from briefing_qa.terms import Token, tokens

NO_THING = frozenset(
    {"it", "they", "any", "no", "i", "we", "you", "he", "she", "one"}
    | {"everyone", "everybody", "anyone", "anybody", "someone", "nobody"}
)


def noun_phrase(text: str) -> str:
    """What a text begins with, up to its first verb; nothing where that is no noun."""
    found = tokens(text)
    end = 0
    while end < len(found) and not _stops(found, end, text):
        end += 1
    while end and (found[end - 1].folded in words.PREPOSITIONS | words.DETERMINERS | words.JOINERS):
        end -= 1
    while end and found[end - 1].folded in words.NOWADAYS:
        end -= 1
    phrase = found[:end]
    named = any(is_content(t, "en") and t.folded not in words.NO_TOPIC for t in phrase)
    return cut(text, phrase) if named and phrase[0].folded not in NO_THING else ""


def subject_in(said: str) -> str:
    """What "is it so?" asks about: without "so", where that is one word behind a noun."""
    phrase = noun_phrase(said)
    found = tokens(phrase)
    last = [t.folded for t in found[-2:]]
    predicate = len(found) > 2 and phrase == said and not set(last) & (
        words.PREPOSITIONS | words.DETERMINERS | words.JOINERS
    )  # fmt: skip
    return cut(phrase, found[:-1]) if predicate else phrase


def _stops(found: list[Token], place: int, text: str) -> bool:
    token = found[place]
    if place and "," in text[found[place - 1].end : token.start]:
        return True
    if token.folded == "to" and place + 1 < len(found):
        # "exemptions to the age" goes on; "obliged to remove" and "meant to do" do not.
        following = found[place + 1]
        return following.folded not in words.DETERMINERS and not is_capital(text, following)
    if token.folded in ("be", "been", "being"):
        return True
    adjective = place > 0 and token.folded.endswith(("able", "ible"))
    if token.folded in words.NEGATIONS | {"as"}:
        return True
    return adjective or is_verb(token) or is_auxiliary(token) or (
        token.folded in words.RELATIVES and place > 0
    )  # fmt: skip


def object_in(text: str) -> str:
    """The noun phrase that a text begins with, prepositions before it left out."""
    found = tokens(text)
    if _stops(found, 0, text) if found else True:
        return ""
    first = next((i for i, t in enumerate(found) if t.folded not in words.PREPOSITIONS), len(found))
    phrase = text[found[first].start :] if first < len(found) else ""
    return re.sub(r"^(?:its|their|his|her) ", "the ", noun_phrase(phrase), flags=re.IGNORECASE)


def object_of(rest: str) -> str:
    """The object in what follows a verb; a time is none."""
    found = object_in(rest)
    return "" if tells_time(found) else found

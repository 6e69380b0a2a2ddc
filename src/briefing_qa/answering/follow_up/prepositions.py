"""Phrases in the place of those with the same preposition: "for engagement", "antes de los 15"."""

from __future__ import annotations

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import is_spanish_verb, plain_verb_start
from briefing_qa.answering.follow_up.times import tells_time
from briefing_qa.answering.follow_up.words import SMALL
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import AREAS
from briefing_qa.terms import Token, fold, guess_language, tokens


def same_preposition(phrase: str, before: str) -> str:
    """The question with "for engagement" in the place of "for Environment".

    Behind "in" a name replaces a name, and other words replace other words: "in schools in Peru".
    """
    own = tokens(phrase)
    if not own or own[0].folded not in words.PREPOSITIONS | words.BEFORE_DE:
        return ""
    found, prep = tokens(before), _plain(own[0].folded)
    if len(own) > 2 and own[1].folded in ("de", "del") and own[0].folded in words.BEFORE_DE:
        return _same_pair(phrase, own, found, before)
    at_home = words.AT_PLACES.match(fold(phrase)) is not None
    for place, token in enumerate(found):
        behind = before[token.start :]
        same = _plain(token.folded) == prep or (at_home and token.folded in words.LOCATIVES)
        if not place or not same or tells_time(behind):
            continue
        end = _end_of_phrase(found, place, before)
        old = before[token.start : end]
        if prep in words.LOCATIVES and not _is_for(phrase, old):
            continue
        if prep not in words.LOCATIVES and _tells_time_or_country(behind):
            continue
        return before[: token.start] + phrase + before[end:]
    return ""


def _same_pair(phrase: str, own: list[Token], found: list[Token], before: str) -> str:
    """The question with "antes de los 15" in the place of "antes de los 18"."""
    for place in range(1, len(found) - 1):
        if [t.folded for t in found[place : place + 2]] == [t.folded for t in own[:2]]:
            end = _end_of_phrase(found, place + 1, before)
            return before[: found[place].start] + phrase + before[end:]
    return ""


def _is_for(phrase: str, old: str) -> bool:
    """Whether one phrase of place is meant for the other: a name for a name."""
    if facts(" ".join(old.split()[:4])).countries:
        # "the Andes" may be a part of the country; "Cusco" tells its country by itself
        return _is_named(phrase) and tokens(phrase)[1].folded not in words.SPANISH_ARTICLES | {
            "the"
        }
    return _is_named(phrase) == _is_named(old)


def _is_named(phrase: str) -> bool:
    """Whether a phrase is the name of a place or body, and nothing else."""
    content = [t for t in tokens(phrase)[1:] if t.folded not in SMALL | AREAS]
    return bool(content) and all(phrase[t.start].isupper() for t in content)


def _end_of_phrase(found: list[Token], first: int, before: str) -> int:
    """The end of what a preposition opens: before a verb, a mark, a time or a place."""
    spanish = guess_language(before) == "es"
    plain = plain_verb_start(before)
    nested = False  # "in the indicator for protections in the Internet" is one phrase
    for place in range(first + 1, len(found)):
        token = found[place]
        verb = token.folded in words.AUXILIARIES or (spanish and is_spanish_verb(before, token))
        verb = verb or token.start == plain
        behind = before[token.start :]
        opens = token.folded in words.PREPOSITIONS - {"of", "de", "to"} and (
            _tells_time_or_country(behind) or (tells_where(behind) and (
                token.folded != found[first].folded or not nested))
        )  # fmt: skip
        nested = nested or token.folded in words.PREPOSITIONS - {"of", "de", "del"}
        marked = "," in before[found[place - 1].end : token.start]
        if place > first + 1 and (verb or opens or marked):
            return found[place - 1].end
    return found[-1].end


def _plain(preposition: str) -> str:
    return {"al": "a", "del": "de"}.get(preposition, preposition)


def tells_where(text: str) -> bool:
    """Whether a text begins with a time or the name of a place."""
    return _tells_time_or_country(text) or bool(facts(" ".join(text.split()[:3])).names)


def _tells_time_or_country(text: str) -> bool:
    first = facts(" ".join(text.split()[:3]))
    return bool(first.years or first.countries) or tells_time(" ".join(text.split()[:2]))

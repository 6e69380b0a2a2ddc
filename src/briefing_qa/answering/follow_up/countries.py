"""Countries and peoples in the place of others: "and in Jordan?", "and Chilean ones?"."""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.groups import without_preposition
from briefing_qa.answering.follow_up.prepositions import same_preposition
from briefing_qa.answering.follow_up.times import append
from briefing_qa.answering.follow_up.words import SMALL
from briefing_qa.answering.words.facts import facts, is_people
from briefing_qa.terms import Token, fold, guess_language, tokens


def put_country(phrase: str, before: str) -> str:
    """The question with the country or people of a phrase in the place of its own; "" for none."""
    name = without_preposition(phrase)
    bare = re.sub(r"^(?:the|el|la|los) ", "", name, flags=re.IGNORECASE)
    if not _is_country(name) and not _is_country(bare):
        return ""
    found = tokens(before)
    prep = "" if name == phrase else tokens(phrase)[0].folded
    if prep and prep not in words.LOCATIVES and is_people(tuple(t.folded for t in tokens(bare))):
        return same_preposition(phrase, before) or append(phrase, before)  # "for Syrians"
    places = facts(before).country_places
    same = [
        p for p in places if prep and prep in {t.folded for t in found[max(p[1] - 2, 0) : p[1]]}
    ]
    for _, place, end in same or places:
        if not _is_name_of_country(before, found, place, end):
            return _people(name, before, found, place, same=name == phrase)
        written = before[found[place].start : found[end - 1].end]
        possessive = "'s" if re.search(r"['’]s$", written) else ""
        if place and found[place - 1].folded in ("the", "el", "la", "los"):
            place -= 1 if bare != name else 0  # with its own article
        return before[: found[place].start] + name + possessive + before[found[end - 1].end :]
    other = same_preposition(phrase, before) if prep in words.LOCATIVES else ""
    return other or append(f"{within(before)} {name}", before)


def _is_country(name: str) -> bool:
    """Whether a phrase names a country, or its people, with every one of its words."""
    countries, found = facts(name).countries, tokens(name)
    return bool(countries) and all(
        facts(name[: token.start] + name[token.end :]).countries != countries for token in found
    )


def _is_name_of_country(before: str, found: list[Token], place: int, end: int) -> bool:
    """Whether a country's word is its name, not that of its people: "Peru", not "Peruvian"."""
    token = found[place]
    if end - place > 1:
        return True
    spanish = guess_language(before) == "es" and place > 0 and before[token.start].isupper()
    follows = place > 0 and found[place - 1].folded in words.PREPOSITIONS
    return token.folded in facts(_word(before, token)).countries or follows or spanish


def _people(name: str, before: str, found: list[Token], place: int, *, same: bool) -> str:
    """The question with another country in the place of a people: "Peruvian establishments".

    A people takes the place of a people; for a country's name the people goes, and the name is put
    at the end.
    """
    token, start = found[place], found[place].start
    behind = before[token.end :]
    adjective = place + 1 < len(found) and found[place + 1].folded not in SMALL
    if same and fold(name) not in facts(name).countries:
        return before[:start] + (name.removesuffix("s") if adjective else name) + behind
    if place and found[place - 1].folded in words.DETERMINERS | words.SPANISH_ARTICLES:
        return append(f"{within(before)} {name}", before)
    if guess_language(before) == "en" and token.folded.endswith("s"):
        return append(f"{within(before)} {name}", f"{before[:start]}people{behind}")
    return append(f"{within(before)} {name}", before[:start] + behind.lstrip())


def within(before: str) -> str:
    """The preposition of place in the language of a question."""
    return "en" if guess_language(before) == "es" else "in"


def _word(text: str, token: Token) -> str:
    return text[token.start : token.end]

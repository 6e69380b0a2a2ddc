"""Putting another value in the place of one of the same sort: "and in 2016?", "and boys?".

A follow-up that is a phrase takes over all of the question before, but for what it replaces: a
year a year, a country a country, an age an age, a group a group, a phrase the one with the same
preposition or with the same words. What replaces nothing is set beside the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.groups import put_age_or_group, without_preposition
from briefing_qa.answering.follow_up.nouns import in_place_of_noun
from briefing_qa.answering.follow_up.same import opposite, same_head, same_words
from briefing_qa.answering.follow_up.shape import is_spanish_verb
from briefing_qa.answering.follow_up.times import (
    append,
    is_time,
    put_time,
    tells_time,
    without_time,
)
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, fold, guess_language, stop_words, tokens

_STOPS = stop_words("en") | stop_words("es") | words.PREPOSITIONS | words.AUXILIARIES
_LONGEST_TERM = 4
"""Words of what is defined."""


def put_in_place(phrase: str, before: str) -> str:
    """The question before, with a phrase in the place of one of the same sort.

    Args:
        phrase: what the follow-up says, without "and": "in 2016", "boys".
        before: the earlier question, which stands alone.
    """
    phrase = re.sub(r"(?<=\w) ones?$", "", phrase.strip(" ?¿!¡."), flags=re.IGNORECASE)
    rest, time = without_time(phrase)
    if rest and time:
        return put_time(time, put_in_place(rest, before)) or append(time, before)
    for put in (put_time, _country, _one_of_them, _clause, put_age_or_group, _headless, same_words,
                same_head, opposite, _definition, _same_preposition, in_place_of_noun):  # fmt: skip
        found = put(phrase, before)
        if found:
            return found
    return _beside(phrase, before)


def is_value(phrase: str, before: str) -> bool:
    """Whether a phrase is nothing but a year, country, group or age, and `before` has such one."""
    own, other = facts(phrase), facts(before)
    if any(t.folded in words.QUESTION_WORDS | words.AUXILIARIES for t in own.tokens):
        return False
    if own.years and is_time(phrase):
        return bool(other.years)
    age = words.AGE.search(fold(phrase))
    if age is not None and words.AGE.search(fold(before)):
        phrase = phrase[: age.start()] or "children"
    if own.countries and _is_only(phrase, lambda t: bool(facts(_word(phrase, t)).countries)):
        return bool(other.countries)
    return bool(own.groups & other.groups) and _is_only(
        phrase, lambda t: bool(facts(t.folded).groups)
    )


def _is_only(phrase: str, fits: Callable[[Token], bool]) -> bool:
    """Whether all words of a phrase fit, function words left aside, and there is one."""
    stops = stop_words("en") | stop_words("es") | words.PREPOSITIONS
    said = [token for token in tokens(phrase) if token.folded not in stops]
    return bool(said) and all(fits(token) for token in said)


def _country(phrase: str, before: str) -> str:
    name = without_preposition(phrase)
    bare = re.sub(r"^(?:the|el|la|los) ", "", name, flags=re.IGNORECASE)
    if not _is_country(name) and not _is_country(bare):
        return ""
    found = tokens(before)
    prep = "" if name == phrase else tokens(phrase)[0].folded
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
    other = _same_preposition(phrase, before) if prep in words.LOCATIVES else ""
    return other or append(f"{_in(before)} {name}", before)


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
    adjective = place + 1 < len(found) and found[place + 1].folded not in _STOPS
    if same and fold(name) not in facts(name).countries:
        return before[:start] + (name.removesuffix("s") if adjective else name) + behind
    if place and found[place - 1].folded in words.DETERMINERS | words.ARTICLES:
        return append(f"{_in(before)} {name}", before)
    if guess_language(before) == "en" and token.folded.endswith("s"):
        return append(f"{_in(before)} {name}", f"{before[:start]}people{behind}")
    return append(f"{_in(before)} {name}", before[:start] + behind.lstrip())


def _one_of_them(phrase: str, before: str) -> str:
    """The question about another of its sort: "the one against trafficking"."""
    one = re.match(r"(?:the|that) (?:other )?ones? (?P<more>.+)", phrase, re.IGNORECASE)
    if one is None:
        return ""
    first = next(iter(tokens(one["more"])), None)
    if first is None or first.folded not in words.PREPOSITIONS:
        return ""
    found = tokens(before)
    for place in range(2, len(found) - 1):
        named = (
            before[found[place - 1].start].isupper() and before[found[place + 1].start].isupper()
        )
        if named and found[place].folded in words.PREPOSITIONS:
            end = place + 1
            while end < len(found) and (
                before[found[end].start].isupper() or found[end].folded in words.JOINERS | {"of"}
            ):
                end += 1
            return before[: found[place].start] + one["more"] + before[found[end - 1].end :]
    return ""


def _definition(phrase: str, before: str) -> str:
    """The question what another term means: "and exploitation?" after "What is abuse?"."""
    if tokens(phrase)[0].folded in words.PREPOSITIONS:
        return ""
    asks = re.match(
        r"(?P<ask>\W*(?:what|who|qu[eé]|qui[eé]n|cu[aá]l) (?:is|are|es|son) )(?P<term>[^?]+?)"
        r"(?P<more> (?:according to|seg[uú]n|in|en) [^?]+)?(?P<end>\?|$)",
        before,
        re.IGNORECASE,
    )
    if asks is None or len(tokens(asks["term"])) > _LONGEST_TERM or _has_complement(asks["term"]):
        return ""
    return f"{asks['ask']}{without_preposition(phrase)}{asks['more'] or ''}{asks['end']}"


def _has_complement(term: str) -> bool:
    """Whether a term says of what it is: "the director of the institute", not "trata de niñas"."""
    found = tokens(term)
    for place, token in enumerate(found[:-1]):
        if place and token.folded in words.PREPOSITIONS:
            following = found[place + 1]
            of = token.folded in ("of", "de", "del")
            named = term[following.start].isupper() or following.folded in words.DETERMINERS
            if not of or named or token.folded == "del":
                return True
        if place and token.folded in words.ARTICLES:
            return True  # "el horario los lunes"
    return False


def _clause(phrase: str, before: str) -> str:
    """The question under another condition: "and if the firm is small?"."""
    clause = words.CLAUSE.match(fold(phrase))
    if clause is None or phrase[:2].lower() == "sí":
        return ""
    phrase = phrase[clause.start("clause") :]
    old = words.CLAUSE_WITHIN.search(fold(before))
    if old is not None and len(fold(before)) == len(before):
        return append(phrase, before[: old.start()] + "?")
    return append(phrase, before)


def _headless(phrase: str, before: str) -> str:
    """The question with "of Spain" in the place of "of Peru": "and that of Spain?", "¿y la de?"."""
    bare = re.sub(
        r"^(?:that|those|the ones?|el|la|los|las|lo) (?=\w)", "", phrase, flags=re.IGNORECASE
    )
    first = next(iter(tokens(bare)), None)
    if bare == phrase or first is None or first.folded not in words.PREPOSITIONS:
        return ""
    return put_age_or_group(bare, before) or _same_preposition(bare, before)


def _same_preposition(phrase: str, before: str) -> str:
    """The question with "for engagement" in the place of "for Environment".

    Behind "in" a name replaces a name, and other words replace other words: "in schools in Peru".
    """
    own = tokens(phrase)
    if not own or own[0].folded not in words.PREPOSITIONS:
        return ""
    found, prep = tokens(before), _plain(own[0].folded)
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


def _is_for(phrase: str, old: str) -> bool:
    """Whether one phrase of place is meant for the other: a name for a name."""
    if facts(" ".join(old.split()[:4])).countries:
        # "the Andes" may be a part of the country; "Cusco" tells its country by itself
        return _is_named(phrase) and tokens(phrase)[1].folded not in words.ARTICLES | {"the"}
    return _is_named(phrase) == _is_named(old)


def _is_named(phrase: str) -> bool:
    """Whether a phrase is the name of a place or body, and nothing else."""
    content = [t for t in tokens(phrase)[1:] if t.folded not in _STOPS | words.PLACE_NOUNS]
    return bool(content) and all(phrase[t.start].isupper() for t in content)


def _end_of_phrase(found: list[Token], first: int, before: str) -> int:
    """The end of what a preposition opens: before a verb, a mark, a time or a place."""
    spanish = guess_language(before) == "es"
    nested = False  # "in the indicator for protections in the Internet" is one phrase
    for place in range(first + 1, len(found)):
        token = found[place]
        verb = token.folded in words.AUXILIARIES or (spanish and is_spanish_verb(before, token))
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


def _beside(phrase: str, before: str) -> str:
    if tokens(phrase)[0].folded in words.PREPOSITIONS:
        return append(phrase, before)
    joiner = "y" if guess_language(before) == "es" else "and"
    return append(f"{joiner} {phrase}", before, comma=True)


def _in(before: str) -> str:
    return "en" if guess_language(before) == "es" else "in"


def _word(text: str, token: Token) -> str:
    return text[token.start : token.end]

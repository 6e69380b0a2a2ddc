"""Putting another value in the place of one of the same sort: "and in 2016?", "and boys?".

A follow-up that is a phrase takes over all of the question before, but for what it replaces: a
year a year, a country a country, an age an age, a group a group, a phrase the one with the same
preposition or with the same words. What replaces nothing is set beside the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_qa.answering.facts import facts
from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.groups import put_age_or_group, without_preposition
from briefing_qa.terms import Token, fold, guess_language, stop_words, tokens

_STOPS = stop_words("en") | stop_words("es") | words.PREPOSITIONS | words.AUXILIARIES
_OPEN_ENDS = re.compile(r"[?¿!¡. ]+$")


def put_in_place(phrase: str, before: str) -> str:
    """The question before, with a phrase in the place of one of the same sort.

    Args:
        phrase: what the follow-up says, without "and": "in 2016", "boys".
        before: the earlier question, which stands alone.
    """
    phrase = re.sub(r"(?<=\w) ones?$", "", phrase.strip(" ?¿!¡."), flags=re.IGNORECASE)
    for put in (_year, _country, _one_of_them, put_age_or_group, _definition, _same_words,
                _same_preposition):  # fmt: skip
        found = put(phrase, before)
        if found:
            return found
    return _beside(phrase, before)


def is_value(phrase: str, before: str) -> bool:
    """Whether a phrase is nothing but a year, country, group or age, and `before` has such one."""
    own, other = facts(phrase), facts(before)
    if any(t.folded in words.QUESTION_WORDS | words.AUXILIARIES for t in own.tokens):
        return False
    if _is_only(phrase, lambda t: t.folded in own.years):
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


def _year(phrase: str, before: str) -> str:
    years = facts(phrase).years
    if not years or not _is_only(phrase, lambda t: t.folded in years | words.TIMES):
        return ""
    new, old = words.YEARS.search(fold(phrase)), words.YEARS.search(fold(before))
    if new is None or len(fold(before)) != len(before):
        return ""
    value = without_preposition(phrase)
    prep = new["prep"] if guess_language(phrase) == guess_language(before) else ""
    if old is None:
        return _append(f"{prep or _in(before)} {value}", before)
    prep = prep or old["prep"]
    return before[: old.start()] + (f"{prep} {value}" if prep else value) + before[old.end() :]


def _country(phrase: str, before: str) -> str:
    name = without_preposition(phrase)
    if not _is_country(name):
        return ""
    found = tokens(before)
    for place, token in enumerate(found):
        written = _word(before, token)
        named = facts(written).countries
        if not named:
            continue
        if not _is_name_of_country(before, found, place):
            return _people(name, before, found, place, same=name == phrase)
        possessive = "'s" if re.search(r"['’]s$", written) else ""
        return before[: token.start] + name + possessive + before[token.end :]
    return _append(f"{_in(before)} {name}", before)


def _is_country(name: str) -> bool:
    """Whether a phrase names a country, or its people, with every one of its words."""
    countries, found = facts(name).countries, tokens(name)
    return bool(countries) and all(
        facts(name[: token.start] + name[token.end :]).countries != countries for token in found
    )


def _is_name_of_country(before: str, found: list[Token], place: int) -> bool:
    """Whether a country's word is its name, not that of its people: "Peru", not "Peruvian"."""
    token = found[place]
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
        return _append(f"{_in(before)} {name}", before)
    if guess_language(before) == "en" and token.folded.endswith("s"):
        return _append(f"{_in(before)} {name}", f"{before[:start]}people{behind}")
    return _append(f"{_in(before)} {name}", before[:start] + behind.lstrip())


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
    if asks is None or len(tokens(asks["term"])) > 4:
        return ""
    return f"{asks['ask']}{without_preposition(phrase)}{asks['more'] or ''}{asks['end']}"


def _same_words(phrase: str, before: str) -> str:
    """A phrase that begins with words of the question takes the place of these and of the next."""
    noun = without_preposition(phrase)
    own, found = tokens(noun), tokens(before)
    for place, token in enumerate(found):
        shared = 0
        while (
            shared < min(len(own), len(found) - place)
            and own[shared].folded == found[place + shared].folded
        ):
            shared += 1
        behind = place + shared
        if shared and token.folded not in stop_words("en") | stop_words("es") and (
            shared < len(own) and behind < len(found)
        ):  # fmt: skip
            next_word = found[behind].folded
            content = next_word not in stop_words("en") | stop_words("es") | words.PREPOSITIONS
            end = found[behind].end if content else found[behind - 1].end
            return before[: token.start] + noun + before[end:]
    return ""


def _same_preposition(phrase: str, before: str) -> str:
    """The question with "for engagement" in the place of "for Environment"."""
    own = tokens(phrase)
    if not own or own[0].folded not in words.PREPOSITIONS:
        return ""
    found = tokens(before)
    first = next(
        (
            place
            for place, token in enumerate(found)
            if place
            and token.folded == own[0].folded
            and not _tells_time_or_country(before[token.start :])
        ),
        None,
    )
    if first is None:
        return ""
    end = len(found)
    for place in range(first + 1, len(found)):
        if found[place].folded in words.PREPOSITIONS - {"of", "de", "to", own[0].folded} and (
            _tells_time_or_place(before[found[place].start :])
        ):
            end = place
            break
    return before[: found[first].start] + phrase + before[found[end - 1].end :]


def _tells_time_or_place(text: str) -> bool:
    first = facts(" ".join(text.split()[:3]))
    return bool(first.years or first.countries or first.names)


def _tells_time_or_country(text: str) -> bool:
    first = facts(" ".join(text.split()[:3]))
    return bool(first.years or first.countries)


def _beside(phrase: str, before: str) -> str:
    if tokens(phrase)[0].folded in words.PREPOSITIONS:
        return _append(phrase, before)
    joiner = "y" if guess_language(before) == "es" else "and"
    return _append(f"{joiner} {phrase}", before, comma=True)


def _append(phrase: str, before: str, *, comma: bool = False) -> str:
    body = _OPEN_ENDS.sub("", before)
    mark = "?" if before.rstrip().endswith("?") else ""
    return f"{body}{',' if comma else ''} {phrase}{mark}"


def _in(before: str) -> str:
    return "en" if guess_language(before) == "es" else "in"


def _word(text: str, token: Token) -> str:
    return text[token.start : token.end]

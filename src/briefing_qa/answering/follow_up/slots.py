"""Putting another value in the place of one of the same sort: "and in 2016?", "and boys?".

A follow-up that is a phrase takes over all of the question before, but for what it replaces: a
year a year, a country a country, an age an age, a group a group, a phrase the one with the same
preposition or with the same words. What replaces nothing is set beside the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.acts import put_act, put_done
from briefing_qa.answering.follow_up.countries import put_country, within
from briefing_qa.answering.follow_up.groups import put_age_or_group, without_preposition
from briefing_qa.answering.follow_up.kinds import adjective, number, place_behind_of, superlative
from briefing_qa.answering.follow_up.names import put_name
from briefing_qa.answering.follow_up.nouns import in_place_of_noun, is_adverb
from briefing_qa.answering.follow_up.persons import put_persons
from briefing_qa.answering.follow_up.prepositions import same_preposition
from briefing_qa.answering.follow_up.same import opposite, same_head, same_words
from briefing_qa.answering.follow_up.time_words import YEAR_FROM_THERE
from briefing_qa.answering.follow_up.times import (
    append,
    is_time,
    put_time,
    without_time,
)
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import rivals
from briefing_qa.answering.words.names import AREAS
from briefing_qa.terms import Token, fold, guess_language, tokens

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
    if YEAR_FROM_THERE.fullmatch(fold(phrase)):
        return append(phrase, before)  # of which year is not known
    head, inside = _without_brackets(before)
    if inside:
        return _put_in_brackets(phrase, head, inside)
    return _replaced(phrase, before) or _beside(phrase, before)


def _replaced(phrase: str, before: str) -> str:
    """The question with a phrase in the place of one of the same sort; "" where it has none."""
    for put in (put_time, put_country, _one_of_them, _clause, put_done, number, superlative,
                put_age_or_group, _headless, put_name, put_persons,
                same_words, same_head, opposite, adjective, put_act,
                _definition, same_preposition, place_behind_of, in_place_of_noun):  # fmt: skip
        found = put(phrase, before)
        if found:
            return found
    return ""


def _without_brackets(before: str) -> tuple[str, str]:
    """A question without what it took over, which stands in brackets behind it, and that."""
    found = re.fullmatch(r"(?P<head>[^()]*[^() ]) *\((?P<inside>[^()]+)\) *\?", before)
    return (f"{found['head']}?", found["inside"]) if found else (before, "")


def _put_in_brackets(phrase: str, head: str, inside: str) -> str:
    """The same where a question took something over: in it, or else in what it took over."""
    for place in (head, f"{inside}?"):
        old = facts(place)
        if (is_time(phrase) and not old.years) or (facts(phrase).countries and not old.countries):
            continue  # it would only be set behind it
        found = _replaced(phrase, place)
        if found:
            return (
                f"{found.rstrip('?')} ({inside})?" if place == head
                else f"{head.rstrip('?')} ({found.rstrip('?')})?"
            )  # fmt: skip
    return f"{_beside(phrase, head).rstrip('?')} ({inside})?"


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
    if own.countries and _is_only(phrase, lambda t: bool(facts(phrase[t.start : t.end]).countries)):
        return bool(other.countries)
    groups = own.groups | {rival for group in own.groups for rival in rivals(group)}
    return bool(groups & other.groups) and _is_only(phrase, lambda t: bool(facts(t.folded).groups))


def _is_only(phrase: str, fits: Callable[[Token], bool]) -> bool:
    """Whether all words of a phrase fit, function words left aside, and there is one."""
    stops = words.STOPS
    said = [token for token in tokens(phrase) if token.folded not in stops]
    return bool(said) and all(fits(token) for token in said)


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
        if place and token.folded in words.SPANISH_ARTICLES:
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
    return put_age_or_group(bare, before) or same_preposition(bare, before)


def _beside(phrase: str, before: str) -> str:
    found = tokens(phrase)
    opens = found[0].folded in words.PREPOSITIONS or is_adverb(found[0].folded)
    if opens or YEAR_FROM_THERE.search(fold(phrase)):
        return append(phrase, before)
    if found[0].folded in ("the", "el", "la", "los", "las") and {t.folded for t in found} & (
        AREAS | words.PARTS
    ):
        return append(f"{within(before)} {phrase}", before)
    joiner = "y" if guess_language(before) == "es" else "and"
    return append(f"{joiner} {phrase}", before, comma=True)

"""A name in the place of another one: "and Loreto?", "¿y el Ministerio de Salud?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.same import without_articles
from briefing_qa.answering.words.names import HEADS, at_places, behind, country_starts, name_runs
from briefing_qa.answering.words.wording import ARTICLE
from briefing_qa.languages.months import MONTHS
from briefing_qa.terms import Token, tokens

_BEFORE = re.compile(rf"(?:\b(?P<joined>del|al) |\b(?P<article>{ARTICLE} ))$", re.IGNORECASE)
_AT = behind("in|at|for|from|near|within|en|para|desde")
"""Before a name of a place, mostly."""

_OWN_ARTICLE = re.compile(rf"{ARTICLE} (?=\S)", re.IGNORECASE)


def put_name(phrase: str, before: str) -> str:
    """The question with a name in the place of one of the same kind, or of the likeliest one.

    A body or an acronym takes the place of who does something, any other name that of a place. Of
    countries `countries` knows more.

    Args:
        phrase: without "and".
        before: the earlier question.
    """
    bare = without_articles(phrase)
    if tokens(phrase)[0].folded in words.PREPOSITIONS:
        return ""
    runs = name_runs(bare)
    if len(runs) != 1 or runs[0][0].start or runs[0][-1].end != len(bare) or country_starts(bare):
        return ""
    run = _alike(bare, runs[0], before, _named(before))
    return _put(phrase, run, before) if run else ""


def _named(before: str) -> list[list[Token]]:
    """The names of a question: not its first word, nor the countries in them."""
    countries = country_starts(before)
    opening = tokens(before)[0].start
    found: list[list[Token]] = []
    for run in name_runs(before):
        for is_country, part in groupby(run, lambda token: token.start in countries):
            own = [t for t in part if t.start != opening and t.folded not in MONTHS]
            if own and not is_country:
                found += at_places(own, before)
    return found


def _alike(
    phrase: str, name: Sequence[Token], before: str, found: Sequence[list[Token]]
) -> list[Token] | None:
    """The name that another one takes the place of."""
    kinds = _kinds(name)
    same = [run for run in found if kinds & _kinds(run)]
    if same or not found:
        return same[-1] if same else None
    body = phrase.isupper() or bool(kinds)
    places = [run for run in found if _AT.search(before[: run[0].start]) is not None]
    others = [run for run in found if run not in places]
    best = (others or places) if body else (places or others)
    return best[-1]


def _kinds(run: Sequence[Token]) -> frozenset[str]:
    return frozenset(HEADS[token.folded] for token in run if token.folded in HEADS)


def _put(phrase: str, run: Sequence[Token], before: str) -> str:
    """The question with a phrase in the place of a name, and one article before it."""
    lead, rest = before[: run[0].start], before[run[-1].end :]
    own = _OWN_ARTICLE.match(phrase)
    article = _BEFORE.search(lead)
    if article and own:
        joined = {"del": "de ", "al": "a "}.get((article["joined"] or "").lower(), "")
        lead = f"{lead[: article.start()]}{joined}"
    elif own and re.search(r"['’]s? $", lead):
        phrase = phrase[own.end() :]
    return re.sub(r"\b(de|a) el ", r"\1l ", f"{lead}{phrase}{rest}")

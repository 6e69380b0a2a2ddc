"""What two phrases that are set side by side have in common but only one of them says.

"Peru's and Chile's score" is two scores, "abuso y explotación sexual infantil" two things done to
children: where one phrase stands for itself, it needs what only the other one has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefing_qa.answering.facts import facts
from briefing_qa.terms import fold

_WORD = re.compile(r"[^\W_]+")
_THAT_OF = re.compile(r"(?:that|those|the ones?|el|la|los|las) (?=(?:of|in|for|de|del|en)\b)", re.I)
_ARTICLE = re.compile(r"(?:the|el|la|los|las) ", re.IGNORECASE)
_LAST_ARTICLE = re.compile(rf"\b{_ARTICLE.pattern}$", re.IGNORECASE)
_JOINED = re.compile(r"\s?[-–—]\s?")


@dataclass(frozen=True, slots=True)
class _Mark:
    """What tells one phrase from the other: a country, a group of people, a year, a number."""

    kind: Literal["country", "group", "year", "number"]
    start: int
    end: int


def completed(one: str, other: str) -> tuple[str, str]:
    """Two coordinated phrases, each with what it shares with the other.

    Args:
        one: "Peru's", "the scores of Peru", "abuso sexual".
        other: "Chile's score", "Chile", "explotación sexual infantil".

    Returns:
        The phrases as they are, where nothing shows what they share.
    """
    one, other = one.strip(), _THAT_OF.sub("", other.strip(), count=1)
    return _by_marks(one, other) or _by_words(one, other)


def are_parallel(one: str, other: str) -> bool:
    """Whether two phrases are of one build: a country beside a country, words that recur."""
    other = _THAT_OF.sub("", other.strip(), count=1)
    return _by_marks(one.strip(), other) is not None


def _by_marks(one: str, other: str) -> tuple[str, str] | None:
    """Phrases with countries, groups, years or numbers in the same place; None for others."""
    ones, others = _marks(one), _marks(other)
    if not ones or not others:
        return None
    last, first = ones[-1], others[0]
    opening, lead = one[: last.start], other[: first.start]
    if _ARTICLE.fullmatch(lead):  # "las niñas" and "los niños"
        opening = _LAST_ARTICLE.sub("", opening) + lead
    if last.kind == first.kind and last.end == len(one) and opening.endswith(lead):
        # "the scores of Peru" and "Chile in the Index"
        return one + other[first.end :], opening + other[first.start :]
    if (first.start, first.end) == (0, len(other)):  # "Peru's laws" and "Chile's"
        for mark in ones:
            if mark.kind == first.kind:
                return one, one[: mark.start] + other + one[mark.end :]
    return None


def _marks(text: str) -> list[_Mark]:
    read = facts(text)
    countries = {
        first: (read.tokens[first].start, read.tokens[after - 1].end, after)
        for _, first, after in read.country_places
    }
    marks: list[_Mark] = []
    inside = 0
    for i, token in enumerate(read.tokens):
        if i in countries:
            start, end, inside = countries[i]
            marks.append(_Mark("country", start, end))
        elif i < inside:
            continue
        elif token.is_number:
            kind: Literal["year", "number"] = "year" if token.folded in read.years else "number"
            mark = _Mark(kind, token.start, token.end)
            if marks and _JOINED.fullmatch(text[marks[-1].end : token.start]):  # "6-11" is one
                mark = _Mark(kind, marks.pop().start, token.end)
            marks.append(mark)
        elif facts(text[token.start : token.end]).groups:
            marks.append(_Mark("group", token.start, token.end))
    return marks


def _by_words(one: str, other: str) -> tuple[str, str]:
    """Phrases with a word in common around which they are built alike."""
    ones, others = _words(one), _words(other)
    if not ones or not others:
        return one, other
    head, tail = "", ""
    first, last = others[0][0], ones[-1][0]
    in_one, in_other = [word for word, _, _ in ones], [word for word, _, _ in others]
    if first in in_one[1:-1] and first != in_one[0]:
        # "Internet use of children at school" and "children at home"
        head = one[: ones[in_one.index(first)][1]]
    if last in in_other[1:-1] and last != in_other[0]:
        # "abuso sexual" and "explotación sexual infantil"
        tail = other[others[in_other.index(last)][2] :]
    elif 1 < len(ones) < len(others) and in_one[:-1] == in_other[: len(ones) - 1]:
        # "sexual abuse" and "sexual exploitation of children"
        tail = other[others[len(ones) - 1][2] :]
    return one + tail, head + other


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(fold(match.group()), *match.span()) for match in _WORD.finditer(text)]

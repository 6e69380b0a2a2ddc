"""What two phrases that are set side by side have in common but only one of them says.

"Peru's and Chile's score" is two scores, "abuso y explotación sexual infantil" two things done to
children: where one phrase stands for itself, it needs what only the other one has.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import month_places
from briefing_qa.answering.words.wording import ARTICLE, ARTICLES, LAST_ARTICLE
from briefing_qa.terms import Token, all_stop_words, fold

_WORD = re.compile(r"[^\W_]+")
_THAT_OF = re.compile(r"(?:that|those|the ones?|el|la|los|las) (?=(?:of|in|for|de|del|en)\b)", re.I)
_ARTICLE = re.compile(rf"{ARTICLE} ", re.IGNORECASE)
_JOINED = re.compile(r"\s?[-–—]\s?")
_OR = re.compile(r",? (?:or|o|u) ", re.IGNORECASE)
_Place = tuple[str, int, int]
"""A folded word, and where it begins and ends."""

_JOINTS = 20
"""Words that join two phrases, of those that a question has: nobody asks for more."""

_COMPLEMENT = re.compile(r" (?:of|del?) ")
_REACH = 80
"""Characters of a phrase before a joint, at most."""

_SHORT = 4
"""Words of a phrase that stands beside another one with the same little word before it."""

_HEADS = (
    ARTICLES,
    *(
        frozenset({word})
        for word in (
            *("in", "on", "at", "by", "to", "for", "of", "from", "with", "about", "among", "under"),
            *("before", "after", "during", "against", "within", "inside", "outside", "because"),
            *("en", "a", "al", "de", "del", "por", "para", "con", "contra", "sobre", "entre"),
            *("desde", "antes", "durante", "dentro", "fuera", "ante", "hacia"),
        )
    ),
)
"""Little words that a phrase begins with; those of one set stand for each other."""

_WITHIN_NAMES = frozenset({"of", "the", "de", "del", "la", "las", "los", "for"})
_OF_BOTH = re.compile(r"\s+(?:in|among|during|on|en|durante)\b", re.IGNORECASE)
"""What begins with one of these after two things is said of both."""


_Kind = Literal["country", "group", "year", "month", "number", "name"]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What tells one phrase from the other: a country, a group of people, a time, a name."""

    kind: _Kind
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
    """Whether two phrases are of one build: a country beside a country, a name beside a name."""
    other = _THAT_OF.sub("", other.strip(), count=1)
    return _by_marks(one.strip(), other) is not None


def readings(
    text: str,
    joints: Iterable[re.Match[str]] | None = None,
    *,
    shares_complement: bool = False,
) -> list[tuple[str, str]]:
    """For each "or" of a question the two questions that are in it, where these are sure.

    "Do more girls or boys smoke?" asks whether more girls smoke, and whether more boys do. Those
    come first whose phrases are of one build; others begin with the same little word: "in mines or
    in homes".

    Args:
        text: of the question.
        joints: other words than "or" that join two phrases.
        shares_complement: whether "the risks and the benefits of games" are both of games.
    """
    sure: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for joint in islice(_OR.finditer(text) if joints is None else joints, _JOINTS):
        one, other = text[: joint.start()], text[joint.end() :]
        bare = _THAT_OF.sub("", other, count=1)
        if both := _by_marks(one, bare) or _by_marks(one, other):
            sure.append(both)
        elif both := _by_heads(one, bare) or _by_heads(one, other):
            others.append(_with_complement(*both, other) if shares_complement else both)
    return sure + others


def _by_heads(one: str, other: str) -> tuple[str, str] | None:
    """Phrases that begin with the same little word; None for others."""
    ones, others = _words(one), _words(other)
    heads = next((heads for heads in _HEADS if others and others[0][0] in heads), None)
    if heads is None or len(others) < 2:
        return None
    for place in range(len(ones) - 2, max(-1, len(ones) - 2 - _SHORT), -1):
        if ones[place][0] in heads:
            whole = one + ("?" if other.endswith("?") else "")
            return whole, one[: ones[place][1]] + _with_noun(one, ones[place:], other, others)
    return None


def _with_complement(whole: str, changed: str, other: str) -> tuple[str, str]:
    """Two questions of which the first one has what the other one is "of", where it has none."""
    own = whole[-_REACH:].rstrip("?")
    head = other.split()[0].lower()
    behind = own.lower().rpartition(f" {head} ")[2]
    complement = _COMPLEMENT.search(other, len(head))
    if complement is None or _COMPLEMENT.search(f" {behind} "):
        return whole, changed
    return f"{whole.rstrip('?')}{other[complement.start() :]}", changed


def _with_noun(one: str, ones: Sequence[_Place], other: str, others: Sequence[_Place]) -> str:
    """A Spanish phrase with the noun that it leaves out: "en las escuelas privadas o públicas".

    It has the same words up to its article, and then one word where the other one has two.
    """
    same = next(
        (i for i, (a, b) in enumerate(zip(ones, others, strict=False)) if a[0] != b[0]), len(others)
    )
    articles = {"el", "la", "los", "las"}
    if same and others[same - 1][0] in articles and len(ones) == len(others) + 1 == same + 2:
        _, start, end = ones[same]
        return f"{other[: others[same][1]]}{one[start:end]} {other[others[same][1] :]}"
    return other


def _by_marks(one: str, other: str) -> tuple[str, str] | None:
    """Phrases with countries, groups, times, numbers or names in one place; None for others."""
    ones, others = _marks(one), _marks(other)
    if not ones or not others:
        return None
    last = ones[-1]
    first = next((mark for mark in others if mark.kind == last.kind), others[0])
    opening, lead, rest = one[: last.start], other[: first.start], other[first.end :]
    if _ARTICLE.fullmatch(lead):  # "las niñas" and "los niños"
        opening = LAST_ARTICLE.sub("", opening) + lead
    begins = not opening or opening.endswith((", ", ": "))
    if last.kind == "name" and begins and not _OF_BOTH.match(rest) and rest.strip("?. "):
        return None  # what follows may be of the name: "Engagement of industry"
    if last.kind == first.kind and last.end == len(one) and opening.endswith(lead):
        # "the scores of Peru" and "Chile in the Index"
        return one + rest, opening + other[first.start :]
    if (first.start, first.end) == (0, len(other)):  # "Peru's laws" and "Chile's"
        for mark in ones:
            if mark.kind == first.kind:
                return one, one[: mark.start] + other + one[mark.end :]
    return None


def _marks(text: str) -> list[_Mark]:
    read = facts(text)
    countries = {first: after for _, first, after in read.country_places}
    months = dict(month_places(text))
    marks: list[_Mark] = []
    inside = 0
    for i, token in enumerate(read.tokens):
        if i < inside:
            continue
        last = inside = i + 1
        kind: _Kind | None = None
        if i in countries:
            kind, last = "country", countries[i]
        elif i in months:
            kind = "month"
        elif token.is_number:
            kind = "year" if token.folded in read.years else "number"
            if marks and _JOINED.fullmatch(text[marks[-1].end : token.start]):  # "6-11" is one
                marks[-1] = _Mark(kind, marks[-1].start, token.end)
                continue
        else:
            kind, last = _name_or_group(text, read.tokens, i, countries)
        if kind:
            marks.append(_Mark(kind, token.start, read.tokens[last - 1].end))
            inside = last
    return marks


def _name_or_group(
    text: str, found: Sequence[Token], place: int, countries: Container[int]
) -> tuple[_Kind | None, int]:
    """Which of the two begins at a token, if any, and the token after it."""
    token, last = found[place], place + 1
    if capital := _is_capital(text, token):
        last = _end_of_name(text, found, place, countries)
    if last == place + 1 and facts(text[token.start : token.end]).groups:
        return "group", last  # "Madre de Dios" is none
    return ("name" if capital else None), last


def _is_capital(text: str, token: Token) -> bool:
    stops = all_stop_words()
    return text[token.start].isupper() and token.folded not in stops


def _end_of_name(text: str, found: Sequence[Token], first: int, countries: Container[int]) -> int:
    """The token after a run of capitals, with the little words inside it: "Madre de Dios"."""
    end = place = first + 1
    while place < len(found) and text[found[place - 1].end : found[place].start].strip() == "":
        if _is_capital(text, found[place]) and place not in countries:
            end = place + 1
        elif found[place].folded not in _WITHIN_NAMES or place - end > 1:
            break
        place += 1
    return end


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
    elif len(ones) <= _SHORT and not _OF_BOTH.search(one):
        # "towns" and "the countryside in the poll"
        behind = _OF_BOTH.search(other, others[0][2])
        if behind and len(_words(other[: behind.start()])) <= _SHORT:
            tail = other[behind.start() :]
    return one + tail, head + other


def _words(text: str) -> list[_Place]:
    return [(fold(match.group()), *match.span()) for match in _WORD.finditer(text)]

"""The months that a text names, in English and Spanish and in any case, with all of a range.

"From January to June" holds May too. "May" and "march" are verbs as well: they count as months only
where a time is being given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing_qa.answering.words.facts import facts
from briefing_qa.languages.months import MONTHS
from briefing_qa.terms import Token, fold

_VERBS = frozenset({"may", "march"})
_BEFORE = frozenset(
    {"in", "of", "since", "by", "until", "till", "from", "to", "through", "during", "between"}
    | {"before", "after", "early", "mid", "late", "last", "next"}
)
"""What stands before a month and not before a verb."""

_AND = frozenset({"and", "or"})
_YEAR = re.compile(r"\s*(?:de |del |of |,)?\s*(?P<year>\d{4})\b")
_UP_TO = re.compile(
    r"\s*(?:\d{1,2}(?:st|nd|rd|th)?)?(?:\s*(?:de |del |of |,)?\s*(?P<year>\d{4}))?\s*"
    r"(?:[-–—]|\b(?:to|through|until|till|al?|hasta|(?P<both>and|y))\b)\s*"
    r"(?:the )?(?:el )?(?:end of |fin(?:es|ales)? de )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of |de )?)?"
)
"""What stands between the first and the last month of a range."""

_OPENS = re.compile(
    r"\b(?:between|entre) (?:the |el )?"
    r"(?:(?:start|beginning|end) of |\d{1,2}(?:st|nd|rd|th)? (?:of |de )?)?$"
)
"""Before the first month of a range that is joined by "and": "between 1 January and 30 June"."""

_DAYS = 31


@lru_cache(maxsize=20_000)
def month_places(text: str) -> tuple[tuple[int, int], ...]:
    """The months that a text names, in order: place among its tokens, number from 1 to 12."""
    found = facts(text).tokens
    places: list[tuple[int, int]] = []
    for i, token in enumerate(found):
        month = MONTHS.get(token.folded)
        if month and (token.folded not in _VERBS or _is_time(text, found, i, places)):
            places.append((i, month))
    return tuple(places)


def _is_time(
    text: str, found: tuple[Token, ...], place: int, earlier: list[tuple[int, int]]
) -> bool:
    """Whether "may" or "march" stands as times do: "in May", "May 2021", "5 May"."""
    after = found[place + 1] if place + 1 < len(found) else None
    if after and after.is_number and (len(after.folded) == 4 or _is_day(after)):
        return True
    if not place:
        return False
    before = found[place - 1]
    joined = 2 if before.folded in _AND else 1  # "in April and May", "January-March"
    if earlier and earlier[-1][0] == place - joined:
        return True
    capital = text[found[place].start].isupper()  # "under 18 may" is none
    return before.folded in _BEFORE or (capital and _is_day(before))


def _is_day(token: Token) -> bool:
    return token.folded.isdecimal() and 1 <= int(token.folded) <= _DAYS


@lru_cache(maxsize=20_000)
def months(text: str) -> frozenset[int]:
    """The months that a text is about, from 1 to 12: those it names and those between them."""
    held = {month for _, month in month_places(text)}
    for one in month_ranges(text):
        held.update((one.month - 1 + step) % 12 + 1 for step in range(min(one.length, 12)))
    return frozenset(held)


@dataclass(frozen=True, slots=True)
class MonthRange:
    """Months from one to another: "from January to June".

    Attributes:
        first: place of the first month among the tokens of the text.
        last: place of the last one.
        month: the first one, from 1 to 12.
        length: how many months there are from the first to the last.
    """

    first: int
    last: int
    month: int
    length: int


@lru_cache(maxsize=20_000)
def month_ranges(text: str) -> tuple[MonthRange, ...]:
    """The ranges of months that a text gives by their ends, in order."""
    found = []
    for (i, first), (j, last) in pairwise(month_places(text)):
        if (steps := _steps(text, i, j, first, last)) is not None:
            found.append(MonthRange(i, j, first, steps + 1))
    return tuple(found)


def _steps(text: str, i: int, j: int, first: int, last: int) -> int | None:
    """Months between the ends of a range at tokens i and j; None where it is no range."""
    found = facts(text).tokens
    joint = _UP_TO.fullmatch(fold(text[found[i].end : found[j].start]))
    opens = i > 0 and bool(_OPENS.search(fold(text[: found[i].start])))
    if not joint or (joint["both"] and not opens):
        return None
    steps = (last - first) % 12
    if joint["year"] and (ends := _YEAR.match(fold(text[found[j].end :]))):
        steps = 12 * (int(ends["year"]) - int(joint["year"])) + last - first
    return steps if steps >= 0 else None

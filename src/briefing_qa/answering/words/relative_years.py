"""Years that a text gives only by another one: "in 2021 ... 7%; the year before it had been 9%".

What is compared with such a year has no figure for it: "12 more than the year before".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing_qa.answering.words.facts import YEAR
from briefing_qa.answering.words.number_words import ONES
from briefing_qa.answering.words.years import is_time
from briefing_qa.terms import plain_line

_NUMBER = rf"(?:\d{{1,2}}|an?|one|una?|{'|'.join(ONES)})"
_GOES_ON = r"(?=\W*$|[.,;:)]| (?:it|they|there|had|was|were|and|but|to|la cifra|y)\b)"
"""After "the year before", where no event follows: "the year before they were counted" is so rare
that it is taken for "the year before, they were"."""

_KIND = r"(?:(?:school|financial|fiscal|calendar|academic) )?"
_PHRASE = re.compile(
    rf"\bthe {_KIND}year (?P<dir>before|after){_GOES_ON}"
    rf"|\bthe (?P<dir2>previous|preceding|prior|following|next|subsequent) {_KIND}year\b(?!['’])"
    rf"|\b(?P<n>{_NUMBER}) years? (?P<dir3>earlier|before{_GOES_ON}|previously|later)\b"
    r"|\bd?el (?:ano|ejercicio|curso) (?P<dir4>anterior|previo|precedente|siguiente|posterior)\b"
    r"(?! al?\b)"
    r"|\bal ano (?P<dir5>siguiente)\b"
    rf"|\b(?P<n2>{_NUMBER}) anos? (?P<dir6>antes|despues|mas tarde)\b(?! de(?:l|\b))"
)
_LATER = frozenset(
    {"after", "following", "next", "subsequent", "later", "siguiente", "posterior"}
    | {"despues", "mas tarde"}
)
_BARE = re.compile(
    r"\b(?:than|over|on|from|with|against|as|versus|to|by|que|con|sobre|frente|respecto|de|desde"
    r"|hasta|del?|al?)(?: (?:in|for|during|those of|that of|en|the|las?|los))? $"
)
"""Before what something is only compared with."""

_FIGURE = rf"(?:(?<![\d/-])(?!{YEAR}\b)\d|\b(?:{'|'.join(ONES)}|none|half|mitad|ningun[oa]?)\b)"
_AFTER = re.compile(rf"(?:[^;.]|\.(?=\d))*?{_FIGURE}")
_BEFORE = re.compile(
    rf"(?:(?<![\d/-])(?!{YEAR}\b)\d[\d.,]*|\b(?:{'|'.join(ONES)}))(?: ?%| per ?cent| por ciento)?"
    r"(?: [a-z]+){0,2}?,? (?:(?:in|for|during|en|durante) )?$"
)
_BEGINS = re.compile(
    r"(?:^|[^\w\s] ?|\b(?:and|but|while|whereas|y|pero|mientras(?: que)?) )"
    r"(?:(?:in|during|for|en|durante) )?$"
)
_OPENS = re.compile(r"\W*(?:(?:in|during|for|en|durante|and|but|y|pero) )*$")


@lru_cache(maxsize=20_000)
def relative_years(text: str, told: str = "", *, figure: bool = False) -> frozenset[str]:
    """The years that a text gives by another one.

    Args:
        text: any.
        told: the year that was told of before the text; "" where that is not known.
        figure: leave out those for which there is no figure.
    """
    return frozenset(year for year, _ in _found(plain_line(text), told, figure=figure))


@lru_cache(maxsize=20_000)
def opening_year(text: str, told: str) -> str:
    """The year with which a text begins, where it gives it only by the one told of before."""
    folded = plain_line(text)
    return next(
        (year for year, start in _found(folded, told) if _OPENS.fullmatch(folded[:start])), ""
    )


def _found(folded: str, told: str, *, figure: bool = False) -> Iterator[tuple[str, int]]:
    """The years and where they are given."""
    for match in _PHRASE.finditer(folded):
        before = folded[: match.start()]
        if _BARE.search(before) or (figure and not _has_figure(before, folded[match.end() :])):
            continue
        years = [
            year for year in re.findall(rf"(?<!\d){YEAR}(?!\d)", before) if is_time(year, before)
        ]
        known = years[-1] if years else told
        if known:
            yield str(int(known) + _steps(match)), match.start()


def _has_figure(before: str, after: str) -> bool:
    """Whether there is a figure before or, where a clause begins with the year, after it."""
    begins = _BEGINS.search(before) is not None and _AFTER.match(after) is not None
    return begins or _BEFORE.search(before) is not None


def _steps(match: re.Match[str]) -> int:
    """How many years a phrase is away, below 0 for earlier ones."""
    said = [value for name, value in match.groupdict().items() if value and name[0] == "d"]
    number = match["n"] or match["n2"] or "1"
    years = int(number) if number.isdecimal() else int(ONES.get(number, 1))
    return years if said[0] in _LATER else -years

"""Which country a document is about, by a capital or large city in its title.

"Child domestic workers in Addis Ababa" need not name Ethiopia; "Ethiopian cities" in its text says
so as surely. A title alone does not: there is a San José in many countries. And "in the capital" is
in Ulaanbaatar, where a report is about Mongolia.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefing_qa.answering.words.facts import country_counts
from briefing_qa.answering.words.listed import listed
from briefing_qa.terms import fold, tokens

_THE_CAPITAL = re.compile(
    r"\b(?:the|la|its|this|country's|nation's) capital"
    r"(?! (?:punishment|letters?|investment|costs?)\b)\b"
)


def seated(title: str, text: str) -> frozenset[str]:
    """The country whose city a title names, where the text names that country and none more often.

    Args:
        title: of a document, and the name of its file.
        text: of the document.
    """
    words = tuple(token.folded for token in tokens(title))
    table = _table().cities
    longest = max(map(len, table))
    named = {
        table[words[first : first + size]]
        for first in range(len(words))
        for size in range(1, longest + 1)
        if words[first : first + size] in table
    }
    counts = country_counts(text)
    if len(named) != 1 or not counts:
        return frozenset()
    (country,) = named
    return frozenset(named) if counts[country] == max(counts.values()) else frozenset()


class _Table(NamedTuple):
    """What stands in `capitals.txt`.

    Attributes:
        cities: folded words of each city to its country, as `facts` names that.
        seats: each folded word of a capital to the countries that have it.
    """

    cities: dict[tuple[str, ...], str]
    seats: dict[str, set[str]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = _Table({}, {})
    for line in listed("capitals.txt"):
        country, _, cities = line.partition(";")
        for city in cities.split(","):
            words = tuple(token.folded for token in tokens(city))
            table.cities[words] = country
            for word in () if city.strip().startswith("+") else words:
                table.seats.setdefault(word, set()).add(country)
    return table


def is_the_capital(name: str, text: str, countries: frozenset[str]) -> bool:
    """Whether a text speaks of "the capital", and a name is that of the capital that is meant.

    Args:
        name: a folded word.
        text: any.
        countries: that its document is about.
    """
    return not countries.isdisjoint(_table().seats.get(name, ())) and bool(
        _THE_CAPITAL.search(fold(text))
    )

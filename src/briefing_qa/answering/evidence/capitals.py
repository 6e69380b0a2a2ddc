"""Which country a document is about, by a capital or large city in its title.

"Child domestic workers in Addis Ababa" need not name Ethiopia; "Ethiopian cities" in its text says
so as surely. A title alone does not: there is a San José in many countries.
"""

from __future__ import annotations

from functools import lru_cache

from briefing_qa.answering.words.facts import country_counts
from briefing_qa.answering.words.listed import listed
from briefing_qa.terms import tokens


def seated(title: str, text: str) -> frozenset[str]:
    """The country whose city a title names, where the text names that country and none more often.

    Args:
        title: of a document, and the name of its file.
        text: of the document.
    """
    words = tuple(token.folded for token in tokens(title))
    table, longest = _cities(), max(map(len, _cities()))
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


@lru_cache(maxsize=1)
def _cities() -> dict[tuple[str, ...], str]:
    """Folded words of a city to its country, as `facts` names that."""
    table = {}
    for line in listed("capitals.txt"):
        country, _, cities = line.partition(";")
        for city in cities.split(","):
            table[tuple(token.folded for token in tokens(city))] = country
    return table

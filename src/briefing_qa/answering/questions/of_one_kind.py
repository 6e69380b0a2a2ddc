"""Two things of one kind, of which the second one goes without its noun.

"What does a place cost in a public home compared with one run by a church?" is about two homes.
"""

from __future__ import annotations

import re

COMPARED = (
    r"(?:(?:when |as )?compared (?:with|to)|in comparison (?:with|to)|comparad[oa]s? con"
    r"|en comparaci[oó]n con)"
)
"""Sets one thing beside another."""

_ANOTHER = re.compile(
    r"(?P<lead>.*\b(?:in|at|for|from|of|by|en|de|por|para) )(?P<first>"
    r"(?P<article>an?|the|those) (?:\w+ ){0,2}?(?P<noun>\w+)"
    r"|(?P<article_es>una?|el|la|los|las) (?P<noun_es>\w+)(?: \w+){0,3}?)"
    rf",? {COMPARED} (?:ones?|that|those|un[oa]s?|los|las|el|la) "
    r"(?P<rest>(?:of|in|for|from|by|with|without|run|that|which|who|de|del|que|con|sin|en)\b[^?]*)\?*",
    re.IGNORECASE,
)
"""Two things of one kind, of which the second one goes without its noun."""


def of_one_kind(text: str) -> tuple[str, ...]:
    """Two things of which the second one is only called "one": "a public home with one run by"."""
    match = _ANOTHER.fullmatch(text)
    if match is None:
        return ()
    lead, first, noun = match["lead"], match["first"], match["noun"] or match["noun_es"]
    article = match["article"] or match["article_es"]
    return f"{lead}{first}?", f"{lead}{article} {noun} {match['rest']}?"

"""What one of two questions in one leaves to the other: "how many girls and how many boys".

Only the second one says what they do, when and where; asked alone, the first one would be of any
year and place. In "cuántas plazas tiene el de Lima y cuántas el de Puno" only the first one does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import (
    is_any_verb,
    is_auxiliary,
    is_plural,
    is_spanish_verb,
)
from briefing_qa.terms import Token, guess_language, tokens

_ASKED_NOUN = re.compile(
    r"\W*(?:(?:in|on|at|by|to|for|from|of|with|en|a|de|por|para|con|contra|sobre) )?"
    r"(?:(?:what|which)(?: (?:share|percentage|proportion|part|number|fraction) of)?"
    r"|how (?:many|much)(?: of)?|qu[eé](?: (?:porcentaje|proporci[oó]n|parte|n[uú]mero) de)?"
    r"|cu[aá]nt[oa]s?|cu[aá]les)\b ?",
    re.IGNORECASE,
)
"""A question word that a noun may follow."""

_ASKED_ALONE = re.compile(
    r"\W*(?:what|which|who|when|how (?:many|much)|qui[eé]n(?:es)?|cu[aá]l(?:es)?|cu[aá]ndo"
    r"|cu[aá]nt[oa]s?|(?:what|which|qu[eé]) (?:share|percentage|proportion|rate|number|amount"
    r"|porcentaje|proporci[oó]n|tasa|n[uú]mero|cantidad)(?: (?:of them|de (?:ell[oa]s|est[oa]s)))?)"
    r" (?P<place>(?:in|at|among|for|during|en|entre|durante|para) [^,;:?]+)\??",
    re.IGNORECASE,
)
"""A question word with nothing behind it but where, when or of whom: "and what share in Ohio?"."""

_EXIST = frozenset({"exist", "exists", "there"})
_OF = frozenset({"of", "de", "del"})
_FOR_BOTH = frozenset({"in", "among", "during", "since", "between", "on", "at", "en", "durante"})
"""What begins with one of these is said of both: "girls and ... boys in Lima"."""

_SPANISH_ARTICLES = words.SPANISH_ARTICLES - {"del", "al"}
_OPENS = words.DETERMINERS | words.PREPOSITIONS


def with_tail(text: str, after: str) -> str:
    """A question that is a noun alone, with what the one after it says of both.

    Args:
        text: "What prevention programmes".
        after: "what support services exist for victims?".

    Returns:
        "What prevention programmes exist for victims?"; the question as it is where it says
        something itself, or where it is not sure that the other one goes on for both.
    """
    own, other = _noun(text), _noun(after)
    if not own or not other or text.rstrip().endswith(("?", ",", ":")):
        return text
    first, second = tokens(own), tokens(other)
    if not first or first[0].folded in _OPENS or any(_says(own, t) for t in first):
        return text
    inside = any(t.folded in _FOR_BOTH for t in first)
    place = next(
        (
            i
            for i, token in enumerate(second)
            if i and (_says_before(second, i, other) or (token.folded in _FOR_BOTH and not inside))
        ),
        None,
    )
    if place is None or not (
        len(first) in (1, place) or first[1].folded in _OF or _is_counted(text, first)
    ):
        return text
    return f"{text.rstrip()} {other[second[place].start :]}"


def with_head(text: str, before: str) -> str:
    """A question that only counts other things, with what the one before it asks of them.

    Args:
        text: "cuántas el de niñas?".
        before: "¿Cuántas plazas tiene el albergue para mujeres?".

    Returns:
        "¿Cuántas plazas tiene el de niñas?"; the question as it is where it has a noun or a verb of
        its own, or where the other one has no thing in the same place.
    """
    own, other = _noun(text), before.rstrip(" ?")
    asks = _noun(other)
    if not own or not asks:
        return text
    found, others = tokens(own), tokens(asks)
    if not found or found[0].folded not in words.DETERMINERS or any(_says(own, t) for t in found):
        return text
    says = next((i for i, token in enumerate(others) if i and _says(asks, token)), None)
    if says is None or says + 1 >= len(others):
        return text
    thing = others[says + 1]
    if thing.folded not in words.DETERMINERS:
        return text
    noun = next((t for t in others[says + 2 : says + 3] if t.folded not in _OPENS), None)
    if noun is not None and len(found) > 1 and found[1].folded in words.PREPOSITIONS:
        # "el (albergue) de niñas"
        own = f"{own[: found[0].end]} {asks[noun.start : noun.end]}{own[found[0].end :]}"
    return f"{other[: len(other) - len(asks)]}{asks[: thing.start]}{own}"


def elsewhere(text: str) -> str:
    """The place, time or group that a question only names: "en Puno" of "y cuál en Puno?".

    Nothing for a question that says more: "what in Puno is done about it?".
    """
    match = _ASKED_ALONE.fullmatch(text)
    place = match["place"] if match else ""
    found = tokens(place)
    begins = {
        i for i, token in enumerate(found) if token.folded in words.DETERMINERS | words.PREPOSITIONS
    }
    more = begins - {0, *(i + 1 for i in begins)}  # "in the ministry runs the plan"
    more = {i for i in more if found[i].folded not in _OF}
    return "" if more or any(_says(place, token) or _points(token) for token in found) else place


def _points(token: Token) -> bool:
    """Whether a word stands for what was named before."""
    return token.folded in words.ONE | words.MANY | words.PERSONS | words.POINTERS


def _noun(text: str) -> str:
    """What follows a question word that a noun may follow; nothing behind other ones."""
    match = _ASKED_NOUN.match(text)
    return text[match.end() :] if match else ""


def _is_counted(text: str, found: Sequence[Token]) -> bool:
    """Whether words are "police officers" of "how many police officers", not "children work"."""
    counts = re.match(r"\W*how many ", text, re.IGNORECASE) is not None
    return counts and len(found) == 2 and is_plural(found[1].folded)


def _says_before(found: Sequence[Token], place: int, text: str) -> bool:
    """Whether a verb stands at a place; in Spanish so does any word right before an article."""
    if _says(text, found[place]):
        return True
    following = found[place + 1].folded if place + 1 < len(found) else ""
    opens = found[place].folded in _OPENS | words.JOINERS
    return following in _SPANISH_ARTICLES and not opens and guess_language(text) == "es"


def _says(text: str, token: Token) -> bool:
    """Whether a word is surely a verb."""
    spanish = guess_language(text) == "es" or token.folded in words.SPANISH_AUXILIARIES
    return (
        is_auxiliary(token)
        or token.folded in _EXIST
        or (is_spanish_verb(text, token) if spanish else is_any_verb(text, token))
    )

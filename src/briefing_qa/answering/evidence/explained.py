"""The sentence that a change was told in, for one that explains it further on.

"Officials attributed the decrease to a lack of fuel" is about the sentence that gives the figures,
though one may stand between: "It found 727 victims, compared with 842 in 2021. Of these, 498 were
children."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.terms import fold

REACH = 3
"""Sentences before, among which the change is looked for."""

_EXPLAINS = re.compile(
    r"\b(?:attribut\w+|explain\w*|due to|owing to|because|reasons?|result(?:ed|s)? (?:from|of)"
    r"|caused by|put (?:it )?down to|blam\w+|for want of|atribuy\w+|explic\w+|debid[oa]s? a"
    r"|se deb\w+|porque|a causa de|razon(?:es)?|motivos?|obedec\w+|por falta de)\b"
)
_THE_CHANGE = re.compile(
    r"\b(?:the|this) (?:decrease|increase|decline|drop|fall|rise|reduction|growth|shortfall|change"
    r"|difference|gap)\b(?! (?:of|in|from|to \d|between)\b)"
    r"|\b(?:el|la|este|esta|dich[oa]) (?:disminucion|aumento|descenso|incremento|reduccion|caida"
    r"|alza|baja|crecimiento|cambio|diferencia|brecha)\b(?! (?:del?|en|entre)\b)"
)
_CHANGES = re.compile(
    r"\b(?:compared (?:with|to)|against|(?:up|down) from|from \d[\d.,]*(?: \S+){0,4} to \d|than"
    r"|fell|rose|dropped|declined|grew|increas\w+|decreas\w+|fewer|instead of"
    r"|frente a|comparad[oa]s? con|en comparacion con|de \d[\d.,]*(?: \S+){0,4} a \d|menos|mas que"
    r"|cayo|cayeron|bajo|bajaron|subio|subieron|aument\w+|disminuy\w+|descend\w+|increment\w+)\b"
)


def explains(text: str) -> bool:
    """Whether a sentence says why something is so."""
    return _EXPLAINS.search(fold(text)) is not None


def change_before(text: str, before: Sequence[str]) -> str:
    """The sentence that tells a change, where a text explains it and the one before does not.

    Args:
        text: a sentence.
        before: those before it in its paragraph, the nearest last.

    Returns:
        One of the sentences before; "" where it is the nearest one, or none.
    """
    folded = fold(text)
    if len(before) < 2 or not (_THE_CHANGE.search(folded) and _EXPLAINS.search(folded)):
        return ""
    told = [one for one in before[-REACH:] if _CHANGES.search(fold(one))]
    return "" if not told or told[-1] == before[-1] else told[-1]

"""Ordinal numbers: "59th", "59º", "fifty-ninth", "quincuagésimo noveno"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.number_words import ORDINALS
from briefing_qa.terms import fold

_DIGITS = re.compile(r"\b(\d+)(?:(?:st|nd|rd|th|[ºª°])(?!\w)|\.[ºª°])")

_BEGINNINGS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
"""Of English ones from twenty-first on."""

_TENTH, _TWENTY = 10, 20

_NUMBERS = {word: number for number, words in ORDINALS.items() for word in words}
_ONE = {word: number for word, number in _NUMBERS.items() if number < _TWENTY}
_TEN = {word: number for word, number in _NUMBERS.items() if number >= _TWENTY}
_BEGINS = {
    **{word: 10 * n for n, word in enumerate(_BEGINNINGS, 2)},
    **{word: n for word, n in _TEN.items() if not word.endswith("th")},
    "decimo": 10,
    "decima": 10,
}


@lru_cache(maxsize=5_000)
def ordinals(text: str) -> frozenset[str]:
    """The ordinal numbers of a text, in digits."""
    found = set(_DIGITS.findall(fold(text.replace("º", "°").replace("ª", "°"))))
    words = [token.folded for token in facts(text).tokens]
    before = ""
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        unit = _ONE.get(word, 0)
        if 0 < unit < _TENTH and before in _BEGINS:
            found.add(str(_BEGINS[before] + unit))
        elif word not in _BEGINS or not 0 < _ONE.get(after, 0) < _TENTH:
            found.update(str(n) for n in (unit, _TEN.get(word, 0)) if n)
        before = word
    return frozenset(found)

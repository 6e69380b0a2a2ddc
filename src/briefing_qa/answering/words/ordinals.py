"""Ordinal numbers: "59th", "59º", "fifty-ninth", "quincuagésimo noveno"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import fold

_DIGITS = re.compile(r"\b(\d+)(?:(?:st|nd|rd|th|[ºª°])(?!\w)|\.[ºª°])")

_ONES = (
    "first primer primero primera", "second segundo segunda", "third tercer tercero tercera",
    "fourth cuarto cuarta", "fifth quinto quinta", "sixth sexto sexta",
    "seventh septimo septima setimo", "eighth octavo octava", "ninth noveno novena",
    "tenth decimo decima", "eleventh undecimo undecima", "twelfth duodecimo duodecima",
    "thirteenth decimotercero decimotercera decimotercer",
    "fourteenth decimocuarto decimocuarta", "fifteenth decimoquinto decimoquinta",
    "sixteenth decimosexto decimosexta", "seventeenth decimoseptimo decimoseptima",
    "eighteenth decimoctavo decimoctava", "nineteenth decimonoveno decimonovena",
)  # fmt: skip
_TENS = (
    "twentieth vigesimo vigesima", "thirtieth trigesimo trigesima",
    "fortieth cuadragesimo cuadragesima", "fiftieth quincuagesimo quincuagesima",
    "sixtieth sexagesimo sexagesima", "seventieth septuagesimo septuagesima",
    "eightieth octogesimo octogesima", "ninetieth nonagesimo nonagesima",
)  # fmt: skip
_BEGINNINGS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
"""Of English ones from twenty-first on."""

_TENTH = 10

_ONE = {word: n for n, words in enumerate(_ONES, 1) for word in words.split()}
_TEN = {word: 10 * n for n, words in enumerate(_TENS, 2) for word in words.split()}
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

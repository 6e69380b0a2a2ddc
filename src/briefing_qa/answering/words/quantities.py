"""The quantities that a sentence states, comparable across spellings, units and languages.

"8,710", "8.710" and "8710" are one value; so are "14,1 %" and "14.1 per cent", "a fifth" and "20%",
"12 million" and "12,000,000", "sixteen" and "16". A quantity is an interval: "14%" and "14.1%" are
one rounded and the other not, "more than 1,200" goes with "1,240".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.words.number_words import (
    NAMES_A_NUMBER,
    ONES,
    PARTS,
    SIZES,
    SPANS,
    TENS,
    UNITS,
    Unit,
)
from briefing_qa.answering.words.unit_words import CURRENCY_WORDS
from briefing_qa.terms import Token, fold, tokens

_DIGITS = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
"""What is read as a number; digits of other scripts and powers are not."""

ROUNDED = 0.05
"""Share of a number that rounding takes away at most: "9,000" may be 8,600, "20" is not 15."""

VAGUE = 0.1
"""Share of a number that "about" leaves open to both sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity of a text.

    Attributes:
        unit: what it is measured in.
        low: the least value that is meant.
        high: the greatest value that is meant.
        first: place of its first token in the text.
        last: place of the token after its last one, unit included.
    """

    unit: Unit
    low: float
    high: float
    first: int
    last: int

    def agrees(self, other: Quantity) -> bool:
        """Whether both may state one value: "14%" and "14.1%", "over 60" and "64"."""
        return self.low < other.high and other.low < self.high


_MONEY = re.compile(
    rf"\s?(?:(?:us|cfa|[^\W\d_]+an|[^\W\d_]+ean) )?(?:{CURRENCY_WORDS}|us|usd|eur|gbp|pen|s)\b"
)
_MONEY_SIGNS = frozenset("$€£")
_WORTH = re.compile(
    r"\b(?:worth|valued at|(?:por|con) (?:un )?valor de|valorad[oa]s? en)"
    r"(?: (?:about|around|some|over|nearly|unos|unas|cerca de|casi|mas de))?\W*$"
)
"""Before a sum of money, whatever its currency is called."""

ABOVE = (
    r"(?:more than|over|at least|above|no (?:less|fewer) than|upwards of|exceed\w*|mas de"
    r"|al menos|por lo menos|como minimo|superior(?:es)? a|por encima de|no menos de)"
)
BELOW = (
    r"(?:less than|fewer than|under|below|up to|at most|no more than|not more than|menos de"
    r"|hasta|como maximo|inferior(?:es)? a|por debajo de|no mas de)"
)
"""What stands before a number that something lies above or below, folded, as part of a pattern."""

_ABOVE, _BELOW = re.compile(rf"{ABOVE}$"), re.compile(rf"{BELOW}$")
_ABOUT = re.compile(
    r"(?:about|around|approximately|nearly|almost|roughly|some|circa|estimated|close to|casi"
    r"|cerca de|alrededor de|aproximadamente|unos|unas|en torno a|estimad[oa]s?(?: en)?)$"
)
_OR_MORE = re.compile(r"\W*(?:or (?:more|over|older|above)|o mas|and (?:over|above|older)|\+)")
_HYPHEN = re.compile(r"\s?[-–—]\s?")
_SPACE = re.compile(r"\s*")


@lru_cache(maxsize=20_000)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order. Numbers that only name something are left out."""
    return tuple(_Scanner(text).all())


class _Scanner:
    """Reads the quantities of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)

    def all(self) -> Iterator[Quantity]:
        """Every quantity, in order."""
        place = 0
        while place < len(self._tokens):
            found = self._at(place)
            if found is not None:
                yield found
            place = place + 1 if found is None else max(found.last, place + 1)

    def _at(self, place: int) -> Quantity | None:
        """The quantity that begins with a token, if one does."""
        if self._is_name(place):
            return None
        part = self._part(place)
        if part is not None:
            return part
        number = self._number(place)
        if number is None:
            return None
        low, high, end = number
        second = self._range_end(place, end)
        if second is not None and second[1] > high:  # "fell from 38 to 24" is no range
            _, high, end = second
        unit, factor, end = self._unit(place, end)
        if unit == "year":
            return Quantity(unit=unit, low=low, high=high, first=place, last=end)
        low, high = self._bounded(place, end, low * factor, high * factor)
        return Quantity(unit=unit, low=low, high=high, first=place, last=end)

    def _word(self, place: int) -> str:
        return self._tokens[place].folded if 0 <= place < len(self._tokens) else ""

    def _between(self, place: int) -> str:
        """What stands before a token, back to the end of the token before it."""
        begin = self._tokens[place - 1].end if place else 0
        return self._text[begin : self._tokens[place].start]

    def _after(self, end: int) -> str:
        return self._text[self._tokens[end - 1].end :]

    def _follows(self, place: int, gap: re.Pattern[str]) -> bool:
        return place < len(self._tokens) and gap.fullmatch(self._between(place)) is not None

    def _is_name(self, place: int) -> bool:
        """Whether a number only names something: "Article 34", "[12]", "COVID-19", "A/59"."""
        token = self._tokens[place]
        if not token.is_number:
            return False
        before, after = self._between(place), self._text[token.end : token.end + 1]
        return (
            (before.endswith("[") and after == "]")
            or (place > 0 and re.fullmatch(r"[-/]|\W?\s?[°º.]?\s?", before) is not None
                and self._word(place - 1) in NAMES_A_NUMBER)
            or (before in ("-", "/") and not self._tokens[place - 1].is_number)
        )  # fmt: skip

    def _part(self, place: int) -> Quantity | None:
        """A share in words: "half", "two thirds", "one in five", "3 out of 10"."""
        here = self._tokens[place]
        value = float(here.folded) if _plain(here) else {**UNITS, **ONES}.get(here.folded)
        if value is None:
            share, end = PARTS.get(here.folded), place + 1
            # "the third report" and "third" are no shares, "half" is.
            if here.folded not in ("half", "mitad") or share is None:
                return None
        elif (part := PARTS.get(self._word(place + 1))) is not None:
            share, end = value * part, place + 2
        elif (whole := self._whole(place + 1)) is not None:
            share, end = value / whole[0], whole[1]
        else:
            return None
        if not 0.0 < share < 1.0:
            return None
        low, high = self._bounded(place, end, 100 * share - 0.5, 100 * share + 0.5)
        return Quantity(unit="share", low=low, high=high, first=place, last=end)

    def _whole(self, place: int) -> tuple[float, int] | None:
        """Of "in five", "out of every ten", "de cada diez": the number, and the place after it."""
        begin = place
        while self._word(place) in ("in", "out", "of", "every", "de", "cada", "en"):
            place += 1
        linked = " ".join(self._word(i) for i in range(begin, place))
        if linked not in ("in", "out of", "in every", "out of every", "de cada", "en cada"):
            return None
        here = self._tokens[place] if place < len(self._tokens) else None
        if here is None:
            return None
        value = float(here.folded) if _plain(here) else {**ONES, **TENS}.get(here.folded)
        return (value, place + 1) if value and value <= 100 else None

    def _number(self, place: int) -> tuple[float, float, int] | None:
        """A number: the least and greatest value that it may stand for, the place after it."""
        token = self._tokens[place]
        end = place + 1
        decimals = 0
        if token.is_number:
            if not _DIGITS.fullmatch(token.folded):
                return None  # "1.2.3" is a section
            value, decimals = float(token.folded), len(token.folded.partition(".")[2])
        elif token.folded in TENS:
            value, end = self._with_ones(TENS[token.folded], end)
        elif token.folded in ONES:
            value = ONES[token.folded]
        elif token.folded in UNITS and self._word(end) in SIZES:
            value = 1.0
        elif token.folded in ("cien", "mil"):
            value = SIZES[token.folded]
        else:
            return None
        low, high = _rounding(value, decimals)
        while (size := SIZES.get(self._word(end))) and self._follows(end, _SPACE):
            low, high, end = low * size, high * size, end + 1
        return low, high, end

    def _with_ones(self, value: float, end: int) -> tuple[float, int]:
        """The number "forty-two" or "cuarenta y dos" from its tens, and the place after it."""
        linked = self._word(end) == "y"
        one = {**UNITS, **ONES}.get(self._word(end + linked), 10.0)
        if one < 10 and (linked or self._follows(end, _HYPHEN)):
            return value + one, end + linked + 1
        return value, end

    def _range_end(self, place: int, end: int) -> tuple[float, float, int] | None:
        """The second number of "20-24", "between 5 and 9", "de 6 a 11"."""
        if end >= len(self._tokens):
            return None
        if self._tokens[end].is_number and self._follows(end, _HYPHEN):
            return self._number(end)
        word, before = self._word(end), self._word(place - 1)
        both = word in ("and", "y") and before in ("between", "entre")
        if (both or word in ("to", "a", "al")) and end + 1 < len(self._tokens):
            return self._number(end + 1)
        return None

    def _unit(self, place: int, end: int) -> tuple[Unit, float, int]:
        """Unit, what a value is multiplied with, and the place after the unit."""
        after = fold(self._after(end))
        if match := re.match(r"\s?(?:%|per ?cent\b|percentage\b|por ciento\b|por cien\b)", after):
            return "share", 1.0, end + len(tokens(match.group()))
        if re.match(r"\s?/\s?\d", after):
            return "ratio", 1.0, end + 1
        if self._is_year(place, end):
            return "year", 1.0, end
        signs = self._between(place).strip()[-1:]
        if signs in _MONEY_SIGNS or _MONEY.match(after) or self._is_a_worth(place):
            return "money", 1.0, end
        gap = re.match(r"[\s-]*", after)
        if gap and self._word(end) in SPANS and self._between(end) == gap.group():
            unit, factor = SPANS[self._word(end)]
            return unit, factor, end + 1
        return "count", 1.0, end

    def _is_a_worth(self, place: int) -> bool:
        begin = self._tokens[max(0, place - 5)].start
        return _WORTH.search(fold(self._text[begin : self._tokens[place].start])) is not None

    def _is_year(self, place: int, end: int) -> bool:
        token = self._tokens[place]
        written = self._text[token.start : token.end]
        return end == place + 1 and re.fullmatch(r"(?:1[89]|20)\d\d", written) is not None

    def _bounded(self, place: int, end: int, low: float, high: float) -> tuple[float, float]:
        """The interval after "more than", "about" and the like."""
        begin = self._tokens[max(0, place - 4)].start
        before = fold(self._text[begin : self._tokens[place].start]).rstrip(" $€£(")
        middle = (low + high) / 2
        if _BELOW.search(before):
            return -math.inf, high
        if _ABOVE.search(before) or _OR_MORE.match(fold(self._after(end))):
            return low, math.inf
        if _ABOUT.search(before):
            return min(low, middle * (1 - VAGUE)), max(high, middle * (1 + VAGUE))
        return low, high


def _plain(token: Token) -> bool:
    """Whether a token is a whole number of one or two digits, as in "3 in 10"."""
    return re.fullmatch(r"[0-9]{1,2}", token.folded) is not None


def _rounding(value: float, decimals: int) -> tuple[float, float]:
    """The values that a number with so many decimals may be a rounding of."""
    half = 0.5 * 10.0**-decimals
    whole = 0 if decimals else int(value)
    while whole and whole % 10 == 0:
        whole //= 10
        half *= 10
    half = min(half, max(0.5, ROUNDED * value))
    return value - half, value + half

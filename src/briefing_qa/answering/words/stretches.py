"""Stretches of months, by whatever words: "the first half of 2021", "from January to June".

So are "H1 2021", "el primer semestre" and "the first six months of the year", and all of them are
the same one. "Its first six months" are counted from a beginning that the words do not tell: only
how long they are is known, and which ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.words.facts import YEAR, facts
from briefing_qa.answering.words.months import month_ranges
from briefing_qa.answering.words.number_words import ONES
from briefing_qa.languages.months import SHORT_MONTHS
from briefing_qa.terms import fold

_YEAR_LENGTH = 12
_QUARTER = 3
_LAST = -1

_ORDINALS = {
    word: place
    for place, words in (
        (1, "first 1st opening primer primero primera 1er 1ro 1ra 1o 1a i 1"),
        (2, "second 2nd segundo segunda 2do 2o 2a ii 2"),
        (3, "third 3rd tercer tercero tercera 3er 3ro 3o iii 3"),
        (4, "fourth 4th cuarto cuarta 4to 4o iv 4"),
        (_LAST, "last final latter closing ultimo ultima"),
    )
    for word in words.split()
}
"""Which one of its length it is."""

_UNITS = {
    word: length
    for length, words in (
        (6, "half half-year semester semestre mitad h s"),
        (_QUARTER, "quarter trimester trimestre q t"),
        (2, "bimester bimestre"),
        (4, "cuatrimestre"),
    )
    for word in words.split()
}
_PARTS = frozenset({"half", "mitad", "quarter"})
"""Of anything: only what stands around them tells that they are times."""

_WORDS = sorted(word for word in _ORDINALS if len(word) > 1 and word[-1] not in "iv")
_DOTTED = (f"{word[0]}[.]?{word[1:]}" if word[0].isdecimal() else word for word in _WORDS)
_NTHS = "|".join(_DOTTED)
_NTH = rf"(?P<nth>{_NTHS})"
_UNIT = rf"(?P<unit>{'|'.join(sorted((u for u in _UNITS if len(u) > 1), reverse=True))})"
_SHORT = "(?P<nth>[1-4]|i{1,3}|iv)"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NTH}[ -]{_UNIT}\b",
        rf"\b{_NTH}(?= (?:or|and|o|y)(?: in| en)?(?: the| el| la)? (?:{_NTHS})[ -]{_UNIT}\b)",
        rf"\b{_SHORT} (?P<unit>(?:sem|trim|bim)estre)\b",
        rf"\b(?P<unit>(?:sem|trim|bim)estre) {_SHORT}\b",
        rf"\b(?P<unit>[hq]){_SHORT}\b(?=[ -/,]*(?:of |de )?{YEAR})",
        rf"\b{_SHORT}(?P<unit>[hqts])\b(?=[ -/,]*(?:of |de )?{YEAR})",
        rf"(?<=\b\d{{4}}[ /-])(?P<unit>[hq]){_SHORT}\b",
    )
)
_WITHOUT_UNIT = re.compile(
    rf"\b(?:in|for|during|and|to|than|en|y|que) (?:the|el|la) {_NTH}"
    r"(?=\W*$|\W*\d|[.,;:)]| (?:and|one|there|y|hubo)\b)"
)
"""One that goes on from another: "1.3 million in the first quarter and 1.5 in the second"."""

_WHERE = (
    r"(?:(?P<first>first|opening|primer[oa]s)|(?P<last>last|final|closing|ultim[oa]s)"
    r"|(?P<next>remaining|following|next|other|siguientes|restantes))"
)
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(ONES)})"
_COUNTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_WHERE} {_NUMBER}\b(?P<span> (?:months?|meses|(?P<three>quarters|trimestres))\b)?",
        rf"\b{_NUMBER} {_WHERE}(?P<span> meses)\b(?P<three>(?!))?",
        rf"\b{_NUMBER}(?P<span> meses) {_WHERE}\b(?P<three>(?!))?",
    )
)

_FROM_TO = re.compile(
    rf"\b(?P<begin>{'|'.join(SHORT_MONTHS)})\.? ?[-–/] ?(?P<close>{'|'.join(SHORT_MONTHS)})\b"
)
"""As tables have it: "Jan-Jun"."""

_OF_THE_YEAR = re.compile(
    rf"[- ,(/]*(?:(?:of|in|del?|en|for) )?(?:{YEAR}(?![/-]\d)|(?:(?:the|el|calendar|this|that|same"
    r"|mismo|ese|este|next|last|each|every|cada) )*(?:year|ano)(?! (?:of|de) [a-z]))\b"
)
_OF_OTHERS = re.compile(r" (?:of|del?)\b")
_OWN = re.compile(r"\b(?:its|their|his|her|our|my|your|sus?|nuestros?)(?: very)? $")
_TIMED = re.compile(
    r"\b(?:in|during|for|over|of|to|from|and|than|by|since|en|durante|de|a|y)(?: the| la| el)? $|^$"
)
_NO_NOUN = re.compile(
    r"$|[^\w\s-]| ?\d| (?:and|or|o|as|than|there|was|were|had|it|in|the|compared|against|y|que|hubo"
    r"|se|fue|fueron|con|frente)\b| ?\("
)
"""What follows "half" that is a time and no part: "in the second half there were 31"."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some months in a row.

    Attributes:
        length: how many.
        first: the first one, from 1 to 12; 0 where the words do not tell.
        place: which one of this length, from 1; 0 where it is given by the names of its months.
        start: where it begins in its text.
        end: where it ends there.
    """

    length: int
    first: int
    place: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """The same for the same months, whatever the words and wherever they stand."""
        return f"{self.first or f'({self.place})'}+{self.length}"

    @property
    def months(self) -> frozenset[int]:
        """Its months, from 1 to 12; none where the words do not tell."""
        steps = range(min(self.length, _YEAR_LENGTH)) if self.first else range(0)
        return frozenset((self.first - 1 + step) % _YEAR_LENGTH + 1 for step in steps)

    def may_be(self, other: Stretch) -> bool:
        """Whether nothing tells that it is another one."""
        if self.length != other.length:
            return False
        if self.first and other.first:
            return self.first == other.first
        return not (self.place and other.place) or self.place == other.place


@lru_cache(maxsize=20_000)
def stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches of months that a text gives, in order."""
    found = facts(text).tokens
    named = [
        Stretch(one.length, one.month, 0, found[one.first].start, found[one.last].end)
        for one in month_ranges(text)
    ]
    folded = _folded(text)
    for match in _FROM_TO.finditer(folded):
        first, last = SHORT_MONTHS[match["begin"]], SHORT_MONTHS[match["close"]]
        named.append(
            Stretch((last - first) % _YEAR_LENGTH + 1, first, 0, match.start(), match.end())
        )
    return tuple(sorted((*named, *_worded(folded)), key=lambda one: one.start))


def _folded(text: str) -> str:
    """A text folded, character for character, in one line."""
    plain = text.replace("\n", " ")
    folded = fold(plain)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one := fold(c)) == 1 else c for c in plain)


def _worded(folded: str) -> list[Stretch]:
    """Those that are given by their place in the year, in order."""
    found: list[Stretch] = []
    matches = (m for one in (*_NAMED, *_COUNTED, _WITHOUT_UNIT) for m in one.finditer(folded))
    for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
        if found and match.start() < found[-1].end:
            continue
        read = _counted if "number" in match.re.groupindex else _nth
        if (stretch := read(match, folded, found)) is not None:
            found.append(stretch)
    return found


def _nth(match: re.Match[str], folded: str, earlier: list[Stretch]) -> Stretch | None:
    """That which is the nth of its length: "the second half", "the last quarter"."""
    unit = match["unit"] if "unit" in match.re.groupindex else None
    length = _UNITS[unit] if unit else earlier[-1].length if earlier else 0
    place = _ORDINALS[match["nth"].replace(".", "")]
    if not length or length * place > _YEAR_LENGTH or (not unit and not earlier[-1].place):
        return None
    dated = unit is None or len(unit) == 1 or _OF_THE_YEAR.match(folded, _end(match)) is not None
    known = any(one.length == length and one.first for one in earlier)
    if not dated and not known and (place == _LAST or not _is_time(match, folded)):
        return None
    if place == _LAST:
        place = _YEAR_LENGTH // length
    first = 0 if not dated and _is_of_another(match, folded) else 1 + (place - 1) * length
    return Stretch(length, first, place, match.start(), match.end())


def _is_of_another(match: re.Match[str], folded: str) -> bool:
    """Whether it is part of another time than a year: "its first half-year", of pregnancy."""
    return match.group().endswith("trimester") or bool(
        _OWN.search(folded, 0, match.start()) or _OF_OTHERS.match(folded, _end(match))
    )


def _is_time(match: re.Match[str], folded: str) -> bool:
    """Whether an nth half or quarter is one of a time: "in the second half", "its first half"."""
    if match["unit"] not in _PARTS:
        return True
    timed = _TIMED.search(folded, 0, match.start()) or _OWN.search(folded, 0, match.start())
    return timed is not None and _NO_NOUN.match(folded, _end(match)) is not None


def _end(match: re.Match[str]) -> int:
    """Where its unit ends, which may stand with a later one: "the first or the second half"."""
    return max(match.end(), match.end("unit") if "unit" in match.re.groupindex else 0)


def _counted(match: re.Match[str], folded: str, earlier: list[Stretch]) -> Stretch | None:
    """That which is so many months from an end of the year: "the first ten months of 2021"."""
    number = int(ONES.get(match["number"]) or match["number"])
    length = _QUARTER * number if match["three"] else number
    if not 1 < length <= _YEAR_LENGTH:
        return None
    if match["next"]:
        return _after(match, length, earlier)
    if not match["span"]:
        return None
    dated = _OF_THE_YEAR.match(folded, match.end()) is not None
    if match["last"]:
        # "In the last six months" is counted from the day on which it is said.
        first = 1 + _YEAR_LENGTH - length
        place = _YEAR_LENGTH // length if _YEAR_LENGTH % length == 0 else 0
        return Stretch(length, first, place, match.start(), match.end()) if dated else None
    return Stretch(length, int(dated), 1, match.start(), match.end())


def _after(match: re.Match[str], length: int, earlier: list[Stretch]) -> Stretch | None:
    """That which follows on another one: "in the remaining six months"."""
    if not earlier:
        return None
    before = earlier[-1]
    if not match["span"] and before.length + length != _YEAR_LENGTH:
        return None
    first = before.first + before.length if before.first else 0
    if first > _YEAR_LENGTH:
        return None
    place = before.place + 1 if before.place and length == before.length else 0
    return Stretch(length, first, place, match.start(), match.end())

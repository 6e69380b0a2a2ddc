"""What a stretch of text says, comparable: numbers, years, places, groups, names.

The same extraction runs over questions and over the sentences that may answer them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.words import wording
from briefing_qa.answering.words.groups import groups_of
from briefing_qa.answering.words.listed import listed
from briefing_qa.answering.words.number_words import ONES, SIZES, TENS, UNITS, in_words
from briefing_qa.terms import Token, all_stop_words, fold, tokens, words_of

YEAR = r"(?:1[89]|20)\d\d"
"""A pattern for the years that texts are about."""

_YEAR = re.compile(YEAR)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")  # as a token has them
_SHARE, _RATIO, _REASON, _DEFINITION, _MODAL = (
    wording.compile_any(patterns)
    for patterns in (
        wording.SHARE,
        wording.RATIO,
        wording.REASON,
        wording.DEFINITION,
        wording.MODAL,
    )
)
_LAST_NUMBER_WORD = 12
"""Larger numbers are hardly ever written in words."""

_NUMBER_WORDS = {
    "one": "1",
    **{word: f"{value:g}" for word, value in ONES.items() if value <= _LAST_NUMBER_WORD},
}
_AND = ("and", "y")
_SIZES = frozenset(SIZES) - {"m"}
_COUNTS_ON = _SIZES | frozenset(ONES) | frozenset(UNITS) - {"a"}
"""What goes on from "forty": "forty-two", "forty thousand"."""

_ORDINAL = re.compile(r"\d+(?=(?:st|nd|rd|th|[ºª°])\b)")


TONGUES = frozenset(
    {"spanish", "english", "french", "portuguese", "german", "italian", "russian", "chinese"}
    | {"japanese", "espanol", "ingles", "frances", "portugues", "aleman", "italiano", "ruso"}
    | {"chino", "japones"}
)
"""Words for a people that are also, and mostly, names of languages."""

_SPOKEN = frozenset(
    {"al", "del", "el", "en", "habla", "hablan", "hablar", "idioma", "lengua", "y", "e", "o"}
)
"""What stands before the name of a language, which is that of a people too: "en español"."""

MENTIONS = 5
"""A text that is about a country names it so often; one that does not may name it now and then."""

UNANIMOUS = 2
"""In a short text so many mentions are enough."""

LONG = 15_000
"""Characters of a text in which it takes all `MENTIONS`: six pages."""

CLEAR = 0.8
"""Share of the mentions that a country has in a text that is about it, where they are few."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text names.

    Attributes:
        tokens: its words and numbers, in order.
        numbers: in one spelling ("8710"), years left out.
        years: four digits, 1800 to 2099, without a separator.
        countries: canonical English names.
        country_places: of each mention, in order: name, first token, token after the last one.
        groups: names of the groups of people in it.
        names: folded words written with a capital although no sentence begins with them.
        share: whether it gives a share (a percentage, "half").
        ratio: whether it gives a score such as 59/100.
        reason: whether it has words that give a reason.
        definition: whether it has words that define.
        modal: whether it says what should be done.
    """

    tokens: tuple[Token, ...]
    numbers: frozenset[str]
    years: frozenset[str]
    countries: frozenset[str]
    country_places: tuple[tuple[str, int, int], ...]
    groups: frozenset[str]
    names: frozenset[str]
    share: bool
    ratio: bool
    reason: bool
    definition: bool
    modal: bool

    @property
    def words(self) -> frozenset[str]:
        """Its words and numbers, folded."""
        return frozenset(token.folded for token in self.tokens)

    @property
    def in_countries(self) -> frozenset[int]:
        """The places of the tokens that mentions of countries are made of."""
        return frozenset(i for _, start, end in self.country_places for i in range(start, end))


def holds_number(held: Facts, number: str) -> bool:
    """Whether a text gives a number, in digits or in words: "14", "fourteen" or "catorce"."""
    if number in held.numbers:
        return True
    if not re.fullmatch(r"[1-9]\d", number):
        return False
    return any(_stands_alone(held.tokens, written) for written in in_words(int(number)))


def _stands_alone(found: Sequence[Token], written: Sequence[str]) -> bool:
    """Whether words for a number stand among others, and are no part of a larger one."""
    said = [token.folded for token in found]
    for place in range(len(said) - len(written) + 1):
        end = place + len(written)
        if said[place:end] == list(written):
            before = [word for word in said[max(0, place - 2) : place] if word not in _AND]
            after = [word for word in said[end : end + 2] if word not in _AND][:1]
            on = _COUNTS_ON if written[-1] in TENS else _SIZES
            if _SIZES.isdisjoint(before[-1:]) and on.isdisjoint(after):
                return True
    return False


@lru_cache(maxsize=1)
def _countries() -> dict[tuple[str, ...], str]:
    """Folded words of a country or its people to the country's name."""
    table = {}
    for line in listed("countries.txt"):
        names = [name.strip() for name in line.replace(";", ",").split(",")]
        for name in names:
            table[tuple(token.folded for token in tokens(name))] = names[0]
    return table


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """Words that a country's name begins with: few words of a text do."""
    return frozenset(words[0] for words in _countries())


@lru_cache(maxsize=1)
def _peoples() -> frozenset[tuple[str, ...]]:
    """Folded words for the people of a country, and for what is theirs."""
    named = (line.partition(";")[2].split(",") for line in listed("countries.txt"))
    return frozenset(
        tuple(token.folded for token in tokens(name)) for names in named for name in names
    )


def is_people(words: tuple[str, ...]) -> bool:
    """Whether folded words are those for a people, or what is theirs: "Zambian", not "Zambia"."""
    return words in _peoples()


def is_of_people(found: Facts, first: int, behind: int) -> bool:
    """Whether a mention of a country, by its tokens, is the word for its people."""
    return is_people(tuple(token.folded for token in found.tokens[first:behind]))


def country_names(country: str) -> tuple[tuple[str, ...], ...]:
    """The folded words of each name of a country and of its people."""
    return tuple(words for words, name in _countries().items() if name == country)


def find_countries(
    folded: Sequence[str], is_capital: Callable[[int], bool]
) -> tuple[tuple[str, int, int], ...]:
    """The mentions of countries and their peoples: name, first token, token after the last one.

    Args:
        folded: the words of a text.
        is_capital: whether one of them, by its place, is written with a capital.
    """
    table, firsts = _countries(), _first_words()
    mentions: list[tuple[str, int, int]] = []
    for i in [i for i, word in enumerate(folded) if word in firsts]:
        if mentions and i < mentions[-1][2]:
            continue
        for length in (3, 2, 1):
            words = tuple(folded[i : i + length])
            name = table.get(words)
            # "us" the pronoun and "china" the plates are written small; short names need capitals.
            small = len("".join(words)) <= 3 and not is_capital(i)
            spoken = i > 0 and words[0] in TONGUES and folded[i - 1] in _SPOKEN
            if len(words) == length and name is not None and not (small or spoken):
                mentions.append((name, i, i + length))
                break
    return tuple(mentions)


@lru_cache(maxsize=8)
def countries_told(text: str) -> tuple[Sequence[str], tuple[tuple[str, int, int], ...]]:
    """The folded words of a text and its mentions of countries, as `facts` has them.

    For whole documents: without all the rest it takes a sixth of the time, and nothing is kept.
    """
    written, folded = words_of(text)
    return folded, find_countries(folded, lambda i: written[i][0].isupper())


def country_counts(text: str) -> Counter[str]:
    """How often a whole document names each country or its people."""
    return Counter(name for name, _, _ in countries_told(text)[1])


def _find_names(found: tuple[Token, ...], text: str, taken: frozenset[int]) -> frozenset[str]:
    stops = all_stop_words()
    names = set()
    for i, token in enumerate(found):
        if not text[token.start].isupper() or i in taken or token.folded in stops:
            continue
        opens = i == 0 or any(c in ".!?:¿¡•\n" for c in text[found[i - 1].end : token.start])
        acronym = token.end - token.start > 1 and text[token.start : token.end].isupper()
        if acronym or not opens:
            names.add(token.folded)
    return frozenset(names)


def main_countries(text: str) -> frozenset[str]:
    """The country that more than half of the mentions in a text are of.

    It takes `MENTIONS` of them, fewer in a shorter text, where most of them are of this country:
    as many as there is text for, but at least `UNANIMOUS`.
    """
    counts = country_counts(text)
    if not counts:
        return frozenset()
    ((first, count),) = counts.most_common(1)
    enough = max(UNANIMOUS, min(MENTIONS, math.ceil(MENTIONS * len(text) / LONG)))
    clear = count >= MENTIONS or count >= CLEAR * counts.total()
    most = 2 * count > counts.total()
    return frozenset({first}) if most and clear and count >= enough else frozenset()


def years_in(text: str) -> frozenset[str]:
    """The years of `Facts.years`, without looking for anything else."""
    # Not the "1,950" of "1,950 girls".
    return frozenset(number for number in _DIGITS.findall(text) if _YEAR.fullmatch(number))


@lru_cache(maxsize=20_000)
def facts(text: str) -> Facts:
    """Extract what a text names. Results are kept: the same sentences come up again and again."""
    found = tuple(tokens(text))
    digits = {t.folded for t in found if t.is_number} | set(_ORDINAL.findall(text))
    years = years_in(text)
    words = {_NUMBER_WORDS[t.folded] for t in found if t.folded in _NUMBER_WORDS}
    folded = fold(text)
    mentions = find_countries(
        [token.folded for token in found], lambda i: text[found[i].start].isupper()
    )
    taken = frozenset(i for _, start, end in mentions for i in range(start, end))
    return Facts(
        tokens=found,
        numbers=frozenset((digits - years) | words),
        years=years,
        countries=frozenset(name for name, _, _ in mentions),
        country_places=mentions,
        groups=groups_of(found, folded),
        names=_find_names(found, text, taken),
        share=_SHARE.search(folded) is not None,
        ratio=_RATIO.search(folded) is not None,
        reason=_REASON.search(folded) is not None,
        definition=_DEFINITION.search(folded) is not None,
        modal=_MODAL.search(folded) is not None,
    )

"""Short names that a text gives for longer ones: "Bridge to School (BTS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, all_stop_words

_SHORT = r"[A-ZÁÉÍÓÚÑ][\w&]*[A-ZÁÉÍÓÚÑ][\w&]*"
"""At least two capitals."""

_SHORT_NAME = re.compile(_SHORT)

_AFTER = re.compile(
    rf"\((?:the |el |la )?[“\"‘']?(?P<short>{_SHORT})[”\"’']?(?:[,;] [^()]{{1,40}})?\)"
)
_APPOSED = re.compile(
    rf", (?:(?:or|also|known as|o|conocid[oa] como) )?(?:the |el |la )?(?P<short>{_SHORT})(?=[,.;])"
)
"""As in "the Forensics and Cybercrime Division, the FCD, brought": in commas."""

_BEFORE = re.compile(
    rf"\b(?P<short>{_SHORT})(?: \((?P<inside>[^()]{{5,90}})\)"
    r"|, (?:the|el|la|los|las) (?P<behind>[^.;:()\n]{5,90}))"
)
_END = re.compile(r"[.;:?!()\n]\s*$")
_REACH = 90
"""Characters before a bracket in which the long name is looked for."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name and the long one it stands for.

    Attributes:
        short: as it is written.
        long: as it is written where the short one is given.
        start: where the long name, or the short one before it, begins.
        end: one past the end of both.
    """

    short: str
    long: str
    start: int
    end: int


def is_short(word: str) -> bool:
    """Whether a word is written as short names are, with two capitals: "CRC", "AfD"."""
    return _SHORT_NAME.fullmatch(word) is not None


def definitions(text: str) -> Iterator[Definition]:
    """The short names that a text gives, whose letters its long ones begin their words with."""
    for match in (*_AFTER.finditer(text), *_APPOSED.finditer(text)):
        begin = max(0, match.start() - _REACH)
        before = text[begin : match.start()].rstrip()
        found = facts(before).tokens
        place = _begins(match["short"], found, before)
        if place is not None:
            start = found[place].start
            yield Definition(match["short"], before[start:], begin + start, match.end())
    for match in _BEFORE.finditer(text):
        name = "inside" if match["inside"] else "behind"
        found = facts(match[name]).tokens
        if length := _spelled(match["short"], found):
            long = match[name][found[0].start : found[length - 1].end]
            yield Definition(match["short"], long, match.start(), match.end())


def _begins(short: str, found: Sequence[Token], text: str) -> int | None:
    """Which word a long name begins with that ends with the last one, the nearest that fits."""
    for place in range(len(found) - 1, -1, -1):
        if place + 1 < len(found) and _END.search(text[found[place].end : found[place + 1].start]):
            return None
        if _spelled(short, found[place:]) == len(found) - place:
            return place
    return None


def _spelled(short: str, found: Sequence[Token]) -> int:
    """How many of the words spell a short name with their first letters; 0 where they do not.

    Small words between others may count, and need not: "Bridge to School" is BTS, "Convention on
    the Rights of the Child" is CRC.
    """
    letters = "".join(character for character in short.lower() if character.isalpha())
    letters = letters.removesuffix("s") if short[-1] == "s" else letters
    return spelled(letters, [token.folded for token in found])


def spelled(letters: str, words: Sequence[str]) -> int:
    """How many folded words, from the first on, begin with these letters; 0 where they do not."""
    stops = all_stop_words()
    reached: dict[int, None] = {0: None}  # letters that the words so far may have spelled
    for count, word in enumerate(words):
        following: dict[int, None] = {}
        for done in reached:
            if done < len(letters) and word[0] == letters[done]:
                following[done + 1] = None
            if count and word in stops:
                following[done] = None
        reached = following
        if len(letters) in reached and len(letters) > 1 and word not in stops:
            return count + 1
        if not reached:
            return 0
    return 0

"""Who speaks where, in hearings, debates and interviews ("MS NKHOMA: We documented 43 girls").

What somebody says is told of by their name and office, which stand at the head of the text or with
their first words, and nowhere near the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.answering.words.names import name_runs
from briefing_qa.terms import fold

_FEWEST = 6
"""Turns of a text in which people speak in turn."""

_AGAIN = 2
"""Turns of each of two speakers, at least: the entries of a glossary have no term twice."""

_SPEAKERS = 2

_INITIALS = 3
"""Letters, at most."""

_HEAD = 4_000
"""Characters of a text in which its speakers are told of."""

_LONG = 150
"""Characters of what the head of a text says of a speaker, at most."""

_TURN = re.compile(
    r"^(?P<bold>\*\*|__)?(?P<who>[A-ZÁÉÍÓÚÑ][^:\n*]{0,70}?)(?:\*\*|__)?:(?:\*\*|__)?[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,}\b")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_PART = re.compile(
    r"[^\W\d_](?:[^;:\n.]|\.(?!\s|$)|(?:(?<=[MDS]r)|(?<=Ms)|(?<=rs)|(?<=Hon)|(?<=Sra))\.)*"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says at a time.

    Attributes:
        start: first character, that of the name.
        speaker: as the text names them here, and what its head says of them.
    """

    start: int
    speaker: str


def turns(text: str) -> list[Turn]:
    """The turns of a text in which people speak, in order; none where it is no such text."""
    found = [one for one in _TURN.finditer(text) if _is_of_a_person(one["who"], bold=one["bold"])]
    names = [_BRACKETS.sub("", one["who"]).strip() for one in found]
    often = [name for name, count in Counter(names).items() if count >= _AGAIN]
    if len(found) < _FEWEST or len(often) < _SPEAKERS:
        return []
    head = text[: min(found[0].start(), _HEAD)]
    labels = list(dict.fromkeys(one["who"] for one in found))
    told = {name: _told(name, head, labels) for name in set(names)}
    return [Turn(one.start(), told[name]) for one, name in zip(found, names, strict=True)]


def speaker_at(found: Sequence[Turn], position: int) -> str:
    """Who speaks at a place; "" before the first turn.

    Args:
        found: of the text, see `turns`.
        position: a character of it.
    """
    place = bisect_right(found, position, key=lambda turn: turn.start) - 1
    return found[place].speaker if place >= 0 else ""


def _is_of_a_person(label: str, *, bold: str | None) -> bool:
    """Whether a label may name somebody: in capitals, or a bold one of names: not "Source"."""
    words = _BRACKETS.sub("", label).split()
    named = len(words) > 1 and all(word[0].isupper() for word in words)
    return _CAPITALS.search(label) is not None or (bold is not None and named)


def _told(name: str, head: str, labels: Sequence[str]) -> str:
    """A speaker by all that is said of them: other labels with the same surname, and the head."""
    own = _CAPITALS.findall(name) or [name]
    surname = fold(own[-1])
    same = [
        label
        for label in labels
        if _BRACKETS.sub("", label).strip() == name or surname in re.findall(r"\w+", fold(label))
    ]
    parts = [
        part.group().strip(" *_-")
        for part in _PART.finditer(head)
        if _names(part.group(), surname) and len(part.group()) <= _LONG
    ]
    return "; ".join(dict.fromkeys([name, *same, *parts]))


def _names(part: str, surname: str) -> bool:
    """Whether a part of the head names somebody, by surname or by initials."""
    if surname in re.findall(r"\w+", fold(part)):
        return True
    initials = ("".join(token.folded[0] for token in run) for run in name_runs(part))
    return len(surname) <= _INITIALS and any(one.endswith(surname) for one in initials)

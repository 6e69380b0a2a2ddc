"""Who speaks where, in hearings, debates and interviews ("MS NKHOMA: We documented 43 girls").

What somebody says is told of by their name and office, which stand at the head of the text or with
their first words, and nowhere near the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from briefing_qa.answering.words.names import name_runs
from briefing_qa.passages.spoken import CAPITALS, turn_labels
from briefing_qa.terms import fold

_INITIALS = 3
"""Letters, at most."""

_HEAD = 4_000
"""Characters of a text in which its speakers are told of."""

_LONG = 150
"""Characters of what the head of a text says of a speaker, at most."""

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
    found = turn_labels(text)
    if not found:
        return []
    head = text[: min(found[0].start, _HEAD)]
    labels = {one.whole: one.who for one in found}
    told = {name: _told(name, head, labels) for name in {one.who for one in found}}
    return [Turn(one.start, told[one.who]) for one in found]


def speaker_at(found: Sequence[Turn], position: int) -> str:
    """Who speaks at a place; "" before the first turn.

    Args:
        found: of the text, see `turns`.
        position: a character of it.
    """
    place = bisect_right(found, position, key=lambda turn: turn.start) - 1
    return found[place].speaker if place >= 0 else ""


def _told(name: str, head: str, labels: Mapping[str, str]) -> str:
    """A speaker by all that is said of them: other labels with the same surname, and the head."""
    surname = _surname(name)
    others = {_surname(label) for label in labels.values()} - {surname}
    same = [
        whole
        for whole, label in labels.items()
        if label == name or surname in re.findall(r"\w+", fold(whole))
    ]
    parts = [
        part.strip(" *_-")
        for found in _PART.finditer(head)
        for part in _of_one(found.group(), others)
        if _names(part, surname) and len(part) <= _LONG
    ]
    return "; ".join(dict.fromkeys([name, *same, *parts]))


def _surname(name: str) -> str:
    return fold((CAPITALS.findall(name) or [name])[-1])


def _of_one(part: str, others: Collection[str]) -> list[str]:
    """A part of the head; its own parts where it lists several of those who speak."""
    known = sum(one in re.findall(r"\w+", fold(part)) for one in others)
    return part.split(", ") if known > 1 else [part]


def _names(part: str, surname: str) -> bool:
    """Whether a part of the head names somebody, by surname or by initials."""
    if surname in re.findall(r"\w+", fold(part)):
        return True
    initials = ("".join(token.folded[0] for token in run) for run in name_runs(part))
    return len(surname) <= _INITIALS and any(one.endswith(surname) for one in initials)

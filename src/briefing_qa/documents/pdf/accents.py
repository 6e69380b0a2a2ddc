"""Accents that are drawn by themselves, over or under letters that have none.

TeX draws them so in its older fonts. Over a small letter an accent stands in the line, before or
behind its letter; over a capital, small ones too, it is raised, as if in a line of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing_qa.documents.pdf.close_letters import GAP
from briefing_qa.documents.pdf.letters import combining_of, is_combining
from briefing_qa.documents.pdf.looks import Look
from briefing_qa.documents.pdf.values import Run

_DOTLESS = {"\u0131": "i", "\u0237": "j"}
_RAISED = (0.05, 0.5)  # of the type size: how far above the line of its letter an accent stands
_MOST = 3_000_000  # pairs of an accent and a run that are looked at: no page of words has more
_ALIKE = 0.05  # of the type size: what two that belong together differ at most


class Placed(NamedTuple):
    """A run, and where its letters stand.

    Attributes:
        runs: where the run stands.
        position: of the run in these.
        edges: of its letters along the line, as many as it has.
        look: of its letters.
    """

    runs: list[Run]
    position: int
    edges: Sequence[tuple[float, float]]
    look: Look

    @property
    def text(self) -> str:
        """The letters of the run."""
        return self.runs[self.position].text


def with_accent(
    last: str, letter: str, edges: tuple[float, float], own: tuple[float, float], end: float
) -> str:
    """A letter together with its accent, which stands right before or behind; else empty.

    Args:
        last: the sign before.
        letter: the sign behind it.
        edges: of the sign before.
        own: those of the sign behind.
        end: right edge of all signs so far.
    """
    if is_combining(letter):
        return last + letter
    if combining_of(letter) and last[0].isalpha() and edges[0] <= sum(own) / 2 <= end:
        return last + combining_of(letter)
    if combining_of(last) and letter.isalpha() and own[0] <= (edges[0] + end) / 2 <= own[1]:
        return _DOTLESS.get(letter, letter) + combining_of(last)
    return ""


def has_accents(letters: Iterable[str]) -> bool:
    """Whether accents stand by themselves among the letters of a page."""
    return any(map(combining_of, set(letters)))


def put_over_letters(placed: Sequence[Placed]) -> None:
    """Put raised accents on the letters below them, and leave out the runs that they were."""
    gone: list[Placed] = []
    accents = [one for one in placed if len(one.text) == 1 and combining_of(one.text)]
    if len(accents) * len(placed) > _MOST:
        return
    for accent in accents:
        for one in placed:
            at = _letter_below(accent, one)
            if at is None:
                continue
            text = one.text
            letter = unicodedata.normalize("NFC", text[at] + combining_of(accent.text))
            if len(letter) == 1:
                run = one.runs[one.position]
                text = f"{text[:at]}{letter}{text[at + 1 :]}"
                one.runs[one.position] = run._replace(text=text)
                gone.append(accent)
                break
    for accent in sorted(gone, key=lambda one: one.position, reverse=True):
        _take_out(accent.runs, accent.position)


def _take_out(runs: list[Run], at: int) -> None:
    """Leave out an accent's run, and the space behind it that only came from its place."""
    del runs[at]
    if not 0 < at < len(runs):
        return
    before, behind = runs[at - 1], runs[at]
    apart = (behind.left - before.right) / behind.style.size
    if behind.baseline == before.baseline and -GAP <= apart <= GAP:
        runs[at] = behind._replace(space=False)


def _letter_below(accent: Placed, one: Placed) -> int | None:
    """Which letter of a run an accent stands over; None where it stands over none."""
    look, own = one.look, accent.look
    size = look.style.size
    raised = look.baseline - own.baseline
    if (look.direction, look.axis) != (own.direction, own.axis):
        return None
    if not _RAISED[0] * size <= raised <= _RAISED[1] * size:
        return None
    if abs(size - own.style.size) > _ALIKE * size or len(one.text) != len(one.edges):
        return None
    middle = sum(accent.edges[0]) / 2
    for at, (begin, end) in enumerate(one.edges):
        if begin <= middle <= end and one.text[at].isalpha():  # a small capital, too
            return at
    return None

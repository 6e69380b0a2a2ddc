"""Raised characters in marked-up text: powers, marks of notes, and parts of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from briefing_qa.documents.tree import Node

MARK = r"(?:\d{1,3}|[ivxlc]{1,5}|[a-z]|\*{1,4}|[†‡§¶]{1,3})"
"""What leads to a note."""

MAX_MARKS = 200
"""Characters looked at in order to know whether they are marks."""

_ONE_MARK = re.compile(MARK, re.I)
_BETWEEN_MARKS = re.compile(r"[\s,;–()\[\]-]+")
_WHOLE_FIGURE = re.compile(r"\d[\d.,\s]*(?:\d|%)")  # a cell that holds no ordinal ("2ª")
_LETTER = re.compile(r"[a-z]")
_LETTERS = re.compile(r"[a-z](?:\s?,\s?[a-z])*")

# "10" to a power and units of measure have figures above the line that are no marks.
_POWER = re.compile(r"(?:(?<![\d.,])10|(?<![^\W\d_])(?:[kcdm]?m|ft|in|mi|yd|[RrxX])|\))$")
_SUPERSCRIPTS = str.maketrans("0123456789+-–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_FIGURE = re.compile(r"[-+–−]?\d{1,3}")


def are_marks(words: str) -> bool:
    """Whether words are the marks of one or more notes: "1", "[2, 3]", "a"."""
    if len(words) >= MAX_MARKS:
        return False
    marks = [mark for mark in _BETWEEN_MARKS.split(words) if mark]
    return bool(marks) and all(map(_ONE_MARK.fullmatch, marks))


def raised_words(words: str, before: str, letters: Collection[str] = ()) -> str:
    """What stands in a sentence for raised characters that no link makes a note.

    Args:
        words: the raised characters.
        before: the sentence so far.
        letters: those that open notes, see `opening_letters`.

    Returns:
        Figures in their raised form for a power or a unit ("km²"), nothing for the mark of a note
        but the space that is raised with it, everything else as it is ("1er"). A letter is the mark
        of a note also where a figure of several digits is all there is before it, as in a cell.
    """
    mark = words.strip()
    nothing = " " if words[-1:].isspace() else ""
    if _FIGURE.fullmatch(mark) and _POWER.search(before[-4:]):
        return mark.translate(_SUPERSCRIPTS)
    if _LETTERS.fullmatch(mark) and set(mark) - set(", ") <= set(letters):
        return words if not before.strip() or before[-1].isspace() else nothing
    of_figure = _LETTER.fullmatch(mark) and _WHOLE_FIGURE.fullmatch(before.strip())
    is_mark = are_marks(mark) and (not mark.isalpha() or bool(of_figure))
    return nothing if is_mark and before.strip() else words


def opening_letters(
    root: Node, is_raised: Callable[[Node], bool], parts: Callable[[str], bool]
) -> frozenset[str]:
    """The letters that stand raised before words and behind none, as they do where notes begin.

    Where "ᵃ Estimates" stands, "2019ᵃ" is a year and no word of five characters.

    Args:
        root: of all the text.
        is_raised: whether the words of an element are raised.
        parts: whether an element with this tag parts what stands before it from what follows.
    """
    found: set[str] = set()
    waiting: list[Node | str] = [root]
    before, opening = "", ""
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if opening and one.strip():
                found.update(opening if one.strip()[0] not in ".,;:!?)]" else "")
                opening = ""
            before = one[-1:] or before
        elif is_raised(one):
            letter = one.text(MAX_MARKS).strip()
            opening = letter if _LETTER.fullmatch(letter) and not before.strip() else ""
            before = letter[-1:] or before
        else:
            if parts(one.tag):
                before, opening = "", ""
            waiting.extend(reversed(one.children))
    return frozenset(found)

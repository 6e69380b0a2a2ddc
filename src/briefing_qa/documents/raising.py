"""Raised characters in marked-up text: powers, marks of notes, and parts of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

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
_SHORT = re.compile(r"\d{1,3}")
_LOOKED_AT = 9  # characters behind a raised figure
_LOWER = re.compile(r"\s?[/⁄∕]\s?(\d{1,3})(?!\d)")
_SUM = re.compile(r".[-+–−±]|\s")


def are_marks(words: str) -> bool:
    """Whether words are the marks of one or more notes: "1", "[2, 3]", "a"."""
    if len(words) >= MAX_MARKS:
        return False
    marks = [mark for mark in _BETWEEN_MARKS.split(words) if mark]
    return bool(marks) and all(map(_ONE_MARK.fullmatch, marks))


def words_after(nodes: Sequence[Node | str], number: int) -> str:
    """The first characters of what stands behind one of several nodes."""
    following = nodes[number + 1 : number + 6]
    found = (n if isinstance(n, str) else n.text(_LOOKED_AT) for n in following)
    return "".join(words[:_LOOKED_AT] for words in found)[:_LOOKED_AT]


def power(words: str) -> str:
    """What a formula sets higher, behind what it is a power of."""
    return words.translate(_SUPERSCRIPTS) if _FIGURE.fullmatch(words) else f"^{_whole(words)}"


def fraction(upper: str, lower: str) -> str:
    """What a formula sets above and below a stroke, apart from a whole number before it."""
    return f" {_whole(upper)}/{_whole(lower)}"


def _whole(words: str) -> str:
    """A part of a formula that nothing beside it goes into."""
    words = words.strip()
    return f"({words})" if _SUM.search(words) else words


def _is_upper(figure: str, before: str, after: str) -> bool:
    """Whether a raised figure is the upper part of a fraction, no mark behind a word or year."""
    lower = _LOWER.match(after)
    if lower is None or not _SHORT.fullmatch(figure):
        return False
    if before[-1:].isalpha() or before[-3:].isdecimal():
        return False
    return int(figure) < int(lower[1])


def raised_words(words: str, before: str, letters: Collection[str] = (), after: str = "") -> str:
    """What stands in a sentence for raised characters that no link makes a note.

    Args:
        words: the raised characters.
        before: the sentence so far.
        letters: those that open notes, see `opening_letters`.
        after: what follows, see `words_after`.

    Returns:
        The upper part of a fraction apart from a whole number before it, figures in their raised
        form for a power or a unit ("km²"), nothing for the mark of a note but the space that is
        raised with it, everything else as it is ("1er"). A letter is the mark of a note also where
        a figure of several digits is all there is before it, as in a cell.
    """
    mark = words.strip()
    nothing = " " if words[-1:].isspace() else ""
    if _is_upper(mark, before, after):
        return f" {mark}" if before[-1:].isdecimal() else mark
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

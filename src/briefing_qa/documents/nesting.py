"""Who stands under whom among the headings of a plain text: by how they are numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.numerals import numeral

Style = str
"""How a heading is counted: "roman", "letter", "decimal", or the rank of a division, as a figure;
empty where it is not.
"""

_LETTERED = re.compile(r"(?P<mark>[A-Z]|[IVXLC]{2,7})[.)]\s+(?=\S)")
_DECIMAL = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){0,5})\.?\s+(?=\S)")
_DIVISIONS = {
    word: str(rank)
    for rank, words in enumerate(
        (
            "annex appendix schedule anexo apéndice",
            "book libro",
            "part title parte título titulo",
            "chapter capítulo capitulo",
            "section sección seccion",
            "article artículo articulo",
        )
    )
    for word in words.split()
}
"""The words for divisions of laws and reports: one with a higher rank stands under the others."""
_DIVISION = re.compile(
    rf"(?P<word>{'|'.join(_DIVISIONS)})\s+"
    r"(?:\d{1,3}|[ivxlc]{1,7}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|primer[oa]"
    r"|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|sext[oa]|s[ée]ptim[oa]|octav[oa]|noven[oa]"
    r"|d[ée]cim[oa]|[úu]nic[oa]|preliminar)(?![^\W_])",
    re.I,
)
_ROMAN = tuple(numeral(number, "upperRoman") for number in range(1, 100))


def levels(titles: Sequence[str]) -> list[int]:
    """The level of each heading, from 1, the outermost.

    Kinds of numbers stand under each other as they come: "A." after "I." is below it, the depth of
    "1.2" is its own. A heading without a number is below the numbered one before it where the
    numbers go on after it, and else outermost: what follows the last one may be an annex. Of the
    divisions that a word names ("Part I", "Artículo 5") a chapter stands above sections whichever
    comes first, and annexes are outermost.

    Args:
        titles: of all headings in order.
    """
    styles = _styles(titles)
    last = max((i for i, style in enumerate(styles) if style), default=-1)
    kinds: list[Style] = []  # kinds of numbers, outermost first, under which the next one stands
    bases: dict[Style, int] = {}
    found: list[int] = []
    under = 0  # level of the numbered heading before
    for i, (title, style) in enumerate(zip(titles, styles, strict=True)):
        if not style:
            found.append(under + 1 if under and i < last else 1)
            continue
        if style in kinds:
            del kinds[kinds.index(style) + 1 :]
        else:
            above = _above(style, kinds)
            if len(above) < len(kinds):
                under = bases[above[-1]] if above else 0
            kinds = [*above, style]
            bases[style] = under + 1
        under = bases[style] + (_depth(title) - 1 if style == "decimal" else 0)
        found.append(under)
    return found


def _above(style: Style, kinds: Sequence[Style]) -> list[Style]:
    """The kinds of numbers that a new kind stands under."""
    if not style.isdigit():
        return list(kinds)
    lower = [i for i, kind in enumerate(kinds) if kind.isdigit() and kind > style]
    outermost = style == _DIVISIONS["annex"]
    return list(kinds[: 0 if outermost else min(lower, default=len(kinds))])


def has_number(title: str) -> bool:
    """Whether a title begins with a number or letter that counts headings."""
    return (_LETTERED.match(title) or _DECIMAL.match(title)) is not None


def _depth(title: str) -> int:
    match = _DECIMAL.match(title)
    return match["mark"].count(".") + 1 if match else 1


def _styles(titles: Sequence[str]) -> list[Style]:
    """How each is numbered; "" where it is not, or counts nothing ("A. Pérez")."""
    marks = [match["mark"] if (match := _LETTERED.match(title)) else "" for title in titles]
    is_roman = _romans(marks)
    romans = [mark for mark, roman in zip(marks, is_roman, strict=True) if roman]
    letters = [mark for mark, roman in zip(marks, is_roman, strict=True) if mark and not roman]
    counted = {
        True: _counts(romans, _ROMAN),
        False: _counts(letters, tuple("ABCDEFGHIJKLMNOPQRST")),
    }
    found: list[Style] = []
    for title, mark, roman in zip(titles, marks, is_roman, strict=True):
        if division := _DIVISION.match(title):
            found.append(_DIVISIONS[division["word"].lower()])
        elif mark and counted[roman]:
            found.append("roman" if roman else "letter")
        else:
            found.append("decimal" if _DECIMAL.match(title) else "")
    return found


def _romans(marks: Sequence[str]) -> list[bool]:
    """Which marks are Roman numerals: "C." behind "B." is a letter, behind "XCIX." a hundred."""
    found: list[bool] = []
    roman, letter = 0, ""
    for mark in marks:
        follows = bool(letter) and mark == chr(ord(letter) + 1)
        number = _ROMAN.index(mark) + 1 if mark in _ROMAN else 0
        own = number > 0 and not follows and (len(mark) > 1 or number in (1, roman + 1))
        found.append(own)
        if own:
            roman = number
        elif mark:
            letter = mark[0]
    return found


def _counts(marks: Sequence[str], order: Sequence[str]) -> bool:
    """Whether marks count from the first on."""
    return marks[:1] == [order[0]] and any(
        a in order and b in order and order.index(b) == order.index(a) + 1
        for a, b in pairwise(marks)
    )

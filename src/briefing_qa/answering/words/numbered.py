"""Numbered parts of laws and reports: "article 7", "párrafo 18", and where a text names them."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.terms import fold

_PARTS = {
    "article": r"art(?:iculo|icle)s?|arts?\.",
    "paragraph": r"parrafos?|paragraphs?|paras?\.?",
    "section": r"seccion(?:es)?|sections?",
    "chapter": r"capitulos?|chapters?",
    "recommendation": r"recomendacion(?:es)?|recommendations?",
}
BY_NUMBER_ALONE = frozenset({"paragraph", "recommendation"})
"""Parts that begin with their number, and with no word for what they are."""

_NUMBER = r"\d{1,3}(?![\d.,]*\d|\s?%|-\d)"
_LINK = r"\s?(?:,|y|e|o|u|and|or|to|a|al|-|–)\s?"
_NAMED = {
    part: re.compile(rf"\b(?:{words}) (?:no?\.?º? )?({_NUMBER}(?:{_LINK}{_NUMBER})*)")
    for part, words in _PARTS.items()
}
_RANGE = re.compile(r"(\d+)\s?(?:to|al?|-|–)\s?(\d+)")
_HEADED = re.compile(r"\W*(\d{1,3})(?:[.):ºo°]|\s|$)(?!\d)")
_OPENS = re.compile(r"^[ \t>*#(]*(\d{1,3})[.)](?!\d)", re.MULTILINE)


@lru_cache(maxsize=20_000)
def named_parts(text: str) -> frozenset[tuple[str, int]]:
    """The numbered parts that a text names, lists and ranges of them included."""
    folded = fold(text)
    found: set[tuple[str, int]] = set()
    for part, pattern in _NAMED.items():
        for match in pattern.finditer(folded):
            numbers = {int(one) for one in re.findall(r"\d+", match.group(1))}
            for low, high in _RANGE.findall(match.group(1)):
                numbers.update(range(int(low), int(high) + 1))
            found.update((part, number) for number in numbers)
    return frozenset(found)


def speaks_of(part: str, text: str) -> bool:
    """Whether a text has a word for such parts, with or without a number."""
    return re.search(rf"\b(?:{_PARTS[part]})(?!\w)", fold(text)) is not None


def heads(part: str, number: int, heading: str) -> bool:
    """Whether a heading is that of a numbered part: "Artículo 7. Plazos", "7. Plazos"."""
    folded = fold(heading)
    match = _NAMED[part].match(folded.lstrip(" *#"))
    if match:
        return match.group(1) == str(number)
    plain = None if part == "article" else _HEADED.match(folded)
    return plain is not None and int(plain.group(1)) == number


def numbers_within(part: str, text: str) -> frozenset[int]:
    """The numbers of the parts that begin in a text, where they begin with their number alone."""
    if part not in BY_NUMBER_ALONE:
        return frozenset()
    return frozenset(int(match.group(1)) for match in _OPENS.finditer(text))


def number_before(text: str, end: int) -> int | None:
    """The number that the paragraph begins with, in which a place of a text stands.

    Paragraphs without a number go on from the one before.

    Args:
        text: of a passage.
        end: one past what stands in the paragraph.
    """
    found = [int(match.group(1)) for match in _OPENS.finditer(text, 0, end)]
    return found[-1] if found else None

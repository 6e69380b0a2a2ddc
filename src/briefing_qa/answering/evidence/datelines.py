"""The place that a text was written at, as news say it: "LIMA, 3 May – Police closed ..."."""

from __future__ import annotations

import re

from briefing_qa.answering.words.closed_classes import WEEKDAY
from briefing_qa.languages.months import MONTH
from briefing_qa.terms import fold
from briefing_qa.types import Document

_LINE = 100
"""Characters of a text in which its dateline ends."""

NAME = (
    r"[A-ZÁÉÍÓÚÑ][\w’'&-]*(?:(?: (?:of|the|for|on|and|to|against|without|de|del|la|las|los|el|y|e"
    r"|para|en|sin|contra))* [A-ZÁÉÍÓÚÑ][\w’'&-]*)*"
)
"""A name, with small words inside."""

_MONTH = f"(?i:{MONTH})"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: de)? {_MONTH}|{_MONTH} \d{{1,2}})"
    r"(?:,?(?: del?)? (?:19|20)\d\d)?"
)
_PLACE = r"[A-ZÁÉÍÓÚÑ][\w’'-]*(?:(?: (?:de|del|la|las|los|el))? [A-ZÁÉÍÓÚÑ][\w’'-]*){0,3}"
_DATELINE = re.compile(rf"\W*(?:(?:By|Por) {NAME}[,.|]? )?(?P<place>{_PLACE})[,.]? {_DATE}\W*")
_BEGINS_WITH_PLACE = re.compile(
    rf"\W*(?P<place>{_PLACE})(?:,? {_DATE})?(?: ?\([^()\n]{{2,30}}\))?\.? ?(?:[–—]|--| - |-(?= )) "
)
_LEAD = 3_000
"""Characters of a text without headings that are told of the place it was written at."""


def place_of(cover: str, body: str) -> str:
    """The place of a dateline; "" where there is none.

    Args:
        cover: the lines before the first sentence.
        body: the text from that sentence on.
    """
    lines = [
        match
        for line in cover.splitlines()
        if (match := _DATELINE.fullmatch(line)) and not re.fullmatch(WEEKDAY, fold(match["place"]))
    ]
    match = next(iter(lines), None) or _BEGINS_WITH_PLACE.match(body[:_LINE])
    return "" if match is None else match["place"]


def until(document: Document, begun: int) -> int:
    """Where what a dateline holds for ends: at the next heading, or after some paragraphs."""
    ends = [one.end for one in document.sections if one.start <= begun < one.end]
    return min([begun + _LEAD, *ends])

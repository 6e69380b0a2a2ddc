"""The date that stands by itself on the first page of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january enero",
            "february febrero",
            "march marzo",
            "april abril",
            "may mayo",
            "june junio",
            "july julio",
            "august agosto",
            "september septiembre setiembre",
            "october octubre",
            "november noviembre",
            "december diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = "|".join(_MONTHS)
_AT_END = re.compile(
    rf"(?:^|[\s(])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|º)?\s+(?:de\s+|of\s+)?)?(?P<month>{_NAME})"
    rf"(?:\s+(?P<after>\d{{1,2}}),)?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)\)?$",
    re.IGNORECASE,
)
_MAX_WORDS = 10


def date_on_cover(paragraphs: Iterable[str], stated: str) -> str:
    """The date of a report: the one that its first page shows, else the one its file states.

    A file is dated when somebody last saved it. Where the first page has one date, and one only, at
    the end of a short line of its own, that is when the report was published.

    Args:
        paragraphs: of the first page.
        stated: ISO 8601, by the file; may be empty.

    Returns:
        ISO 8601, to the day or month; the file's where both are of the same month.
    """
    found = {
        day
        for words in paragraphs
        if len(words.split()) <= _MAX_WORDS and (match := _AT_END.search(words))
        for day in _iso(match)
    }
    months = {day[:7] for day in found}
    if len(months) != 1 or stated[:7] in months:
        return stated
    return max(found, key=len)


def _iso(match: re.Match[str]) -> list[str]:
    year, month = int(match["year"]), _MONTHS[match["month"].casefold()]
    day = match["day"] or match["after"]
    try:
        first = date(year, month, int(day or 1))
    except ValueError:
        return []
    if first > date.today():
        return []
    return [first.isoformat() if day else f"{year}-{month:02}"]

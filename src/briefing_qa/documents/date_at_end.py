"""A date at the end of a line that stands by itself: "Nairobi, June 2023"."""

from __future__ import annotations

import re
from datetime import date

from briefing_qa.languages.months import MONTHS

_NAME = "|".join(MONTHS)
_AT_END = re.compile(
    rf"(?:^|[\s(])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|º)?\s+(?:de\s+|of\s+)?)?(?P<month>{_NAME})"
    rf"(?:\s+(?P<after>\d{{1,2}}),)?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)\)?$",
    re.IGNORECASE,
)
_MAX_WORDS = 10
_MAX_WORDS_BEFORE_COMMA = 16
_CLOSED = re.compile(r"[,;:|·–—-]\s*$")


def date_at_end(words: str, longest: int = _MAX_WORDS) -> str:
    """The date that a short line ends with, or a longer one behind a comma; else empty.

    Args:
        words: of one line.
        longest: words of a short line at most.

    Returns:
        ISO 8601, to the day or month; none that is to come.
    """
    match = _AT_END.search(words)
    if match is None:
        return ""
    count = len(words.split())
    closed = count <= _MAX_WORDS_BEFORE_COMMA and _CLOSED.search(words[: match.start()])
    return _iso(match) if count <= longest or closed else ""


def _iso(match: re.Match[str]) -> str:
    year, month = int(match["year"]), MONTHS[match["month"].casefold()]
    day = match["day"] or match["after"]
    try:
        first = date(year, month, int(day or 1))
    except ValueError:
        return ""
    if first > date.today():
        return ""
    return first.isoformat() if day else f"{year}-{month:02}"

"""What the words of a cell are: a figure, a year, a date."""

from __future__ import annotations

import re

from briefing_qa.documents.tables import YEAR

_FIGURE = re.compile(
    r"[\s()<>≤≥±~≈+–−-]*(?:[A-Z]{1,3}(?=\$)|(?:USD|EUR|GBP|PEN|MXN|COP|US)\b)?[$€£S/.]*\s*"
    r"\d[\d\s.,:/%–-]*(?:E[+–−-]?\d+)?(?:\([^)]*\)|\)\s?)?"
    r"(?:[$€£+]|(?:thousand|million|billion|millones|mill[oó]n)|[%*a-z‡†]{0,3})"
)
_NO_FIGURE = frozenset(("-", "–", "—", "..", "...", "…", "n/a", "n.a.", "s/d", "x", "*"))
LONGEST_WITHOUT_DIGIT = max(map(len, _NO_FIGURE))
"""Letters of what stands in place of a figure; every other figure, year or date has a digit."""

_NAMES = re.compile(r"\((?:19|20)\d\d\)")  # a year below the name of a column
_DATE = re.compile(
    r"(?:\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s\d{1,2},?)\s(?:del?\s)?(?:19|20)\d\d"
)


def is_figure(text: str) -> bool:
    """Whether words of a cell are a figure, or stand in place of one."""
    if _NAMES.fullmatch(text):
        return False
    return text.lower() in _NO_FIGURE or _FIGURE.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether words of a cell are a year, or several."""
    return YEAR.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether words of a cell are a date with its month in words."""
    return _DATE.fullmatch(text) is not None

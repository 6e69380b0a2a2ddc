"""The date that stands by itself on the first page of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from briefing_qa.documents.date_at_end import date_at_end
from briefing_qa.documents.pdf.tables import CAPTION

_MAX_IMPRINT_WORDS = 60
_YEAR = r"(?<![\w/-])(?:19|20)\d\d(?![\w/-])"
_RIGHTS = re.compile(rf"(?:©|\(c\)|copyright\b).{{0,120}}?{_YEAR}.{{0,40}}", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photos?|photograph\w*|cover|pictures?|foto\w*|portada|imagen)\b", re.I)
_NAME_OF_PLACE = r"[^\W\d_a-zà-ÿ][^\W\d_]+(?: (?:del? |la )?[^\W\d_a-zà-ÿ][^\W\d_]+){0,3}"
_IMPRINT = re.compile(rf"(?:^|\. ){_NAME_OF_PLACE}: [^\W\d_a-zà-ÿ][^:;]{{2,120}}, ({_YEAR})\.?$")
_TITLE = re.compile(rf"(?P<before>[^\W\d_]+)[,:]?\s+\(?(?P<year>{_YEAR})\)?$")
_OF_YEARS = re.compile(
    r"of|in|on|by|for|to|from|since|after|before|until|during|the|and|years?|"
    r"del?|en|para|por|al?|hasta|desde|tras|y|años?",
    re.IGNORECASE,
)
_LATEST = 3  # years after the one in its title a report comes out at most


def date_on_cover(paragraphs: Iterable[str], stated: str, title: str = "") -> str:
    """The date of a report: the one that its first page shows, else the one its file states.

    A file is dated when somebody last saved it. Where the first page has one date, and one only, at
    the end of a short line of its own, that is when the report was published. Without such a date
    the year in its imprint tells ("Lima: Editorial Norte, 2018"), and where the file is years older
    than its title says ("Annual Report 2020"), the title.

    Args:
        paragraphs: of the first page.
        stated: ISO 8601, by the file; may be empty.
        title: of the report; may be empty.

    Returns:
        ISO 8601, to the day, month or year; the file's where both are of the same month or year.
    """
    words = list(paragraphs)
    found = {day for line in words if (day := date_at_end(line))}
    months = {day[:7] for day in found}
    if len(months) == 1:
        return stated if stated[:7] in months else max(found, key=len)
    if months:
        return stated
    return _year_before(stated, words, title) or stated


def _year_before(stated: str, words: Iterable[str], title: str) -> str:
    """The year of the imprint, or of the title, where the file was saved after it; else empty."""
    lines = [line for line in words if len(line.split()) <= _MAX_IMPRINT_WORDS]
    years = {
        match[1] for line in lines if not CAPTION.match(line) and (match := _IMPRINT.search(line))
    }
    years |= {
        max(re.findall(_YEAR, match[0]))
        for line in lines
        if not _PICTURE.search(line) and (match := _RIGHTS.search(line))
    }
    this = date.today().year
    if len(years) == 1 and int(year := years.pop()) <= this and stated[:4] > year:
        return year
    named = _TITLE.search(title)
    if named is None or not stated or _OF_YEARS.fullmatch(named["before"]):
        return ""
    year = named["year"]
    alone = len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", title)) == 1
    return year if alone and int(stated[:4]) > int(year) + _LATEST else ""

"""The date that stands by itself on the first page of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from briefing_qa.documents.tables import CAPTION
from briefing_qa.languages.months import MONTH, MONTHS

_AT_END = re.compile(
    rf"(?:^|[\s(])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|º)?\s+(?:de\s+|of\s+)?)?(?P<month>{MONTH})"
    rf"(?:\s+(?P<after>\d{{1,2}}),)?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)\)?$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)")
_PUBLISHED = re.compile(
    rf"(?:(?:^|\d[.;]?\s|[.;|]\s)(?:published(?: online)?|publicad[oa])(?: on| el)?|"
    rf"^distr\.: \w+):?\s+(?P<words>(?:\d{{1,2}}\s+(?:de\s+)?)?{MONTH}(?:\s+\d{{1,2}},)?\s+"
    rf"(?:del?\s+)?\d{{4}})\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"publi|issue|posted|released|dated|updated|actualiza|emitid", re.IGNORECASE)
_PARTS = re.compile(r"\s+[·•]\s+")  # "No. 14 · Lima, 30 de setiembre de 2021 · Ministerio"
_MAX_WORDS = 10
_MAX_WORDS_BEFORE_COMMA = 30  # a line below the title may go over into the imprint
_MAX_IMPRINT_WORDS = 60
_MAX_LEADING = 15  # paragraphs
_CLOSED = re.compile(r"[,;:|·–—-]\s*$")

_YEAR = r"(?<![\w/-])(?:19|20)\d\d(?![\w/-])"
_RIGHTS = re.compile(rf"(?:©|\(c\)|copyright\b).{{0,120}}?{_YEAR}.{{0,40}}", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photos?|photograph\w*|cover|pictures?|foto\w*|portada|imagen)\b", re.I)
_NAME_OF_PLACE = r"[^\W\d_a-zà-ÿ][^\W\d_]+(?: (?:del? |la )?[^\W\d_a-zà-ÿ][^\W\d_]+){0,3}"
_IMPRINT = re.compile(rf"(?:^|\. ){_NAME_OF_PLACE}: [^\W\d_a-zà-ÿ][^:;]{{2,120}}, ({_YEAR})\.?$")
_JOURNAL = re.compile(
    rf"(?P<year>{_YEAR})\s?;\s?\d+\s?(?:\(\d+(?:[-–]\d+)?\)\s?)?[:,]\s?(?:pp?\.\s?)?[e\d]"
)
"""Where an article stands: "2022; 14(3): 201-209"."""
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
    the year in its imprint tells ("Lima: Editorial Norte, 2018"), or that of the journal that it
    stands in ("2022; 14(3): 201"), and where the file is years older
    than its title says ("Annual Report 2020"), the title.

    Args:
        paragraphs: of the first page.
        stated: ISO 8601, by the file; may be empty.
        title: of the report; may be empty.

    Returns:
        ISO 8601, to the day, month or year; the file's where both are of the same month or year and
        the page does not say on which day.
    """
    words = list(paragraphs)
    found = _published(words) or [
        day for line in words for part in _PARTS.split(line) for day in _alone(part)
    ]
    months = {day[:7] for day in found}
    days = {day for day in found if len(day) > len("2021-05")}
    if len(months) == 1:
        if len(days) == 1:
            return days.pop()  # a file is saved, or printed anew, some days before or after
        return stated if stated[:7] in months else max(found, key=len)
    journals = {
        match["year"]
        for line in words
        if len(line.split()) <= _MAX_IMPRINT_WORDS and (match := _JOURNAL.search(line))
    }
    if months or len(journals) == 1:
        return stated if months or stated[:4] in journals else journals.pop()
    return _year_before(stated, words, title) or stated


def leading_date(text: str, stated: str, title: str = "") -> str:
    """As `date_on_cover`, for a text without pages: what stands before its body tells.

    Args:
        text: canonical text.
        stated: ISO 8601, by the file; may be empty.
        title: of the text; may be empty.
    """
    leading: list[str] = []
    bodies = 0
    for paragraph in text.split("\n\n", _MAX_LEADING)[:_MAX_LEADING]:
        bodies += len(paragraph.split()) > _MAX_IMPRINT_WORDS // 2
        if bodies > 1:
            break
        for line in paragraph.split("\n"):  # a row of a table has several cells
            leading.extend(line.strip("| ").split(" | ") if line.startswith("| ") else [line])
    return date_on_cover(leading, stated, title)


def _published(lines: Iterable[str]) -> list[str]:
    """The day on which lines say that it was published, where there are several of other things."""
    found = [
        match["words"]
        for line in lines
        if len(line.split()) <= _MAX_IMPRINT_WORDS and (match := _PUBLISHED.search(line))
    ]
    return [day for words in found for day in _alone(words)]


def _alone(words: str) -> list[str]:
    """The date that a short line is, or ends in."""
    if day := _DAY.fullmatch(words):
        try:
            found = date(int(day["year"]), int(day["month"]), int(day["day"]))
        except ValueError:
            return []
        return [found.isoformat()] if found <= date.today() else []
    match = _at_end(words)
    if match is None:
        return []
    before = words[: match.start()]
    word = before.split()[-1] if before.split() else ""
    told = _OF_YEARS.fullmatch(word) and word != "a" and not _SAYS_SO.search(before)
    return [] if told else _iso(match)  # "by June 2023" tells of something else


def date_at_end(words: str, longest: int) -> str:
    """The date that a line ends with, ISO 8601; empty where it has none, or one that is to come.

    Args:
        words: of the line.
        longest: words of it at most, but for a longer one with a comma before the date.
    """
    match = _at_end(words, longest)
    return next(iter(_iso(match)), "") if match else ""


def _at_end(words: str, longest: int = _MAX_WORDS) -> re.Match[str] | None:
    """The date at the end of a short line, or behind a comma at the end of a longer one."""
    match = _AT_END.search(words)
    if match is None:
        return None
    count = len(words.split())
    closed = count <= _MAX_WORDS_BEFORE_COMMA and _CLOSED.search(words[: match.start()])
    return match if count <= longest or closed else None


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


def _iso(match: re.Match[str]) -> list[str]:
    year, month = int(match["year"]), MONTHS[match["month"].casefold()]
    day = match["day"] or match["after"]
    try:
        first = date(year, month, int(day or 1))
    except ValueError:
        return []
    if first > date.today():
        return []
    return [first.isoformat() if day else f"{year}-{month:02}"]

"""The year a document was published in, as far as it can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath

from briefing_qa.documents.printed_dates import date_at_end
from briefing_qa.languages.months import MONTH
from briefing_qa.types import Document

_EARLIEST = 1800
_YEAR = re.compile(r"(?<![\d.,/])(1[89]\d\d|20\d\d)(?![\d/]|[.,]\d)")
_LINE = re.compile(r".+")
_IN_DATE = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_BEGINNING = 1_000
"""Characters in which the lines below a title stand."""

_LINES = 4
_WORDS = 20
"""Of such a line at most; of a longer one, its last sentence may be an imprint."""

_LONGEST = 60
"""Words of a line that may be one below a title, and not of the text."""

_OF_ITS_MATTER = re.compile(
    r"\b(?:data|datos|period|per[ií]odo|cover(?:s|ing)|abarca|fieldwork|trabajo de campo"
    r"|between|entre|from|desde|until|hasta|since"
    rf"|{MONTH}(?: \d+)? ?(?:to|al?|[-–]))(?!\w)",
    re.IGNORECASE,
)
"""Says which times a text tells of, not when it was published."""


_SENTENCE_END = re.compile(r"[.!?] +")


def year_of(document: Document) -> int | None:
    """The year of a document's date; else the one year that its title, or its file's name, has.

    A year to come is none of publication ("Agenda 2030"); of two years neither is meant plainly.
    Where neither has one, a date at the end of a line below the title tells ("Quito, April 2023").
    """
    dated = _IN_DATE.search(document.provenance.date)
    if dated is not None:
        return int(dated[0])
    for words in (document.title, PurePosixPath(document.path).stem.replace("_", " ")):
        years = {int(year) for year in _YEAR.findall(words)}
        if len(years) == 1 and years <= set(range(_EARLIEST, datetime.now(UTC).year + 1)):
            return years.pop()
    found = {date[:4] for line in _below_title(document) if (date := date_at_end(line, _WORDS))}
    return int(found.pop()) if len(found) == 1 else None


def _below_title(document: Document) -> Iterator[str]:
    """The lines below a title, without marks, as far as they are short and no headings.

    Of a longer one, and of those after it, what ends like an imprint: "... Tegucigalpa, May 2023".
    """
    begun = [(one.start, one.body_start) for one in document.sections]
    places = [line for line in _LINE.finditer(document.text, 0, _BEGINNING) if line[0].strip(" *")]
    far = False
    for number, place in enumerate(places[1 : 1 + _LINES]):
        shown = place[0].strip(" #*_")
        line, words = shown.strip("."), len(shown.split())
        headed = any(start <= place.start() < end for start, end in begun)
        if headed or words > _LONGEST:
            return
        far = far or words > _WORDS or number > 1
        if far:
            last = _SENTENCE_END.split(line)[-1]
            line = last if shown == line and date_at_end(last, 0) else ""
        if line and not _OF_ITS_MATTER.search(line):
            yield line

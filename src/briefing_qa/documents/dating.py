"""The year a document was published in, as far as it can be told."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import PurePosixPath

from briefing_qa.types import Document

_EARLIEST = 1800
_YEAR = re.compile(r"(?<![\d.,/])(1[89]\d\d|20\d\d)(?![\d/]|[.,]\d)")
_IN_DATE = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


def year_of(document: Document) -> int | None:
    """The year of a document's date; else the one year that its title, or its file's name, has.

    A year to come is none of publication ("Agenda 2030"); of two years neither is meant plainly.
    """
    dated = _IN_DATE.search(document.provenance.date)
    if dated is not None:
        return int(dated[0])
    for words in (document.title, PurePosixPath(document.path).stem.replace("_", " ")):
        years = {int(year) for year in _YEAR.findall(words)}
        if len(years) == 1 and years <= set(range(_EARLIEST, datetime.now(UTC).year + 1)):
            return years.pop()
    return None

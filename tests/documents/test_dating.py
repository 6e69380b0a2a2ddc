"""The year of a document: from its date, else from its title or its file's name."""

from __future__ import annotations

import pytest

from briefing_qa.documents.dating import year_of
from briefing_qa.types import Document, Provenance


def dated(date: str = "", title: str = "A report", path: str = "report.md") -> Document:
    """A document with these."""
    return Document(
        id="a", title=title, text="x", sections=(), path=path, provenance=Provenance(date=date)
    )


@pytest.mark.parametrize(
    ("document", "year"),
    [
        (dated("2019-05-07"), 2019),
        (dated("May 2016", title="Report 2018"), 2016),
        (dated("7/5/2019"), 2019),
        (dated("undated", title="Annual report 2018"), 2018),
        (dated(title="Encuesta 2015-2015"), 2015),
        (dated(title="Survey 2015-2016"), None),
        (dated(title="Agenda 2030"), None),
        (dated(title="8,2019 hotels"), None),
        (dated(title="A/HRC/2019/50"), None),
        (dated(title="Room 20190"), None),
        (dated(path="shelf/survey_2020_final.pdf"), 2020),
        (dated(path="2020/survey.pdf"), None),
        (dated(), None),
    ],
)
def test_the_year_is_taken_where_it_is_plain(document: Document, year: int | None) -> None:
    """The date decides; then a title or a name with one past year; else none is known."""
    assert year_of(document) == year

"""The year of a document: from its date, else from its title or its file's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_qa.documents.dating import year_of
from briefing_qa.documents.markdown import read_markdown
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


@pytest.mark.parametrize(
    ("below", "year"),
    [
        ("Ministry of Social Services, Lusaka, June 2023", 2023),
        ("*A briefing by the Nile Alliance for Children, Kampala, November 2023*", 2023),
        ("Meridian Children. Version 4.2, approved by the Board on 12 September 2023.", 2023),
        ("República del Paraguay. Sancionada el 14 de mayo de 2024.", 2024),
        ("Harbour Network\n\nQuito, abril de 2023", 2023),
        ("Harbour Network, May 2022\n\nQuito, abril de 2023", None),
        ("Data collected in March 2021", None),
        ("Período de enero a diciembre de 2022", None),
        ("# Quito, April 2023", None),
        (f"The law came into force after {'a long debate and ' * 5}in April 2023", None),
        (f"**Report to the Committee {'by five members ' * 7}of it. Tarma, May 2023**", 2023),
        ("With a focus on harbours\n\nPrepared by the Group\n\nTarma, May 2021", 2021),
        (f"It was seen by {'all the people and ' * 6}others. They met in Tarma, May 2023.", None),
        ("May to July 2023", None),
        ("Lusaka, June 2999", None),
    ],
)  # fmt: skip
def test_a_date_below_the_title_tells_where_nothing_else_does(below: str, year: int | None) -> None:
    """A short line that ends with a date says when a text is of; its matter's times do not."""
    text = f"# On children\n\n{below}\n\nThe text begins here.\n"
    read = read_markdown(text.encode(), "report.md")
    document = replace(dated(), text=read.text, sections=read.sections)
    assert year_of(document) == year
    assert year_of(replace(document, title="Report of 2011")) == 2011

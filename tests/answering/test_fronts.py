"""What a document says of itself at its beginning."""

from __future__ import annotations

import pytest

from briefing_qa.answering.evidence.fronts import front_of
from briefing_qa.types import Document, Section

BODY = "\n\n## Findings\n\nHalf of the children who took part went back to school within a year.\n"


def document(text: str, title: str) -> Document:
    """With one section for each heading."""
    starts = [0, *(i for i in range(1, len(text)) if text.startswith("\n## ", i - 1))]
    ends = [*starts[1:], len(text)]
    sections = tuple(
        Section(headings=(), start=start, body_start=start, end=end)
        for start, end in zip(starts, ends, strict=True)
    )
    return Document(id="one", title=title, text=text, sections=sections)


@pytest.mark.parametrize(
    ("title", "first", "names", "noun"),
    [
        (
            "Review of the Open Road to Work programme",
            "Open Road to Work (ORW) was for those who had left school and looked for a trade.",
            ("Open Road to Work", "ORW"),
            "the programme",
        ),
        (
            "Final evaluation",
            "The Open Road to Work (ORW) project was for those who had left school.",
            ("Open Road to Work", "ORW"),
            "the project",
        ),
        (
            "What ORW did",
            "In 2019 we began to look at Open Road to Work (ORW), a campaign for a trade for all.",
            ("Open Road to Work", "ORW"),
            "the campaign",
        ),
        (
            "Final evaluation",
            "In 2019 the Bright Homes Fund (BHF) began to pay for the first of many houses.",
            (),
            "",
        ),
    ],
)
def test_a_document_is_about_what_its_title_or_its_first_words_name(
    title: str, first: str, names: tuple[str, ...], noun: str
) -> None:
    """Not about who else has a short name."""
    told = front_of(document(f"# {title}\n\n{first}{BODY}", title))
    assert told.names == names
    assert told.noun[:1] == ((noun,) if noun else ())


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Published by Open Doors Network, Geneva, May 2020", "Open Doors Network"),
        ("Evaluation paid for by Bright Homes and carried out by Ibex Research", "Ibex Research"),
        ("Elaborado por la Fundación Casas Claras", "Fundación Casas Claras"),
        ("Committee on Road Safety", "Committee on Road Safety"),
        ("Author: Ana Ruiz", "Ana Ruiz"),
        ("*By Ana Ruiz, Quito, 4 May 2020*", "Ana Ruiz"),
        ("May 2020", ""),
        ("A study in three towns", ""),
    ],
)
def test_the_cover_says_who_published_it(line: str, publisher: str) -> None:
    """Or wrote it."""
    assert front_of(document(f"# Children at work\n\n{line}{BODY}", "Children")).publisher == (
        publisher
    )


LEAD = "The police came to the blue house at six, and took all of the children out of it."


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (f"By Ana Ruiz, Puerto Claro, 4 May 2020\n\n{LEAD}", "Puerto Claro"),
        (f"Puerto Claro, 4 de mayo de 2020\n\n{LEAD}", "Puerto Claro"),
        (f"PUERTO CLARO, May 4 (Agency) – {LEAD}", "PUERTO CLARO"),
        (f"Puerto Claro — {LEAD}", "Puerto Claro"),
        (f"Published by Open Doors Network, Geneva, 4 May 2020\n\n{LEAD}", ""),
        (f"4 May 2020\n\n{LEAD}", ""),
        (LEAD, ""),
    ],
)
def test_news_are_told_of_the_place_of_their_dateline(lines: str, place: str) -> None:
    """Up to the next heading; where a book was published is no such place."""
    text = f"# The house\n\n{lines}{BODY}"
    told = front_of(document(text, "The house"))
    assert told.place == place
    assert told.until <= text.index("## Findings")


def test_a_report_is_of_the_year_that_most_of_its_times_are_of() -> None:
    """A year in the title that it was only published in does not change that."""
    told = "In 2021 nine came. In March 2021 two left. In May 2021 one came. By 2021 all had gone."
    other = "In 2019 four came."
    titles = {"Report": "2021", "Report 2022": "2021", "Report 2021": "2021"}
    for title, year in titles.items():
        assert front_of(document(f"# {title}\n\n{told} {other}", title)).year == year
    plain = told.replace("March ", "").replace("May ", "")
    assert front_of(document(f"# Report 2022\n\n{plain}", "Report 2022")).year == ""
    mixed = f"{told} In 2020 five came. In 2020 six left. In 2020 one came."
    assert front_of(document(f"# Report\n\n{mixed}", "Report")).year == ""


def test_a_document_names_years_anywhere() -> None:
    """Not only at its beginning."""
    told = front_of(
        document(f"# Schools\n\nIn 2016 all went.{BODY}In 2018 to 2020 few.", "Schools")
    )
    assert told.years == {"2016", "2018", "2019", "2020"}

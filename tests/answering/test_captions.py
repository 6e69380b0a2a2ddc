"""What a table row is read with: the caption of its table and the names of its columns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from indexed_documents import Indexed, read

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.captions import rows_around
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.close_reading import as_read
from briefing_qa.answering.rules.details import unmet
from briefing_qa.models.cross_encoder import Sentence

CandidatesOf = Callable[[str], list[Candidate]]
Make = Callable[..., Candidate]


@pytest.fixture
def candidates_of(indexed: Callable[..., AbstractContextManager[Indexed]]) -> CandidatesOf:
    """Makes those of all passages of a Markdown text."""

    def made(source: str) -> list[Candidate]:
        document = read(source, language="en")
        with indexed(document) as index:
            for passage in index.snapshot.passages_between("notes", 0, len(document.text)):
                assert all(s >= passage.start for s in rows_around(index.snapshot, passage))
            return index.gathered(document)

    return made


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("Cost of each measure per child, in lari\n\n", "Cost of each measure per child, in lari"),
        (
            "Table 2. Cost of each measure.\nPer child.\n\n",
            "Table 2. Cost of each measure. Per child.",
        ),
        (f"{'The money was spent. ' * 12}It cost so much:\n\n", "It cost so much:"),
        ("Another paragraph.\n\nCosto por niño, en soles\n", "Costo por niño, en soles"),
        ("| Before | 3 |\n\n", ""),
        ("Of the first.\n\n| Before | 3 |\n\n", ""),
        ("## Costs\n\n", ""),
    ],
)
def test_a_row_has_the_caption_of_its_table(
    candidates_of: CandidatesOf, above: str, caption: str
) -> None:
    """The line or sentence before its first row, none where another table or a heading is there."""
    source = (
        f"# Report\n\n{above}| Custody: one year | 2019: 31,700 |\n| Probation | 2019: 2,300 |\n"
    )
    found = {one.text: one.caption for one in candidates_of(source)}
    assert found["| Custody: one year | 2019: 31,700 |"] == caption
    assert found["| Probation | 2019: 2,300 |"] == caption


def test_a_caption_reaches_rows_of_later_passages(candidates_of: CandidatesOf) -> None:
    """A long table is cut into passages; only the first has the caption in it."""
    rows = "\n".join(f"| Region number {i} | Suspected: {i} | Diverted: {i} |" for i in range(90))
    source = f"# Report\n\nChildren suspected in 2021\n\n{rows}\n\nAfter it come words.\n"
    found = candidates_of(source)
    assert len({one.source.passage.id for one in found}) > 2
    assert {one.caption for one in found if one.text.startswith("|")} == {
        "Children suspected in 2021"
    }
    assert {one.caption for one in found if not one.text.startswith("|")} == {""}


def test_rows_of_markdown_know_their_columns_and_are_quoted_as_they_are(
    candidates_of: CandidatesOf,
) -> None:
    """What is read names the cells; the text of the candidate is the document's own."""
    source = "# Law\n\nWho decides:\n\n| Body | Members |\n|---|---|\n| Tribunal | 3 |\n"
    found = {one.text: one for one in candidates_of(source)}
    row = found["| Tribunal | 3 |"]
    assert row.columns == ("Body", "Members")
    assert as_read(row) == Sentence("| Body: Tribunal | Members: 3 |", "Law. Who decides:")


def test_empty_cells_are_not_read(make_candidate: Make) -> None:
    """Of a year without a figure a row says nothing."""
    row = make_candidate("| County: Lamu | 2017: … | 2022: 12.7 |", before="| County: Kwale |")
    assert as_read(row) == Sentence("| County: Lamu | 2022: 12.7 |", "Findings. ")


def test_details_are_met_by_the_caption(make_candidate: Make) -> None:
    """The caption says of what and whom all rows of its table are."""
    question = analyse("How many girls were victims in 2022 according to the NCPA?")
    row = make_candidate("| Year: 2022 | Girls: 97 |")
    assert [detail.shown for detail in unmet(question, row)] == ["NCPA"]
    assert unmet(question, replace(row, caption="Reports to the NCPA by year")) == ()


GROUPS = (
    "# Survey\n\nWomen who married before 18\n\n"
    "| Who | Asked | Share |\n|---|---|---|\n{}\n\nAfter it come words.\n"
)


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        (
            ("| **Area** | | |", "| Rural | 9 | 4 |", "| Study | | |", "| None | 2 | 1 |"),
            {"| Rural | 9 | 4 |": "Area", "| None | 2 | 1 |": "Study"},
        ),
        (
            ("| Total | 11 | 5 |", "| Area | | |", "| Rural | 9 | 4 |", "| All | 11 | 5 |"),
            {"| Rural | 9 | 4 |": "Area", "| All | 11 | 5 |": "", "| Total | 11 | 5 |": ""},
        ),
        # of Corvo nothing is known
        (("| Amber | 9 | 4 |", "| Corvo | | |", "| Dun | 2 | 1 |"), {"| Dun | 2 | 1 |": ""}),
        (("| Source: the Trust. | | |", "| Dun | 2 | 1 |"), {"| Dun | 2 | 1 |": ""}),
        (("| 2019 | | |", "| Dun | 2 | 1 |"), {"| Dun | 2 | 1 |": ""}),
    ],
)
def test_a_row_of_one_cell_says_what_those_below_are_of(
    candidates_of: CandidatesOf, rows: tuple[str, ...], groups: dict[str, str]
) -> None:
    """Where the first row of the table is one; totals are of no group."""
    found = {one.text: one.group for one in candidates_of(GROUPS.format("\n".join(rows)))}
    assert {row: found[row] for row in groups} == groups


def test_a_group_is_read_before_the_first_cell(make_candidate: Make) -> None:
    """In the place of the column's name, and once where the row has it itself."""
    row = replace(make_candidate("| Who: None | Asked: 201 |"), group="Schooling")
    assert as_read(row).text == "| Schooling: None | Asked: 201 |"
    girls = replace(make_candidate("| Girls | District: Corvo | 2019: 13 |"), group="Girls")
    assert as_read(girls).text == "| Girls | District: Corvo | 2019: 13 |"


def test_details_are_met_by_the_group(make_candidate: Make) -> None:
    """Places and sexes."""
    row = make_candidate("| Under 15 | 97 |")
    question = analyse("How many girls under 15 came from Corvo?")
    assert [detail.shown for detail in unmet(question, row)] == ["girls", "Corvo"]
    assert unmet(question, replace(row, group="Girls from Corvo")) == ()

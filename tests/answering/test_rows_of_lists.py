"""A name with its figure in a list is a row of the table that the list is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.typed_rows import as_row
from briefing_qa.answering.measures.cells import is_asked_cell
from briefing_qa.answering.questions.question import analyse

Make = Callable[..., Candidate]

LEAD = "Girls aged 20 to 24 who left school before 12, by province (per cent; 2014 in brackets):"


def item(make_candidate: Make, text: str, lead: str = LEAD, kind: str = "item") -> Candidate:
    """An item of the list."""
    return make_candidate(text, before=lead, kind=kind)


def test_an_item_becomes_a_row(make_candidate: Make) -> None:
    """With the line that leads on to it as its caption."""
    row = as_row(item(make_candidate, "Upper Tarma: 33.9 (38.2)"))
    assert row.text == "| Upper Tarma | 33.9 (38.2) |"
    assert row.columns == ("", "%")
    assert row.caption == LEAD.rstrip(":")
    assert as_row(item(make_candidate, "Tarma: 1,204", "Schools, by town:")).columns == ("", "n")


@pytest.mark.parametrize(
    ("text", "lead", "kind"),
    [
        ("Tarma: the town has 40 schools", LEAD, "item"),
        ("Tarma: 33.9", "It rained.", "item"),
        ("Tarma: 33.9", LEAD, "sentence"),
        ("In 2019: 33.9", LEAD, "item"),
        ("Tarma", LEAD, "item"),
    ],
)
def test_anything_else_stays_as_it_is(
    text: str, lead: str, kind: str, make_candidate: Make
) -> None:
    """Sentences, items that tell more, and lists that nothing leads on to."""
    candidate = item(make_candidate, text, lead, kind)
    assert as_row(candidate) is candidate


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What percentage of girls in Tarma left school before 12?", True),
        ("What share of girls aged 20 to 24 left school before 12 in Tarma province?", True),
        ("What percentage of girls in Jauja left school before 12?", False),
        ("What percentage of boys in Tarma left school before 12?", False),
        ("What percentage of girls in Tarma left school before 15?", False),
        ("What percentage of girls in Tarma left home before 12?", False),
        ("How many girls in Tarma left school before 12?", False),
    ],
)
def test_it_is_the_cell_that_is_asked_for(question: str, asked: bool, make_candidate: Make) -> None:
    """Where all words of the question stand in it or in what leads on to it."""
    candidate = item(make_candidate, "Tarma: 33.9 (38.2)")
    assert is_asked_cell(analyse(question), candidate) is asked

"""Candidates: what is known of each sentence that may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace

import pytest
from indexed_documents import Indexed, plain, read

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import list_items
from briefing_qa.store.protocol import Snapshot
from briefing_qa.types import Page

Index = Callable[..., AbstractContextManager[Indexed]]

FIRST = "The ministry opened nine shelters in the north. "
SECOND = "The shelters took in 412 girls during the year."


def test_a_sentence_is_of_the_page_it_stands_on(indexed: Index) -> None:
    """A passage may go over a page: what is cited of it is not always on the page it begins on."""
    text = FIRST + SECOND
    pages = (
        Page(number=4, start=0, end=len(FIRST)),
        Page(number=5, start=len(FIRST), end=len(text), label="3"),
    )
    document = plain(text, id="shelters", title="Shelters", language="en", pages=pages)
    with indexed(document, replace(document, id="web", pages=())) as index:
        found = index.found("How many girls did the shelters take in?")
    assert {
        (one.source.passage.document_id, one.source.passage.page, one.text.strip(), one.page)
        for one in found
    } == {
        ("shelters", 4, FIRST.strip(), 4),
        ("shelters", 4, SECOND, 5),
        ("web", None, FIRST.strip(), None),
        ("web", None, SECOND, None),
    }


TABLE = "# Staff\n\n" + "\n".join(
    f"| County {letter} | {number} officers in the offices of the county |"
    for number, letter in enumerate("ABCDEFGH", start=11)
)
LIST = "\n\nThe office asks for this:\n\n- more officers in all counties\n- new offices by 2030\n"


Look = Callable[[str, str], tuple[Snapshot, list[Candidate]]]


@pytest.fixture
def look(indexed: Index) -> Iterator[Look]:
    """Finds what a text holds for a question, with the state of its index."""
    with ExitStack() as opened:

        def found(text: str, question: str) -> tuple[Snapshot, list[Candidate]]:
            index = opened.enter_context(indexed(read(text, id="staff", title="Staff")))
            return index.snapshot, index.found(question)

        yield found


def test_beside_a_row_stand_rows_and_beside_an_item_items(look: Look) -> None:
    """The rows of a whole table are found from one of them, and of a list the items."""
    snapshot, found = look(TABLE + LIST, "How many officers does county C have?")
    row = next(one for one in found if "County C" in one.text)
    rows = list_items(snapshot, row)
    assert [one.text[9] for one in rows] == list("ABCDEFGH")
    assert len({one.source.passage.id for one in rows}) > 1
    item = next(one for one in found if one.unit.kind == "item")
    assert [one.text for one in list_items(snapshot, item)] == [
        "more officers in all counties",
        "new offices by 2030",
    ]


def test_a_sentence_that_begins_a_passage_goes_on_from_the_one_before(look: Look) -> None:
    """Where a paragraph is cut; a paragraph of its own goes on from nothing."""
    long = " ".join(f"Home {n} took in 12 boys from the north of the country." for n in range(40))
    _, found = look(f"# Homes\n\n{long}\n\nA paragraph of its own.\n", "How many boys?")
    begin = [one for one in found if one.position == 0 and one.unit.kind == "sentence"]
    cut = [one for one in begin if one.unit.start > one.source.passage.section_start + 20]
    assert len(cut) > 1
    for one in cut:
        number = int(one.text.split()[1]) if one.text.startswith("Home") else None
        before = "" if number is None else f"Home {number - 1} took in 12 boys"
        assert one.before.startswith(before), one.text
        assert bool(one.before) == (number is not None), one.text


def test_a_candidate_knows_the_other_headings_found(look: Look) -> None:
    """Those under which what was found in its document stands, without its own."""
    text = "# Work\n\n## Labour\n\nNine children work.\n\n## Marriage\n\nTwo children marry.\n"
    _, found = look(text, "How many children marry or work?")
    assert {one.text: one.elsewhere for one in found} == {
        "Nine children work.": {"Marriage"},
        "Two children marry.": {"Labour"},
    }


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Environment (59/100)", True),
        ("45% of girls", True),
        ("12 million children at work", True),
        ("Chapter 3: 12 of 30 judges", True),
        ("2018: 450 cases", True),
        ("Score: 61.4", True),
        ("2.1 Overview", False),
        ("3 Results", False),
        ("4. Niñas", False),
        ("Table 3. Staff, 30 June 2022", False),
        ("Cuadro 3. Personal, 30 de junio de 2022", False),
        ("Capítulo 2", False),
        ("Plan 2019–2023", False),
        ("Overview", False),
    ],
)
def test_a_heading_answers_by_a_figure(heading: str, says: bool, look: Look) -> None:
    """Its own number, a year and a date are no figures by which it could answer."""
    _, found = look(f"# {heading}\n\nThe shelters took in girls.\n", "Which girls were taken in?")
    assert [one.text for one in found if one.unit.kind == "heading"] == [heading] * says

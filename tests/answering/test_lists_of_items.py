"""The list that a candidate stands in, or leads on to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from indexed_documents import Indexed, plain, read

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_lead, lines_above, list_items

LISTS = """The review makes these recommendations to all.

To the Government:

- Open the register of homes.
- Double the number of officers.

To businesses:

- Train all staff. This includes drivers, cooks, guides and every other person who meets a guest, in
  the first month of employment and once a year after that, with a test at the end of each course,
  and a certificate for those who pass.
- Display the helpline.

5. The review is concerned about the delay.

6. With regard to libraries, the review recommends that the State:

(a) Buy books;

(b) Train librarians.

Its tasks are many. Among them are:

1. To plan;
2. To train.
"""

Index = Callable[..., AbstractContextManager[Indexed]]
Listed = Callable[[str], list[str]]


@pytest.fixture
def listed(indexed: Index) -> Iterator[Listed]:
    """The list at the sentence that begins with some words."""
    with indexed(plain(LISTS, language="en")) as index:
        found = index.found("What recommendations does the review make?")

        def beginning(words: str) -> Candidate:
            return next(one for one in found if one.text.startswith(words))

        yield lambda words: [one.text for one in list_items(index.snapshot, beginning(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Open the", ["Open the register of homes.", "Double the number of officers."]),
        ("To the Gov", ["Open the register of homes.", "Double the number of officers."]),
        ("Display", ["Display the helpline."]),
        ("The review is", ["The review is concerned about the delay."]),
        ("With regard", ["Buy books;", "Train librarians."]),
        ("Train librarians", ["Buy books;", "Train librarians."]),
        ("Its tasks", ["To plan;", "To train."]),
        ("Among", ["To plan;", "To train."]),
        ("The review makes", ["Open the register of homes.", "Double the number of officers."]),
        ("Train all", []),
    ],
)
def test_a_list_is_what_one_line_leads_on_to(
    listed: Listed, words: str, expected: list[str]
) -> None:
    """Its items have one kind of marker; what another line leads on to is another list.

    A long item is cut into sentences, which are no items, but does not end the list.
    """
    assert listed(words) == expected


def test_lines_that_lead_on_are_looked_at_where_a_list_is_asked_for(indexed: Index) -> None:
    """No other question is answered by "The State should:"."""
    text = "The State should:\n\n- Open the register.\n- Train the officers.\n"
    with indexed(plain(text, language="en")) as index:
        leads = [
            [one.text for one in index.found(question) if is_lead(one)]
            for question in ("What is recommended to the State?", "Who trains the officers?")
        ]
    assert leads == [["The State should:"], []]


def test_the_line_that_leads_on_may_end_a_paragraph(indexed: Index) -> None:
    """From an item as well as from the line, which is no part of the list."""
    with indexed(plain(LISTS, language="en")) as index:
        found = index.found("What are its tasks?")
        for words in ("To plan", "To train", "Its tasks are many"):
            one = next(one for one in found if one.text.startswith(words))
            items = list_items(index.snapshot, one)
            assert [(item.text, item.before) for item in items] == [
                ("To plan;", "Among them are:"), ("To train.", "Among them are:")
            ]  # fmt: skip


def test_a_numbered_paragraph_may_lead_on(indexed: Index) -> None:
    """Its own marker is another one than that of the list."""
    text = "9. The ban of 2008 is welcome. It is sad that:\n\n(a) Parents hit;\n\n(b) Few care."
    with indexed(plain(text, language="en")) as index:
        found = index.found("What is sad about the ban?")
        for words in ("Parents", "Few", "The ban"):
            one = next(one for one in found if one.text.startswith(words))
            items = list_items(index.snapshot, one)
            assert [(item.text, item.before) for item in items] == [
                ("Parents hit;", "It is sad that:"), ("Few care.", "It is sad that:")
            ]  # fmt: skip


def test_the_line_before_a_list_is_found_in_another_passage(indexed: Index) -> None:
    """With its own place in the document; a sentence that stands in no list has none."""
    items = "\n".join(
        f"- lend the key of room {number} to any of the guests;" for number in range(40)
    )
    text = f"Staff lock all rooms.\n\nStaff must never:\n\n{items}\n- promise secrecy."
    document = plain(text, language="en")
    with indexed(document) as index:
        found = index.found("May staff promise secrecy, or lock all rooms?")
        item = next(one for one in found if one.text == "promise secrecy.")
        (line,) = lines_above(index.snapshot, item)
        assert line.text == "Staff must never:"
        assert document.text[line.unit.start : line.unit.end] == line.text
        assert line.source.passage.id != item.source.passage.id
        sentence = next(one for one in found if one.text == "Staff lock all rooms.")
        assert not lines_above(index.snapshot, sentence)


def test_the_headings_above_a_list_are_found(indexed: Index) -> None:
    """The innermost one first, each with its own place; the title says nothing of a list."""
    text = "# Rules\n\n## What is banned\n\n### At night\n\n- Lend a key.\n- Leave a door open."
    document = read(text, title="Rules", language="en")
    with indexed(document) as index:
        item = next(one for one in index.found("May I lend a key?") if one.text == "Lend a key.")
        above = lines_above(index.snapshot, item)
    assert [one.text for one in above] == ["At night", "What is banned"]
    assert all(document.text[one.unit.start : one.unit.end] == one.text for one in above)
    assert [one.headings for one in above] == ["Rules > What is banned", "Rules"]
    assert {one.unit.kind for one in above} == {"heading"}

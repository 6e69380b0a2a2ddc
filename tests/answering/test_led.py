"""A line that leads on to a list is read with the list, and taken where that is of the matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import BEGINNING, led_on_to
from briefing_qa.answering.evidence.lists_asked import stands_for_its_list, takes_list
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.close_reading import as_read
from briefing_qa.answering.rules.led import leads_on_to_others
from briefing_qa.answering.saying.listing import is_listed
from briefing_qa.types import Unit

LEAD = "The port is asked to keep to the following agreements:"
ITEMS = ["The Harbour Agreement;", "The Agreement on Nets;", "The Lamp\nAgreement."]
Make = Callable[..., Candidate]


def lead(make: Make, text: str, items: list[str], language: str = "en") -> Candidate:
    """A lead line whose passage has the items of its list, and a sentence after them."""
    whole = "\n".join([text, *(f"- {item}" for item in items), "The rest is told elsewhere."])
    one = make(text, passage_text=whole, language=language, title="Ports", kind="sentence")
    units = [one.unit]
    for item in [*items, "The rest is told elsewhere."]:
        begin = whole.index(item)
        kind = "item" if item in items else "sentence"
        units.append(Unit(start=begin, end=begin + len(item), kind=kind, key=item))
    passage = replace(one.source.passage, units=tuple(units))
    return replace(one, source=replace(one.source, passage=passage))


def test_a_lead_line_is_read_with_its_first_items(make_candidate: Make) -> None:
    """With their words alone, and not with what stands below the list."""
    one = lead(make_candidate, LEAD, ITEMS)
    assert led_on_to(one) == "The Harbour Agreement; The Agreement on Nets; The Lamp Agreement."
    assert as_read(one).text == f"{LEAD} {led_on_to(one)}"
    assert one.text == LEAD
    long = lead(make_candidate, LEAD, [f"Agreement {number};" for number in range(9)])
    assert led_on_to(long).count(";") == BEGINNING
    assert as_read(make_candidate("A sentence.")).text == "A sentence."


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("Which agreements is the port asked to keep to?", False),
        ("Which agreements on nets is the port asked to keep to?", False),
        ("Which agreements on timber is the port asked to keep to?", True),
        ("Which treaties on wine is the port asked to keep to?", True),
        ("¿Qué acuerdos se pide al puerto que cumpla?", False),
        ("¿Qué cuotas de madera se pide al puerto que cumpla?", True),
        # A list by its wording: "measures" are seldom called so where they are.
        ("What measures should the port take?", False),
    ],
)
def test_a_lead_line_to_other_things_is_out(
    question: str, *, out: bool, make_candidate: Make
) -> None:
    """Where what is asked for is neither in it nor in the list."""
    assert leads_on_to_others(analyse(question), lead(make_candidate, LEAD, ITEMS)) is out


def test_only_a_lead_line_is(make_candidate: Make) -> None:
    """A sentence or an item is judged by other rules."""
    question = analyse("Which agreements on timber is the port asked to keep to?")
    assert not leads_on_to_others(question, make_candidate(ITEMS[0], kind="item"))


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("Which agreements is the port asked to keep to?", True),
        ("¿Qué acuerdos se pide al puerto que cumpla?", True),
        ("Which agreement is the port asked to keep to?", False),
        ("How many agreements does the port keep to?", False),
        ("Who signed the Harbour Agreement?", False),
        ("¿Quién firmó el acuerdo?", False),
    ],
)
def test_things_in_the_plural_take_the_list(
    question: str, *, listed: bool, make_candidate: Make
) -> None:
    """Of a lead line, or of an item that one leads on to; an item without one is said alone."""
    asked = analyse(question)
    item = make_candidate(ITEMS[0], kind="item", before=LEAD)
    assert takes_list(asked, lead(make_candidate, LEAD, ITEMS)) is listed
    assert takes_list(asked, item) is listed
    assert is_listed(asked, [item]) is listed
    assert not takes_list(asked, make_candidate(ITEMS[0], kind="item", before="Nets matter."))
    assert not takes_list(asked, make_candidate("The port keeps to two agreements."))


TELLING = "The Panel notes that the law forbids nets of wire, but is concerned that:"


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("What is the Panel concerned about?", True),
        ("¿Qué le preocupa al Panel sobre las redes?", True),
        ("Which worries does the Panel have?", True),
        ("What does the Panel regret?", False),
        ("Who is concerned about nets?", False),
        ("Does the law forbid nets of wire?", False),
        ("How many fishers is the Panel concerned about?", False),
    ],
)
def test_a_line_that_tells_something_stands_for_its_list_where_that_is_asked_for(
    make_candidate: Make, question: str, *, listed: bool
) -> None:
    """What the Panel is concerned about stands in the items; what the law forbids in the line."""
    asked, one = analyse(question), lead(make_candidate, TELLING, ITEMS)
    assert takes_list(asked, one) is listed
    assert stands_for_its_list(asked, one) is listed
    assert as_read(one, asked).text.endswith("Agreement." if listed else "concerned that:")


def test_items_that_tell_what_a_body_thinks_are_a_list(make_candidate: Make) -> None:
    """All of them are the answer, whichever comes nearest to the question."""
    asked = analyse("What is the Panel concerned about?")
    items = [make_candidate(one, kind="item", before=TELLING) for one in ITEMS[:2]]
    assert is_listed(asked, items)
    assert is_listed(asked, items[:1])
    assert not is_listed(analyse("Who signed the Harbour Agreement?"), items)


def test_what_stands_before_a_lead_line_is_not_what_it_leads_on_to(make_candidate: Make) -> None:
    """Where a body only notes it; what it fears may be what is asked for."""
    asked = analyse("What is the Panel concerned about?")
    for told, listed in (
        ("It welcomes the law.", True),
        ("It notes with concern the nets of wire.", False),
        ("It fears the wire.", False),
    ):
        whole = f"{told} It is concerned that:"
        one = make_candidate(told, passage_text=whole, kind="sentence")
        start = one.unit.start + len(told) + 1
        end = one.unit.start + len(whole)
        units = (one.unit, Unit(start=start, end=end, kind="sentence", key="lead"))
        passage = replace(one.source.passage, units=units)
        one = replace(one, source=replace(one.source, passage=passage))
        assert takes_list(asked, one) is listed
        assert not takes_list(analyse("Is the law liked?"), one)


@pytest.mark.parametrize(
    ("question", "before", "listed"),
    [
        ("What was decided at the end?", "The Panel decided:", True),
        ("¿Qué decidió el Panel?", "El Panel decidió:", True),
        ("¿Qué acordó el Panel?", "The Panel agreed:", True),
        ("What was rejected at the end?", "The Panel decided:", False),
        ("¿Quién decidió cerrar el puerto?", "El Panel decidió:", False),
    ],
)
def test_what_a_body_decided_is_the_list_behind_it(
    make_candidate: Make, question: str, before: str, *, listed: bool
) -> None:
    """An item alone is a part of it."""
    item = make_candidate("to close the port;", kind="item", before=before)
    assert takes_list(analyse(question), item) is listed

"""An item of a list that is forbidden is not told without the line that forbids it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from unittest.mock import Mock

import pytest

from briefing_qa.answering import deciding
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.saying.decision import Decision
from briefing_qa.answering.saying.listing import is_list
from briefing_qa.answering.saying.naming import Standing
from briefing_qa.answering.saying.synthesizer import write
from briefing_qa.answering.statements.forbidden import with_its_ban

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    "lead",
    [
        "Staff must never:",
        "It is prohibited to:",
        "Volunteers don't:",
        "The duty does not extend to:",
        "Everybody is told, except:",
        "Queda prohibido a todo el personal:",
        "El personal no podrá:",
        "Nunca se debe:",
    ],
)
def test_the_line_that_forbids_it_is_said_first(make_candidate: Make, lead: str) -> None:
    """Or "promise secrecy" would read as advice."""
    item = make_candidate("promise secrecy;", kind="item", before=lead, start=40)
    line = make_candidate(lead)
    assert with_its_ban([item], lambda one: [line] if one is item else []) == (line, item)


@pytest.mark.parametrize("lead", ["Staff must:", "Staff must never promise it.", ""])
def test_other_lines_are_not_said(make_candidate: Make, lead: str) -> None:
    """What only leads on says nothing; a sentence before is none that leads on."""
    item = make_candidate("promise secrecy;", kind="item", before=lead, start=40)
    line = make_candidate("No:")
    assert with_its_ban([item], lambda _: [line]) == (item,)


@pytest.mark.parametrize(
    "title",
    [
        "4. What is prohibited",
        "Slide 6: Don't",
        "Exceptions",
        "Measures that were rejected",
        "What this policy does not cover",
        "4. Lo que está prohibido",
        "Lo que no debe hacerse",
        "No se requiere",
        "Medidas descartadas",
    ],
)
def test_a_heading_that_forbids_is_said_first(make_candidate: Make, title: str) -> None:
    """Where no line leads on, or one that forbids nothing; it may be an outer heading."""
    item, heading = _below(make_candidate, "Confront the guest.", title)
    assert with_its_ban([item], lambda _: [heading]) == (heading, item)
    inner = make_candidate("Online", kind="heading", start=20)
    led = make_candidate("Staff are told:", path=("Rules", title), start=30)
    assert with_its_ban([item], lambda _: [led, inner, heading]) == (heading, item)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("4. What is advised", "Confront the guest."),
        ("Brief No. 4: Cusco", "Confront the guest."),
        ("No discriminación", "Hablar con el huésped."),
        ("Slide 6: Don't", "Don't confront the guest."),
        ("What must not be done", "Officers do not promise a bed."),
        ("Lo que no debe hacerse", "Nunca se promete secreto."),
    ],
)
def test_other_headings_are_not_said(make_candidate: Make, title: str, text: str) -> None:
    """Nor before an item that says itself that something is not so."""
    item, heading = _below(make_candidate, text, title)
    assert with_its_ban([item], lambda _: [heading]) == (item,)


def test_a_sentence_is_said_without_its_heading(make_candidate: Make) -> None:
    """It says itself what is not so."""
    one = make_candidate("The ban is of 2016.", path=("Rules", "What is banned"))
    heading = make_candidate("What is banned", kind="heading", path=("Rules", "What is banned"))
    assert with_its_ban([one], lambda _: [heading]) == (one,)


def _below(make_candidate: Make, text: str, title: str) -> tuple[Candidate, Candidate]:
    """An item below a heading, and that heading."""
    item = make_candidate(text, kind="item", path=("Rules", title), title="Rules", start=40)
    return item, make_candidate(title, kind="heading", path=("Rules", title), title="Rules")


def test_several_items_of_one_list_have_it_once(make_candidate: Make) -> None:
    """They read as permissions otherwise, too; what stands beside them needs none."""
    lead = "Staff must never:"
    line = make_candidate(lead)
    items = [
        make_candidate(text, kind="item", before=lead, start=start)
        for text, start in (("a;", 40), ("b;", 44))
    ]
    assert with_its_ban(items, lambda _: [line]) == (line, *items)
    other = make_candidate("Checks are repeated every year.", start=60)
    assert with_its_ban([other, *items], lambda _: [line]) == (other, line, *items)
    # Each item has found the line by itself.
    near = {one: replace(line, similarity=one.unit.start / 100) for one in items}
    assert with_its_ban(items, lambda one: [near[one]]) == (near[items[0]], *items)


def test_a_line_that_is_not_found_or_said_already_changes_nothing(make_candidate: Make) -> None:
    """A line may stand in no passage."""
    item = make_candidate("a;", kind="item", before="Staff must never:", start=40)
    line = make_candidate("Staff must never:")
    assert with_its_ban([item], lambda _: []) == (item,)
    assert with_its_ban([line, item], lambda _: [line]) == (line, item)
    assert with_its_ban([], lambda one: [one]) == ()


def test_a_list_stays_one_behind_its_line(make_candidate: Make) -> None:
    """One item goes on from the line."""
    lead = "Staff must never:"
    line = make_candidate(lead)
    items = [make_candidate(text, kind="item", before=lead) for text in ("a;", "b;")]
    assert is_list([line, *items])
    assert not is_list([line, items[0]])
    heading = make_candidate("What is banned", kind="heading")
    assert is_list([heading, *items])
    assert not is_list([heading, items[0]])
    text, _, citations = write([line, items[0]])
    assert text == "Staff must never: [1] a; [2]"
    assert [one.quote for one in citations] == [lead, "a;"]


@pytest.mark.parametrize(("standing", "said"), [("likely", 2), (None, 3)])
def test_a_ban_is_no_likelier_answer_than_its_item(
    make_candidate: Make, monkeypatch: pytest.MonkeyPatch, standing: Standing | None, said: int
) -> None:
    """Of those that cannot be told apart only the first one is said then."""
    line = make_candidate("Staff must never:")
    item = make_candidate("a;", kind="item", before="Staff must never:", start=40)
    other = make_candidate("Checks are repeated every year.", start=60)
    made = Decision(
        found=Mock(), chosen=(item, other), ranked=(), confidence=0.5, retrieve_ms=0.0,
        standing=standing,
    )  # fmt: skip
    monkeypatch.setattr(deciding, "_decide_framed", lambda *_: made)
    decision = deciding.decide(analyse("May staff a?"), Mock(lines_above=lambda _: [line]))
    assert decision.chosen == (line, item, other)[:said]
    assert decision.standing is None

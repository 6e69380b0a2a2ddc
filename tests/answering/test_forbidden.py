"""An item of a list that is forbidden is not told without the line that forbids it."""

from __future__ import annotations

from collections.abc import Callable
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
    item, line = make_candidate("promise secrecy;", kind="item", before=lead), make_candidate(lead)
    assert with_its_ban([item], lambda one: line if one is item else None) == (line, item)


@pytest.mark.parametrize("lead", ["Staff must:", "Staff must never promise it.", ""])
def test_other_lines_are_not_said(make_candidate: Make, lead: str) -> None:
    """What only leads on says nothing; a sentence before is none that leads on."""
    item, line = make_candidate("promise secrecy;", kind="item", before=lead), make_candidate("No:")
    assert with_its_ban([item], lambda _: line) == (item,)


def test_several_items_of_one_list_have_it_once(make_candidate: Make) -> None:
    """They read as permissions otherwise, too; what stands beside them needs none."""
    lead = "Staff must never:"
    line = make_candidate(lead)
    items = [make_candidate(text, kind="item", before=lead) for text in ("a;", "b;")]
    assert with_its_ban(items, lambda _: line) == (line, *items)
    other = make_candidate("Checks are repeated every year.")
    assert with_its_ban([other, *items], lambda _: line) == (other, line, *items)


def test_a_line_that_is_not_found_or_said_already_changes_nothing(make_candidate: Make) -> None:
    """A line may stand in no passage."""
    item = make_candidate("a;", kind="item", before="Staff must never:")
    line = make_candidate("Staff must never:")
    assert with_its_ban([item], lambda _: None) == (item,)
    assert with_its_ban([line, item], lambda _: line) == (line, item)
    assert with_its_ban([], lambda one: one) == ()


def test_a_list_stays_one_behind_its_line(make_candidate: Make) -> None:
    """One item goes on from the line."""
    lead = "Staff must never:"
    line = make_candidate(lead)
    items = [make_candidate(text, kind="item", before=lead) for text in ("a;", "b;")]
    assert is_list([line, *items])
    assert not is_list([line, items[0]])
    text, _, citations = write([line, items[0]])
    assert text == "Staff must never: [1] a; [2]"
    assert [one.quote for one in citations] == [lead, "a;"]


@pytest.mark.parametrize(("standing", "said"), [("likely", 2), (None, 3)])
def test_a_ban_is_no_likelier_answer_than_its_item(
    make_candidate: Make, monkeypatch: pytest.MonkeyPatch, standing: Standing | None, said: int
) -> None:
    """Of those that cannot be told apart only the first one is said then."""
    line = make_candidate("Staff must never:")
    item = make_candidate("a;", kind="item", before="Staff must never:")
    other = make_candidate("Checks are repeated every year.")
    made = Decision(
        found=Mock(), chosen=(item, other), ranked=(), confidence=0.5, retrieve_ms=0.0,
        standing=standing,
    )  # fmt: skip
    monkeypatch.setattr(deciding, "_decide_framed", lambda *_: made)
    decision = deciding.decide(analyse("May staff a?"), Mock(line_before=lambda _: line))
    assert decision.chosen == (line, item, other)[:said]
    assert decision.standing is None

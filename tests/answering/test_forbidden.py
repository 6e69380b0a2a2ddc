"""An item of a list that is forbidden is not told without the line that forbids it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
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


def test_several_items_and_lost_lines_stay_as_they_are(make_candidate: Make) -> None:
    """A list is asked for as one, and a line may stand in no passage."""
    items = [make_candidate(text, kind="item", before="Staff must never:") for text in ("a;", "b;")]
    assert with_its_ban(items, lambda one: one) == tuple(items)
    assert with_its_ban(items[:1], lambda _: None) == (items[0],)
    assert with_its_ban([], lambda one: one) == ()

"""Counting what rules lose and catch, over a shelf of one report."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.types import Document, Section

TRAINING = Path(__file__).parents[1] / "training"
TEXT = "In all 37 shelters took in 812 girls in 2019. The network was founded by two sisters.\n"


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Imports a script of the training folder."""
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module


def test_a_rule_catches_what_asks_for_another_year_and_loses_nothing(training: Any) -> None:
    """A near miss stands with the sentence that answers the question it was made from."""
    worlds, rules = training("worlds"), training("rules")
    section = Section(headings=(), start=0, body_start=0, end=len(TEXT))
    report = Document(id="report", title="Report", text=TEXT, sections=(section,))
    gold = (("report", 3, 15),)
    example = worlds.Example
    world = worlds.World(
        name="one",
        documents=(report,),
        examples=(
            example(text="How many girls came in 2019?", gold=gold, kind="direct", origin="a"),
            example(text="How many girls came in 2021?", gold=(), kind="near", origin="a"),
            example(text="How many euros did it cost?", gold=(), kind="near", origin="a"),
            example(text="How many cooks are there?", gold=(), kind="missing", origin="b"),
        ),
    )
    found = list(rules.cases(world))
    assert [(len(about), answers) for _, about, answers in found] == [
        (1, True),
        (1, False),
        (1, False),
    ]
    assert found[0][1][0].text == TEXT.split(". ", maxsplit=1)[0] + "."
    lost, caught = rules.count(found)
    assert not lost
    assert caught == {"unmet": 1, "lacks_the_figure": 1}

"""docs/rules.md names every rule, and its examples are true of the program."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import briefing_qa
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.ruled_out import RULES
from briefing_qa.types import Unit

Make = Callable[..., Candidate]

DOCS = Path(__file__).parents[2] / "docs"
PACKAGE = Path(briefing_qa.__file__).parent
NAMED = re.compile(r"`([^`]+)`")
EXAMPLE = re.compile(r"“([^”]+)”")
NEXT = re.compile(r"the next sentence: “([^”]+)”")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the page, without its header."""
    _, _, below = (DOCS / "rules.md").read_text(encoding="utf-8").partition(f"## {heading}\n")
    lines = [line for line in below.partition("\n## ")[0].splitlines() if line.startswith("|")]
    cells = ([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:])
    return [[cell.replace("\\|", "|") for cell in row] for row in cells]


RULE_ROWS = {row[0].strip("`"): row for row in rows("Rules")}
DETAIL_ROWS = {row[0].strip("`"): row for row in rows("What `details` rests on")}

AROUND: dict[str, dict[str, Any]] = {
    "is_aim_for_fact": {"kind": "item", "path": ("Report", "Recommendations")},
    "is_unasked_advice": {"kind": "item", "path": ("Way forward",)},
    "is_itself_the_reason": {"before": "School attendance fell."},
    "stands_under_another": {"path": ("Report", "Child marriage")},
    "is_of_another_part": {"path": ("Article 1",)},
    "rules/translated": {"language": "es"},
    "names_another_ministry": {"language": "es"},
    "rules/surroundings": {
        "path": ("Factsheet 2023", "Staff, 30 June 2022"),
        "title": "Factsheet 2023",
    },
    "is_said_of_themselves_by_another": {
        "passage_text": "Mr MENON - There are 26 beds.\n\nMr FITCH - I have directed principals to "
        "give it back.\n\nMr MENON - Thank you.",
    },
    "is_of_the_table_beside": {
        "passage_text": "Complaints\n\n| Tarma | 40 |\n\nConvictions\n\n| Jauja | 3 |",
    },
    "evidence/subjects": {
        "passage_text": "The police found 86 children. They had come from Malawi.",
    },
}
"""What the brackets of an example tell, as a candidate is made with it."""

KNOWN: dict[str, dict[str, Any]] = {
    "is_said_of_themselves_by_another": {"speaker": "Mr FITCH; Mr Alan Fitch, Secretary"},
    "stands_under_another": {"elsewhere": frozenset({"Child labour"})},
    "is_a_part_of_all": {"before": "In all 24 pupils are deaf."},
    "rules/narrated": {"year": "2019"},
    "evidence/captions": {"caption": "Cases in 2019"},
    "evidence/subjects": {"about": frozenset({"zambia"})},
    "evidence/fronts": {"year": "2019"},
}
"""The same, of what is known of a candidate afterwards."""


def example(name: str, out: str, make: Make) -> Candidate:
    """The sentence of an example, with what stands around it."""
    text = EXAMPLE.findall(out)[0]
    made = AROUND.get(name, {})
    after = NEXT.findall(out)
    if not after:
        return replace(make(text, **made), **KNOWN.get(name, {}))
    whole = f"{text} {after[0]}"
    one = make(text, passage_text=whole)
    end = Unit(start=len(text) + 1, end=len(whole), kind="sentence", key=after[0])
    passage = replace(one.source.passage, units=(*one.source.passage.units, end))
    return replace(one, source=replace(one.source, passage=passage))


def test_every_rule_has_a_row_with_its_module() -> None:
    """In the order in which they are asked."""
    assert list(RULE_ROWS) == [rule.__name__ for rule in RULES]
    for rule in RULES:
        module = RULE_ROWS[rule.__name__][1].strip("`").replace("/", ".")
        assert rule.__module__ == f"briefing_qa.answering.{module}"


def test_every_module_of_the_rules_is_named() -> None:
    """In a row, or beside the rule that it serves."""
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    modules = (PACKAGE / "answering" / "rules").glob("[!_]*.py")
    assert [path.stem for path in modules if f"`rules/{path.stem}`" not in page] == ["ruled_out"]


@pytest.mark.parametrize("name", ["rules.md", "architecture.md"])
def test_modules_that_pages_name_are_there(name: str) -> None:
    """A name in backticks that begins with a package is that of a module or package."""
    page = (DOCS / name).read_text(encoding="utf-8")
    roots = (PACKAGE, PACKAGE / "answering")
    packages = {path.parent.name: root for root in roots for path in root.glob("*/__init__.py")}
    named = [one.partition(".")[0] for one in NAMED.findall(page) if "/" in one]
    checked = [one for one in named if one.partition("/")[0] in packages]
    assert len(checked) > 20
    for one in checked:
        path = packages[one.partition("/")[0]] / one
        assert path.with_suffix(".py").exists() or path.is_dir(), one


@pytest.mark.parametrize("name", [rule.__name__ for rule in RULES])
def test_the_examples_of_rules_are_out(name: str, make_candidate: Make) -> None:
    """Each by its own rule."""
    _, module, _, asked, out = RULE_ROWS[name]
    question = analyse(EXAMPLE.findall(asked)[0])
    path = f"briefing_qa.answering.{module.strip('`').replace('/', '.')}"
    rule = getattr(importlib.import_module(path), name)
    assert rule(question, example(name, out, make_candidate))


@pytest.mark.parametrize("name", DETAIL_ROWS)
def test_the_examples_of_details_are_out(name: str, make_candidate: Make) -> None:
    """Each by what its module tells."""
    _, _, asked, out = DETAIL_ROWS[name]
    assert unmet(analyse(EXAMPLE.findall(asked)[0]), example(name, out, make_candidate))

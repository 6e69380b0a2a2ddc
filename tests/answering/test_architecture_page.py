"""docs/architecture.md names every module that a question goes through."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import briefing_qa

PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"
PACKAGE = Path(briefing_qa.__file__).parent
NAMED = re.compile(r"`([^`]+)`")


def test_every_module_of_answering_and_engine_has_one_row() -> None:
    """In the tables of a question and a conversation; a rule has its own in docs/rules.md."""
    _, _, below = PAGE.read_text(encoding="utf-8").partition("## One question\n")
    lines = below.partition("## Indexing\n")[0].splitlines()
    cells = [re.split(r"(?<!\\)\|", line)[-2] for line in lines if line.startswith("|")]
    rows = Counter(name for cell in cells for name in NAMED.findall(cell))
    paths = (*(PACKAGE / "engine").glob("[!_]*.py"), *(PACKAGE / "answering").rglob("[!_]*.py"))
    modules = [path.relative_to(PACKAGE).with_suffix("").as_posix() for path in paths]
    names = {module.removeprefix("answering/") for module in modules}
    assert len(names) > 200
    kept = {name for name in names if not name.startswith("rules/")}
    assert {name: rows[name] for name in kept if rows[name] != 1} == {}

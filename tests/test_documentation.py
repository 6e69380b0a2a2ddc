"""What README and docs promise to exist: the commands they show, and the places they link to."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from briefing_qa.cli.app import app
from briefing_qa.cli.options import Invocation

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path.relative_to(ROOT)
    for pattern in ("*.md", "docs/*.md", "*/README.md", "docs/decisions/*.md", "eval/*/README.md")
    for path in ROOT.glob(pattern)
)
_BLOCK = re.compile(r"^```\w*\n((?:.*\n)*?)```|^((?: {4}.*\n)+)", re.MULTILINE)
_COMMAND = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?briefing-qa +(.*)", re.MULTILINE)
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def _commands(page: Path) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = "\n".join(fenced or indented for fenced, indented in _BLOCK.findall(text))
    return _COMMAND.findall(re.sub(r"\\\n\s*", " ", blocks))


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the common renderers make them."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.strip().lower()).replace(" ", "-") for one in headings}


def _parse(arguments: list[str]) -> None:
    """Read a command line as the program does, and run nothing."""
    group = typer.main.get_command(app)
    with group.make_context("briefing-qa", list(arguments), obj=Invocation()) as context:
        name, command, rest = group.resolve_command(
            context,
            [*context._protected_args, *context.args],
        )
        with command.make_context(name, rest, parent=context):
            pass


SHOWN = [(page, line) for page in PAGES for line in _commands(page)]


def test_the_pages_show_commands() -> None:
    """The pages for users are among those looked through, and their commands are found."""
    assert {Path("README.md"), Path("README.es.md"), Path("docs/command-line.md")} <= set(PAGES)
    assert len({line.split()[0] for _, line in SHOWN}) >= 8
    assert any("--compare" in line for _, line in SHOWN)


@pytest.mark.parametrize(("page", "line"), SHOWN, ids=lambda one: str(one)[:60])
def test_a_command_that_is_shown_can_be_typed(page: Path, line: str) -> None:
    """Every command of a code block has a name and options that the program knows."""
    _parse(shlex.split(line, comments=True))


def test_a_command_that_does_not_exist_would_be_found() -> None:
    """The reading of command lines above refuses what the program would."""
    for wrong in (["answer", "x"], ["ask", "x", "--filter", "y"], ["show"]):
        with pytest.raises(typer.TyperException):
            _parse(wrong)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_link_leads_somewhere(page: Path) -> None:
    """Every relative link names a file of the project, and an anchor a heading of it."""
    text = _CODE.sub("", (ROOT / page).read_text(encoding="utf-8"))
    broken = []
    for link in _LINK.findall(text):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        place = (ROOT / page).parent / target if target else ROOT / page
        if not place.exists() or (anchor and anchor not in _anchors(place)):
            broken.append(link)
    assert broken == []

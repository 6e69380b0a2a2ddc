"""Word documents: prompts of forms, and figures that are only set higher."""

from __future__ import annotations

import pytest
from office_files import docx, run

from briefing_qa.documents.reader import parse


def _text(*runs: str) -> str:
    return parse(docx(f"<w:p>{''.join(runs)}</w:p>"), "report.docx").text


def _control(words: str, *, prompts: bool) -> str:
    shown = "<w:showingPlcHdr/>" if prompts else ""
    content = f"<w:sdtContent>{run(words)}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{shown}<w:text/></w:sdtPr>{content}</w:sdt>"


@pytest.mark.parametrize(
    "prompt",
    ["Click or tap here to enter text.", "[Country]", "Haga clic aquí para escribir texto."],
)
def test_prompts_of_forms_are_out(prompt: str) -> None:
    """What a form asks for stays, and so does what somebody has filled in."""
    assert _text(run("Country: "), _control(prompt, prompts=True)) == "Country:\n"
    assert _text(run("Country: "), _control("Peru", prompts=True)) == "Country: Peru\n"
    assert _text(run("Say: "), _control(prompt, prompts=False)) == f"Say: {prompt}\n"


def test_figures_set_higher_are_marks_of_notes() -> None:
    """Where they are raised by hand; a little is none, and units keep their powers."""
    high, low = '<w:position w:val="6"/>', '<w:position w:val="2"/>'
    assert _text(run("Of 8,710"), run("3", high), run(" signed.")) == "Of 8,710 signed.\n"
    assert _text(run("In 5 km"), run("2", high), run(" of it.")) == "In 5 km² of it.\n"
    assert _text(run("Of 8,71"), run("3", low), run(" signed.")) == "Of 8,713 signed.\n"

"""`eval`: sets in; tables, JSON, a report and an exit status out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_place import Outcome, Place
from rich.console import Console

from briefing_qa.cli import tables
from briefing_qa.evaluation import evaluate, load_set
from briefing_qa.evaluation.folders import check_folder

DEPTH: dict[str, Any] = {
    "id": "l1",
    "question": "How deep is Lake Ala?",
    "answerable": True,
    "kind": "direct",
    "answer": [["120 metres"]],
    "evidence": [{"document_id": "lakes", "quote": "Lake Ala is 120 metres deep."}],
    "require_all_evidence": False,
}
WELLS: dict[str, Any] = {
    **DEPTH,
    "id": "l2",
    "question": "How many wells has the village of Cala?",
    "answer": [["17"]],
    "evidence": [{"document_id": "wells", "quote": "has 17 wells"}],
}
NEAR: dict[str, Any] = {
    **DEPTH,
    "id": "l3",
    "question": "How deep is Lake Titicaca?",
    "answerable": False,
    "kind": "near",
    "answer": [],
    "evidence": [],
}


@pytest.fixture
def here(indexed: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A place with two committed sets, one of them about a document that is not indexed."""
    write(indexed, "lakes.dev", DEPTH, WELLS, NEAR)
    hills = [{"document_id": "hills", "quote": "Hill Mora"}]
    write(indexed, "hills.dev", {**DEPTH, "id": "h1", "evidence": hills})
    monkeypatch.chdir(indexed.folder)
    return indexed


def write(place: Place, name: str, *questions: dict[str, Any] | str) -> str:
    """A set in the folder that is looked into by default; its path."""
    path = place.folder / "eval" / f"{name}.jsonl"
    path.parent.mkdir(exist_ok=True)
    lines = [line if isinstance(line, str) else json.dumps(line) for line in questions]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def thresholds(place: Place, text: str) -> None:
    """The file of thresholds beside the sets."""
    (place.folder / "eval" / "thresholds.toml").write_text(text, encoding="utf-8")


def one_line(outcome: Outcome) -> str:
    """The only line on standard error of a command that failed."""
    assert (outcome.status, outcome.out) == (2, b""), outcome.errors
    (line,) = outcome.errors.splitlines()
    assert line.startswith("briefing-qa: ")
    return line


def test_the_committed_sets_are_measured(here: Place) -> None:
    """Without a name: all sets whose documents are indexed; the others are named."""
    outcome = here.run("eval")
    assert outcome.status == 0, outcome.errors
    assert "lakes.dev, 3 questions" in outcome.text
    assert "answerable: right, and rightly cited" in outcome.text
    assert "95% interval" in outcome.text
    assert "hills.dev, " not in outcome.text
    assert "passed over hills.dev: not in the index: hills" in outcome.errors
    assert "lakes.dev: no thresholds for this set" in outcome.errors


def test_json_is_everything_and_nothing_else(here: Place) -> None:
    """--json writes one value with settings, measures and every question."""
    outcome = here.run("eval", "--json", "eval/lakes.dev.jsonl")
    found = json.loads(outcome.out)
    (only,) = found["sets"]
    assert found["settings"]["documents"] == ["lakes", "wells"]
    assert [question["id"] for question in only["questions"]] == ["l1", "l2", "l3"]
    assert only["measures"]["right"]["count"] == 2
    assert only["measures"]["offsets_exact"]["value"] == 1.0
    assert len(only["questions"][2]["sentences"]) > 1


def test_below_the_thresholds_the_status_is_1(here: Place) -> None:
    """The line says measure, value and threshold; the report is written all the same."""
    here.configure(answer="min_confidence = 1.0")  # everything is refused
    thresholds(here, '["lakes.dev".least]\nright = 0.5\nnearly_refused = 0.5\n')
    outcome = here.run("eval", "--report", "out/report", "eval/lakes.dev.jsonl")
    assert outcome.status == 1
    line = next(line for line in outcome.errors.splitlines() if "below" in line)
    assert line == (
        "lakes.dev: below the threshold: right (answerable: right, and rightly cited): 0.0%, must "
        "be at least 50.0%"
    )
    assert "nearly_refused" not in outcome.errors
    assert (here.folder / "out" / "report" / "report.html").is_file()
    thresholds(here, '["lakes.dev".least]\nnearly_refused = 1.0\n')
    outcome = here.run("eval", "eval/lakes.dev.jsonl")
    assert outcome.status == 0
    assert "threshold" not in outcome.errors


def test_a_refusal_ranks_its_sentences_too(here: Place) -> None:
    """Measures of the rankings do not depend on whether an answer was given."""
    ranked = []
    for least in ("0.001", "1.0"):
        here.configure(answer=f"min_confidence = {least}")
        (found,) = json.loads(here.run("eval", "--json", "eval/lakes.dev.jsonl").out)["sets"]
        ranked.append([question["sentences"] for question in found["questions"]])
    assert ranked[0] == ranked[1]


def test_compare_says_what_changed(here: Place) -> None:
    """Questions that were right before and are refused now are told one by one."""
    assert here.run("eval", "eval/lakes.dev.jsonl", "--report=before").status == 0
    outcome = here.run("eval", "eval/lakes.dev.jsonl", "--compare=before/report.json")
    assert "0 questions broken" in outcome.text
    here.configure(answer="min_confidence = 1.0")
    outcome = here.run("eval", "eval/lakes.dev.jsonl", "--compare", "before/report.json")
    assert "l1 (right, now refused): How deep is Lake Ala?" in outcome.text
    outcome = here.run("eval", "eval/lakes.dev.jsonl", "--json", "--compare=before/report.json")
    changes = json.loads(outcome.out)["comparison"]["changes"]
    assert ("broken", "l1") in {(change["what"], change["id"]) for change in changes}


def test_what_cannot_be_compared_is_said_before_anything_is_asked(here: Place) -> None:
    """Another JSON file, or a report of other questions, is one line; nothing is written."""
    Path("other.json").write_text("{}", encoding="utf-8")
    line = one_line(here.run("eval", "--compare=other.json", "--report=r", "eval/lakes.dev.jsonl"))
    assert "other.json is not a report" in line
    # With the options of this call, of which none may be taken for the folder of the report.
    assert "`briefing-qa eval --report DIR --corpus" in line
    assert here.run("eval", "eval/lakes.dev.jsonl", "--report=before").status == 0
    write(here, "lakes.dev", DEPTH, NEAR)
    outcome = here.run("eval", "eval/lakes.dev.jsonl", "--compare=before", "--report=r")
    assert "other questions: 0 are not in it, 1 are only in it" in one_line(outcome)
    assert not Path("r").exists()


def test_all_faults_of_a_set_are_lines(here: Place) -> None:
    """Each fault is a line with its place, 20 at most; the last line says what to do."""
    path = write(here, "bad", *(["{"] * 23))
    outcome = here.run("eval", path)
    assert (outcome.status, outcome.out) == (2, b"")
    lines = outcome.errors.splitlines()
    assert len(lines) == 22
    assert lines[0].startswith(f"{path}:1: not JSON")
    assert lines[20] == "and 3 more"
    assert lines[21].startswith("briefing-qa: ")
    assert "mend the question set" in lines[21]


def test_quotes_that_stand_nowhere_are_named_for_all_sets(here: Place) -> None:
    """A fault in one set does not hide those of the next."""
    wrong = [{"document_id": "lakes", "quote": "a sea"}]
    sets = [
        write(here, name, {**DEPTH, "id": name, "evidence": wrong}) for name in ("first", "second")
    ]
    outcome = here.run("eval", *sets)
    assert (outcome.status, outcome.out) == (2, b"")
    places = [
        line.partition(": the quote does not stand in lakes")[0]
        for line in outcome.errors.splitlines()[:-1]
    ]
    assert places == [f"{path}:1" for path in sets]


def bad_use(place: Place, what: str) -> tuple[list[str], str]:
    """Arguments that cannot be used, and what the message must say."""
    if what == "no file":
        return ["none.jsonl"], "cannot read question set none.jsonl"
    if what == "one fault":
        return [write(place, "bad", {**DEPTH, "kind": "near"})], "bad.jsonl:1: "
    if what == "empty":
        return [write(place, "bad", "")], "is empty"
    if what == "not indexed":
        return ["eval/hills.dev.jsonl"], "is about hills, not in the index: add the text"
    if what == "no such quote":
        wrong = [{"document_id": "lakes", "quote": "a sea"}]
        return [write(place, "bad", {**DEPTH, "evidence": wrong})], "does not stand in lakes"
    if what == "report is a file":
        return ["--report=settings.toml", "eval/lakes.dev.jsonl"], "not a folder"
    if what == "report is another folder":
        return ["--report=corpus", "eval/lakes.dev.jsonl"], "not an earlier report"
    thresholds(place, "[x]\nleast = 3")
    return ["eval/lakes.dev.jsonl"], "thresholds.toml"


@pytest.mark.parametrize(
    "what",
    ["no file", "one fault", "empty", "not indexed", "no such quote", "report is a file",
     "report is another folder", "thresholds"],
)  # fmt: skip
def test_bad_input_is_one_line(what: str, here: Place) -> None:
    """Exit status 2, what is wrong and where, and nothing half-written."""
    arguments, says = bad_use(here, what)
    before = sorted(path for path in here.folder.rglob("*") if "index" not in path.parts)
    assert says in one_line(here.run("eval", *arguments))
    assert before == sorted(p for p in here.folder.rglob("*") if "index" not in p.parts)


def test_a_report_that_cannot_be_written_is_said_before_anything_is_asked(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run of hours does not end with it; nothing is left where it was tried."""
    monkeypatch.setattr("briefing_qa.engine.BriefingQA.open", None)  # whoever opens it, fails
    said = one_line(here.run("eval", "--report=/proc/reports/new", "eval/lakes.dev.jsonl"))
    assert "cannot write a report to /proc/reports/new" in said
    before = sorted(here.folder.rglob("*"))
    check_folder(here.folder / "a" / "b")
    check_folder(here.folder / "c")
    assert sorted(here.folder.rglob("*")) == before


def test_without_any_set_the_message_says_what_to_name(here: Place) -> None:
    """No set in the folder, or none about these documents: what is looked for, and where."""
    write(here, "lakes.dev", *[{**DEPTH, "evidence": [{"document_id": "x", "quote": "y"}]}])
    outcome = here.run("eval")
    assert outcome.status == 2
    assert "no question set in eval/ is about the documents" in outcome.errors.splitlines()[-1]
    for path in Path("eval").iterdir():
        path.unlink()
    assert "none in eval/: name a SET.jsonl" in one_line(here.run("eval"))


def test_tables_fit_a_narrow_terminal(here: Place) -> None:
    """At 40 columns no line is longer, and no measure is left out: words are folded."""
    texts = {
        "lakes": (here.corpus / "lakes.md").read_text(encoding="utf-8"),
        "wells": (here.corpus / "wells.txt").read_text(encoding="utf-8"),
    }
    refusal = {"answer": "No.", "abstained": True, "confidence": 0.1}
    questions = load_set("eval/lakes.dev.jsonl")
    result = evaluate(lambda _: refusal, questions, texts=texts, resamples=5)
    here.read()
    console = Console(width=40)
    for renderable in tables.evaluation(result):
        console.print(renderable)
    out, _ = here.read()
    lines = out.splitlines()
    assert max(map(len, lines)) <= 40
    assert sum(" ms" in line for line in lines) >= 2
    assert len(lines) > len(result.measures)

"""`batch`: files in and out, and being killed at any moment."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cli_place import Place

QUESTIONS = [
    "How deep is Lake Ala?",
    "How deep is Lake Bora?",
    "How many boats had a licence in 2019?",
    "¿Cuántos pozos tiene Cala?",
    "Why were three wells closed?",
]


def write_questions(path: Path, count: int) -> None:
    """A file of questions; every seventh line is a bad one, every ninth is blank."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            question = QUESTIONS[number % len(QUESTIONS)] if number % 7 else ""
            line = {"id": f"q{number}", "question": question}
            file.write(json.dumps(line, ensure_ascii=False) + ("\n" if number % 9 else "\n\n"))


def without_timings(path: Path) -> list[dict[str, Any]]:
    """The lines of an output, apart from how long they took."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for record in records:
        record.pop("timings_ms", None)
    return records


def one_line(errors: str) -> str:
    """The only line on standard error."""
    (line,) = errors.splitlines()
    assert line.startswith("briefing-qa: ")
    return line


def test_filters_hold_for_every_line(indexed: Place) -> None:
    """All are answered from the documents that meet them; a line's own documents narrow it."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    lines = [
        {"id": 1, "question": QUESTIONS[0]},
        {"id": 2, "question": QUESTIONS[0], "documents": ["lakes", "wells"]},
        {"id": 3, "question": QUESTIONS[0], "documents": ["wells"]},
    ]
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    run = ("batch", str(source), "--output", str(output))
    assert indexed.run(*run, "--publisher=water").status == 0
    first, second, third = without_timings(output)
    for found in (first, second):
        assert {passage["document_id"] for passage in found["evidence"]} == {"lakes"}
    assert "none of the documents chosen has the publisher 'water'" in third["error"]


def test_filters_that_nothing_meets_stop_a_batch_before_it_begins(indexed: Place) -> None:
    """One line, and no output."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    write_questions(source, 3)
    outcome = indexed.run("batch", str(source), "--output", str(output), "--language=fr")
    assert outcome.status == 2
    assert "no document has the language 'fr'" in one_line(outcome.errors)
    assert not output.exists()


def test_a_batch_answers_every_line_and_sums_up(indexed: Place) -> None:
    """Answers in order with the id first; standard output stays empty; the sum on the other."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    write_questions(source, 14)
    outcome = indexed.run("batch", str(source), "--output", str(output))
    assert (outcome.status, outcome.out) == (0, b"")
    records = without_timings(output)
    assert [record["id"] for record in records] == [f"q{number}" for number in range(14)]
    assert all(next(iter(record)) == "id" for record in records)
    assert "12 answered" in outcome.errors
    assert "2 errors" in outcome.errors


def test_a_line_of_the_output_is_the_answer_object_of_ask(indexed: Place) -> None:
    """`batch` and `ask --json` give the same, apart from id and timings."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    line = {"id": 1, "question": QUESTIONS[0], "documents": ["lakes"], "kind": "direct"}
    source.write_text(json.dumps(line), encoding="utf-8")
    assert indexed.run("batch", str(source), "--output", str(output)).status == 0
    (record,) = without_timings(output)
    asked = json.loads(indexed.run("ask", QUESTIONS[0], "--json", "--document=lakes").out)
    asked.pop("timings_ms")
    assert record == {"id": 1, **asked}


def test_an_unknown_document_is_an_error_of_its_line(indexed: Place) -> None:
    """A question about a document that is not there is an error object; the next is answered."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    lines = [
        {"id": 1, "question": QUESTIONS[0], "documents": ["lake"]},
        {"id": 2, "question": QUESTIONS[0]},
    ]
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert indexed.run("batch", str(source), "--output", str(output)).status == 0
    bad, good = without_timings(output)
    assert (bad["id"], bad["line"]) == (1, 1)
    assert "lakes" in bad["error"]
    assert good["citations"]


def test_questions_from_standard_input(indexed: Place) -> None:
    """`-` reads a pipe, and what it gives equals what the file gives."""
    source = indexed.folder / "in.jsonl"
    from_file, from_pipe = indexed.folder / "file.jsonl", indexed.folder / "pipe.jsonl"
    write_questions(source, 10)
    assert indexed.run("batch", str(source), "--output", str(from_file)).status == 0
    outcome = indexed.spawn("batch", "-", "--output", str(from_pipe), stdin=source.read_bytes())
    assert outcome.status == 0
    assert without_timings(from_pipe) == without_timings(from_file)


def test_answers_to_standard_output(indexed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--output -` writes the lines that a file would get, and nothing else, to a pipe."""
    monkeypatch.chdir(indexed.folder)
    source, output = Path("in.jsonl"), Path("out.jsonl")
    write_questions(source, 10)
    assert indexed.run("batch", str(source), "--output", str(output)).status == 0
    outcome = indexed.spawn("batch", "-", "--output", "-", stdin=source.read_bytes())
    assert outcome.status == 0, outcome.errors
    assert "answered, 0 not said by" in outcome.errors
    assert outcome.errors.endswith(": standard output\n")
    piped = Path("piped.jsonl")
    piped.write_bytes(outcome.out)
    assert without_timings(piped) == without_timings(output)
    assert not Path("-").exists()


def test_standard_output_cannot_be_continued(indexed: Place) -> None:
    """There is nothing to read back; a file is asked for."""
    source = indexed.folder / "in.jsonl"
    write_questions(source, 1)
    outcome = indexed.run("batch", str(source), "--output", "-", "--resume")
    assert (outcome.status, outcome.out) == (2, b"")
    assert "cannot be continued: give --output a file" in one_line(outcome.errors)


@pytest.mark.parametrize("output", ["-", "/dev/stdout"])
def test_a_reader_of_the_answers_that_goes_away_is_quiet(output: str, indexed: Place) -> None:
    """As `head` does: no message, and the status that says so."""
    source = indexed.folder / "in.jsonl"
    write_questions(source, 200)
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "briefing_qa",
            *indexed.arguments("batch", str(source), f"--output={output}"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["id"] == "q0"
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_the_files_are_checked_before_anything_is_indexed(place: Place) -> None:
    """A missing input or an output with content is said at once, without an index being built."""
    source, output = place.folder / "in.jsonl", place.folder / "out.jsonl"
    outcome = place.run("batch", str(source), "--output", str(output))
    assert outcome.status == 2
    assert "in.jsonl" in one_line(outcome.errors)
    assert not output.exists()
    write_questions(source, 1)
    output.write_text("precious", encoding="utf-8")
    outcome = place.run("batch", str(source), "--output", str(output))
    assert outcome.status == 2
    assert "--resume" in one_line(outcome.errors)
    assert output.read_text(encoding="utf-8") == "precious"
    assert not place.index.exists()


def test_a_corpus_that_is_missing_leaves_an_output_that_can_be_used_again(place: Place) -> None:
    """After a failed start the same command works once the cause is gone."""
    source, output = place.folder / "in.jsonl", place.folder / "out.jsonl"
    write_questions(source, 3)
    place.corpus.rename(place.folder / "moved")
    assert place.run("batch", str(source), "--output", str(output)).status == 2
    (place.folder / "moved").rename(place.corpus)
    assert place.run("batch", str(source), "--output", str(output)).status == 0
    assert len(without_timings(output)) == 3


def test_resume_of_a_finished_batch_changes_nothing(indexed: Place) -> None:
    """When everything is answered, the output stays as it is; what failed is tried once more."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    write_questions(source, 9)
    arguments = ("batch", str(source), "--output", str(output))
    assert indexed.run(*arguments).status == 0
    content = output.read_bytes()
    outcome = indexed.run(*arguments, "--resume")
    assert outcome.status == 0
    assert "2 errors, 7 kept" in outcome.errors
    assert output.read_bytes() == content


def test_resume_refuses_the_output_of_other_questions(indexed: Place) -> None:
    """An output that does not fit the input line by line: exit status 2, and it stays."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    write_questions(source, 5)
    assert indexed.run("batch", str(source), "--output", str(output)).status == 0
    content = output.read_bytes()
    lines = source.read_bytes().splitlines(keepends=True)
    source.write_bytes(b"".join(lines[1:]))
    outcome = indexed.run("batch", str(source), "--output", str(output), "--resume")
    assert outcome.status == 2
    assert "line 1" in one_line(outcome.errors)
    assert output.read_bytes() == content


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line(indexed: Place) -> None:
    """No space for the output: exit status 2, and how to go on."""
    source = indexed.folder / "in.jsonl"
    write_questions(source, 1)
    outcome = indexed.run("batch", str(source), "--output", "/dev/full")
    assert outcome.status == 2
    assert "No space left on device" in one_line(outcome.errors)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_random_moments_it_ends_as_if_never_killed(indexed: Place) -> None:
    """SIGKILL again and again, then to the end: the output equals an uninterrupted run."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    whole = indexed.folder / "whole.jsonl"
    write_questions(source, 600)
    assert indexed.run("batch", str(source), "--output", str(whole)).status == 0
    moments = random.Random(20)
    lengths = []
    for _ in range(8):
        process = indexed.start("batch", str(source), "--output", str(output), "--resume")
        before = output.stat().st_size if output.exists() else 0
        _wait_for_growth(process, output, before)
        time.sleep(moments.uniform(0.0, 0.15))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        lengths.append(output.stat().st_size)
        if moments.random() < 0.5:  # a kill in the middle of a write, which is hard to meet
            os.truncate(output, max(0, lengths[-1] - moments.randrange(1, 400)))
    assert 0 < lengths[0] < whole.stat().st_size
    done = indexed.run("batch", str(source), "--output", str(output), "--resume")
    assert done.status == 0, done.errors
    assert without_timings(output) == without_timings(whole)


def _wait_for_growth(process: subprocess.Popen[bytes], output: Path, before: int) -> None:
    """Wait until the program has written something, or has come to its end."""
    for _ in range(3000):
        if process.poll() is not None or (output.exists() and output.stat().st_size > before):
            return
        time.sleep(0.01)
    raise AssertionError("nothing was written for 30 seconds")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(indexed: Place) -> None:
    """20,000 lines need hardly more memory than 200."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    peaks = []
    for count in (200, 20_000):
        with source.open("w", encoding="utf-8") as file:
            for number in range(count):
                line = {"id": f"q{number}", "question": "?", "padding": "x" * 500}
                file.write(json.dumps(line) + "\n")
        script = (
            "import resource, sys\n"
            "from briefing_qa.__main__ import main\n"
            "status = main(sys.argv[1:])\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
            "sys.exit(status)\n"
        )
        output.unlink(missing_ok=True)
        done = subprocess.run(
            [
                sys.executable, "-c", script,
                *indexed.arguments("batch", str(source), "--output", str(output)),
            ],
            capture_output=True,
            check=True,
            timeout=300,
        )  # fmt: skip
        assert output.read_bytes().count(b"\n") == count
        peaks.append(int(done.stdout))
    assert peaks[1] - peaks[0] < 8 * 1024  # kilobytes; the file has 11 MB


@pytest.mark.parametrize("fault", ["corpus", "country", "UTF-16", "no input"])
def test_a_batch_that_is_refused_leaves_no_output(fault: str, indexed: Place) -> None:
    """Nothing is there that the next call would have to continue."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    line = json.dumps({"id": 1, "question": QUESTIONS[0]})
    source.write_text(line, encoding="utf-16" if fault == "UTF-16" else "utf-8")
    more = {"corpus": ["--corpus", "none"], "country": ["--country", "Narnia"]}.get(fault, [])
    if fault == "no input":
        source.unlink()
    outcome = indexed.run("batch", str(source), "--output", str(output), *more)
    assert outcome.status == 2
    one_line(outcome.errors)
    assert not output.exists()


def test_an_input_that_cannot_be_read_is_said_before_a_corpus_is_read(place: Place) -> None:
    """Nothing is indexed for it."""
    source = place.folder / "in.jsonl"
    source.write_text(json.dumps({"id": 1, "question": QUESTIONS[0]}), encoding="utf-16")
    outcome = place.run("batch", str(source), "--output", str(place.folder / "out.jsonl"))
    assert outcome.status == 2
    assert "are UTF-16: save them as UTF-8" in one_line(outcome.errors)
    assert not place.index.exists()


def test_an_output_that_was_there_stays(indexed: Place) -> None:
    """Also an empty one."""
    source, output = indexed.folder / "in.jsonl", indexed.folder / "out.jsonl"
    source.write_text(json.dumps({"id": 1, "question": QUESTIONS[0]}), encoding="utf-16")
    output.write_bytes(b"")
    assert indexed.run("batch", str(source), "--output", str(output)).status == 2
    assert output.exists()

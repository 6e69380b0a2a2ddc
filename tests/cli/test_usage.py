"""How the program takes its command line: help, versions, options, mistakes."""

from __future__ import annotations

import json
import os
import shlex
import socket
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli_place import Place

from briefing_qa.__main__ import main
from briefing_qa.cli.options import Options

COMMANDS = (
    "index", "ask", "chat", "batch", "eval", "documents", "add", "remove", "show", "serve", "user",
    "fetch", "doctor",
)  # fmt: skip
HEAVY = ("torch", "sentence_transformers", "transformers", "llama_index", "gradio")


def one_line(errors: str) -> str:
    """The only line on standard error, without the program's name."""
    (line,) = errors.splitlines()
    assert line.startswith("briefing-qa: ")
    return line.removeprefix("briefing-qa: ")


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """--help names the commands that exist."""
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(command in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`COMMAND --help` says what it does and which options it takes."""
    assert main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert "Usage: briefing-qa" in out
    assert "--corpus" in out


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """--version says the version that the project declares."""
    project = Path(__file__).parents[2] / "pyproject.toml"
    version = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"briefing-qa {version}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing command"),
        (["aks", "x"], "'aks'"),
        (["ask"], "Missing argument 'QUESTION'"),
        (["ask", "what", "is", "this"], "is this"),
        (["ask", "x", "--jsn"], "--jsn"),
        (["--nonsense", "ask", "x"], "--nonsense"),
        (["ask", "x", "--document"], "--document"),
        (["batch", "in.jsonl"], "--output"),
        (["show"], "Missing argument 'ID'"),
        (["show", "lakes", "--start", "one", "--end", "2"], "'--start'"),
        (["add"], "Missing argument"),
        (["remove"], "Missing argument 'ID'"),
        (["serve", "--port", "0"], "--port"),
        (["ask", "x", "--llm"], "--llm' requires an argument SPEC (Let a language model judge"),
        (["ask", "x", "--llm"], "PATH.gguf#SHA256 or OWNER/NAME@REVISION:FILE.gguf#SHA256): see"),
        (["--corpus", "index", "ask", "x", "--llm"], "see `briefing-qa ask --help`"),
        (["batch", "x", "--output"], "'--output' requires an argument OUT.jsonl (One answer"),
        (["--config"], "'--config' requires an argument FILE (Settings, a TOML file): see"),
        (["user", "accounts.json"], "Missing argument 'NAME'"),
        (["--corpus", "", "ask", "x"], "--corpus"),
        (["documents", "--index", ""], "--index"),
    ],
)
def test_a_mistake_is_one_line_that_names_it_and_the_help(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad use: exit status 2, nothing on standard output, what is wrong and where to look."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    line = one_line(err)
    assert says in line
    assert "--help`" in line


def test_global_options_stand_before_or_after_the_command(place: Place, tmp_path: Path) -> None:
    """`--corpus X documents` is `documents --corpus X`; the later one wins."""
    assert place.run("index").status == 0
    options = place.arguments()
    for arguments in (
        [*options, "documents"],
        ["documents", *options],
        ["--index=elsewhere", "documents", *options],
    ):
        place.read()
        assert main(arguments) == 0
        assert "Lakes of the north" in place.read()[0]


def test_the_defaults_are_corpus_and_index_of_the_working_folder(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without options the folders are `corpus` and `index`."""
    monkeypatch.chdir(place.folder)
    assert main(["--config", "settings.toml", "index"]) == 0
    assert (place.folder / "index" / "passages.sqlite").is_file()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[index", "not TOML"),
        (b"\xff\xfe", "not TOML"),
        (b"[other]\n", "unknown part 'other'"),
        (b"[index]\nembeding = 'x'\n", "unknown setting 'embeding'"),
        (b"[index]\npassage_min_words = 'x'\n", "passage_min_words"),
        (b"[index]\nembedding = 'none'\n", "none"),
        (b"[answer]\ntop_k = 1\n", "top_k"),
    ],
)
def test_a_broken_settings_file_is_one_line(content: bytes, says: str, place: Place) -> None:
    """A settings file that cannot be used: exit status 2, and what is wrong with it."""
    (place.folder / "settings.toml").write_bytes(content)
    outcome = place.run("ask", "how deep is it?")
    assert (outcome.status, outcome.out) == (2, b"")
    assert says in one_line(outcome.errors)


def test_a_missing_settings_file_is_one_line(place: Place) -> None:
    """--config with a file that is not there: exit status 2, and its name."""
    assert main(["--config", str(place.folder / "none.toml"), "documents"]) == 2
    assert "none.toml" in one_line(place.read()[1])


def test_a_fault_of_the_program_is_one_line_that_says_so(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unexpected exception is not blamed on the person, and has no traceback without -v."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("briefing_qa.answering.questions.question.analyse", broken)
    outcome = place.run("ask", "how deep is it?")
    assert outcome.status == 2
    assert "a fault of this program, not of yours: ZeroDivisionError" in one_line(outcome.errors)
    outcome = place.run("-v", "ask", "how deep is it?")
    assert outcome.status == 2
    assert "Traceback" in outcome.errors
    assert outcome.errors.splitlines()[-1].startswith("briefing-qa: a fault")


def test_a_terminal_obeys_nothing_in_a_message(place: Place) -> None:
    """Control characters in names that are given, or that files have, are shown as escapes."""
    for arguments in (("eval", "\x1b[31mx\x9b"), ("add", "\x1b[31mx\x9b"), ("\x1b[31mx\x9b",)):
        line = one_line(place.run(*arguments).errors)
        assert line.isprintable()
        assert "\\x1b[31mx" in line


def test_verbose_shows_where_an_error_came_from(place: Place) -> None:
    """-v adds the traceback to an expected error; the one line stays the last."""
    outcome = place.run("ask", "-v", "")
    assert outcome.status == 2
    assert "Traceback" in outcome.errors
    assert "empty" in outcome.errors.splitlines()[-1]


def test_an_interrupt_ends_with_status_130(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no error: nothing is written."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing_qa.answering.questions.question.analyse", interrupted)
    outcome = place.run("ask", "how deep is it?")
    assert (outcome.status, outcome.out, outcome.err) == (130, b"", b"")


def test_program_ends_without_looking_through_all_that_it_made() -> None:
    """After a batch that takes the interpreter seconds, in which Ctrl-C seems to do nothing."""
    program = (
        "import atexit, gc\n"
        "atexit.register(lambda: print('looked through:', len(gc.get_objects())))\n"
        "from briefing_qa.__main__ import main\n"
        "main(['--version'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    said = done.stdout.decode().splitlines()[-1]
    assert int(said.removeprefix("looked through: ")) < 1000


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_quiet(unbuffered: str, indexed: Place) -> None:
    """`briefing-qa show ... | head -c 1` writes nothing on standard error."""
    (indexed.corpus / "long.txt").write_text("One more sentence. " * 15_000, encoding="utf-8")
    assert indexed.run("index").status == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing_qa", *indexed.arguments("show", "long")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(1) == b"O"
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141


@pytest.mark.parametrize(
    "arguments", [["documents"], ["documents", "--json"], ["--help"], ["--version"], ["doctor"]]
)
def test_a_reader_that_is_gone_before_anything_is_written_is_quiet(
    arguments: list[str], indexed: Place
) -> None:
    """Tables and help end as JSON does: with the status of a closed pipe, not of a check."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "briefing_qa", *indexed.arguments(*arguments)],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt_while_packages_are_loaded_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C right after the start leaves no traceback."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "briefing_qa.cli.app", raising=False)
    monkeypatch.setattr("typer.Typer", interrupted)
    assert main(["documents"]) == 130


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("chat <&-", "standard input is closed"),
        ("batch - --output answers.jsonl <&-", "standard input is closed"),
        ("user accounts.toml ana <&-", "standard input is closed"),
        ("documents >&-", "standard output is closed"),
        ("documents --json >&-", "standard output is closed"),
        ("ask 'How deep is Lake Ala?' >&-", "standard output is closed"),
    ],
)
def test_a_stream_that_is_closed_is_said(command: str, says: str, indexed: Place) -> None:
    """It is no fault of the program, and nothing is read or written in its place."""
    before = (indexed.index / "passages.sqlite").read_bytes()
    program = shlex.join([sys.executable, "-m", "briefing_qa", *indexed.arguments()])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{program} {command}"],
        capture_output=True,
        cwd=indexed.folder,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"briefing-qa: {says}: ")
    assert (indexed.index / "passages.sqlite").read_bytes() == before
    assert not (indexed.folder / "answers.jsonl").exists()


@pytest.mark.parametrize("command", ["documents", "ask 'How deep is Lake Ala?'", "doctor"])
def test_a_folder_that_is_gone_is_said(command: str, indexed: Place) -> None:
    """Started where there is nothing any more, numeric libraries would end the program."""
    program = shlex.join([sys.executable, "-m", "briefing_qa", *indexed.arguments()])
    done = subprocess.run(
        ["/bin/sh", "-c", f"mkdir gone && cd gone && rmdir ../gone && {program} {command}"],
        capture_output=True,
        cwd=indexed.folder,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line == (
        "briefing-qa: the folder in which this was started is not there any more: "
        "change to another, and start it again"
    )


def test_errors_may_go_nowhere(indexed: Place) -> None:
    """Without standard error the exit status is the same."""
    program = shlex.join([sys.executable, "-m", "briefing_qa", *indexed.arguments()])
    for command, status in (("documents", 0), ("show nowhere", 2)):
        done = subprocess.run(
            ["/bin/sh", "-c", f"{program} {command} 2>&-"],
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == status


def test_advice_names_what_was_given(indexed: Place) -> None:
    """The command that a message says to run is about the same index and settings."""
    indexed.configure(index="passage_max_words = 90")
    outcome = indexed.run("ask", "How deep is Lake Ala?")
    assert outcome.status == 2
    assert (
        f"`briefing-qa index --rebuild --corpus {indexed.corpus} --index {indexed.index} "
        f"--config {indexed.folder / 'settings.toml'}`"
    ) in outcome.errors


@pytest.mark.parametrize("left", ["no folder", "no document of an index"])
def test_serve_without_its_corpus_ends_at_once(left: str, place: Place) -> None:
    """A wrong folder, or one that is not mounted, is said before the page is there."""
    assert place.run("index").status == 0
    for file in place.corpus.iterdir():
        file.unlink()
    if left == "no folder":
        place.corpus.rmdir()
    outcome = place.run("serve")
    assert outcome.status == 2
    assert f"corpus folder {place.corpus}" in one_line(outcome.errors)


def test_serve_begins_over_an_empty_corpus(place: Place) -> None:
    """The first document is added in the page: only the port, which is taken, stops it here."""
    for file in place.corpus.iterdir():
        file.unlink()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        outcome = place.run("serve", "--port", str(taken.getsockname()[1]))
    assert outcome.status == 2
    assert "cannot listen" in one_line(outcome.errors)
    assert not place.index.exists()
    assert place.run("ask", "How deep is Lake Ala?").status == 2, "other commands want a document"


def test_advice_is_left_alone_where_nothing_was_given() -> None:
    """Without options it is the bare command; help is asked for without them."""
    rebuild, helped = "rebuild it: `briefing-qa index --rebuild`", "see `briefing-qa ask --help`"
    assert Options().advice(rebuild) == rebuild
    options = Options(index=Path("an index"))
    assert options.advice(rebuild) == "rebuild it: `briefing-qa index --rebuild --index 'an index'`"
    assert options.advice(helped) == helped


def test_commands_in_notices_and_findings_name_what_was_given(indexed: Place) -> None:
    """What is no error and says to run a command names the same corpus, too."""
    (indexed.corpus / "bad.txt").write_bytes(b"text\0text")
    given = f"--corpus {indexed.corpus} --index {indexed.index} --config"
    assert f"`briefing-qa doctor {given}" in indexed.run("ask", "How deep is it?").errors
    (indexed.corpus / "new.txt").write_text("A new text.", encoding="utf-8")
    assert f"`briefing-qa index {given}" in indexed.run("documents").text
    assert f"`briefing-qa documents {given}" in indexed.run("remove", "zzzz").errors


def test_an_index_folder_that_is_a_file_is_said(place: Place, tmp_path: Path) -> None:
    """Rights would not help: what stands there is named, and so is the way out."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"")
    link.symlink_to(tmp_path / "nowhere")
    for folder, says in (
        (file, f"{file} is a file, no folder: name another folder with --index"),
        (file / "deep", f"{file} is a file, no folder: name another folder with --index"),
        (link, f"{link} is a link to a place that is not there: make that, or remove the link"),
    ):
        outcome = place.run("index", "--index", str(folder))
        assert outcome.status == 2
        assert one_line(outcome.errors) == f"index {folder} cannot be made: {says}"


@pytest.mark.parametrize("command", ["documents", "--help"])
def test_a_terminal_of_no_width_takes_no_text_away(command: str, indexed: Place) -> None:
    """`COLUMNS=0` says that the width is not known, not that there is no room for an answer."""
    as_terminal = {"FORCE_COLOR": "1", "COLUMNS": ""}
    expected = indexed.spawn(command, environment=as_terminal)
    outcome = indexed.spawn(command, environment={**as_terminal, "COLUMNS": "0"})
    assert b"Lakes of the north" in expected.out or b"doctor" in expected.out
    assert (outcome.status, outcome.out, outcome.err) == (0, expected.out, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit there")
def test_an_index_that_may_not_grow_is_whole_again_afterwards(indexed: Place) -> None:
    """What is said has no advice to rebuild it first, and the next question is answered."""
    import resource

    many = "".join(f"Lake number {number} is deep. " for number in range(3_000))
    (indexed.corpus / "many.txt").write_text(many, encoding="utf-8")
    limit = (indexed.index / "passages.sqlite").stat().st_size // 2
    done = subprocess.run(
        [sys.executable, "-m", "briefing_qa", *indexed.arguments("ask", "How deep is Lake Ala?")],
        capture_output=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    said = one_line(done.stderr.decode())
    assert done.returncode == 2
    assert "cannot be read (disk I/O error): see whether its disk is full or failing" in said
    outcome = indexed.run("ask", "How deep is Lake Ala?")
    assert outcome.status == 0
    assert "120 metres" in outcome.text
    assert "The index was brought in step" in outcome.errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_on_a_full_disk_is_one_line(indexed: Place, unbuffered: str) -> None:
    """What cannot be written is said, not passed over; no status of the interpreter's own."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing_qa", *indexed.arguments("documents")],
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    said = one_line(done.stderr.decode())
    assert said == (
        "the output cannot be written: No space left on device: make room, or send it elsewhere"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("gone", ["full", "no reader"])
def test_an_answer_is_given_where_notices_cannot_be(place: Place, gone: str) -> None:
    """A full standard error, or one that nobody reads, takes neither the answer nor its status."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with Path("/dev/full").open("wb") as full, os.fdopen(write_end, "wb") as unread:
        done = subprocess.run(
            [sys.executable, "-m", "briefing_qa", *place.arguments("ask", "Who?", "--json")],
            stdout=subprocess.PIPE,
            stderr=full if gone == "full" else unread,
            check=False,
            timeout=60,
        )
    assert done.returncode == 0
    assert json.loads(done.stdout)["question"] == "Who?"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("said", [[], ["-v"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_bad_use_has_its_status_where_nothing_can_be_said(
    place: Place, unbuffered: str, said: list[str]
) -> None:
    """A full standard error does not make it a check that fell short."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing_qa", *place.arguments("ask", "", *said)],
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["documents"],
        ["documents", "--json"],
        ["show", "lakes"],
        ["add", "new.txt"],
        ["remove", "wells"],
        ["index"],
    ],
)
def test_commands_that_need_no_answer_load_nothing_heavy(
    arguments: list[str], indexed: Place
) -> None:
    """Neither torch nor LlamaIndex nor Gradio is imported where it is not needed."""
    (indexed.folder / "new.txt").write_text("A new text.", encoding="utf-8")
    check_not_loaded(indexed, HEAVY, arguments)


@pytest.mark.parametrize(
    "arguments", [["ask", "How deep is Lake Ala?"], ["batch", "in.jsonl", "--output", "out.jsonl"]]
)
def test_questions_are_answered_without_llama_index(indexed: Place, arguments: list[str]) -> None:
    """It takes a second to be imported, and only who asks from Python gets its classes."""
    line = '{"id": "q1", "question": "How deep is Lake Ala?"}\n'
    (indexed.folder / "in.jsonl").write_text(line, encoding="utf-8")
    check_not_loaded(indexed, ("llama_index", "gradio"), arguments)


@pytest.mark.parametrize("arguments", [["documents"], ["ask", "How deep is Lake Ala?"]])
def test_no_reader_of_pdf_is_loaded_where_nothing_is_read(
    indexed: Place, arguments: list[str]
) -> None:
    """What tells the year of a document is not part of it."""
    check_not_loaded(indexed, ("briefing_qa.documents.pdf",), arguments)


def check_not_loaded(indexed: Place, names: Sequence[str], arguments: Sequence[str]) -> None:
    """Assert that a command succeeds and has imported none of these modules when it ends."""
    script = (
        "import sys\n"
        "from briefing_qa.__main__ import main\n"
        "status = main(sys.argv[1:])\n"
        f"loaded = [name for name in {names!r} if name in sys.modules]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *indexed.arguments(*arguments)],
        cwd=indexed.folder,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["eval", ""], "SET.jsonl"),
        (["eval", "good.jsonl", "--report", ""], "--report"),
        (["eval", "good.jsonl", "--compare", ""], "--compare"),
        (["batch", "", "--output", "out.jsonl"], "IN.jsonl"),
        (["batch", "in.jsonl", "--output", ""], "--output"),
        (["serve", "--auth", ""], "--auth"),
        (["serve", "--conversations", ""], "--conversations"),
        (["user", "", "maria"], "FILE"),
    ],
)
def test_an_empty_name_is_no_name_of_the_folder_one_is_in(
    arguments: list[str],
    named: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An unset variable of the shell is named as what it is, before anything is read."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    said = one_line(capsys.readouterr().err)
    assert f"{named}'" in said or f"{named}]" in said
    assert f": is empty: see `briefing-qa {arguments[0]} --help`" in said

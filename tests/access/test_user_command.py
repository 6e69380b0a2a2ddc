"""`briefing-qa user FILE NAME`: accounts from the command line."""

from __future__ import annotations

import io
import os
import select
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer

from briefing_qa.__main__ import main
from briefing_qa.access import Accounts, add_account
from briefing_qa.access.passwords import Cost
from briefing_qa.cli.options import Invocation, with_options
from briefing_qa.cli.user import user
from briefing_qa.errors import BriefingQAError

GOOD = "correct horse"

# The command alone, as the program registers it.
PROGRAM = """
import sys, typer
from briefing_qa.cli.options import Invocation, with_options
from briefing_qa.cli.user import user
app = typer.Typer()
app.callback()(lambda: None)
app.command("user")(with_options(user))
try:
    app(["user", *sys.argv[1:]], obj=Invocation())
except Exception as error:
    print(f"refused: {error}", file=sys.stderr)
    sys.exit(2)
"""


def run(*arguments: str) -> None:
    """Run the command in this process."""
    app = typer.Typer()
    app.callback()(lambda: None)
    app.command("user")(with_options(user))
    app(["user", *arguments], obj=Invocation(), standalone_mode=False)


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Make standard input a pipe."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_password_comes_through_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line of standard input is the password; the file is made, for its owner's eyes only."""
    file = tmp_path / "accounts"
    pipe(monkeypatch, b"correct horse\r\nanother line\n")
    run(str(file), "Ana")
    assert capsys.readouterr().out == f"added Ana to {file}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert Accounts(file).verify("ana", GOOD) == "ana"
    pipe(monkeypatch, b"battery staple")
    run(str(file), "ana")
    assert "has another password now" in capsys.readouterr().out
    assert Accounts(file).verify("ana", "battery staple") == "ana"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"short\n", "ana", "has 5 characters"),
        (b"", "ana", "has 0 characters"),
        (b"correct horse\n", "a:b", "is not a name"),
    ],
)
def test_what_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, says: str
) -> None:
    """The error of the library comes through, and no file is made."""
    pipe(monkeypatch, data)
    with pytest.raises(BriefingQAError, match=says):
        run(str(tmp_path / "accounts"), name)
    assert not (tmp_path / "accounts").exists()


def test_an_account_is_removed_and_open_files_are_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--remove asks for no password; a file that others may read is warned of on standard error."""
    file = tmp_path / "accounts"
    for name in ("ana", "ben"):
        pipe(monkeypatch, b"correct horse\n")
        run(str(file), name)
    run(str(file), "ana", "--remove")
    assert Accounts(file).verify("ana", GOOD) is None
    assert capsys.readouterr().err == ""
    file.chmod(0o644)
    pipe(monkeypatch, b"correct horse\n")
    run(str(file), "ben")
    assert "chmod 600" in capsys.readouterr().err.replace("\n", "")


def at_terminal(file: Path, *typed: str) -> tuple[int, str]:
    """Run the command at a terminal and answer its prompts; status and what the screen showed."""
    pty = pytest.importorskip("pty")
    near, far = pty.openpty()
    options: dict[str, Any] = {
        "stdin": far,
        "stdout": far,
        "stderr": far,
        "start_new_session": True,
    }
    # Without a controlling terminal of its own, the prompt would go to that of the test run.
    take = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    command = [sys.executable, "-c", take + PROGRAM, str(file), "ana"]
    with subprocess.Popen(command, **options) as process:
        os.close(far)
        screen, prompts = b"", 0
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            ready, _, _ = select.select([near], [], [], 0.1)
            if not ready:
                continue
            try:
                read = os.read(near, 4096)
            except OSError:  # how Linux says that the other end is closed
                break
            if not read:
                break
            screen += read
            while prompts < len(typed) and screen.count(b": ") > prompts:
                os.write(near, typed[prompts].encode())
                prompts += 1
        status = process.wait(10)
    os.close(near)
    return status, screen.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="drives a Linux terminal")
def test_the_password_is_typed_twice_and_never_shown(tmp_path: Path) -> None:
    """At a terminal both prompts come, the account is made, and the screen has no password."""
    file = tmp_path / "accounts"
    status, screen = at_terminal(file, f"{GOOD}\n", f"{GOOD}\n")
    assert status == 0, screen
    assert "Password: " in screen
    assert "The same again: " in screen
    assert "horse" not in screen
    assert Accounts(file).verify("ana", GOOD) == "ana"


@pytest.mark.skipif(sys.platform != "linux", reason="drives a Linux terminal")
@pytest.mark.parametrize(
    ("typed", "says"),
    [((f"{GOOD}\n", "another one\n"), "are not the same"), (("\x04",), "no password was read")],
)
def test_a_slip_at_the_terminal_changes_nothing(
    tmp_path: Path, typed: tuple[str, ...], says: str
) -> None:
    """Two different passwords, or the end of input, leave no file."""
    status, screen = at_terminal(tmp_path / "accounts", *typed)
    assert status == 2
    assert says in screen
    assert "horse" not in screen
    assert not (tmp_path / "accounts").exists()


def test_open_accounts_are_warned_of_once_where_they_are_served(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On standard error, where warnings of the library go as well."""
    served: list[Any] = []
    monkeypatch.setattr("briefing_qa.app.serving.serve", lambda what, _: served.append(what))
    (tmp_path / "herons.txt").write_text("The lake has 77 herons.\n", encoding="utf-8")
    file = tmp_path / "accounts"
    add_account(file, "ana", GOOD, cost=Cost(ln=4, r=8, p=1))
    file.chmod(0o644)
    places = ["--corpus", str(tmp_path), "--index", str(tmp_path / "index")]
    assert main([*places, "serve", "--auth", str(file)]) == 0
    assert [one.accounts is not None for one in served] == [True]
    assert (caplog.text + capsys.readouterr().err).count("chmod 600") == 1

"""Starting, listening, many users at once, and stopping."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from desk_place import OWN, Background, made, opened

from briefing_qa.__main__ import main
from briefing_qa.access import AccessError
from briefing_qa.app.serving import Serving, listen
from briefing_qa.app.workspace import Workspace
from briefing_qa.cli.options import Options
from briefing_qa.cli.serve import serve
from briefing_qa.config import IndexSettings, Settings
from briefing_qa.engine import BriefingQA
from briefing_qa.errors import ConfigError, QuestionError

pytestmark = pytest.mark.slow

USERS = 20


def test_twenty_users_ask_at_once_and_see_only_their_own(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """All are answered, each in a conversation that nobody else has."""

    def one(number: int) -> tuple[str, str]:
        with httpx.Client(base_url=running.address, timeout=60) as client:
            client.get("/")
            for question in ("How many gardens get water?", "How many books did adults borrow?"):
                asked = {"question": f"{question} ({number})"}
                reply = client.post("/desk/ask", json=asked, headers=OWN)
                assert reply.status_code == 200, reply.text
            return reply.json()["conversation"], client.get("/desk/conversations").text

    with Background(serving_of(tmp_path, port=0)) as running:
        httpx.get(f"{running.address}desk/state")
        while httpx.get(f"{running.address}desk/state").json()["phase"] == "loading":
            time.sleep(0.05)
        with ThreadPoolExecutor(USERS) as pool:
            results = list(pool.map(one, range(USERS)))
    names = [name for name, _ in results]
    assert len(set(names)) == USERS
    for name, listed in results:
        assert name in listed
        assert not any(other in listed for other in names if other != name)


def test_page_is_there_before_the_models(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """While the engine is being opened the page answers, and a question is told to wait."""
    app = made(serving_of(tmp_path))
    workspace = app._app.state.services.workspace
    workspace.start = lambda: None
    from starlette.testclient import TestClient

    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/").status_code == 200
        assert "<textarea" in client.get("/desk/shell").text
        assert client.get("/desk/state").json()["phase"] == "loading"
        assert "check every sentence" in client.get("/desk/welcome").text
        assert client.get("/desk/openings").status_code == 503
        reply = client.post("/desk/ask", json={"question": "How many?"}, headers=OWN)
        assert reply.status_code == 503
        assert "loaded" in reply.json()["detail"]


def test_engine_that_cannot_be_opened_is_said_on_the_page(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """What is wrong with corpus, index or models is shown where the answer would be."""
    serving = serving_of(tmp_path)
    for path in serving.corpus.iterdir():
        path.unlink()
    serving.corpus.rmdir()
    with pytest.raises(AssertionError, match="failed"):
        opened(made(serving))
    app = made(serving_of(tmp_path))
    from starlette.testclient import TestClient

    with TestClient(app, base_url="http://127.0.0.1") as client:
        app._app.state.services.workspace.wait(30)
        state = client.get("/desk/state").json()
        assert state["phase"] == "failed"
        assert "does not exist" in state["message"]
        assert client.get("/desk/documents").status_code == 503


def test_taken_port_is_said_at_once() -> None:
    """The message names the port and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"port {port}.*--port"):
            listen("127.0.0.1", port)


def test_other_machines_are_let_in_only_on_purpose() -> None:
    """An address of the network needs accounts, or a word that everybody may come."""
    with pytest.raises(AccessError, match="--auth"):
        serve(Options(), host="0.0.0.0")
    with pytest.raises(AccessError, match="--auth"):
        serve(Options(), host="192.168.1.5")


SETTINGS = """
[index]
embedding = "hashing"
[reader]
kind = "similarity"
[answer]
min_confidence = 0.0
"""


@contextmanager
def process(folder: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """A server in a process of its own, and a client for it when questions can be asked."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "briefing_qa", "serve", "--port", str(port), "--config",
         "settings.toml"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}, cwd=folder,
    )  # fmt: skip
    try:
        assert program.stderr is not None
        said = program.stderr.readline()
        assert said.startswith("open http://127.0.0.1:"), said
        address = said.split()[1]
        with httpx.Client(base_url=address, timeout=60, headers=OWN) as client:
            begun = time.monotonic()
            while not is_ready(client):
                assert time.monotonic() - begun < 60
                time.sleep(0.1)
            client.get("/")
            yield program, client
    finally:
        program.kill()
        program.communicate()


def is_ready(client: httpx.Client) -> bool:
    """Whether the server answers questions."""
    try:
        return bool(client.get("/desk/state").json()["phase"] == "ready")
    except httpx.ConnectError:
        return False


def long_report(sections: int) -> bytes:
    """A report that takes a while to index: no sentence occurs twice."""
    lines = ["# The long report"]
    for n in range(sections):
        lines += [
            f"## Part {n}",
            f"Office {n} counted {7 * n} boats. " + f"Word{n} was said. " * 20,
        ]
    return "\n\n".join(lines).encode()


def begin_upload(client: httpx.Client, data: bytes) -> str:
    """Send a long report and wait until it is being indexed; the path of the job."""
    sent = client.post("/desk/documents", files={"file": ("long.md", data)})
    assert sent.status_code == 202, sent.text
    path = f"/desk/indexing/{sent.json()['job']}"
    begun = time.monotonic()
    while client.get(path).json()["phase"] == "waiting":
        assert time.monotonic() - begun < 30
        time.sleep(0.01)
    return path


def asked(client: httpx.Client, question: str) -> str:
    """The answer as the page shows it."""
    reply = client.post("/desk/ask", json={"question": question})
    assert reply.status_code == 200, reply.text
    return str(reply.json()["html"])


def test_interrupt_ends_it_in_good_order(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """After Ctrl and C the program ends by itself, says nothing, and with the status for that."""
    serving_of(tmp_path)
    with process(tmp_path) as (program, _):
        program.send_signal(signal.SIGINT)
        assert program.communicate(timeout=30) == ("", "")
        assert program.returncode == 130


def test_killed_during_an_upload_it_keeps_what_was_there(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """After SIGKILL, documents and conversations are as before; the new one is whole or gone.

    What was being written goes with the next document that comes.
    """
    serving_of(tmp_path)
    data = long_report(3000)
    with process(tmp_path) as (program, client):
        assert "1,250" in asked(client, "How many libraries were open on Sundays?")
        path = begin_upload(client, data)
        assert client.get(path).json()["phase"] == "running"
        cookies = dict(client.cookies)
        program.kill()
        program.wait(timeout=30)
    for path in (tmp_path / "corpus").glob("long*"):
        assert path.read_bytes() == data
    with process(tmp_path) as (_, client):
        client.cookies.clear()
        client.cookies.update(cookies)
        assert "How many libraries" in client.get("/desk/conversations").text
        assert "1,250" in asked(client, "How many libraries were open on Sundays?")
        assert "300 gardens" in asked(client, "How many gardens get water?")
        assert client.get("/desk/state").json()["documents"] in (3, 4)
        path = begin_upload(client, long_report(3))
        while client.get(path).json()["phase"] == "running":
            time.sleep(0.1)
    assert not [path for path in (tmp_path / "corpus").iterdir() if path.name.startswith(".")]


def test_answers_come_while_a_document_is_indexed(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """Indexing a long report holds up no question; afterwards it answers from that, too."""
    serving_of(tmp_path)
    with process(tmp_path) as (_, client):
        path = begin_upload(client, long_report(3000))
        assert "300 gardens" in asked(client, "How many gardens get water?")
        assert client.get(path).json()["phase"] == "running"
        while (job := client.get(path).json())["phase"] == "running":
            assert "300 gardens" in asked(client, "How many gardens get water?")
        assert job["phase"] == "done", job
        assert "9044 boats" in asked(client, "How many boats did office 1292 count?")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_command_does_not_listen_to_the_network_by_oversight(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says why it does not start and what to do; with both options it does not, either."""
    assert main(["serve", "--host", host]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "--auth" in line
    assert "--no-auth" in line
    assert main(["serve", "--host", host, "--auth", "x", "--no-auth"]) == 2
    assert "contradict" in capsys.readouterr().err


def test_address_is_one_a_browser_takes() -> None:
    """An IPv6 address stands in brackets."""
    settings = Settings(index=IndexSettings(embedding="hashing"))
    assert Serving(settings=settings).address == "http://127.0.0.1:7860/"
    assert Serving(settings=settings, host="::1", port=80).address == "http://[::1]:80/"


@pytest.mark.parametrize("path", ["desk/ask", "gradio_api/run/ask"])
def test_a_question_under_way_when_it_ends_is_told_so(
    path: str,
    tmp_path: Path,
    serving_of: Callable[..., Serving],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever asked hears why there is no answer, and no traceback fills the terminal."""
    begun, done = threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> None:
        begun.set()
        done.wait(30)
        raise QuestionError("it was too late")

    for name in ("ask_plainly", "ask_plainly_in_talk"):
        monkeypatch.setattr("briefing_qa.engine.BriefingQA." + name, slow)
    monkeypatch.setattr("briefing_qa.app.workspace.Workspace._opened_engine", open_plainly)

    def ask() -> httpx.Response:
        with httpx.Client(base_url=running.address, timeout=60, headers=OWN) as client:
            client.get("/")
            while client.get("/desk/state").json()["phase"] == "loading":
                time.sleep(0.05)
            question = "How many gardens get water?"
            asked = {"question": question} if path == "desk/ask" else {"data": [question]}
            return client.post(path, json=asked)

    with ThreadPoolExecutor(1) as pool:
        with Background(serving_of(tmp_path, port=0)) as running:
            reply = pool.submit(ask)
            assert begun.wait(60)
            threading.Timer(3.0, done.set).start()  # a thread cannot be stopped
        found = reply.result(timeout=30)
    assert found.status_code >= 500
    assert "the server is ending: ask again when it is back" in found.text
    assert "Traceback" not in "".join(capfd.readouterr())
    assert not [record for record in caplog.records if record.exc_info]


def open_plainly(workspace: Workspace) -> BriefingQA:
    """As a workspace opens its engine, without a first question."""
    return BriefingQA.open(workspace.corpus, workspace.index, settings=workspace.settings)

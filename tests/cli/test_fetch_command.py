"""`fetch`, and addresses given to `add`, against a web server on this machine."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

import pytest
from cli_place import Outcome, Place

from briefing_qa.fetching import Downloader, Policy

HILLS = b"Hills of the west\n\nHill Mora is 800 metres high. Hill Nara is 640 metres high.\n"
LOWER = b"Hills of the west\n\nHill Mora is 799 metres high. Hill Nara is 640 metres high.\n"

# The program with one exception to its rules, which no option of it makes: this machine.
PROGRAM = """
import signal
import sys
from ipaddress import ip_network
from briefing_qa.__main__ import main
from briefing_qa.fetching import Downloader, Policy, fetching
opened = Policy(allowed=(ip_network("127.0.0.1/32"),))
fetching.Downloader = lambda: Downloader(policy=opened)
# A shell that runs the tests in the background lets its programs ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""


@dataclass
class Web:
    """Bodies by path, and an event that lets slow ones go on."""

    port: int = 0
    bodies: dict[str, bytes] = field(default_factory=dict)
    asked: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def address(self, path: str) -> str:
        """An address on this server."""
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web server that the program may visit."""
    site = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.bodies.get(self.path)
            if body is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:20])
            self.wfile.flush()
            site.asked.set()
            if self.path.startswith("/slow"):
                site.go_on.wait(20)
            self.wfile.write(body[20:])

        def log_message(self, *_: object) -> None:
            """Standard error belongs to the program."""

    opened = Policy(allowed=(ip_network("127.0.0.1/32"),))
    monkeypatch.setattr(
        "briefing_qa.fetching.fetching.Downloader",
        lambda: Downloader(policy=opened, sleep=lambda seconds: None),
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        site.go_on.set()
        server.shutdown()
        thread.join()


def register(place: Place, *entries: tuple[str, str]) -> None:
    """Write a register of ids with their addresses, "" where none is known."""
    text = ""
    for name, address in entries:
        text += f'[[source]]\nid = "{name}"\ntitle = "The {name}"\npublisher = "Office"\n'
        text += f'language = "en"\npages = ["https://example.org/{name}"]\n'
        text += f'address = "{address}"\n' if address else ""
    (place.corpus / "sources.toml").write_text(text, encoding="utf-8")


def refused(outcome: Outcome) -> str:
    """The one line of an exit with status 2."""
    assert outcome.status == 2, outcome.text
    (line,) = outcome.errors.splitlines()
    assert line.startswith("briefing-qa: ")
    return line


def test_fetch_downloads_what_is_missing_and_indexes_it(place: Place, web: Web) -> None:
    """The document can be shown afterwards, and a second run has nothing to do."""
    web.bodies["/hills"] = HILLS
    register(place, ("hills", web.address("/hills")))
    outcome = place.run("fetch")
    assert outcome.status == 0, outcome.errors
    assert "fetched   hills as hills.txt\n" in outcome.text
    assert "added    hills\n" in outcome.text
    assert "800 metres" in place.run("show", "hills").text
    again = place.run("fetch")
    assert (again.status, again.text) == (0, "every registered document is here\n")


def test_fetch_is_calm_where_nothing_can_be_downloaded(indexed: Place) -> None:
    """Without ids: exit status 0, and what to do by hand for each."""
    register(indexed, ("rivers", ""), ("hills", ""))
    outcome = indexed.run("fetch")
    assert (outcome.status, outcome.errors) == (0, "")
    first, second = outcome.text.splitlines()
    assert first.startswith("by hand   rivers: no direct address is known: open https://example.")
    assert "then run `briefing-qa index --corpus" in second


def test_fetch_of_an_id_without_an_address_is_one_line(indexed: Place) -> None:
    """Asked for by its id, it is bad input: exit status 2."""
    register(indexed, ("rivers", ""))
    outcome = indexed.run("fetch", "rivers")
    assert outcome.text == ""
    assert "rivers: no direct address is known: open https://example.org/" in refused(outcome)


def test_fetch_of_an_unknown_id_is_one_line(indexed: Place) -> None:
    """The closest is named."""
    register(indexed, ("rivers", ""))
    assert "did you mean rivers" in refused(indexed.run("fetch", "river"))


def test_what_is_here_without_an_address_is_said_to_be_here(indexed: Place) -> None:
    """It is not called unknown, and it is said what is missing; with and without a register."""
    for _ in range(2):
        for option in ((), ("--check",), ("--update",)):
            line = refused(indexed.run("fetch", *option, "lakes"))
            assert "no address of 'lakes' is known: it is in the corpus, but neither regis" in line
        register(indexed, ("rivers", ""))
    assert "did you mean lakes" in refused(indexed.run("fetch", "--check", "lake"))


def test_what_is_not_here_cannot_be_checked(indexed: Place) -> None:
    """The command that downloads it is named only where an address is known."""
    register(indexed, ("rivers", ""), ("hills", "https://example.org/hills.txt"))
    line = refused(indexed.run("fetch", "--check", "rivers"))
    assert "not checked: rivers: it is not here, and no direct address is known: open" in line
    line = refused(indexed.run("fetch", "--update", "hills"))
    assert "not updated: hills: it is not here: `briefing-qa fetch hills --corpus" in line


def test_what_fails_is_one_line_and_the_rest_is_indexed(place: Place, web: Web) -> None:
    """Exit status 2, with the id, the address, and why."""
    web.bodies["/hills"] = HILLS
    register(place, ("rivers", web.address("/none")), ("hills", web.address("/hills")))
    outcome = place.run("fetch")
    line = refused(outcome)
    assert "not fetched: rivers: " in line
    assert "status 404" in line
    assert "added    hills\n" in outcome.text


def test_a_private_address_in_the_register_is_refused(indexed: Place) -> None:
    """With the program's own rules, this machine is not visited."""
    register(indexed, ("rivers", "http://127.0.0.1:8000/rivers.txt"))
    assert "not public (this machine)" in refused(indexed.run("fetch"))


def test_check_and_update(place: Place, web: Web) -> None:
    """A change gives exit status 1 and changes nothing; --update replaces and indexes."""
    web.bodies["/hills"] = HILLS
    register(place, ("hills", web.address("/hills")))
    place.run("fetch")
    same = place.run("fetch", "--check")
    assert (same.status, same.text) == (0, "unchanged hills as hills.txt\n")
    web.bodies["/hills"] = LOWER
    changed = place.run("fetch", "--check", "hills")
    assert changed.status == 1
    assert "changed   hills: what is at http://127.0.0.1:" in changed.text
    assert "`briefing-qa fetch --update hills --corpus " in changed.text
    assert "800 metres" in place.run("show", "hills").text
    updated = place.run("fetch", "--update", "hills")
    assert updated.status == 0
    assert "updated   hills as hills.txt\n" in updated.text
    assert "799 metres" in place.run("show", "hills").text


def test_check_and_update_exclude_each_other(indexed: Place) -> None:
    """One line; and a check without downloads says so."""
    assert "exclude each other" in refused(indexed.run("fetch", "--check", "--update"))
    outcome = indexed.run("fetch", "--check")
    assert (outcome.status, outcome.text) == (
        0,
        "nothing to check: no document came from an address\n",
    )


def test_add_takes_addresses_beside_paths(indexed: Place, web: Web) -> None:
    """All of them are in the index afterwards."""
    web.bodies["/files/Hills%20of%20the%20west.txt"] = HILLS
    file = indexed.folder / "caves.txt"
    file.write_text("There are 12 caves.", encoding="utf-8")
    address = web.address("/files/Hills%20of%20the%20west.txt")
    outcome = indexed.run("add", address, str(file))
    assert outcome.status == 0, outcome.errors
    assert f"fetched  {address} as Hills-of-the-west.txt\n" in outcome.text
    assert "2 added" in outcome.text
    assert "800 metres" in indexed.run("show", "hills-of-the-west").text
    again = indexed.run("add", address)
    assert again.status == 0
    assert again.text == f"is there {address} as Hills-of-the-west.txt\n"


def test_an_address_that_cannot_be_added_is_one_line_and_the_rest_is_added(
    indexed: Place, web: Web
) -> None:
    """Exit status 2, why, and the file is there all the same."""
    file = indexed.folder / "caves.txt"
    file.write_text("There are 12 caves.", encoding="utf-8")
    line = refused(indexed.run("add", web.address("/none"), "ftp://example.org/x", str(file)))
    assert "status 404" in line
    assert "only http and https" in line
    assert "12 caves" in indexed.run("show", "caves").text


def test_an_address_that_has_changed_is_not_added_over_the_old(indexed: Place, web: Web) -> None:
    """It is said how to replace it."""
    web.bodies["/hills.txt"] = HILLS
    indexed.run("add", web.address("/hills.txt"))
    web.bodies["/hills.txt"] = LOWER
    line = refused(indexed.run("add", web.address("/hills.txt")))
    assert "not added: hills: what is at" in line
    assert "`briefing-qa fetch --update hills --corpus " in line


def test_missing_documents_are_said_with_the_command_that_downloads_them(indexed: Place) -> None:
    """Only where an address is known."""
    register(indexed, ("rivers", ""), ("hills", "https://example.org/h.pdf"))
    text = indexed.run("documents").text
    assert "`briefing-qa fetch hills --corpus " in text
    assert "`briefing-qa fetch rivers" not in text


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill"])
def test_a_download_that_is_stopped_leaves_no_document(
    ending: signal.Signals, place: Place, web: Web
) -> None:
    """Ctrl-C leaves nothing at all; a kill leaves only what is hidden, and the next run works."""
    web.bodies["/slow"] = HILLS
    register(place, ("hills", web.address("/slow")))
    arguments = [sys.executable, "-c", PROGRAM, *place.arguments("fetch")]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        assert web.asked.wait(60)
        _wait_for_a_part(place.corpus)
        process.send_signal(ending)
        _, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert b"Traceback" not in errors
    assert process.returncode == (130 if ending == signal.SIGINT else -signal.SIGKILL)
    left = {path.name for path in place.corpus.iterdir()} - {"lakes.md", "wells.txt"}
    assert {name for name in left if not name.startswith(".fetching-")} == {"sources.toml"}
    if ending == signal.SIGINT:
        assert left == {"sources.toml"}
    web.go_on.set()
    assert place.run("fetch").status == 0
    assert "800 metres" in place.run("show", "hills").text


def _wait_for_a_part(corpus: Path) -> None:
    """Until some bytes of the document are on the disk, or a file for them."""
    deadline = time.monotonic() + 30
    while not list(corpus.glob(".fetching-*/body")):
        assert time.monotonic() < deadline
        time.sleep(0.02)

"""The documents tab: listing, uploads, removal."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from desk_place import OWN
from paper import bridges
from starlette.testclient import TestClient

from briefing_qa.app import document_routes, incoming
from briefing_qa.fetching import Downloader, Policy

FISH = b"# Fish of the bay\n\nIn 2019 the bay had 412 boats.\n"


def zipped(name: str, data: bytes) -> bytes:
    """An archive with one file in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, data)
    return written.getvalue()


def finished(client: TestClient, reply: Any) -> dict[str, Any]:
    """Wait for a change of the documents."""
    assert reply.status_code == 202, reply.text
    path = f"/desk/indexing/{reply.json()['job']}"
    begun = time.monotonic()
    while (job := client.get(path).json())["phase"] not in ("done", "failed"):
        assert time.monotonic() - begun < 30
        time.sleep(0.02)
    return dict(job)


def upload(client: TestClient, name: str, data: bytes) -> dict[str, Any]:
    """Send one file and wait for what becomes of it."""
    sent = client.post("/desk/documents", files={"file": (name, data)}, headers=OWN)
    return finished(client, sent)


def files_of(folder: Path) -> set[str]:
    """Every file of the corpus, hidden ones too."""
    return {path.name for path in (folder / "corpus").rglob("*") if path.is_file()}


def test_uploaded_document_is_listed_and_answers(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """A file that was added is in the corpus, in the list, and behind answers."""
    client = make_client()
    (result,) = upload(client, "fish.md", FISH)["results"]
    assert result == {
        "name": "fish.md", "outcome": "added", "document_id": "fish", "reason": "",
        "notices": [],
    }  # fmt: skip
    assert "Fish of the bay" in client.get("/desk/documents").text
    assert "Fish of the bay" in client.get("/desk/documents/choices").text
    asked = client.post("/desk/ask", json={"question": "How many boats?"}, headers=OWN).json()
    assert "412 boats" in asked["html"]
    assert upload(client, "fish.md", FISH)["results"][0]["outcome"] == "unchanged"


def test_documents_are_listed_by_title(make_client: Callable[..., TestClient]) -> None:
    """Whatever their files are called, and in whatever case a title is."""
    client = make_client()
    upload(client, "zz.md", b"# abacus\n\nIt counts 3.\n")
    upload(client, "aa.md", b"# Zebras\n\nThere are 4.\n")
    shown = client.get("/desk/documents").text
    places = [shown.index(f">{title}") for title in ("abacus", "Libraries", "Zebras")]
    assert places == sorted(places)


def test_documents_with_one_title_are_told_apart_by_their_files(
    make_client: Callable[..., TestClient],
) -> None:
    """In the list, and where questions are restricted; others are shown without their files."""
    client = make_client()
    upload(client, "fish-2019.md", FISH)
    upload(client, "fish-2020.md", FISH.replace(b"2019", b"2020"))
    choices = client.get("/desk/documents/choices").text
    shown = re.findall(r'class="choice"[^>]*>(.*?)</label>', choices)
    assert sum('"file">fish-2019.md' in one for one in shown) == 1
    assert sum('"file">fish-2020.md' in one for one in shown) == 1
    assert not any('"file">libraries.md' in one for one in shown)
    facts = re.findall(r'<p class="facts">(.*?)</p>', client.get("/desk/documents").text)
    assert sum('"file">fish-2020.md' in one for one in facts) == 1
    assert not any("libraries.md" in one for one in facts)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("noise.md", bytes(range(256)) * 20, "UTF-8"),
        ("empty.txt", b"", "no"),
        ("program.exe", b"MZ", "not supported"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(64), "UTF-8"),
        ("archive.md", zipped("inside.md", FISH), "UTF-8"),
        ("archive.zip", zipped("inside.md", FISH), "not supported"),
        ("tape.txt", b"inside.md" + bytes(503) + FISH, "NUL"),
        ("libraries.md", b"# Another one\n\nWith the same name.\n", "another file"),
    ],
)
def test_refused_upload_says_why_and_leaves_nothing(
    make_client: Callable[..., TestClient], tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    """What cannot be read is said in one line; corpus and temporary folder are as before."""
    client = make_client()
    before = files_of(tmp_path)
    (result,) = upload(client, name, data)["results"]
    assert result["outcome"] == "refused"
    assert word in result["reason"]
    assert "briefing-qa-upload" not in result["reason"], "no path of the server"
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../escape.md", "escape.md"),
        ("/etc/escape.md", "escape.md"),
        ("..\\escape.md", "escape.md"),
        ("C:\\escape.md", "escape.md"),
        (".escape.md", "escape.md"),
        ("esc\0ape.md", "escape.md"),
        ("escape\u202e.md", "escape.md"),
        ("NUL.md", "NUL_.md"),
        ("x" * 3000 + ".md", "x" * 196 + ".md"),
    ],
)
def test_names_of_uploads_lead_nowhere(
    make_client: Callable[..., TestClient], tmp_path: Path, name: str, kept: str
) -> None:
    """Whatever a file is called, it lands in the corpus under a last name that is safe."""
    client = make_client()
    before = files_of(tmp_path)
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + FISH + b"\r\n--b--\r\n"
    headers = {**OWN, "content-type": "multipart/form-data; boundary=b"}
    finished(client, client.post("/desk/documents", content=body, headers=headers))
    assert files_of(tmp_path) - before == {kept}
    assert not (tmp_path / "escape.md").exists()
    assert not Path("/etc/escape.md").exists()


def test_too_large_uploads_are_refused_before_they_are_read(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The length is enough to refuse; without one nothing is read."""
    monkeypatch.setattr(document_routes, "MAX_REQUEST_BYTES", 100)
    sent = client.post("/desk/documents", files={"file": ("a.md", b"x" * 200)}, headers=OWN)
    assert sent.status_code == 413
    headers = {**OWN, "content-type": "multipart/form-data; boundary=x"}
    assert client.post("/desk/documents", content=iter([b"x"]), headers=headers).status_code == 411
    both = {**headers, "content-length": "10", "transfer-encoding": "chunked"}
    assert client.post("/desk/documents", content=iter([b"x"]), headers=both).status_code == 411
    nothing = client.post("/desk/documents", files={"other": ("", b"")}, headers=OWN)
    assert nothing.status_code in (400, 413)


def test_too_many_files_at_once_are_refused(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """One request takes a bounded number of files, and what is refused leaves nothing."""
    client = make_client()
    before = files_of(tmp_path), uploads_on_their_way()
    files = [("file", (f"{n}.md", FISH)) for n in range(document_routes.MAX_FILES + 1)]
    reply = client.post("/desk/documents", files=files, headers=OWN)
    assert reply.status_code == 400
    assert "Too many files" in reply.json()["detail"]
    assert (files_of(tmp_path), uploads_on_their_way()) == before


def uploads_on_their_way() -> set[str]:
    """Folders of this process's uploads that are not in the corpus yet; others test beside it."""
    own = f"briefing-qa-upload-{os.getpid()}-*"
    return {path.name for path in Path(tempfile.gettempdir()).glob(own)}


def test_nothing_stays_behind_of_an_upload(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """Its folder goes when it is in or refused; a killed server's goes with the next start."""
    before = uploads_on_their_way()
    client = make_client()
    upload(client, "fish.md", FISH)
    upload(client, "noise.md", b"\xff\xff")
    assert uploads_on_their_way() == before
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], stdout=-1)
    gone = Path(tempfile.gettempdir()) / f"briefing-qa-upload-{int(ended.stdout)}-x"
    going = gone.with_name(f"briefing-qa-upload-{os.getppid()}-x")
    for folder in (gone, going):
        folder.mkdir()
    try:
        incoming.clear_abandoned()
        assert not gone.exists()
        assert going.exists()
    finally:
        going.rmdir()


def test_removed_document_is_gone(make_client: Callable[..., TestClient], tmp_path: Path) -> None:
    """File, index and list lose it; others stay."""
    client = make_client()
    for name in ("gardens", "mercados"):
        job = finished(client, client.delete(f"/desk/documents/{name}", headers=OWN))
        assert job["phase"] == "done"
    assert files_of(tmp_path) == {"libraries.md"}
    assert client.get("/desk/state").json()["documents"] == 1
    unknown = finished(client, client.delete("/desk/documents/nothing", headers=OWN))
    assert unknown["phase"] == "failed"


def test_nothing_is_removed_while_the_index_is_written(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """The file stays where its document cannot be taken out of the index."""
    client = make_client()
    before = files_of(tmp_path)
    store = client.app._app.state.services.workspace.engine._store  # type: ignore[attr-defined]
    with store.writer():
        job = finished(client, client.delete("/desk/documents/gardens", headers=OWN))
    assert job["phase"] == "failed"
    assert "being written" in job["message"]
    assert files_of(tmp_path) == before


def test_upload_that_cannot_be_indexed_is_taken_out_again(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """Where another process writes to the index, the file does not stay half added."""
    client = make_client()
    before = files_of(tmp_path)
    store = client.app._app.state.services.workspace.engine._store  # type: ignore[attr-defined]
    with store.writer():
        job = upload(client, "fish.md", FISH)
    assert job["phase"] == "failed"
    assert "being written" in job["message"]
    assert files_of(tmp_path) == before


def test_jobs_of_others_are_not_shown(make_client: Callable[..., TestClient]) -> None:
    """Another browser cannot look at what an upload said."""
    client = make_client()
    sent = client.post("/desk/documents", files={"file": ("fish.md", FISH)}, headers=OWN).json()
    client.cookies.clear()
    client.get("/")
    assert client.get(f"/desk/indexing/{sent['job']}").status_code == 404


def test_questions_are_answered_while_documents_are_indexed(
    make_client: Callable[..., TestClient],
) -> None:
    """A change of the documents holds up no answer."""
    client = make_client()
    services = client.app._app.state.services  # type: ignore[attr-defined]
    hold = threading.Event()
    services.indexing.start("somebody", lambda _: hold.wait(30))
    try:
        asked = client.post("/desk/ask", json={"question": "How many gardens?"}, headers=OWN)
        assert asked.status_code == 200
        assert services.indexing.busy
        assert "being indexed" in client.get("/desk/documents").text
    finally:
        hold.set()


def test_names_and_texts_of_documents_are_shown_as_text(
    make_client: Callable[..., TestClient],
) -> None:
    """Markup in titles, headings, quotes and questions never becomes markup of the page."""
    client = make_client()
    evil = "<img src=x onerror=alert(1)>"
    fields = f"title: 'T {evil}'\npublisher: '{evil}'"
    text = f"---\n{fields}\n---\n\n# H {evil}\n\nTeal boats {evil} are 9.\n"
    upload(client, "evil.md", text.encode())
    asked = client.post("/desk/ask", json={"question": f"teal boats {evil}?"}, headers=OWN).json()
    base = f"/desk/conversations/{asked['conversation']}"
    client.post(f"{base}/title", json={"title": evil}, headers=OWN)
    pages = [
        asked["html"],
        client.get("/desk/documents").text,
        client.get("/desk/documents/choices").text,
        client.get("/desk/conversations").text,
        client.get("/desk/welcome").text,
        client.get(base).json()["html"],
        client.get("/desk/source", params={"document_id": "evil"}).text,
    ]
    assert sum("&lt;img src=x" in page for page in pages) >= 6
    assert not any("<img" in page for page in pages)


@contextmanager
def site(**files: bytes) -> Iterator[str]:
    """A server of files on this machine; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = files.get(self.path.strip("/").partition(".")[0])
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", "text/markdown; charset=utf-8")
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: object) -> None:
            """Silence."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def download(client: TestClient, **wanted: str) -> dict[str, Any]:
    """Have a document downloaded and wait for what becomes of it."""
    return finished(client, client.post("/desk/documents/address", json=wanted, headers=OWN))


def test_address_of_a_document_is_downloaded_and_answers(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """What stands at an address comes into the corpus; a second time it is there already."""
    client = make_client()
    library = client.app._app.state.services.library  # type: ignore[attr-defined]
    library._downloader = Downloader(policy=Policy(allowed=(ip_network("127.0.0.1/32"),)))
    with site(fish=FISH) as address:
        (result,) = download(client, address=f" {address}/fish.md ")["results"]
        assert (result["outcome"], result["document_id"]) == ("added", "fish")
        assert result["name"] == f"{address}/fish.md"
        assert "fish.md" in files_of(tmp_path)
        asked = client.post("/desk/ask", json={"question": "How many boats?"}, headers=OWN).json()
        assert "412 boats" in asked["html"]
        (again,) = download(client, address=f"{address}/fish.md")["results"]
        assert again["outcome"] == "unchanged"
        (missing,) = download(client, address=f"{address}/other.md")["results"]
        assert missing["outcome"] == "refused"
        assert "404" in missing["reason"]


def test_registered_document_is_downloaded_by_its_id(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """Where the register knows an address, a button gets the document; without one it says how."""
    client = make_client()
    library = client.app._app.state.services.library  # type: ignore[attr-defined]
    library._downloader = Downloader(policy=Policy(allowed=(ip_network("127.0.0.1/32"),)))
    with site(fish=FISH) as address:
        entry = 'publisher = "Bay Office"\nlanguage = "en"\npages = ["https://bay.example/"]\n'
        (tmp_path / "corpus" / "sources.toml").write_text(
            f'[[source]]\nid = "bay-fish"\ntitle = "Fish"\n{entry}address = "{address}/fish.md"\n'
            f'[[source]]\nid = "bay-birds"\ntitle = "Birds"\n{entry}',
            encoding="utf-8",
        )
        shown = client.get("/desk/documents").text
        offered = re.findall(r'data-do="fetch-document" data-document="([^"]+)"', shown)
        assert offered == ["bay-fish"]
        (result,) = download(client, document_id="bay-fish")["results"]
        assert (result["outcome"], result["document_id"]) == ("added", "bay-fish")
        (by_hand,) = download(client, document_id="bay-birds")["results"]
        assert by_hand["outcome"] == "refused"
        assert "https://bay.example/" in by_hand["reason"]
        assert download(client, document_id="bay-boats")["phase"] == "failed"


def test_addresses_inside_of_the_network_are_not_visited(
    make_client: Callable[..., TestClient], tmp_path: Path
) -> None:
    """This machine, and what is no address, are refused in words; nothing changes."""
    client = make_client()
    before = files_of(tmp_path)
    here = ("http://127.0.0.1:1/fish.md", "http://[::1]/fish.md")
    for address in (*here, "file:///etc/passwd", "x"):
        (result,) = download(client, address=address)["results"]
        assert result["outcome"] == "refused"
        assert result["reason"]
    assert files_of(tmp_path) == before
    for body in ({}, {"address": "  "}, {"address": "https://a.example", "document_id": "b"}):
        reply = client.post("/desk/documents/address", json=body, headers=OWN)
        assert reply.status_code == 400


def test_where_documents_cannot_be_changed_nothing_is_taken_in(
    make_client: Callable[..., TestClient],
) -> None:
    """Neither files nor addresses; and the page offers neither."""
    client = make_client()
    services = client.app._app.state.services  # type: ignore[attr-defined]
    client.app._app.state.services = replace(services, changes=False)  # type: ignore[attr-defined]
    body = {"address": "https://documents.example/a.pdf"}
    assert client.post("/desk/documents/address", json=body, headers=OWN).status_code == 403
    sent = client.post("/desk/documents", files={"file": ("fish.md", FISH)}, headers=OWN)
    assert sent.status_code == 403
    shown = client.get("/desk/documents").text
    assert "from-address" not in shown
    assert 'id="drop"' not in shown


def test_what_is_known_of_a_document_is_listed(make_client: Callable[..., TestClient]) -> None:
    """Date, language and number of pages stand in the list."""
    client = make_client()
    (result,) = upload(client, "bridges.pdf", bridges())["results"]
    assert result["outcome"] == "added"
    shown = client.get("/desk/documents").text.partition('data-document="bridges"')[2]
    facts = shown.split('class="facts"')[1].split("</p>")[0]
    assert "2000-01-01" in facts
    assert "English" in facts
    assert "3 pages" in facts


def test_file_that_was_tried_in_vain_says_why(
    tmp_path: Path, make_client: Callable[..., TestClient]
) -> None:
    """It is not told to wait to be indexed: the reason is known since the server began."""
    make_client()  # writes the corpus
    (tmp_path / "corpus" / "noise.md").write_bytes(bytes(range(256)))
    page = make_client().get("/desk/documents").text
    assert "Not indexed yet" not in page
    assert "Files that could not be read" in page
    assert "UTF-8" in page

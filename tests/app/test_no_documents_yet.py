"""A corpus without a document: the page is there, and the first one is added in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from desk_place import OWN, made
from starlette.testclient import TestClient
from test_document_routes import FISH, finished, upload

from briefing_qa.app.serving import Serving
from briefing_qa.app.workspace import NoDocumentsError, Workspace
from briefing_qa.engine import remove_document, update_index

ASKED = {"question": "How many boats had the bay in 2019?"}


@pytest.fixture
def empty(tmp_path: Path, serving_of: Callable[..., Serving]) -> Serving:
    """What is served where the corpus holds nothing."""
    serving = serving_of(tmp_path)
    for path in serving.corpus.iterdir():
        path.unlink()
    return serving


@contextmanager
def visited(serving: Serving, **headers: str) -> Iterator[tuple[TestClient, Workspace]]:
    """A client of a server that has looked at its corpus."""
    app = made(serving)
    workspace: Workspace = app._app.state.services.workspace
    with TestClient(app, base_url="http://127.0.0.1", headers=headers) as client:
        assert workspace.wait(60)
        client.get("/")
        yield client, workspace


def answer(client: TestClient) -> Any:
    """What the page gets for a question; it asks again where it is told to wait."""
    while (reply := client.post("/desk/ask", json=ASKED, headers=OWN)).status_code == 503:
        assert client.get("/desk/state").json()["phase"] != "failed"
    return reply


@pytest.mark.parametrize(
    ("tongue", "none", "how"),
    [
        ("en", "There are no documents yet", "tab Documents"),
        ("es", "Todavía no hay documentos", "pestaña Documentos"),
    ],
)
def test_page_says_that_there_is_no_document_and_how_to_add_one(
    empty: Serving, tongue: str, none: str, how: str
) -> None:
    """In its language, where one asks and where the documents are; nothing of it is an error."""
    with visited(empty, **{"Accept-Language": tongue}) as (client, _):
        assert client.get("/desk/state").json()["phase"] == "empty"
        welcome = client.get("/desk/welcome").text
        assert none in welcome
        assert how in welcome
        assert none in client.get("/desk/documents").text
        for path in ("openings", "documents/choices", "conversations", "evaluation"):
            assert client.get(f"/desk/{path}").status_code == 200


def test_question_before_the_first_document_has_a_kind_of_its_own(empty: Serving) -> None:
    """The page says it in its words; programs get one line, and an empty list of documents."""
    with visited(empty) as (client, workspace):
        reply = answer(client)
        assert (reply.status_code, reply.json()["kind"]) == (409, "empty")
        assert "no documents yet" in reply.json()["detail"]
        with pytest.raises(NoDocumentsError, match="no documents yet"):
            workspace.find_passages("boats", 3)
        assert workspace.documents() == []
        assert "conversation/" not in client.get("/desk/conversations").text


def test_first_upload_is_listed_and_answers(empty: Serving) -> None:
    """When it is indexed the engine is there: no other start is needed."""
    with visited(empty) as (client, _):
        assert upload(client, "fish.md", FISH)["results"][0]["outcome"] == "added"
        assert client.get("/desk/state").json()["phase"] == "ready"
        assert "412 boats" in answer(client).json()["html"]
        shown = client.get("/desk/documents").text
        assert "Fish of the bay" in shown
        assert "no documents yet" not in shown
        assert "no documents yet" not in client.get("/desk/welcome").text


def test_first_upload_that_is_refused_leaves_the_page_as_it_was(empty: Serving) -> None:
    """It says why, and the next one is taken."""
    with visited(empty) as (client, _):
        assert upload(client, "empty.txt", b"")["results"][0]["outcome"] == "refused"
        assert client.get("/desk/state").json()["phase"] == "empty"
        assert upload(client, "fish.md", FISH)["results"][0]["outcome"] == "added"
        assert answer(client).status_code == 200


def test_files_that_cannot_be_read_are_no_documents(empty: Serving) -> None:
    """They are listed with what is wrong, and a document can be added beside them."""
    (empty.corpus / "empty.txt").write_bytes(b"")
    with visited(empty) as (client, _):
        assert client.get("/desk/state").json()["phase"] == "empty"
        shown = client.get("/desk/documents").text
        assert "empty.txt</span>: there is no text in it" in shown
        assert "Not indexed yet" not in shown
        upload(client, "fish.md", FISH)
        assert "412 boats" in answer(client).json()["html"]
        assert "empty.txt</span>: there is no text in it" in client.get("/desk/documents").text


def test_document_that_was_put_into_the_folder_is_found_by_the_next_question(
    empty: Serving,
) -> None:
    """Whoever adds the first one by other means need not start the server anew."""
    with visited(empty) as (client, _):
        assert answer(client).status_code == 409
        (empty.corpus / "fish.md").write_bytes(FISH)
        assert "412 boats" in answer(client).json()["html"]


def test_whoever_starts_too_late_finds_it_open(
    empty: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two questions see the first document at once; the slower one leaves nothing loading."""
    with visited(empty) as (_, workspace):
        assert workspace.state.phase == "empty"
        (empty.corpus / "fish.md").write_bytes(FISH)
        start = workspace.start

        def start_late() -> None:
            workspace.open_now()  # what the faster one has begun is done meanwhile
            start()

        monkeypatch.setattr(workspace, "start", start_late)
        assert [record.id for record in workspace.documents()] == ["fish"]
        assert workspace.wait(10)
        assert workspace.state.phase == "ready"


def test_last_document_removed_by_another_program_is_none_either(empty: Serving) -> None:
    """The page says so as it does before the first one."""
    (empty.corpus / "fish.md").write_bytes(FISH)
    update_index(empty.corpus, empty.index, settings=empty.settings)
    with visited(empty) as (client, _):
        assert answer(client).status_code == 200
        remove_document(empty.corpus, empty.index, "fish", settings=empty.settings)
        assert answer(client).json()["kind"] == "empty"
        assert "There are no documents yet" in client.get("/desk/welcome").text
        upload(client, "fish.md", FISH)
        assert "412 boats" in answer(client).json()["html"]


@pytest.mark.parametrize("beside", [None, b""], ids=["alone", "beside a file without text"])
def test_last_document_can_be_removed_in_the_page(empty: Serving, beside: bytes | None) -> None:
    """The page is as it was before the first one, also after a new start, and takes another."""
    (empty.corpus / "fish.md").write_bytes(FISH)
    if beside is not None:
        (empty.corpus / "empty.txt").write_bytes(beside)
    with visited(empty) as (client, _):
        assert (
            finished(client, client.delete("/desk/documents/fish", headers=OWN))["phase"] == "done"
        )
        assert not (empty.corpus / "fish.md").exists()
        assert "There are no documents yet" in client.get("/desk/welcome").text
        assert "no documents yet" in client.get("/desk/documents").text
        assert answer(client).json()["kind"] == "empty"
    with visited(empty) as (client, _):
        assert client.get("/desk/state").json()["phase"] == "empty"
        upload(client, "fish.md", FISH)
        assert "412 boats" in answer(client).json()["html"]


def test_missing_documents_are_not_taken_for_none(
    empty: Serving, caplog: pytest.LogCaptureFixture
) -> None:
    """A folder that is not mounted, or a wrong one, is said: its index holds documents.

    It is said on the terminal, too: who has started the server need not look at the page.
    """
    (empty.corpus / "fish.md").write_bytes(FISH)
    update_index(empty.corpus, empty.index, settings=empty.settings)
    (empty.corpus / "fish.md").unlink()
    with visited(empty) as (client, _):
        state = client.get("/desk/state").json()
        assert state["phase"] == "failed"
        assert "from another time" in state["message"]
    (record,) = [one for one in caplog.records if one.name == "briefing_qa.app.workspace"]
    assert record.getMessage() == f"no question can be answered: {state['message']}"
    assert record.exc_info is None

"""Servers over small documents: one for reading, and as many to change as a test wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_place import Visit, check, chromium, watched
from desk_place import OWN, Background, made, opened
from starlette.testclient import TestClient

from briefing_qa.app.serving import Serving
from briefing_qa.config import AnswerSettings, IndexSettings, ReaderSettings, Settings

QUESTIONS = """\
{"id": "q1", "question": "How many libraries were open on Sundays?", "answerable": true, \
"kind": "direct", "answer": [["1,250"]], "evidence": [{"document_id": "libraries", \
"quote": "In 2022, 1,250 libraries were open on Sundays."}]}
{"id": "q2", "question": "Who won the football cup?", "answerable": false, "kind": "off_topic", \
"answer": [], "evidence": []}
"""


@pytest.fixture(scope="session")
def serving_of(hashing: IndexSettings, write_corpus: Callable[..., Path]) -> Callable[..., Serving]:
    """What is served from a folder: small documents, a question set, no conversations yet."""

    def make(folder: Path, **changes: Any) -> Serving:
        settings = Settings(
            index=hashing,
            answer=AnswerSettings(min_confidence=0.0),
            reader=ReaderSettings(kind="similarity"),
        )
        sets = folder / "eval"
        if not sets.exists():
            write_corpus(folder / "corpus")
            sets.mkdir()
            (sets / "small.jsonl").write_text(QUESTIONS, encoding="utf-8")
            Path(f"{sets / 'small.test'}.jsonl").write_text(
                QUESTIONS.replace('"id": "q', '"id": "final-q'), encoding="utf-8"
            )
        return Serving(
            corpus=folder / "corpus",
            index=folder / "index",
            conversations=folder / "conversations.sqlite",
            sets=sets,
            settings=settings,
            **changes,
        )

    return make


@pytest.fixture
def make_client(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> Iterator[Callable[..., TestClient]]:
    """Starts servers that a test may change."""
    clients = []

    def make(**changes: Any) -> TestClient:
        clients.append(opened(made(serving_of(tmp_path, **changes))))
        return clients[-1]

    yield make
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def client(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[TestClient]:
    """A server whose documents stay as they are."""
    found = opened(made(serving_of(tmp_path_factory.mktemp("desk"))))
    yield found
    found.__exit__(None, None, None)


@pytest.fixture
def ask(client: TestClient) -> Callable[..., dict[str, Any]]:
    """Asks a question as the page does."""

    def put(question: str, **more: Any) -> dict[str, Any]:
        reply = client.post("/desk/ask", json={"question": question, **more}, headers=OWN)
        assert reply.status_code == 200, reply.text
        return dict(reply.json())

    return put


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for the tests of a module."""
    with chromium() as found:
        yield found


@pytest.fixture
def begin_visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    """Begins visits, each in a browser of its own; nothing may go wrong or go out in any."""
    visits: list[Visit] = []

    def begin(address: str, width: int = 1440, height: int = 900, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        visits.append(watched(context.new_page(), address))
        return visits[-1]

    yield begin
    for one in visits:
        one.page.context.close()
        check(one)


@pytest.fixture
def visit(begin_visit: Callable[..., Visit], server: Background) -> Callable[..., Visit]:
    """Opens the page of the `server` of a file of tests in a browser of its own."""
    return lambda **options: begin_visit(server.address, **options).open()

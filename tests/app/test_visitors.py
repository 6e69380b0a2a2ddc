"""Who is asking, and who is let in."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_place import OWN
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from briefing_qa.access import Accounts, add_account
from briefing_qa.access.passwords import Cost
from briefing_qa.app.guard import Guard
from briefing_qa.app.visitors import LOGIN_SECONDS, Entrance, Logins, Visitor


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    """Two people who may come in."""
    path = tmp_path / "accounts"
    for name in ("ana", "ben"):
        add_account(path, name, f"{name}'s long password", cost=Cost(ln=4, r=8, p=1))
    return Accounts(path)


def log_in(client: TestClient, name: str, password: str) -> int:
    """Send the form; the status."""
    form = {"username": name, "password": password}
    return client.post("/login", data=form, follow_redirects=False).status_code


@pytest.fixture
def closed(make_client: Callable[..., TestClient], accounts: Accounts) -> TestClient:
    """A server that wants a log-in, and a client that has none."""
    client = make_client(accounts=accounts)
    client.cookies.clear()
    return client


@pytest.mark.parametrize(
    "path",
    [
        "/desk/shell", "/desk/state", "/desk/conversations", "/desk/documents", "/desk/source",
        "/config", "/gradio_api/info", "/gradio_api/queue/data?session_hash=x",
        "/desk/judged.jsonl",
    ],
)  # fmt: skip
def test_nothing_is_shown_before_the_log_in(closed: TestClient, path: str) -> None:
    """Neither pieces of the page nor Gradio's endpoints answer."""
    reply = closed.get(path, follow_redirects=False)
    assert reply.status_code == 401
    assert "libraries" not in reply.text


def test_page_leads_to_the_form_and_the_form_into_the_page(closed: TestClient) -> None:
    """Who is not logged in gets the form; the right password opens, and logging out closes."""
    assert closed.get("/", follow_redirects=False).headers["location"] == "/login"
    form = closed.get("/login", headers={"accept-language": "es"})
    assert "Contraseña" in form.text
    assert log_in(closed, "ana", "wrong") == 401
    assert log_in(closed, "nobody", "wrong") == 401
    accept = {"accept": "text/html"}
    data = {"username": "Ana ", "password": "ana's long password"}
    right = closed.post("/login", data=data, headers=accept, follow_redirects=False)
    assert right.status_code == 303
    assert "HttpOnly" in right.headers["set-cookie"]
    assert closed.get("/desk/state").status_code == 200
    assert "ana" in closed.get("/desk/shell").text
    closed.post("/logout", follow_redirects=False)
    assert closed.get("/desk/state").status_code == 401


def test_two_people_do_not_see_each_other(closed: TestClient) -> None:
    """Conversations belong to the account, on whatever browser."""
    assert log_in(closed, "ana", "ana's long password") == 200
    asked = closed.post("/desk/ask", json={"question": "How many gardens?"}, headers=OWN).json()
    closed.cookies.clear()
    log_in(closed, "ben", "ben's long password")
    assert closed.get(f"/desk/conversations/{asked['conversation']}").status_code == 404
    closed.cookies.clear()
    log_in(closed, "ana", "ana's long password")
    assert closed.get(f"/desk/conversations/{asked['conversation']}").status_code == 200


def test_guessing_is_slowed_down(closed: TestClient) -> None:
    """After some wrong passwords the right one has to wait as well."""
    statuses = [log_in(closed, "ana", f"guess {n}") for n in range(12)]
    assert statuses[0] == 401
    assert statuses[-1] == 429
    assert log_in(closed, "ana", "ana's long password") == 429


def test_programs_may_send_the_password_with_each_request(closed: TestClient) -> None:
    """HTTP Basic opens the same; nonsense in its place does not."""
    right = base64.b64encode(b"ana:ana's long password").decode()
    for header, status in (
        (f"Basic {right}", 200), (f"basic {right}", 200), ("Basic bm8=", 401), ("Basic ***", 401),
        ("Bearer x", 401), ("Basic /w==", 401), ("Basic ñandú", 401),
    ):  # fmt: skip
        headers = {"authorization": header.encode("latin-1")}
        reply = closed.get("/desk/state", headers=headers)
        assert reply.status_code == status, header


def test_a_password_that_is_checked_holds_up_nobody_else() -> None:
    """What takes long by design is done beside the loop that serves everybody."""
    free = threading.Event()

    class Slow(Entrance):
        def visitor(self, connection: HTTPConnection) -> Visitor | None:
            slow = "authorization" in connection.headers
            return None if slow and not free.wait(20) else Visitor(owner="user:ana")

    served: list[str] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        served.append(scope["path"])

    async def ask(guard: Guard, path: str, *headers: tuple[bytes, bytes]) -> None:
        scope = {"type": "http", "method": "GET", "path": path, "headers": list(headers)}

        async def receive() -> Message:
            return {"type": "http.disconnect"}

        async def send(_: Message) -> None:
            """Nobody listens."""

        await guard(scope, receive, send)

    async def both() -> None:
        guard = Guard(app, entrance=Slow(), hosts=None, mcp=False)
        first = asyncio.create_task(ask(guard, "/desk/first", (b"authorization", b"Basic x")))
        await asyncio.sleep(0)
        await ask(guard, "/desk/second")
        free.set()
        await first

    asyncio.run(both())
    assert served == ["/desk/second", "/desk/first"]


def test_another_password_ends_what_the_old_one_opened(closed: TestClient) -> None:
    """Who has come to know a password is out as soon as it is changed, whatever way they took."""
    old = base64.b64encode(b"ana:ana's long password").decode()
    header = {"authorization": f"Basic {old}"}
    assert closed.get("/desk/state", headers=header).status_code == 200
    assert log_in(closed, "ana", "ana's long password") == 200
    guard: Any = closed.app
    accounts = guard._entrance._accounts.path
    add_account(accounts, "ana", "another long one", cost=Cost(ln=4, r=8, p=1))
    assert closed.get("/desk/state").status_code == 401
    assert closed.get("/desk/state", headers=header).status_code == 401
    assert log_in(closed, "ana", "another long one") == 200
    assert closed.get("/desk/state").status_code == 200


def test_only_programs_are_asked_for_the_password_by_the_browser_way(closed: TestClient) -> None:
    """A browser that is asked so asks by itself, over the page that would go to its own form."""
    path = "/gradio_api/info"
    assert closed.get(path).headers["www-authenticate"].startswith("Basic")
    assert "www-authenticate" not in closed.get("/desk/state").headers
    from_a_page = {"sec-fetch-mode": "cors"}
    assert "www-authenticate" not in closed.get(path, headers=from_a_page).headers
    closed.cookies.set("briefing_qa_login", "ended")
    assert "www-authenticate" not in closed.get(path).headers


def test_cookies_of_others_making_open_nothing(closed: TestClient) -> None:
    """A log-in cannot be made up."""
    for value in ("ana", "", "x" * 43):
        closed.cookies.set("briefing_qa_login", value)
        assert closed.get("/desk/state").status_code == 401
        closed.cookies.clear()


def test_login_ends_after_a_while() -> None:
    """A token is good for a working day, and not after it was given back."""
    now = [0.0]
    logins = Logins(clock=lambda: now[0])
    token = logins.begin("ana")
    other = logins.begin("ana")
    assert logins.name(token) == "ana"
    logins.end(other)
    assert logins.name(other) == ""
    now[0] = LOGIN_SECONDS + 1
    assert logins.name(token) == ""

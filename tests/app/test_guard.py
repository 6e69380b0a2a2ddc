"""What reaches the server, and what goes out with its answers."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_place import made
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from briefing_qa.app.guard import HEADERS, MOST_BYTES, OWN_HEADER
from briefing_qa.app.serving import Serving

REFUSED = (
    "/gradio_api/file=/etc/passwd",
    "/gradio_api/file=corpus/libraries.md",
    "/gradio_api/file/etc/passwd",
    "/file=/etc/passwd",
    "/gradio_api/upload",
    "/gradio_api/upload_progress?upload_id=1",
    "/gradio_api/proxy=http://example.com/",
    "/gradio_api/stream/x",
    "/gradio_api/component_server",
    "/gradio_api/vibe-code/",
    "/gradio_api/mcp/",
    "/monitoring",
    "/custom_component/x/client/component/index.js",
    "/gradio_api/run-history/records",
    "/static/..%2f..%2fpyproject.toml",
    "/static/%2e%2e/%2e%2e/pyproject.toml",
    "/assets/..\\..\\x",
    "/desk/static/..%2fen.json",
    "/desk/static/turn.html",
    "/docs",
    "/openapi.json",
)


@pytest.mark.parametrize("path", REFUSED)
def test_nothing_is_served_that_the_page_does_not_need(client: TestClient, path: str) -> None:
    """Files, uploads, proxies and the rest of Gradio's routes are not there."""
    for method in ("GET", "POST"):
        reply = client.request(method, path, headers={OWN_HEADER: "1"})
        assert reply.status_code in (404, 405), (method, path, reply.status_code)
        assert "root:" not in reply.text


LET_THROUGH = {
    "/", "/svelte/{path:path}", "/config", "/config/", "/static/{path:path}",
    "/assets/{path:path}", "/favicon.ico", "/theme.css", "/robots.txt", "/gradio_api/info",
    "/gradio_api/info/", "/gradio_api/openapi.json", "/gradio_api/app_id", "/gradio_api/app_id/",
    "/gradio_api/startup-events", "/gradio_api/reset", "/gradio_api/reset/", "/gradio_api/cancel",
    "/gradio_api/login_check", "/gradio_api/login_check/", "/gradio_api/heartbeat/{session_hash}",
    "/gradio_api/queue/join", "/gradio_api/queue/data", "/gradio_api/queue/status",
    "/gradio_api/run/{api_name}", "/gradio_api/run/{api_name}/", "/gradio_api/api/{api_name}",
    "/gradio_api/api/{api_name}/", "/gradio_api/call/{api_name}", "/gradio_api/call/{api_name}/",
    "/gradio_api/call/v2/{api_name}", "/gradio_api/call/v2/{api_name}/",
    "/gradio_api/call/{api_name}/{event_id}", "/gradio_api/call/v2/{api_name}/{event_id}",
}  # fmt: skip
"""Every route of Gradio that a request may reach."""


def routes_of(routes: Iterable[Any], before: str = "") -> Iterator[str]:
    """Paths of all routes, those of mounted applications and routers too."""
    for route in routes:
        path = before + getattr(route, "path", "")
        inner = getattr(route, "original_router", None) or getattr(route, "app", None)
        below = getattr(inner, "routes", None)
        if below:
            yield from routes_of(below, path)
        else:
            yield path


def test_every_route_of_gradio_is_known_or_closed(client: TestClient) -> None:
    """A route that a new version of Gradio brings is not open before somebody has looked at it."""
    guard: Any = client.app
    (mounted,) = [route for route in guard._app.routes if type(route).__name__ == "Mount"]
    found = set(routes_of(mounted.app.routes))
    assert "/gradio_api/file={path_or_url:path}" in found, sorted(found)
    filled = {path: re.sub(r"{[^}]*}", "x", path) for path in found}
    own = {path for path in found if path.startswith(("/login", "/logout"))}
    assert {path for path in found if guard._passes(filled[path])} - own <= LET_THROUGH


def test_no_file_is_read_for_what_a_program_sends(client: TestClient) -> None:
    """A value that Gradio would take for a file is neither opened nor given back."""
    file = {"path": "/etc/passwd", "url": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
    for values in ([file], ["How many?", [file]], [[file]]):
        for path in ("/gradio_api/run/ask", "/gradio_api/api/ask", "/gradio_api/call/ask"):
            reply = client.post(path, json={"data": values})
            assert "root:" not in reply.text
            event = reply.json().get("event_id") if reply.status_code == 200 else None
            if event:
                assert "root:" not in client.get(f"{path}/{event}").text


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Gradio-Server", "x-forwarded-host"])
@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/info", "/logout"])
def test_nobody_names_the_server_for_others(client: TestClient, name: str, path: str) -> None:
    """An address that a request brings along gets into no page, and into no example of calling."""
    for address in ("evil.example", "http://evil.example"):
        reply = client.get(path, headers={name: address}, follow_redirects=False)
        assert reply.status_code < 400
        assert "evil" not in reply.text + str(reply.headers)


def test_no_cache_keeps_the_page_for_others(client: TestClient) -> None:
    """It brings a cookie that is one browser's."""
    assert client.get("/").headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", "["])
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    """A name that somebody else's server leads to this machine with does not open the page."""
    assert client.get("/desk/state", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.2", "LOCALHOST"])
def test_other_names_are_refused_on_every_address_of_this_machine(
    serving_of: Callable[..., Serving], tmp_path: Path, host: str
) -> None:
    """However the address of this machine is written that it listens on."""
    client = TestClient(made(serving_of(tmp_path, host=host)), base_url=f"http://{host}:7860")
    assert client.get("/desk/static/desk.css").status_code == 200
    other = {"host": "evil.example"}
    assert client.get("/desk/static/desk.css", headers=other).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:7860", "[::1]:7860"])
def test_own_names_are_taken(client: TestClient, host: str) -> None:
    """This machine's names work, with whatever port."""
    assert client.get("/desk/state", headers={"host": host}).status_code == 200


def test_other_sites_can_neither_read_nor_change(client: TestClient) -> None:
    """A request that another site sends is refused, even where the browser adds the cookie."""
    asked = {"question": "How many libraries?"}
    other = {"origin": "http://evil.example", OWN_HEADER: "1"}
    assert client.post("/desk/ask", json=asked, headers=other).status_code == 403
    for nowhere in ("null", "http://["):
        assert client.get("/desk/state", headers={"origin": nowhere}).status_code == 403
    assert client.post("/desk/ask", json=asked).status_code == 403
    own = {"origin": "http://127.0.0.1", OWN_HEADER: "1"}
    assert client.post("/desk/ask", json=asked, headers=own).status_code == 200


def test_nobody_sends_more_than_is_taken(client: TestClient) -> None:
    """Before anything of it is kept, also of who has not logged in; files have their own limit."""
    large = {"content-length": str(MOST_BYTES + 1), OWN_HEADER: "1"}
    unknown = {"transfer-encoding": "chunked", OWN_HEADER: "1"}
    for path in ("/login", "/desk/ask", "/desk/documents/address", "/gradio_api/queue/join"):
        assert client.post(path, headers=large).status_code == 413
        assert client.post(path, headers=unknown).status_code == 411
    assert "no file was sent" in client.post("/desk/documents", headers=large).text


def test_every_answer_says_what_the_browser_may_load(client: TestClient) -> None:
    """Pages, pieces and refusals alike forbid whatever is not from this server."""
    for path in ("/", "/desk/shell", "/gradio_api/file=x"):
        reply = client.get(path)
        for name, value in HEADERS.items():
            assert reply.headers[name] == value
    assert "http" not in HEADERS["content-security-policy"]


def test_cookie_is_set_once_and_hidden_from_scripts(make_client: Callable[..., TestClient]) -> None:
    """The page names the browser; what it loads afterwards leaves the name alone."""
    client = make_client()
    client.cookies.clear()
    assert "set-cookie" not in client.get("/desk/shell").headers
    cookie = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "set-cookie" not in client.get("/").headers


def test_page_asks_for_nothing_from_elsewhere(client: TestClient) -> None:
    """The page has no script, style or font of another server in it."""
    page = client.get("/").text
    for line in ("<script src", "<link"):
        for piece in page.split(line)[1:]:
            assert "//" not in piece.split(">")[0], piece[:200]
    assert "fonts.googleapis" not in page


def test_a_fault_of_the_program_is_one_line(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever asked gets an answer; where it came from is said only to who wants to hear much."""

    def fail(_: Request) -> Response:
        raise KeyError("a fault")

    monkeypatch.setattr(client.app, "_app", Starlette(routes=[Route("/desk/fails", fail)]))
    for level, shown in ((logging.WARNING, False), (logging.INFO, True)):
        caplog.clear()
        with caplog.at_level(level, logger="briefing_qa"):
            assert client.get("/desk/fails").status_code == 500
        (record,) = [one for one in caplog.records if one.name.startswith("briefing_qa")]
        assert record.getMessage() == (
            "GET '/desk/fails': fault of the program: KeyError: 'a fault'"
        )
        assert bool(record.exc_info) is shown

"""What reaches Gradio and the routes of the page, and the headers that go out with every answer.

Gradio serves many routes that this page has no use for: files, uploads, proxies, recordings, an
editor. Only those that it needs are let through.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from http.cookies import SimpleCookie
from urllib.parse import SplitResult, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from briefing_qa.app.visitors import BROWSER_COOKIE, LOGIN_COOKIE, Entrance, Visitor

COOKIE_SECONDS = 400 * 24 * 3600
"""As long as browsers keep cookies."""

OWN_HEADER = "x-briefing-qa"
"""The page sends it with every change; other sites cannot, so they cannot change anything."""

MOST_BYTES = 4 * 2**20
"""Of what comes with a request, wherever no file belongs: more would be kept in memory or on the
disk before any route looks at it, also for somebody who has not logged in."""

ELSEWHERE = (b"x-forwarded-host", b"x-gradio-server")
"""Headers that Gradio takes for the server's own address, whoever sends them, and writes into the
page and its examples. A proxy keeps `Host`, so nobody has to send them; left there, somebody could
have an address of theirs written into a page that a cache keeps for others."""

_log = logging.getLogger(__name__)

_FILES = "/desk/documents"  # has a limit of its own
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_OPEN = re.compile(r"/(?:login/?|desk/static/[\w.-]+|favicon\.ico|theme\.css)")
_GRADIO = re.compile(
    r"/(?:theme\.css|favicon\.ico|robots\.txt|config/?|login_check/?|(?:assets|static|svelte)/.*)?"
    r"|/gradio_api/(?:info/?|openapi\.json|app_id/?|startup-events|reset/?|cancel|login_check/?"
    r"|heartbeat/[\w-]+|queue/(?:join|data|status)|(?:call|run|api)/.+)"
)
_MCP = re.compile(r"/gradio_api/mcp(?:/.*)?")
_OWN = re.compile(r"/(?:desk/.*|login/?|logout)")

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio's page has inline scripts
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""What the browser may load: nothing from anywhere else."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none at all, forms are sent as from nowhere
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """The outermost layer of the server.

    Args:
        app: what is behind it.
        entrance: says who is asking.
        hosts: names that the server goes by; None takes any, for a server that is reached under
            names that only its operator knows.
        mcp: whether the tools of MCP are served.
    """

    def __init__(
        self, app: ASGIApp, *, entrance: Entrance, hosts: Iterable[str] | None, mcp: bool
    ) -> None:
        self._app = app
        self._entrance = entrance
        self._hosts = None if hosts is None else {host.lower() for host in hosts}
        self._mcp = mcp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        refusal = self._refusal(scope, connection)
        visitor = await self._visitor(connection) if refusal is None else None
        if refusal is None and visitor is None and not _OPEN.fullmatch(scope["path"]):
            refusal = _login_first(scope, connection)
        # Only the page itself names the browser: what it loads at the same time would name it anew.
        fresh = visitor.fresh if visitor is not None and scope["path"] == "/" else ""
        send = _with_headers(send, scope, fresh)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        scope = {**scope, "headers": [one for one in scope["headers"] if one[0] not in ELSEWHERE]}
        scope.setdefault("state", {})["visitor"] = visitor
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # answered by now, or broken off; left to go on, it would fill
            _log.error(  # the terminal with where it came from, which is said with -v only
                "%s %r: fault of the program: %s: %s",
                scope["method"], scope["path"], type(error).__name__, error,
                exc_info=_log.isEnabledFor(logging.INFO),
            )  # fmt: skip

    async def _visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Who it is; a password, which takes long to check, holds up nobody else meanwhile."""
        if "authorization" in connection.headers:
            return await run_in_threadpool(self._entrance.visitor, connection)
        return self._entrance.visitor(connection)

    def _refusal(self, scope: Scope, connection: HTTPConnection) -> Response | None:
        if not self._is_here(connection.headers.get("host", "")):
            return PlainTextResponse("this server does not go by that name", 421)
        origin = connection.headers.get("origin")
        if origin is not None and _parts(origin).netloc != connection.headers.get("host"):
            return PlainTextResponse("not from another site", 403)
        path = scope["path"]
        if path != _FILES and (refusal := _too_much(connection)):
            return refusal
        if _OWN.fullmatch(path):
            changes = scope["method"] not in _SAFE_METHODS and path.startswith("/desk/")
            if changes and connection.headers.get(OWN_HEADER) != "1":
                return PlainTextResponse("only from the page itself", 403)
        elif ".." in path or "\\" in path or not self._passes(path):
            return PlainTextResponse("there is nothing here", 404)
        return None

    def _is_here(self, host: str) -> bool:
        """Whether the request was meant for this server, and not sent here by a forged name."""
        return self._hosts is None or (_parts(f"//{host}").hostname or "") in self._hosts

    def _passes(self, path: str) -> bool:
        return bool(_GRADIO.fullmatch(path) or (self._mcp and _MCP.fullmatch(path)))


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # brackets that hold no address
        return urlsplit("")


def _too_much(connection: HTTPConnection) -> Response | None:
    """A refusal where more is sent than is taken, or nobody says how much."""
    if "transfer-encoding" in connection.headers:
        return PlainTextResponse("say the length of what you send", 411)
    length = connection.headers.get("content-length", "0")
    if length.isdecimal() and int(length) <= MOST_BYTES:
        return None
    return PlainTextResponse(f"more than {MOST_BYTES // 2**20} MiB", 413)


def _login_first(scope: Scope, connection: HTTPConnection) -> Response:
    if scope["path"] == "/" and scope["method"] == "GET":
        return RedirectResponse("/login", 303)
    # Asked for Basic, a browser asks for the password itself, over a page whose log-in has ended,
    # and the page waits for that instead of going to its own form.
    asks = (
        {} if _from_a_page(scope, connection) else {"WWW-Authenticate": 'Basic realm="briefing-qa"'}
    )
    return PlainTextResponse("log in first", 401, headers=asks)


def _from_a_page(scope: Scope, connection: HTTPConnection) -> bool:
    """Whether a browser sends this for a page; what Gradio's part sends has no path of ours."""
    named = "sec-fetch-mode" in connection.headers or LOGIN_COOKIE in connection.cookies
    return bool(named or _OWN.fullmatch(scope["path"]))


def _with_headers(send: Send, scope: Scope, fresh: str) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if scope["path"] == "/":  # made for who asks; no cache may keep it for others
                headers.setdefault("cache-control", "private, no-cache")
            if fresh:
                secure = scope.get("scheme") == "https"
                headers.append("set-cookie", _cookie(fresh, secure=secure))
        await send(message)

    return sender


def _cookie(token: str, *, secure: bool) -> str:
    cookie: SimpleCookie = SimpleCookie()
    cookie[BROWSER_COOKIE] = token
    one = cookie[BROWSER_COOKIE]
    one["path"], one["httponly"], one["samesite"] = "/", True, "Lax"
    one["max-age"] = COOKIE_SECONDS
    one["secure"] = secure
    return one.OutputString()

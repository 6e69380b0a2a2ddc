"""A server on loopback that says the very bytes it is told to, and keeps what it was asked."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_network

from briefing_qa.fetching import Downloader, Limits, Policy

LOOPBACK = Policy(allowed=(ip_network("127.0.0.1/32"),))
"""Only tests may visit this machine."""

HOST = "documents.example"
"""A name that the tests' look-up finds on loopback."""


@dataclass(frozen=True)
class Request:
    """What was asked: the target, and the headers by their names in lower case."""

    target: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Pause:
    """Seconds in which nothing is sent."""

    seconds: float


Part = bytes | Pause
Script = Sequence[Part] | Callable[[Request], Sequence[Part]]


@dataclass
class Site:
    """Scripts by target, and the requests that came.

    `hang_up` makes it end encrypted connections without saying so.
    """

    hang_up: bool = False
    port: int = 0
    scheme: str = "http"
    pages: dict[str, Script] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)

    def address(self, target: str, host: str = HOST) -> str:
        """An address on this server."""
        return f"{self.scheme}://{host}:{self.port}{target}"

    def put(self, target: str, *parts: Part) -> str:
        """Answer a target with these bytes; gives its address."""
        self.pages[target] = parts
        return self.address(target)

    def answer(self, target: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Answer a target with a well-formed response; gives its address."""
        return self.put(target, response(body, status, **headers))

    def redirect(self, target: str, location: str, status: int = 302) -> str:
        """Answer a target with a redirect; gives its address."""
        return self.answer(target, b"", status, Location=location)


def response(body: bytes, status: int = 200, **headers: str) -> bytes:
    """A response; an underscore in a header's name is a hyphen, an empty value leaves it out."""
    named = {"Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Said"]
    lines += [f"{name}: {value}" for name, value in named.items() if value]
    return "\r\n".join([*lines, "", ""]).encode() + body


@contextlib.contextmanager
def served(trust: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the end of the block; encrypted with a server's context."""
    site = Site(scheme="https" if trust else "http")

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                plain = self.request
                line = trust.wrap_socket(plain, server_side=True) if trust else plain
                with contextlib.closing(line):
                    _talk(site, line)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        allow_reuse_address = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is no news."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def _talk(site: Site, line: socket.socket) -> None:
    request = _read(line)
    if request is None:
        return
    site.requests.append(request)
    script = site.pages.get(request.target, (response(b"nothing here", 404),))
    for part in script(request) if callable(script) else script:
        if isinstance(part, Pause):
            time.sleep(part.seconds)
        else:
            line.sendall(part)
    if isinstance(line, ssl.SSLSocket) and not site.hang_up:
        line.unwrap()


def _read(line: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = line.recv(65536)
        if not more:
            return None
        data += more
    first, *lines = data.partition(b"\r\n\r\n")[0].decode().split("\r\n")
    headers = dict(one.lower().split(": ", 1)[:1] + one.split(": ", 1)[1:] for one in lines)
    return Request(first.split(" ")[1], headers)


def on_loopback(host: str, port: int) -> Sequence[str]:
    """The look-up of the tests: every name is this machine."""
    return ("127.0.0.1",)


def downloader(**changes: object) -> Downloader:
    """A downloader that may visit this machine, and does not wait between attempts."""
    settings: dict[str, object] = {
        "policy": LOOPBACK,
        "resolve": on_loopback,
        "sleep": lambda seconds: None,
        "limits": Limits(idle_seconds=2.0, connect_seconds=2.0, total_seconds=10.0),
    }
    return Downloader(**{**settings, **changes})  # type: ignore[arg-type]

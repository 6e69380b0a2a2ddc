"""One request and its response, HTTP/1.1 (RFC 9112) as h11 reads it."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import h11

from briefing_qa.fetching.addresses import Address, printable
from briefing_qa.fetching.failures import ConnectionLostError, DownloadError
from briefing_qa.fetching.pace import Limits, Pace

_AT_ONCE = 64 * 1024  # bytes
_INTERIM = 8  # responses of 1xx before the one that counts
_AFTERWARDS = 0.25  # seconds in which a server that said too little may go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a response; names of headers in lower case, several of a name joined."""

    status: int
    headers: Mapping[str, str]

    def get(self, name: str) -> str:
        """A header; empty where there is none."""
        return self.headers.get(name, "")

    @property
    def length(self) -> int | None:
        """Bytes of the body as the server states them."""
        stated = self.get("content-length").partition(",")[0].strip()
        return int(stated) if stated.isascii() and stated.isdecimal() else None


class Exchange:
    """A request over a connection that is used for nothing else."""

    def __init__(self, line: socket.socket, limits: Limits, pace: Pace) -> None:
        """Take over a connection; whoever made it closes it."""
        self._line = line
        self._limits = limits
        self._pace = pace
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.header_size)

    def ask(self, address: Address, headers: Mapping[str, str]) -> Head:
        """Send a GET request and read the head of its response.

        Raises:
            ConnectionLostError: the connection was cut.
            DownloadError: what comes back is no HTTP, has too long a head, or does not come.
        """
        sent = {"Host": address.authority, **headers, "Connection": "close"}
        request = h11.Request(method="GET", target=address.target, headers=list(sent.items()))
        data = (self._http.send(request) or b"") + (self._http.send(h11.EndOfMessage()) or b"")
        try:
            self._line.settimeout(self._pace.patience(self._limits.idle_seconds))
            self._line.sendall(data)
        except OSError as error:
            raise _lost(error) from error
        for _ in range(_INTERIM):
            event = self._next("the head of the response")
            if isinstance(event, h11.Response):
                return Head(status=event.status_code, headers=_headers(event))
            if not isinstance(event, h11.InformationalResponse) or event.status_code == 101:
                break
        raise DownloadError("the server does not answer the request: download it yourself")

    def body(self) -> Iterator[bytes]:
        """The body as it was sent, part by part.

        Raises:
            ConnectionLostError: it ended before all of it was here.
            DownloadError: it comes too slowly, is no HTTP, or is longer than the server states.
        """
        self._pace.begin_body()
        while not isinstance(event := self._next("the document"), h11.EndOfMessage):
            if isinstance(event, h11.Data):
                data = bytes(event.data)
                self._pace.received(len(data))
                yield data
        if self._goes_on():
            raise DownloadError(
                "the server sends more than the length it states: the document cannot be told from "
                "what is too much: download it yourself"
            )

    def _next(self, what: str) -> object:
        try:
            while (event := self._http.next_event()) is h11.NEED_DATA:
                self._http.receive_data(self._receive(what))
        except h11.RemoteProtocolError as error:
            raise self._broken(error, what) from error
        if isinstance(event, h11.ConnectionClosed):
            raise ConnectionLostError("the connection was cut: try again later")
        return event

    def _receive(self, what: str) -> bytes:
        seconds = self._pace.patience(self._limits.idle_seconds)
        self._line.settimeout(seconds)
        try:
            return self._line.recv(_AT_ONCE)
        except TimeoutError as error:
            self._pace.patience(0)  # where the time for all of it is up, that is what is said
            raise DownloadError(
                f"nothing of {what} came in {seconds:.0f} s: try again later"
            ) from error
        except OSError as error:
            raise _lost(error) from error

    def _broken(self, error: h11.RemoteProtocolError, what: str) -> DownloadError:
        if self._http.trailing_data[1]:  # the connection has ended
            return ConnectionLostError(f"{what} was cut off: try again later")
        if error.error_status_hint == 431:
            size = self._limits.header_size // 1024
            return DownloadError(f"the head of the response is longer than {size} KiB: refused")
        problem = printable(str(error))
        return DownloadError(f"the server does not speak HTTP ({problem}): download it yourself")

    def _goes_on(self) -> bool:
        """Whether anything follows the response, on a connection that carries only one."""
        data, _ = self._http.trailing_data
        if data:
            return True
        try:
            self._line.settimeout(_AFTERWARDS)
            return bool(self._line.recv(1))
        except OSError:
            return False


def _headers(response: h11.Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name = raw_name.decode("ascii")
        try:
            value = raw_value.decode("utf-8")
        except UnicodeDecodeError:
            value = raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _lost(error: OSError) -> ConnectionLostError:
    problem = error.strerror or type(error).__name__
    return ConnectionLostError(f"the connection was lost ({problem}): try again later")

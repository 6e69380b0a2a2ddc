"""What programs call, looked at before Gradio does.

For a call that names no endpoint, or gives too few values, Gradio fails as if it were at fault: the
program is told of objects inside the server, or of nothing at all, and the terminal is filled. Here
such a call is refused in words, and what may be left out is filled in.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    import gradio as gr

_NAMED = re.compile(r"/gradio_api/(?P<way>call/v2|call|run|api)/(?P<name>[^/]+)/?")
_JOIN = "/gradio_api/queue/join"
_EVENT = re.compile(r"/gradio_api/call/(?:v2/)?[^/]+/(?P<event>[^/]+)")
_DATA = "/gradio_api/queue/data"


class RefusedCallError(Exception):
    """A call that Gradio is not to see.

    Attributes:
        status: of the answer.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Calls:
    """A layer before Gradio.

    Args:
        app: what is behind it.
        page: whose endpoints are called.
    """

    def __init__(self, app: ASGIApp, *, page: gr.Blocks) -> None:
        self._app = app
        self._page: Any = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on, with all values that it may leave out."""
        refusal: Response | None = None
        try:
            if scope["type"] == "http" and scope["method"] == "GET":
                self._check_awaited(scope)
            elif scope["type"] == "http" and scope["method"] == "POST":
                scope, receive = await self._looked_at(scope, receive)
        except RefusedCallError as error:
            refusal = JSONResponse({"detail": str(error)}, error.status)
        await (refusal or self._app)(scope, receive, send)

    def _check_awaited(self, scope: Scope) -> None:
        """Whether there is an answer to wait for; Gradio finds out when it has begun its own."""
        queue = self._page._queue
        if found := _EVENT.fullmatch(scope["path"]):
            session = _session_of(queue, found["event"])
        elif scope["path"] == _DATA:
            asked = parse_qs(scope["query_string"].decode("latin-1"))
            session = asked.get("session_hash", [None])[-1]
        else:
            return
        # Where none is named, Gradio says what is missing.
        if session is not None and session not in queue.pending_messages_per_session:
            raise RefusedCallError(
                404, "no answer is waited for under this name: call the endpoint first"
            )

    async def _looked_at(self, scope: Scope, receive: Receive) -> tuple[Scope, Receive]:
        found = _NAMED.fullmatch(scope["path"])
        if found is None and scope["path"] != _JOIN:
            return scope, receive
        way, name = ("join", None) if found is None else (found["way"], found["name"])
        if name is not None:
            self._function(name, None)
        body = await _body(receive)
        sent = _parsed(body)
        if sent is not None and way == "call/v2":
            _check_names(_parameters(self._function(name, None)), sent)
        elif sent is not None and (whole := self._filled_in(way, name, sent)) is not None:
            body = json.dumps(whole).encode()
            scope = {**scope, "headers": list(scope["headers"])}
            MutableHeaders(scope=scope)["content-length"] = str(len(body))
        return scope, _again(body, receive)

    def _filled_in(self, way: str, name: str | None, sent: dict[str, Any]) -> dict[str, Any] | None:
        """What was sent, with the values that are left out; None where it is whole."""
        index, values = None if way == "call" else sent.get("fn_index"), sent.get("data")
        if not isinstance(values, list) or (name is None and index is None):
            return None  # Gradio says what is missing
        parameters = _parameters(self._function(name, index))
        if len(values) >= len(parameters):
            return None
        left_out = list(parameters.values())[len(values) :]
        _check_given(_needed(left_out), parameters)
        return {**sent, "data": [*values, *(one.default for one in left_out)]}

    def _function(self, name: str | None, index: object) -> Any:
        """What is called: by its number where one is given, as Gradio has it, else by its name."""
        functions = self._page.fns
        for number, function in functions.items():
            if (function.api_name == name) if index is None else (str(number) == str(index)):
                return function
        there = ", ".join(str(one.api_name) for one in functions.values())
        raise RefusedCallError(404, f"there is no such endpoint: call one of {there}")


def _session_of(queue: Any, event: str) -> str:
    """Under which name Gradio waits for an answer; where it knows none, that of the answer."""
    waiting = queue.event_ids_to_events.get(event)
    if waiting is not None:
        return str(waiting.session_hash)
    sessions = queue.pending_event_ids_session.items()
    return next((session for session, events in sessions if event in events), event)


def _parameters(function: Any) -> Mapping[str, inspect.Parameter]:
    return inspect.signature(function.fn).parameters


def _check_names(parameters: Mapping[str, inspect.Parameter], sent: dict[str, Any]) -> None:
    """Whether values that are given by name are those that are taken."""
    if sent.keys() - parameters.keys() - {"oauth_token"}:  # which Gradio leaves out itself
        raise RefusedCallError(
            400, f"a value of another name was given: what is taken is {_written(parameters)}"
        )
    _check_given([one for one in _needed(parameters.values()) if one not in sent], parameters)


def _check_given(missing: Iterable[str], parameters: Mapping[str, inspect.Parameter]) -> None:
    if left_out := _written(missing):
        raise RefusedCallError(
            400, f"{left_out} is missing: what is taken is {_written(parameters)}"
        )


def _needed(parameters: Iterable[inspect.Parameter]) -> list[str]:
    return [one.name for one in parameters if one.default is one.empty]


def _written(names: Iterable[str]) -> str:
    return ", ".join(names)


async def _body(receive: Receive) -> bytes:
    """All of it; the layers before have seen to it that it is not too long."""
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _parsed(body: bytes) -> dict[str, Any] | None:
    """What was sent; None where it is no JSON, or no object, which Gradio says itself."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _again(body: bytes, receive: Receive) -> Receive:
    """A body that has been read already, and then what else comes."""
    kept: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receiver() -> Message:
        return kept.pop() if kept else await receive()

    return receiver

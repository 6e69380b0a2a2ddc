"""What is under way when the server ends."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from briefing_qa.app.services import translator

ENDING = "the server is ending: ask again when it is back"


class Ending:
    """A layer that answers a request which the end of the server cuts off.

    Uvicorn waits a while, then cancels what is not done. Left alone, that would be a fault of the
    program to whoever asked, and fill the terminal with where each question was.

    Args:
        app: what is behind it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; where it is cut off, say so, or end what has begun."""
        begun = False

        async def sender(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sender)
        except asyncio.CancelledError:
            if scope["type"] != "http":
                raise
            with suppress(Exception):  # whoever asked may have gone
                await _end(scope, receive, send, begun=begun)


async def _end(scope: Scope, receive: Receive, send: Send, *, begun: bool) -> None:
    if begun:
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        return
    detail = translator(Request(scope)).reason(ENDING)
    await JSONResponse({"detail": detail, "kind": ""}, 503)(scope, receive, send)

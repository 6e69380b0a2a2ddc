"""Servers for tests: one in this process for requests, one on a port of its own for browsers."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import uvicorn
from starlette.testclient import TestClient

from briefing_qa.app.serving import Serving, build, listen

OWN = {"X-Briefing-QA": "1"}
"""What the page sends with every change."""


def made(serving: Serving) -> Any:
    """The server. Gradio makes event loops for itself, and leaves them open, where none runs."""

    async def build_here() -> Any:
        return build(serving)

    return asyncio.run(build_here())


def opened(app: Any, cookies: dict[str, str] | None = None) -> TestClient:
    """A client whose server has opened its engine."""
    client = TestClient(app, base_url="http://127.0.0.1", cookies=cookies)
    client.__enter__()
    try:
        workspace = app._app.state.services.workspace
        assert workspace.wait(60)
        assert workspace.state.phase == "ready", workspace.state
        client.get("/")  # gives the browser its name
    except BaseException:
        client.__exit__(None, None, None)
        raise
    return client


class Background:
    """A server on a port of its own, in a thread, for clients that need one."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self._socket = listen(serving.host, serving.port)
        self._server: uvicorn.Server | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    async def _serve(self) -> None:
        config = uvicorn.Config(
            build(self.serving), log_level="warning", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        await self._server.serve(sockets=[self._socket])

    def __enter__(self) -> Background:
        self._thread.start()
        while self._server is None or not self._server.started:
            assert self._thread.is_alive()
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.should_exit = True
        self._thread.join(timeout=20)
        self._socket.close()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/"

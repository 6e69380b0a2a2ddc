"""Everything together, listening."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_qa.access import Accounts, is_this_machine
from briefing_qa.app import incoming
from briefing_qa.app.drawing import Drawer
from briefing_qa.app.ending import Ending
from briefing_qa.app.guard import Guard
from briefing_qa.app.jobs import Jobs
from briefing_qa.app.library import Library
from briefing_qa.app.page_images import PageImages
from briefing_qa.app.services import Services, translator
from briefing_qa.app.visitors import Entrance
from briefing_qa.app.workspace import Workspace
from briefing_qa.config import Settings
from briefing_qa.conversations import ConversationStore, UnknownConversationError
from briefing_qa.errors import BriefingQAError, ConfigError, QuestionError, UnknownDocumentError

if TYPE_CHECKING:
    from fastapi import FastAPI, Request
    from fastapi.responses import JSONResponse
    from starlette.types import ASGIApp

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What is served, where and to whom.

    Attributes:
        corpus: folder of the documents.
        index: folder of the index.
        conversations: file of the conversations.
        sets: folder of the question sets.
        settings: of the engine.
        host: address to listen on.
        port: to listen on.
        accounts: who may come in; None lets everybody in.
        mcp: whether to offer the tools of MCP.
    """

    corpus: Path = Path("corpus")
    index: Path = Path("index")
    conversations: Path = Path("conversations.sqlite")
    sets: Path = Path("eval")
    settings: Settings
    host: str = "127.0.0.1"
    port: int = 7860
    accounts: Accounts | None = None
    mcp: bool = False

    @property
    def address(self) -> str:
        """Where the page is, for a browser on this machine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def build(serving: Serving) -> ASGIApp:
    """The whole server as an ASGI application. The engine is opened when it starts."""
    # Gradio reads these when it is imported: no statistics, no look for newer versions.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    import gradio as gr
    from fastapi import FastAPI, HTTPException
    from fastapi.exceptions import RequestValidationError

    from briefing_qa.app import (
        conversation_routes,
        document_routes,
        evaluation_routes,
        page_routes,
        source_routes,
    )
    from briefing_qa.app.calls import Calls
    from briefing_qa.app.page import HEAD, build_page, build_theme
    from briefing_qa.app.programs import prepare_tools

    services = _services(serving)
    app = FastAPI(lifespan=_lifespan(services), docs_url=None, redoc_url=None, openapi_url=None)
    app.state.services = services
    for module in (
        page_routes,
        conversation_routes,
        source_routes,
        document_routes,
        evaluation_routes,
    ):
        app.include_router(module.router)
    app.add_exception_handler(BriefingQAError, _refused)
    app.add_exception_handler(HTTPException, _refused_by_a_route)
    app.add_exception_handler(RequestValidationError, _not_understood)
    page = build_page(services.workspace, mcp=serving.mcp)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        server_name=serving.host,
        server_port=serving.port,
        footer_links=["api"],
        run_history=False,
        allowed_paths=[],
        blocked_paths=[str(Path(path).resolve()) for path in ("/", serving.corpus, serving.index)],
        show_error=True,
        max_file_size=1,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=serving.mcp,
        theme=build_theme(),
        head=HEAD,
    )
    if serving.mcp:
        prepare_tools(page)
    app.add_middleware(Calls, page=page)
    app.add_middleware(Ending)
    hosts = {*LOOPBACK, serving.host} if is_this_machine(serving.host) else None
    return Guard(app, entrance=services.entrance, hosts=hosts, mcp=serving.mcp)


def _services(serving: Serving) -> Services:
    workspace = Workspace(serving.corpus, serving.index, serving.settings)
    return Services(
        workspace=workspace,
        library=Library(workspace),
        pages=PageImages(serving.corpus, Drawer()),
        conversations=ConversationStore(serving.conversations),
        indexing=Jobs("indexing"),
        evaluations=Jobs("evaluation"),
        entrance=Entrance(serving.accounts),
        sets=serving.sets,
    )


def _lifespan(services: Services) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        incoming.clear_abandoned()
        services.workspace.start()
        try:
            yield
        finally:
            services.indexing.close()
            services.evaluations.close()
            services.pages.close()
            services.workspace.close()
            services.conversations.close()

    return lifespan


def _refused(request: Request, error: Exception) -> JSONResponse:
    """What went wrong on purpose, as an answer that the page can show."""
    from fastapi.responses import JSONResponse

    from briefing_qa.app.document_routes import TooLargeError
    from briefing_qa.app.jobs import BusyError
    from briefing_qa.app.workspace import NoDocumentsError, NothingChosenError, NotReadyError

    # The page has words of its own, in its language, for what is named here.
    kinds: dict[type[BriefingQAError], tuple[int, str]] = {
        NotReadyError: (503, ""),
        NoDocumentsError: (409, "empty"),
        BusyError: (429, "busy"),
        TooLargeError: (413, "large"),
        UnknownConversationError: (404, "conversation"),
        UnknownDocumentError: (404, "document"),
        NothingChosenError: (404, "nothing"),
        QuestionError: (400, "question"),
    }
    named = (found for kind, found in kinds.items() if isinstance(error, kind))
    status, kind = next(named, (400, ""))
    detail = translator(request).reason(str(error))
    return JSONResponse({"detail": detail, "kind": kind}, status)


def _refused_by_a_route(request: Request, error: Exception) -> JSONResponse:
    """The same of what has no error of its own."""
    from fastapi import HTTPException
    from fastapi.responses import JSONResponse

    assert isinstance(error, HTTPException)
    detail = translator(request).reason(str(error.detail))
    return JSONResponse({"detail": detail}, error.status_code, headers=error.headers)


def _not_understood(_: Request, error: Exception) -> JSONResponse:
    """What is wrong with a request; not what was sent, which may be no text that can be sent."""
    from fastapi.exceptions import RequestValidationError
    from fastapi.responses import JSONResponse

    found = error.errors() if isinstance(error, RequestValidationError) else ()
    return JSONResponse(
        {"detail": [{k: one[k] for k in ("type", "loc", "msg")} for one in found]}, 422
    )


def serve(serving: Serving, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        serving: what, where, to whom.
        ready: told the address when the page can be opened.

    Raises:
        ConfigError: the address cannot be listened on.
        ConversationStoreError: the file of conversations cannot be used.
        KeyboardInterrupt: it was interrupted, and has ended in good order.
    """
    import uvicorn

    listening = listen(serving.host, serving.port)

    async def run() -> bool:
        # Gradio leaves event loops open where it is built outside of a running one.
        config = uvicorn.Config(
            build(serving),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        ready(serving.address)
        server = uvicorn.Server(config)
        await server.serve(sockets=[listening])
        return server.started

    # Uvicorn raises the signal again when all is closed. On a busy machine that came to nothing
    # once; nothing else ends a server that has started.
    if asyncio.run(run()):
        raise KeyboardInterrupt


def listen(host: str, port: int) -> socket.socket:
    """The socket, before anything slow is done: a port that is taken is said at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise ConfigError(
            f"cannot listen on {host}, port {port}: {error.strerror}: give another --port or --host"
        ) from error
    return listening

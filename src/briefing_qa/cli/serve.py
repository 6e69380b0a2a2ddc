"""The command that serves the chat UI."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing_qa.cli.options import LlmOption, Options, file_path
from briefing_qa.cli.streams import notice

PORT = 7860


def serve(
    options: Options,
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=1, max=65535, help="Port to listen on.")
    ] = PORT,
    auth: Annotated[
        Path | None,
        typer.Option(
            "--auth",
            parser=file_path,
            metavar="FILE",
            help="Let in who has an account in this file.",
        ),
    ] = None,
    no_auth: Annotated[
        bool,
        typer.Option(
            "--no-auth", help="Let everybody in who reaches an address of other machines."
        ),
    ] = False,
    mcp: Annotated[
        bool,
        typer.Option("--mcp", help="Offer `ask`, `find_passages` and `documents` as tools of MCP."),
    ] = False,
    conversations: Annotated[
        Path,
        typer.Option(
            "--conversations",
            parser=file_path,
            metavar="FILE",
            help="Where conversations are kept.",
        ),
    ] = Path("conversations.sqlite"),
    llm: LlmOption = None,
) -> int:
    """Serve the chat UI, for browsers and for programs."""
    from briefing_qa.access import Accounts, check_listening
    from briefing_qa.engine import check_not_gone

    # All that can be wrong is found before Gradio is imported.
    check_listening(host, accounts=auth is not None, no_auth=no_auth)
    settings = options.settings(llm)
    if settings.reader.kind == "language-model":
        from briefing_qa.models.language_model import check_language_model

        check_language_model(settings.reader)
    check_not_gone(options.corpus, options.index, settings=settings)
    accounts = None if auth is None else Accounts(auth)

    from briefing_qa.app.serving import Serving
    from briefing_qa.app.serving import serve as run

    serving = Serving(
        corpus=options.corpus,
        index=options.index,
        conversations=conversations,
        settings=settings,
        host=host,
        port=port,
        accounts=accounts,
        mcp=mcp,
    )
    run(serving, lambda address: notice(f"open {address} in a browser; Ctrl and C ends it"))
    return 0

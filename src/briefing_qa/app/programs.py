"""The same answers for programs: named endpoints of Gradio, which are also the tools of MCP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeVar

import gradio as gr
from anyio import CapacityLimiter, to_thread
from gradio.events import api

from briefing_qa.app.ending import ENDING
from briefing_qa.app.workspace import AT_ONCE
from briefing_qa.errors import BriefingQAError, QuestionError
from briefing_qa.retrieval.filters import Filters, years_of

if TYPE_CHECKING:
    from briefing_qa.app.workspace import Workspace
    from briefing_qa.store import DocumentRecord

WAIT_SECONDS = 120.0
"""A program that calls before the models are loaded waits as long."""

_MOST_CALLS = 40
_MOST_PASSAGES = 50
_GIVE = f"give one from 1 to {_MOST_PASSAGES}"

_Result = TypeVar("_Result")


def offer_endpoints(workspace: Workspace, *, queue: bool) -> None:
    """Add the endpoints `/ask`, `/documents` and `/evidence` to the page that is being made.

    Args:
        workspace: answers.
        queue: whether calls go through Gradio's queue. For a tool of MCP, Gradio then calls its own
            server over the network, as nobody who has logged in; without, it calls the function.
            How many questions are answered at once is bounded by the workspace either way.
    """
    calls = _Calls(workspace)
    for name, function in (
        ("ask", _ask(calls)),
        ("evidence", _find_passages(calls)),
        ("documents", _documents(calls)),
    ):
        api(
            function,
            api_name=name,
            queue=queue,
            concurrency_limit=AT_ONCE,
            concurrency_id="questions",
        )


def _ask(calls: _Calls) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def ask(
        question: str,
        document_ids: list[str] | None = None,
        languages: list[str] | None = None,
        publishers: list[str] | None = None,
        countries: list[str] | None = None,
        years: str = "",
    ) -> dict[str, Any]:
        """Answer a question from the documents, every sentence cited to exact characters.

        Where the documents do not say, "abstained" is true and "reason" says what was looked for.

        Args:
            question: in English or Spanish, at most 2,000 characters.
            document_ids: look into these documents only, into none where the list is empty; leave
                out to look into all.
            languages: only into documents in these languages ("en", "es"); empty leaves out none.
            publishers: only into documents of these publishers; likewise.
            countries: only into documents about these countries; likewise.
            years: only into documents of these years: "2018", "2015-2020", "2015-".

        Returns:
            The answer object: answer, abstained, reason, confidence, citations, evidence.
        """

        def answered() -> dict[str, Any]:
            filters = _filters(languages, publishers, countries, years)
            return calls.workspace.ask(_whole(question), filters, document_ids).to_dict()

        return await calls.reported(answered)

    return ask


def _find_passages(calls: _Calls) -> Callable[..., Awaitable[list[dict[str, Any]]]]:
    async def find_passages(
        question: str,
        limit: int = 10,
        document_ids: list[str] | None = None,
        languages: list[str] | None = None,
        publishers: list[str] | None = None,
        countries: list[str] | None = None,
        years: str = "",
    ) -> list[dict[str, Any]]:
        """Find passages of the documents for a question or some words, best first.

        Args:
            question: what to look for.
            limit: passages at most, 1 to 50.
            document_ids: look into these documents only, into none where the list is empty; leave
                out to look into all.
            languages: only into documents in these languages ("en", "es"); empty leaves out none.
            publishers: only into documents of these publishers; likewise.
            countries: only into documents about these countries; likewise.
            years: only into documents of these years: "2018", "2015-2020", "2015-".

        Returns:
            Passages with document_id, section, page, start, end, text and score.
        """

        def found() -> list[dict[str, Any]]:
            filters = _filters(languages, publishers, countries, years)
            return calls.workspace.find_passages(
                _whole(question), _most(limit), filters, document_ids
            )

        return await calls.reported(found)

    return find_passages


def _documents(calls: _Calls) -> Callable[[], Awaitable[list[dict[str, Any]]]]:
    async def documents() -> list[dict[str, Any]]:
        """List the documents that questions are answered from.

        Returns:
            For each its id, title, language, file, length in characters, and when it was indexed.
        """
        return await calls.reported(lambda: [_described(r) for r in calls.workspace.documents()])

    return documents


def _filters(languages: Any, publishers: Any, countries: Any, years: Any) -> Filters:
    """What a program has given, as it came: what is of another type is refused in words."""
    return Filters(
        languages=languages or (),
        publishers=publishers or (),
        countries=countries or (),
        years=years_of(str(years)) if years else None,  # one year may come as a number
    )


def _whole(question: Any) -> Any:
    """A question that can be sent back with its answer: half of a surrogate pair has no UTF-8."""
    if isinstance(question, str) and any("\ud800" <= one <= "\udfff" for one in question):
        raise QuestionError("the question has half of a surrogate pair in it: send it as UTF-8")
    return question


def _most(limit: Any) -> int:
    """How many passages are wanted."""
    try:
        wanted, whole = int(limit), int(limit) == float(limit) and not isinstance(limit, bool)
    except (TypeError, ValueError, OverflowError):
        wanted, whole = 0, False
    if not whole:
        raise QuestionError(f"limit = {limit!r} is no number of passages: {_GIVE}")
    if not 1 <= wanted <= _MOST_PASSAGES:
        raise QuestionError(f"limit = {wanted} is out of reach: {_GIVE}")
    return wanted


def prepare_tools(page: gr.Blocks) -> None:
    """Let the tools of MCP answer in JSON, where Gradio writes values as Python does.

    Clients are told of this program's version; Gradio would have them told of the library's.
    """
    server: Any = page.mcp_server_obj
    server.mcp_server.version = version("briefing-qa")
    as_it_was = server.postprocess_output_data

    def in_json(data: list[Any], root_url: str) -> Any:
        written = [json.dumps(value, ensure_ascii=False) for value in data]
        return as_it_was(written, root_url)

    server.postprocess_output_data = in_json


def _described(record: DocumentRecord) -> dict[str, Any]:
    # Clients of Gradio take whatever has a key "path" for a file to download.
    described = asdict(record)
    return {"file" if key == "path" else key: value for key, value in described.items()}


class _Calls:
    """Calls of programs, each in a thread apart from those of the page: it may wait for long.

    Args:
        workspace: answers.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._threads = CapacityLimiter(_MOST_CALLS)

    async def reported(self, work: Callable[[], _Result]) -> _Result:
        """What comes of work, or why nothing does, as Gradio passes it on.

        Cut off by the end of the server, Gradio would fill the terminal with where it was.
        """

        def done() -> _Result:
            self.workspace.wait(WAIT_SECONDS)
            return work()

        try:
            return await to_thread.run_sync(done, limiter=self._threads)
        except BriefingQAError as error:
            raise gr.Error(str(error), print_exception=False) from error
        except asyncio.CancelledError:
            raise gr.Error(ENDING, print_exception=False) from None

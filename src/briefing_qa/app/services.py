"""What the routes share, and how they find out who is asking and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from briefing_qa.app.templates import render
from briefing_qa.app.translations import Translator, choose_language

if TYPE_CHECKING:
    from briefing_qa.app.jobs import Jobs
    from briefing_qa.app.library import Library
    from briefing_qa.app.page_images import PageImages
    from briefing_qa.app.visitors import Entrance, Visitor
    from briefing_qa.app.workspace import Workspace
    from briefing_qa.conversations import ConversationStore

LANGUAGE_COOKIE = "briefing_qa_language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the routes work with.

    Attributes:
        workspace: the engine.
        library: its documents.
        pages: what their pages look like.
        conversations: what was asked.
        indexing: changes of the documents, one after the other.
        evaluations: runs of question sets, likewise.
        entrance: tells visitors apart.
        sets: folder of the question sets.
        changes: whether visitors may add and remove documents.
    """

    workspace: Workspace
    library: Library
    pages: PageImages
    conversations: ConversationStore
    indexing: Jobs
    evaluations: Jobs
    entrance: Entrance
    sets: Path
    changes: bool = True


def services(request: Request) -> Services:
    """The services of the server that got this request."""
    found: Services = request.app.state.services
    return found


def visitor(request: Request) -> Visitor:
    """Who sends this request."""
    found: Visitor = request.state.visitor
    return found


def language(request: Request) -> str:
    """The language of the interface for this request."""
    return choose_language(
        request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language")
    )


def translator(request: Request) -> Translator:
    """The texts of the interface for this request."""
    return Translator(language(request))


def html(request: Request, template: str, **values: Any) -> HTMLResponse:
    """A piece of the page."""
    return HTMLResponse(render(template, language(request), **values))

"""What the source panel asks the server for: a document around a quote, and its pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from briefing_qa.answering.saying.places import below_title
from briefing_qa.answering.saying.synthesizer import as_shown
from briefing_qa.app.page_images import WIDTHS, ChangedFileError, PageError, State
from briefing_qa.app.page_view import PagesView, view_pages
from briefing_qa.app.services import Services, html, language, services
from briefing_qa.app.shown import unmarked
from briefing_qa.app.source_tables import with_tables
from briefing_qa.app.source_view import REACH, SourceView, view_source
from briefing_qa.conversations import reference
from briefing_qa.types import Citation, Document

router = APIRouter(prefix="/desk")

DocumentId = Annotated[str, Query(max_length=300)]
Position = Annotated[int, Query(ge=0)]

_VERSION = 16  # digits of the checksum that name what an image was drawn from
_SECONDS = 3600


@router.get("/source")
def source(
    request: Request,
    document_id: DocumentId,
    start: Position = 0,
    end: Position = 0,
    reach: Annotated[int, Query(ge=1, le=10_000_000)] = REACH,
) -> HTMLResponse:
    """A document around a quote: as text, and as pages where it has some."""
    at = services(request)
    found = at.library.outlined(document_id)
    try:
        view = view_source(found, start, end, reach)
    except ValueError as error:
        raise _changed(error) from error
    state = at.pages.state(found.document)
    return html(
        request,
        "source.html",
        view=view,
        pieces=tuple(with_tables(view.pieces)),
        path=below_title(found.document.title, view.section),
        reach=reach,
        state=state,
        quote=found.document.text[start:end],
        copied=_copied(view, language(request)),
        **_sheets(at, found.document, start, end, state=state),
    )


@router.get("/source/page")
def page(
    request: Request,
    document_id: DocumentId,
    number: Annotated[int, Query(ge=1)],
    start: Position = 0,
    end: Position = 0,
) -> HTMLResponse:
    """One page that was turned to, with what is quoted on it."""
    at = services(request)
    found = at.library.document(document_id)
    state = at.pages.state(found)
    if state == "none":
        raise HTTPException(404, f"{document_id} has no pages that could be shown")
    if state != "here":
        raise HTTPException(409, f"{document_id}: its file is not the one that was indexed")
    if not start <= end <= len(found.text):
        raise _changed(f"{document_id} has no characters {start}-{end}")
    try:
        shown = _sheets(at, found, start, end, number=number)
    except ValueError as error:
        raise HTTPException(404, str(error)) from error
    return html(request, "pages.html", quote=found.text[start:end], **shown)


@router.get("/source/page.png")
def image(
    request: Request,
    document_id: DocumentId,
    number: Annotated[int, Query(ge=1, le=100_000)],
    width: Annotated[int, Query(ge=1, le=WIDTHS[-1])],
    version: Annotated[str, Query(max_length=_VERSION)] = "",
) -> Response:
    """How a page looks, drawn in the next larger one of a few widths."""
    at = services(request)
    found = at.library.document(document_id)
    if version and not found.provenance.sha256.startswith(version):
        raise HTTPException(409, f"{document_id} has been indexed anew: open it again")
    try:
        content = at.pages.image(found, number, next(one for one in WIDTHS if one >= width))
    except ChangedFileError as error:
        raise HTTPException(409, str(error)) from error
    except PageError as error:
        raise HTTPException(404, str(error)) from error
    return Response(
        content,
        media_type="image/png",
        headers={"Cache-Control": f"private, max-age={_SECONDS}" if version else "no-store"},
    )


def _copied(view: SourceView, language: str) -> str:
    """What is quoted as text to take along, and where it stands."""
    document = view.document
    cited = Citation(
        marker=1,
        document_id=document.id,
        title=document.title,
        section=view.section,
        page=view.page.number if view.page else None,
        start=view.start,
        end=view.end,
        quote=document.text[view.start : view.end],
    )
    told = reference(cited, document.provenance, language=language)
    return f"“{unmarked(as_shown(cited.quote))}”\n\n{told}"


def _changed(problem: object) -> HTTPException:
    return HTTPException(400, f"{problem}: it has changed since the answer")


def _sheets(
    at: Services,
    document: Document,
    start: int,
    end: int,
    *,
    number: int = 0,
    state: State = "here",
) -> dict[str, object]:
    """What the template of the pages shows; nothing where they cannot be shown."""
    pages: PagesView | None = None
    if state == "here":
        boxes = at.workspace.engine.boxes(document.id, start, end) if end > start else ()
        pages = view_pages(document, boxes, start, end, number)
    return {
        "pages": pages,
        "document": document,
        "widths": WIDTHS,
        "version": document.provenance.sha256[:_VERSION],
        "start": start,
        "end": end,
    }

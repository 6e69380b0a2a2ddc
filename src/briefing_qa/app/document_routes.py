"""What the documents tab asks the server for."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from briefing_qa.access import safe_name
from briefing_qa.app import incoming
from briefing_qa.app.jobs import Job
from briefing_qa.app.library import Added
from briefing_qa.app.narrowing import choices, countries_in, same_titled
from briefing_qa.app.services import Services, html, services, translator, visitor
from briefing_qa.app.translations import Translator
from briefing_qa.documents import readable_suffixes
from briefing_qa.documents.canonical import MAX_DOCUMENT_BYTES
from briefing_qa.errors import BriefingQAError

router = APIRouter(prefix="/desk")

MAX_FILES = 20
"""Of one upload."""

MAX_REQUEST_BYTES = MAX_DOCUMENT_BYTES + 2**20
"""A file and what is sent around it. The page sends files one by one."""


class TooLargeError(BriefingQAError):
    """An upload is larger than any document may be."""


class Wanted(BaseModel):
    """A document to be downloaded: an address, or the id of a registered one."""

    address: str = Field(default="", max_length=4000)
    document_id: str = Field(default="", max_length=300)


@router.get("/documents")
def documents(request: Request) -> HTMLResponse:
    """The documents tab."""
    at = services(request)
    shelf = at.library.shelf()
    return html(
        request,
        "documents.html",
        shelf=shelf,
        same_titled=same_titled(entry.record for entry in shelf.entries),
        changes=at.changes,
        suffixes=readable_suffixes(),
        largest=MAX_DOCUMENT_BYTES,
        mebibytes=MAX_DOCUMENT_BYTES // 2**20,
        indexing=at.indexing.busy,
    )


@router.get("/documents/choices")
def restrictions(request: Request) -> HTMLResponse:
    """What questions of a conversation can be restricted to."""
    records = services(request).workspace.documents()
    return html(
        request,
        "choices.html",
        choices=choices(records),
        countries=countries_in,
        same_titled=same_titled(records),
    )


@router.post("/documents")
async def upload(request: Request) -> JSONResponse:
    """Take in one file or several; they are read and indexed one request after the other."""
    at = _changeable(request)
    _check_length(request)
    folder = incoming.new_folder()
    try:
        async with request.form(max_files=MAX_FILES, max_fields=1) as form:
            sent = [part for part in form.getlist("file") if isinstance(part, UploadFile)]
            files = await run_in_threadpool(_keep, sent, folder)
        job = at.indexing.start(
            visitor(request).owner, lambda progress: _add(at, files, folder, progress)
        )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return JSONResponse({"job": job.id}, 202)


@router.post("/documents/address")
def fetch(request: Request, wanted: Wanted) -> JSONResponse:
    """Download a document and take it in."""
    at = _changeable(request)
    if bool(wanted.address.strip()) == bool(wanted.document_id):
        raise HTTPException(400, "no address was given")
    job = at.indexing.start(
        visitor(request).owner,
        lambda progress: at.library.fetch(
            progress, address=wanted.address.strip(), document_id=wanted.document_id
        ),
    )
    return JSONResponse({"job": job.id}, 202)


def _changeable(request: Request) -> Services:
    at = services(request)
    if not at.changes:
        raise HTTPException(403, "documents cannot be changed here")
    return at


def _check_length(request: Request) -> None:
    """Refuse what is too large before it is read; what says no length is not read at all."""
    length = request.headers.get("content-length", "")
    # What comes in chunks ends where it likes, whatever length is said beside.
    if "transfer-encoding" in request.headers or not length.isdecimal():
        raise HTTPException(411, "the length of the upload is not known")
    if int(length) > MAX_REQUEST_BYTES:
        raise TooLargeError(f"more than {MAX_DOCUMENT_BYTES // 2**20} MiB")


def _keep(sent: list[UploadFile], folder: Path) -> list[Path]:
    """The uploaded files under safe names, each in a folder of its own."""
    if not sent:
        raise HTTPException(400, "no file was sent")
    files = []
    for place, part in enumerate(sent):
        target = folder / str(place) / safe_name(part.filename or "")
        target.parent.mkdir()
        with target.open("wb") as file:
            shutil.copyfileobj(part.file, file)
        files.append(target)
    return files


def _add(at: Services, files: list[Path], folder: Path, progress: Any) -> list[Added]:
    try:
        return at.library.add(files, progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@router.delete("/documents/{document_id}")
def remove(request: Request, document_id: str) -> JSONResponse:
    """Delete a document."""
    at = _changeable(request)
    job = at.indexing.start(
        visitor(request).owner, lambda progress: at.library.remove(document_id, progress)
    )
    return JSONResponse({"job": job.id}, 202)


@router.get("/indexing/{job_id}")
def indexing(request: Request, job_id: str) -> JSONResponse:
    """How far a change of the documents is."""
    job = services(request).indexing.get(job_id, visitor(request).owner)
    if job is None:
        raise HTTPException(404, "there is no such job")
    results: list[Added] = job.result if isinstance(job.result, list) else []
    t = translator(request)
    return JSONResponse({**progress_of(job, t), "results": [_said(one, t) for one in results]})


def progress_of(job: Job, t: Translator) -> dict[str, Any]:
    """How far a job is, for the page; in its language, where it failed."""
    return {
        "phase": job.phase,
        "doing": job.doing,
        "done": job.done,
        "total": job.total,
        "message": t.reason(job.message),
    }


def _said(one: Added, t: Translator) -> dict[str, Any]:
    return {
        "name": one.name,
        "outcome": one.outcome,
        "document_id": one.document_id,
        "reason": t.reason(one.reason),
        "notices": [t.reason(notice) for notice in one.notices],
    }

"""The page itself: its shell in the visitor's language, its files, the engine's state, log-in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from briefing_qa.app.services import LANGUAGE_COOKIE, html, language, services, translator, visitor
from briefing_qa.app.templates import ui_file
from briefing_qa.app.translations import LANGUAGES, words
from briefing_qa.app.visitors import LOGIN_COOKIE, LOGIN_SECONDS
from briefing_qa.config import MAX_QUESTION_CHARACTERS

router = APIRouter()

_KINDS = {"css": "text/css", "js": "text/javascript"}
FILES = (
    "desk.css",
    "main.js",
    "desk.js",
    "messages.js",
    "loading.js",
    "composer.js",
    "ask.js",
    "conversation.js",
    "turn.js",
    "source.js",
    "pages.js",
    "filters.js",
    "documents.js",
    "evaluation.js",
    "http.js",
)
_YEAR_SECONDS = 365 * 24 * 3600


@router.get("/desk/static/{name}")
def static(name: str) -> Response:
    """A style sheet or script."""
    if name not in FILES:
        raise HTTPException(404, "there is no such file")
    kind = _KINDS[name.rpartition(".")[2]]
    return Response(
        ui_file(name), media_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


@router.get("/desk/shell")
def shell(request: Request) -> HTMLResponse:
    """The page in the visitor's language; everything else is put into it."""
    chosen = language(request)
    used = {key: text for key, text in words(chosen).items() if key.startswith("js.")}
    return html(
        request,
        "shell.html",
        texts=used,
        chosen=chosen,
        name=visitor(request).name,
        longest=MAX_QUESTION_CHARACTERS,
    )


@router.get("/desk/state")
def state(request: Request) -> JSONResponse:
    """How far opening the engine is, and what it holds."""
    at = services(request).workspace
    now = at.state
    counts: dict[str, int] = {}
    if now.phase == "ready":
        records = at.documents()
        counts = {"documents": len(records), "passages": sum(r.passages for r in records)}
    return JSONResponse(
        {
            "phase": now.phase,
            "doing": now.doing,
            "done": now.done,
            "total": now.total,
            "message": translator(request).reason(now.message),
            **counts,
        }
    )


@router.get("/desk/welcome")
def welcome(request: Request) -> HTMLResponse:
    """What an empty conversation shows: how it works, and what is here as soon as it is known."""
    at = services(request)
    known = at.workspace.state.phase in ("ready", "empty")
    records = at.workspace.documents() if known else []
    return html(
        request, "welcome.html", records=records, bare=known and not records, changes=at.changes
    )


@router.get("/desk/openings")
def openings(request: Request) -> HTMLResponse:
    """Questions to begin with; they are tried out first, which takes a while."""
    found = services(request).workspace.openings(language(request))
    return html(request, "openings.html", openings=found)


@router.post("/desk/language/{name}")
def choose(name: str) -> JSONResponse:
    """Switch the language of the interface."""
    if name not in LANGUAGES:
        raise HTTPException(404, "there is no such language")
    response = JSONResponse({})
    response.set_cookie(LANGUAGE_COOKIE, name, max_age=_YEAR_SECONDS, samesite="lax")
    return response


@router.get("/login")
def login_page(request: Request) -> Response:
    """The form to log in with."""
    if not services(request).entrance.closed:
        return RedirectResponse("/", 303)
    return html(request, "login.html", problem="", seconds=0)


@router.post("/login")
def login(
    request: Request,
    username: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
) -> Response:
    """Log in."""
    address = request.client.host if request.client else ""
    token, admission = services(request).entrance.log_in(username, password, address)
    if not token:
        problem = "wait" if admission.wait else "wrong"
        page = html(request, "login.html", problem=problem, seconds=admission.wait)
        page.status_code = 429 if admission.wait else 401
        return page
    response: Response = RedirectResponse("/", 303)
    if "text/html" not in request.headers.get("accept", ""):
        response = JSONResponse({"success": True})  # programs do not follow to the page
    response.set_cookie(
        LOGIN_COOKIE,
        token,
        max_age=LOGIN_SECONDS,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/logout")
def logout(request: Request) -> Response:
    """Log out."""
    services(request).entrance.log_out(request)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(LOGIN_COOKIE)
    return response

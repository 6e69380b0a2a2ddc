"""What the conversation asks the server for: answers, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, Field

from briefing_qa.answering.follow_up import Turn as Before
from briefing_qa.answering.follow_up import Understood as Meant
from briefing_qa.answering.saying.context import contexts
from briefing_qa.answering.saying.places import below_title
from briefing_qa.app import views
from briefing_qa.app.narrowing import Narrowed
from briefing_qa.app.passage_views import evidence, nearest, quoted
from briefing_qa.app.reference_lines import reference_lines
from briefing_qa.app.services import html, language, services, translator, visitor
from briefing_qa.app.suggesting import suggest
from briefing_qa.app.templates import render
from briefing_qa.app.translations import Translator
from briefing_qa.app.workspace import NothingChosenError
from briefing_qa.config import MAX_QUESTION_CHARACTERS
from briefing_qa.conversations import (
    Transcript,
    Turn,
    citation_of,
    cited_sources,
    file_name,
    origin,
    reference,
    to_json,
    to_markdown,
    written_years,
)
from briefing_qa.errors import QuestionError, UnknownDocumentError
from briefing_qa.retrieval.filters import Filters

router = APIRouter(prefix="/desk")

NAMED = 3
"""Documents that a question was restricted to are named; of more, only their number is."""

LOOK_BACK = 3
"""Earlier turns that a follow-up question is understood from."""


class Asked(Narrowed):
    """A question from the page, and what it is restricted to.

    Attributes:
        question: as it was typed.
        conversation: its id; empty for a new one.
        meant: what it is to be understood as, where the user has said so.
    """

    question: str = Field(max_length=MAX_QUESTION_CHARACTERS)
    conversation: str = Field(default="", max_length=100)
    meant: str = Field(default="", max_length=2 * MAX_QUESTION_CHARACTERS)


class Title(BaseModel):
    """A name for a conversation."""

    title: str = Field(min_length=1, max_length=200)


class Judged(BaseModel):
    """What a user says about an answer; no verdict takes it back."""

    verdict: Literal["up", "down", ""]
    comment: str = Field(default="", max_length=4000)
    right_answer: str = Field(default="", max_length=4000)


@router.post("/ask")
def ask(request: Request, asked: Asked) -> JSONResponse:
    """Answer a question, and keep both."""
    at, who = services(request), visitor(request)
    before: Sequence[Turn] = ()
    if asked.conversation:
        before = at.conversations.get(who.owner, asked.conversation).turns
    understood = _understood(request, asked.question, before)  # refuses what is no question
    if chosen := asked.meant.strip():
        understood = Meant(text=chosen)
    meant = understood.text
    filters = _restrictions(asked)
    try:
        answer = at.workspace.ask_in_talk(understood, filters)
    except UnknownDocumentError as error:
        raise NothingChosenError(str(error)) from error
    kept = asked.conversation
    if not kept:
        kept = at.conversations.new(who.owner, language=language(request)).id
    at.conversations.choose_documents(who.owner, kept, asked.documents or None)
    turn = at.conversations.append(
        who.owner,
        kept,
        question=asked.question,
        understood=meant,
        answer=answer.to_dict(),
        sources=cited_sources(answer.to_dict(), at.library.document),
        filters=filters,
    )
    return JSONResponse(
        {
            "conversation": kept,
            "position": turn.position,
            "html": _turn(request, kept, turn),
            "said": _said(request, turn.answer),
        }
    )


def _restrictions(asked: Asked) -> Filters:
    """What the question is restricted to; years in the wrong order are no fault of the question."""
    try:
        return asked.filters()
    except QuestionError as error:
        raise NothingChosenError(str(error)) from error


def _understood(request: Request, question: str, before: Sequence[Turn]) -> Meant:
    earlier = [
        Before(
            question=turn.understood,
            answer="" if turn.answer["abstained"] else str(turn.answer["answer"]),
            documents=tuple(dict.fromkeys(one["document_id"] for one in turn.answer["citations"])),
        )
        for turn in before[-LOOK_BACK:]
    ]
    return services(request).workspace.understand(question, earlier)


def _said(request: Request, answer: Mapping[str, Any]) -> str:
    """What a screen reader says when an answer has come."""
    t = translator(request)
    if answer["abstained"]:
        return f"{t('said.refusal')} {answer['reason']}"
    rows = views.rows(contexts(answer))
    named = (
        ": ".join(filter(None, (one.label, views.read_out(one, rows))))
        for one in views.claims(answer)
    )
    sentences = " ".join(filter(None, (views.lead(answer), *named)))
    count = len(answer["citations"])
    return f"{t('said.answer')} {sentences} {t('said.citations', n=count)}"


def _turn(request: Request, conversation: str, turn: Turn) -> str:
    library = services(request).library
    titles = library.titles()
    answer = turn.answer
    lead = views.lead(answer)
    said = views.spoken(answer, language(request))
    around = contexts(answer)
    found = evidence(answer, titles)
    return render(
        "turn.html",
        language(request),
        conversation=conversation,
        turn=turn,
        answer=answer,
        claims=views.claims(answer),
        cells_of=lambda claim: views.cells(claim, around),
        references=reference_lines(answer["citations"], around),
        origins={name: origin(kept) for name, kept in turn.sources.items()},
        only=_only(turn.filters, titles, translator(request)),
        lead=lead,
        likely=views.is_likely(lead),
        gap=views.names_a_gap(lead),
        said=said,
        own=Translator(said),
        tongue=views.Tongues(library.languages()),
        below=below_title,
        is_list=views.is_list(answer),
        level=views.level(answer["confidence"]),
        evidence=found,
        nearest=nearest(answer, found),
        near=quoted(answer),
        titles=titles,
        copied=views.copied(answer, _references(turn, language(request)), views.rows(around)),
    )


def _only(filters: Filters, titles: Mapping[str, str], t: Translator) -> list[str]:
    """What a question was restricted to, in words."""
    documents = [titles.get(name, name) for name in filters.document_ids]
    if len(documents) > NAMED:
        documents = [t("turn.documents", n=len(documents))]
    languages = [t.or_else(f"in.{code}", code) for code in filters.languages]
    years = [] if filters.years is None else [written_years(filters.years).replace("-", "–")]
    return [*languages, *filters.publishers, *filters.countries, *years, *documents]


def _references(turn: Turn, chosen: str) -> dict[int, str]:
    found = {}
    for stored in turn.answer["citations"]:
        citation = citation_of(stored)
        source = turn.sources.get(citation.document_id)
        found[citation.marker] = reference(citation, source, language=chosen)
    return found


@router.get("/conversations")
def conversations(request: Request) -> HTMLResponse:
    """The list of conversations."""
    found = services(request).conversations.list(visitor(request).owner)
    return html(request, "conversations.html", conversations=found)


@router.get("/conversations/{name}")
def conversation(request: Request, name: str) -> JSONResponse:
    """One conversation as it was."""
    transcript = _transcript(request, name)
    return JSONResponse(
        {
            "title": transcript.conversation.title,
            "filters": _filters(transcript).model_dump(),
            "html": "".join(_turn(request, name, turn) for turn in transcript.turns),
        }
    )


def _filters(transcript: Transcript) -> Narrowed:
    """What the last question was restricted to: the next one is, too."""
    if transcript.turns and (last := Narrowed.of(transcript.turns[-1].filters)) != Narrowed():
        return last
    return Narrowed(documents=list(transcript.conversation.document_ids or ()))


def _transcript(request: Request, name: str) -> Transcript:
    return services(request).conversations.get(visitor(request).owner, name)


@router.post("/conversations/{name}/title")
def rename(request: Request, name: str, new: Title) -> JSONResponse:
    """Give a conversation another name."""
    kept = services(request).conversations.rename(visitor(request).owner, name, new.title)
    return JSONResponse({"title": kept.title})


@router.delete("/conversations/{name}")
def delete(request: Request, name: str) -> JSONResponse:
    """Delete a conversation for good."""
    services(request).conversations.delete(visitor(request).owner, name)
    return JSONResponse({})


@router.get("/conversations/{name}/export.{form}")
def export(request: Request, name: str, form: Literal["md", "json"]) -> Response:
    """A conversation with all its citations, as a file."""
    transcript = _transcript(request, name)
    if form == "md":
        content, kind = to_markdown(transcript, language=language(request)), "text/markdown"
    else:
        content, kind = to_json(transcript), "application/json"
    return Response(
        content.encode("utf-8", "backslashreplace"),
        media_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_name(transcript)}.{form}"'},
    )


@router.post("/conversations/{name}/turns/{position}/feedback")
def judge(request: Request, name: str, position: int, judged: Judged) -> JSONResponse:
    """Say whether an answer is right."""
    kept, owner = services(request).conversations, visitor(request).owner
    if judged.verdict:
        kept.give_feedback(
            owner,
            name,
            position,
            judged.verdict,
            comment=judged.comment,
            right_answer=judged.right_answer,
        )
    else:
        kept.withdraw_feedback(owner, name, position)
    return JSONResponse({})


@router.get("/conversations/{name}/turns/{position}/suggestions")
def suggestions(request: Request, name: str, position: int) -> HTMLResponse:
    """Other questions, for a refusal, that the documents do answer."""
    turns = _transcript(request, name).turns
    if not 1 <= position <= len(turns):
        raise HTTPException(404, "there is no such answer")
    turn = turns[position - 1]
    found = suggest(turn.answer, services(request).workspace, turn.filters)
    own = Translator(views.spoken(turn.answer, language(request)))
    return html(request, "suggestions.html", suggestions=found, own=own)

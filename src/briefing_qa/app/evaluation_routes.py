"""What the evaluation tab asks the server for."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, Field

from briefing_qa.app.document_routes import progress_of
from briefing_qa.app.jobs import Job, Progress
from briefing_qa.app.services import Services, html, services, translator, visitor
from briefing_qa.conversations import to_json_lines
from briefing_qa.errors import QuestionSetError
from briefing_qa.evaluation import QuestionSet, evaluate, load_set, load_thresholds, record
from briefing_qa.evaluation.charts import (
    latency_chart,
    reliability_chart,
    risk_coverage_chart,
)
from briefing_qa.evaluation.measures import MEASURES, written
from briefing_qa.evaluation.pages import page
from briefing_qa.evaluation.thresholds import FILE_NAME

router = APIRouter(prefix="/desk")

LED_BY = (
    "right",
    "refused_answerable",
    "nearly_refused",
    "off_topic_refused",
    "citation_precision",
    "p50_ms",
)
"""Measures that stand above the table."""

_FINAL = ".test"


class Chosen(BaseModel):
    """The set to run."""

    name: str = Field(max_length=200)


@router.get("/evaluation")
def evaluation(request: Request) -> HTMLResponse:
    """The evaluation tab."""
    at = services(request)
    judged = at.conversations.judged(visitor(request).owner)
    return html(
        request,
        "evaluation.html",
        sets=[_described(at, path) for path in _paths(at)],
        wrong=sum(
            one.turn.feedback is not None and one.turn.feedback.verdict == "down" for one in judged
        ),
        judged=len(judged),
    )


def _paths(at: Services) -> list[Path]:
    return sorted(at.sets.glob("*.jsonl"))


def _described(at: Services, path: Path) -> dict[str, Any]:
    known = {one.id for one in at.workspace.documents()}
    try:
        found = load_set(path)
    except QuestionSetError as error:
        return {"name": path.stem, "fault": str(error), "count": 0, "absent": []}
    return {
        "name": found.name,
        "fault": "",
        "count": len(found.questions),
        "absent": [name for name in found.document_ids if name not in known],
    }


@router.post("/evaluation")
def run(request: Request, chosen: Chosen) -> JSONResponse:
    """Begin to ask the questions of a set."""
    at = services(request)
    path = next((p for p in _paths(at) if p.stem == chosen.name), None)
    if path is None:
        raise HTTPException(404, "there is no such set")
    job = at.evaluations.start(
        visitor(request).owner, lambda progress: _evaluate(at, load_set(path), progress)
    )
    return JSONResponse({"job": job.id}, 202)


def _evaluate(at: Services, chosen: QuestionSet, progress: Progress) -> dict[str, Any]:
    engine = at.workspace.engine
    # Before anything is asked: a run takes minutes.
    thresholds = {chosen.name: load_thresholds(at.sets / FILE_NAME, chosen.name)}
    result = evaluate(
        engine, chosen, progress=lambda done, total: progress(chosen.name, done, total)
    )
    settings = {
        "made": time.strftime("%Y-%m-%d %H:%M"),
        "documents": [one.id for one in engine.documents()],
        "settings": asdict(at.workspace.settings),
    }
    return record([result], settings=settings, thresholds=thresholds)


@router.get("/evaluation/{job_id}")
def progress(request: Request, job_id: str) -> JSONResponse:
    """How far a run is."""
    return JSONResponse(progress_of(_job(request, job_id), translator(request)))


def _job(request: Request, job_id: str) -> Job:
    job = services(request).evaluations.get(job_id, visitor(request).owner)
    if job is None:
        raise HTTPException(404, "there is no such run")
    return job


def _result(request: Request, job_id: str) -> dict[str, Any]:
    job = _job(request, job_id)
    if job.phase != "done":
        raise HTTPException(409, "the run is not done")
    found: dict[str, Any] = job.result
    return found


@router.get("/evaluation/{job_id}/result")
def result(request: Request, job_id: str) -> HTMLResponse:
    """What came of a run: measures, charts, and the questions, failures first."""
    (one,) = _result(request, job_id)["sets"]
    final = one["name"].endswith(_FINAL)
    t = translator(request)
    questions = [] if final else sorted(one["questions"], key=lambda q: bool(q["as_it_should"]))
    return html(
        request,
        "evaluated.html",
        job=job_id,
        one=one,
        led_by=LED_BY,
        measures={name: t.or_else(f"measure.{name}", m.title) for name, m in MEASURES.items()},
        written=lambda name, value: written(name, value),
        failed=sum(not question["as_it_should"] for question in one["questions"]),
        questions=questions,
        charts=_charts(one),
    )


def _charts(one: dict[str, Any]) -> list[tuple[str, str]]:
    curve = one["risk_coverage"]
    return [
        ("risk", risk_coverage_chart(curve["points"], curve["answered"], one["name"])),
        ("reliability", reliability_chart(one["calibration"], one["name"])),
        ("latency", latency_chart([q["milliseconds"] for q in one["questions"]], one["name"])),
    ]


@router.get("/evaluation/{job_id}/report.html")
def report(request: Request, job_id: str) -> Response:
    """The whole report as one page to keep."""
    result = _result(request, job_id)
    if any(one["name"].endswith(_FINAL) for one in result["sets"]):
        raise HTTPException(403, "single answers of a final set are not shown")
    return Response(
        page(result),
        media_type="text/html; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="report.html"'},
    )


@router.get("/judged.jsonl")
def judged(request: Request) -> Response:
    """The answers that were marked, as drafts for a question set."""
    found = services(request).conversations.judged(visitor(request).owner)
    return Response(
        to_json_lines(found).encode(),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="judged.jsonl"'},
    )

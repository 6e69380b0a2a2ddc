"""A report as one page that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from briefing_qa.evaluation.charts import latency_chart, reliability_chart, risk_coverage_chart
from briefing_qa.evaluation.comparing import Comparison
from briefing_qa.evaluation.measures import MEASURES, STATISTICS, written
from briefing_qa.evaluation.records import Record

EVIDENCE_SHOWN = 5
"""Passages of a question on the page; `report.json` has all."""

KIND_COLUMNS = (
    "passages_success@5",
    "passages_ndcg@10",
    "sentences_success@1",
    "sentences_ndcg@10",
)


def page(report: Record, comparison: Comparison | None = None) -> bytes:
    """The page, in UTF-8.

    Args:
        report: as `records.record` makes it.
        comparison: with an earlier report.
    """
    source = files("briefing_qa").joinpath("data", "report.html").read_text(encoding="utf-8")
    # Everything that is put in is escaped, apart from the charts, which escape for themselves.
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"written": _written, "interval": _interval}
    html = environment.from_string(source).render(
        report=report,
        sets=[_set(one) for one in report["sets"]],
        comparison=comparison,
        measures=MEASURES,
        statistics=STATISTICS,
        kind_columns=KIND_COLUMNS,
    )
    return html.encode("utf-8", "backslashreplace")


def _set(one: Record) -> Record:
    """A set of a report with what the page adds to it."""
    questions: Sequence[Record] = one["questions"]
    # Stable: within the failures, and within the others, the order is that of the set.
    failures_first = sorted(questions, key=lambda question: question["as_it_should"])
    curve = one["risk_coverage"]
    name = one["name"]
    return {
        **one,
        "failed": sum(not question["as_it_should"] for question in questions),
        "charts": [
            risk_coverage_chart(curve["points"], curve["answered"], name),
            reliability_chart(one["calibration"], name),
            latency_chart([q["milliseconds"] for q in questions], name),
        ],
        "questions": [_question(question) for question in failures_first],
    }


def _question(question: Record) -> Record:
    evidence = (question["reply"] or {}).get("evidence", [])
    places = [place for gold in question["gold"] for place in (gold, *gold.get("also_at", ()))]
    return {
        **question,
        "evidence": [
            {**passage, "gold": any(_overlap(passage, place) for place in places)}
            for passage in evidence[:EVIDENCE_SHOWN]
        ],
        "more_evidence": max(0, len(evidence) - EVIDENCE_SHOWN),
    }


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(
        one["document_id"] == other["document_id"]
        and one["start"] < other["end"]
        and other["start"] < one["end"]
    )


def _written(estimate: Mapping[str, Any] | None, name: str) -> str:
    return written(name, estimate["value"] if estimate else None)


def _interval(estimate: Mapping[str, Any], name: str) -> str:
    if estimate["value"] is None:
        return ""
    return f"{written(name, estimate['low'])} to {written(name, estimate['high'])}"

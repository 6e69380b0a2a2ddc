"""An evaluation as one JSON value: what `report.json` and `--json` hold.

Everything that is shown anywhere else comes from it, and two of them can be compared.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from briefing_qa.bounded import bytes_of, text_of
from briefing_qa.errors import ReportError
from briefing_qa.evaluation.evaluating import Evaluation, Kind
from briefing_qa.evaluation.gold import Gold, Span
from briefing_qa.evaluation.intervals import Estimate
from briefing_qa.evaluation.measures import MEASURES, Values
from briefing_qa.evaluation.outcomes import Outcome, Verdict
from briefing_qa.evaluation.replies import Reply
from briefing_qa.evaluation.thresholds import Threshold, shortfalls

FORMAT = "briefing-qa evaluation"
VERSION = 1

Record = dict[str, Any]

_DIGITS = 6
"""Decimals of measures: more would be noise."""

_MOST_MIB = 128  # of a report: thousands of questions with all that was found for them have less


def record(
    evaluations: Sequence[Evaluation],
    *,
    settings: Mapping[str, Any] | None = None,
    thresholds: Mapping[str, tuple[Threshold, ...]] | None = None,
) -> Record:
    """Everything about these evaluations.

    Args:
        evaluations: of different sets.
        settings: what they were made with (program, corpus, index), ready for JSON.
        thresholds: by the name of the set.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "settings": {
            **(settings or {}),
            "bootstrap": [{"resamples": e.resamples, "seed": e.seed} for e in evaluations[:1]],
        },
        "titles": {name: measure.title for name, measure in MEASURES.items()},
        "sets": [_of_set(one, (thresholds or {}).get(one.name, ())) for one in evaluations],
    }


def _of_set(one: Evaluation, thresholds: tuple[Threshold, ...]) -> Record:
    return {
        "name": one.name,
        "path": str(one.path or ""),
        "measures": _estimates(one.measures),
        "kinds": [_kind(kind) for kind in one.kinds],
        "thresholds": [asdict(threshold) for threshold in thresholds],
        "shortfalls": [str(missed) for missed in shortfalls(thresholds, one.measures)],
        "risk_coverage": {
            "answered": one.risk.answered,
            "points": [
                [round(c, _DIGITS), round(r, _DIGITS)]
                for c, r in zip(one.risk.coverage.tolist(), one.risk.risk.tolist(), strict=True)
            ],
        },
        "calibration": [
            {key: _number(value) for key, value in asdict(bin_).items()} for bin_ in one.bins
        ],
        "questions": [
            _question(outcome, values)
            for outcome, values in zip(one.outcomes, one.values, strict=True)
        ],
    }


def _kind(kind: Kind) -> Record:
    return {
        "name": kind.name,
        "answerable": kind.answerable,
        "count": kind.count,
        "as_it_should": kind.as_it_should,
        "measures": {
            name: estimate for name, estimate in _estimates(kind.measures).items()
            if estimate["count"]
        },
    }  # fmt: skip


def _estimates(estimates: Mapping[str, Estimate]) -> Record:
    return {
        name: {key: _number(value) for key, value in asdict(one).items()}
        for name, one in estimates.items()
    }


def _number(value: float | None) -> float | int | None:
    """A number that JSON has, with as many digits as mean something."""
    if value is None or isinstance(value, int):
        return value
    return None if math.isnan(value) else round(value, _DIGITS)


def _question(outcome: Outcome, values: Values) -> Record:
    question, reply = outcome.question, outcome.reply
    return {
        "id": question.id,
        "before": list(question.before),
        "question": question.text,
        "kind": question.kind,
        "language": question.language,
        "fact": question.fact,
        "answerable": question.answerable,
        "known_answer": [list(group) for group in question.answer],
        "require_all_evidence": question.require_all_evidence,
        "gold": [
            {**_gold(gold, reply), "quote": quote.quote, "reached": reached}
            for gold, quote, reached in zip(
                outcome.gold, question.evidence, outcome.reached, strict=True
            )
        ],
        "verdict": outcome.verdict,
        "as_it_should": outcome.as_it_should,
        "error": outcome.error,
        "milliseconds": round(outcome.milliseconds, 3),
        "values": {name: round(value, _DIGITS) for name, value in values.items()},
        "reply": None if reply is None else dict(reply.record),
        "sentences": [] if reply is None else [_place(span) for span in reply.sentences],
    }


def _gold(gold: Gold, reply: Reply | None) -> Record:
    """Where a quote stands: the place that was cited, else the first; and where else."""
    cited = () if reply is None else [one.span for one in reply.citations]
    place = gold.reached_by(cited) or gold.places[0]
    others = [_place(one) for one in gold.places if one != place]
    return {**_place(place), "also_at": others} if others else _place(place)


def _place(span: Span) -> Record:
    return {"document_id": span.document_id, "start": span.start, "end": span.end}


def to_json(value: Record) -> bytes:
    """The record as indented JSON in UTF-8."""
    # Half of a surrogate pair has no UTF-8; the escape that takes its place is valid JSON.
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def is_report(path: Path) -> bool:
    """Whether a file is a report of whatever version; raises OSError where it cannot be read."""
    try:
        data = json.loads(bytes_of(path, _MOST_MIB))
    except (FileNotFoundError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("format") == FORMAT


def load_record(path: str | Path) -> Record:
    """Read a report back.

    Args:
        path: a `report.json`, or the folder it is in.

    Raises:
        ReportError: it cannot be read, is no report, or one of a newer program.
    """
    if not isinstance(path, str | Path):
        raise ReportError(f"path = {path!r} is no file: give its path, a str or a Path")
    path = Path(path)
    try:
        path = path / "report.json" if path.is_dir() else path
        data = json.loads(text_of(path, _MOST_MIB))
    except OSError as error:
        raise ReportError(
            f"cannot read report {path}: {error.strerror}: name the report.json of an evaluation"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReportError(f"{path} is not JSON: name the report.json of an evaluation") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ReportError(
            f"{path} is not a report of an evaluation: name a report.json that "
            "`briefing-qa eval --report DIR` wrote"
        )
    if data.get("version") != VERSION:
        raise ReportError(
            f"{path} has version {data.get('version')!r} of the format, this program reads "
            f"{VERSION}: evaluate again"
        )
    return data


def is_whole(question: Mapping[str, Any]) -> bool:
    """Whether all that is compared of a question in a report is there, and of its kind.

    Raises:
        KeyError, TypeError, AttributeError: it is not.
    """
    reply, values = question["reply"], question["values"]
    texts = [question[key] for key in ("id", "question", "error")]
    texts += ["" if reply is None else reply["answer"]]
    return (
        all(isinstance(one, str) for one in texts)
        and all(isinstance(question[key], bool) for key in ("answerable", "as_it_should"))
        and question["verdict"] in get_args(Verdict)
        and (reply is None) == (question["verdict"] == "error")
        and all(map(_is_number, values.values()))
    )


def _is_number(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return abs(value) <= sys.float_info.max  # also no whole number that is beyond any other

"""The report of an evaluation: a page, the JSON behind it, and the files of TREC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing_qa.evaluation.comparing import Comparison, compare
from briefing_qa.evaluation.evaluating import Evaluation
from briefing_qa.evaluation.folders import write_folder
from briefing_qa.evaluation.pages import page
from briefing_qa.evaluation.records import Record, record, to_json
from briefing_qa.evaluation.thresholds import Threshold
from briefing_qa.evaluation.trec import trec_files


def write_report(
    folder: str | Path,
    evaluations: Sequence[Evaluation],
    *,
    settings: Mapping[str, Any] | None = None,
    thresholds: Mapping[str, tuple[Threshold, ...]] | None = None,
    before: Record | None = None,
) -> None:
    """Write a report, as a whole or not at all.

    Args:
        folder: a new or empty one, or that of an earlier report, which is replaced.
        evaluations: of different sets.
        settings: what they were made with, ready for JSON.
        thresholds: by the name of the set.
        before: an earlier report to compare with, as `load_record` reads it.

    Raises:
        ReportError: the folder cannot be written or has other things in it, or the earlier report
            is of other questions.
    """
    made = record(evaluations, settings=settings, thresholds=thresholds)
    comparison = None if before is None else compare(before, made)
    write_files(Path(folder), evaluations, made, comparison)


def write_files(
    folder: Path,
    evaluations: Sequence[Evaluation],
    made: Record,
    comparison: Comparison | None = None,
) -> None:
    """Write a report whose record is made already; see `write_report`."""
    files = {
        "report.html": page(made, comparison),
        "report.json": to_json(with_comparison(made, comparison)),
        **trec_files(evaluations),
    }
    write_folder(folder, files)


def with_comparison(made: Record, comparison: Comparison | None) -> Record:
    """A record with what changed, where it was compared."""
    return made if comparison is None else {**made, "comparison": asdict(comparison)}

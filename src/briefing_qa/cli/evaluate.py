"""The command that measures answers over question sets."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing_qa.cli.options import CommandLineError, Options, file_path
from briefing_qa.cli.streams import notice, progress_bars, write, write_json
from briefing_qa.errors import QuestionSetError

if TYPE_CHECKING:
    from briefing_qa.engine import BriefingQA
    from briefing_qa.evaluation import Evaluation, QuestionSet, Threshold

SETS = Path("eval")
"""Where sets are looked for when none is named."""

FAULTS_SHOWN = 20


def evaluate(
    options: Options,
    sets: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=file_path,
            metavar="[SET.jsonl]...",
            help="Question sets; all those in `eval` whose documents are indexed by default.",
            show_default=False,
        ),
    ] = None,
    *,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            parser=file_path,
            metavar="DIR",
            help="Write a page, JSON and TREC files there.",
        ),
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(
            "--compare",
            parser=file_path,
            metavar="OTHER.json",
            help="Say what changed since this report.json.",
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Write everything as one JSON value, nothing else.")
    ] = False,
) -> int:
    """Ask questions with known answers and measure; exit status 1 below the thresholds."""
    try:
        return _evaluate(options, sets or [], report, compare, json=json)
    except QuestionSetError as error:
        if len(error.faults) > 1:
            notice(*error.faults[:FAULTS_SHOWN])
        if len(error.faults) > FAULTS_SHOWN:
            notice(f"and {len(error.faults) - FAULTS_SHOWN} more")
        raise


def _evaluate(
    options: Options,
    named: Sequence[Path],
    folder: Path | None,
    other: Path | None,
    *,
    json: bool,
) -> int:
    from briefing_qa.cli import tables
    from briefing_qa.evaluation.comparing import check_same_questions, known_of
    from briefing_qa.evaluation.comparing import compare as compare_reports
    from briefing_qa.evaluation.folders import check_folder
    from briefing_qa.evaluation.records import load_record, record
    from briefing_qa.evaluation.reports import with_comparison, write_files
    from briefing_qa.evaluation.sets import load_sets

    # All that can be wrong is found before a model is loaded or a question asked.
    sets = load_sets(named or _committed())
    before = None if other is None else load_record(other)
    if folder is not None:
        check_folder(folder)
    thresholds = {one.name: _thresholds_of(one) for one in sets}
    with ExitStack() as stack:
        engine = _open(options, stack)
        sets = _usable(sets, engine, all_needed=bool(named))
        if before is not None:
            check_same_questions(before, known_of(sets))
        evaluations = [_ask(engine, one) for one in sets]
        settings = _settings(options, engine)
    made = record(evaluations, settings=settings, thresholds=thresholds)
    comparison = None if before is None else compare_reports(before, made)
    if json:
        write_json(with_comparison(made, comparison))
    else:
        for one in evaluations:
            write(*tables.evaluation(one))
        if comparison is not None:
            write(*tables.comparison(comparison))
    if folder is not None:
        write_files(folder, evaluations, made, comparison)
        notice(f"report: {folder / 'report.html'}")
    return _check(evaluations, thresholds)


def _committed() -> list[Path]:
    found = sorted(SETS.glob("*.jsonl"))
    if not found:
        raise CommandLineError(
            f"no question set is named and there is none in {SETS}/: name a SET.jsonl"
        )
    return found


def _thresholds_of(one: QuestionSet) -> tuple[Threshold, ...]:
    from briefing_qa.evaluation.thresholds import FILE_NAME, load_thresholds

    return load_thresholds(one.path.parent / FILE_NAME, one.name)


def _open(options: Options, stack: ExitStack) -> BriefingQA:
    from briefing_qa.engine import BriefingQA

    with progress_bars() as progress:
        engine = BriefingQA.open(
            options.corpus, options.index, settings=options.settings(), progress=progress
        )
    return stack.enter_context(engine)


def _usable(
    sets: Sequence[QuestionSet], engine: BriefingQA, *, all_needed: bool
) -> list[QuestionSet]:
    """The sets whose documents are indexed, with quotes that stand in them.

    Args:
        sets: as they were loaded.
        engine: over the index.
        all_needed: whether a set without its documents is an error, or passed over with a notice.
    """
    from briefing_qa.evaluation.gold import Library, absent_documents, locate
    from briefing_qa.evaluation.sets import fail_on

    known = {one.id for one in engine.documents()}
    usable = []
    for one in sets:
        absent = [name for name in one.document_ids if name not in known]
        if absent and all_needed:
            raise absent_documents(one, absent)
        if absent:
            notice(f"passed over {one.name}: not in the index: {', '.join(absent)}")
        else:
            usable.append(one)
    if not usable:
        raise CommandLineError(
            f"no question set in {SETS}/ is about the documents of the index: name a SET.jsonl, "
            "or another --corpus and --index"
        )
    library = Library(lambda document_id: engine.document(document_id).text)
    faults: list[str] = []
    for one in usable:
        try:
            locate(one.questions, library, one.path)
        except QuestionSetError as error:  # the other sets are looked through all the same
            faults += error.faults
    fail_on(faults)
    return usable


def _ask(engine: BriefingQA, one: QuestionSet) -> Evaluation:
    from briefing_qa.evaluation.evaluating import evaluate as evaluate_set

    with progress_bars() as progress:
        return evaluate_set(
            engine, one, progress=lambda done, total: progress(one.name, done, total)
        )


def _settings(options: Options, engine: BriefingQA) -> dict[str, Any]:
    from importlib.metadata import version

    return {
        "program": f"briefing-qa {version('briefing-qa')}",
        "made": time.strftime("%Y-%m-%d %H:%M:%S %z"),
        "corpus": str(options.corpus),
        "index": str(options.index),
        "documents": [one.id for one in engine.documents()],
        "settings": asdict(options.settings()),
    }


def _check(evaluations: Sequence[Evaluation], thresholds: dict[str, tuple[Threshold, ...]]) -> int:
    """Say which questions failed and which thresholds are not kept; the exit status."""
    from briefing_qa.cli.show import clean, counted
    from briefing_qa.evaluation.thresholds import shortfalls

    short = False
    for one in evaluations:
        failed = [outcome for outcome in one.outcomes if outcome.error]
        if failed:
            first = f"the first in {failed[0].question.id}: {clean(failed[0].error)}"
            notice(f"{one.name}: {counted(len(failed), 'question')} ended in an error, {first}")
        limits = thresholds[one.name]
        if not limits:
            notice(f"{one.name}: no thresholds for this set")
        for missed in shortfalls(limits, one.measures):
            short = True
            notice(f"{one.name}: below the threshold: {missed}")
    return 1 if short else 0

"""From questions and a system that answers them to its measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from briefing_qa.errors import EvaluationError
from briefing_qa.evaluation.asking import AskFunction, Engine, Progress, ask_all
from briefing_qa.evaluation.calibration import Bin, reliability
from briefing_qa.evaluation.gold import Library, Texts, locate
from briefing_qa.evaluation.intervals import RESAMPLES, SEED, Estimate
from briefing_qa.evaluation.measures import (
    Values,
    columns_of,
    measure_all,
    measure_each,
    measure_means,
)
from briefing_qa.evaluation.outcomes import Outcome
from briefing_qa.evaluation.refusals import RiskCoverage, risk_coverage
from briefing_qa.evaluation.sets import KnownQuestion, QuestionSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The questions of one kind.

    Attributes:
        name: of the kind.
        answerable: whether the documents answer them.
        count: how many there are.
        as_it_should: how many are right or rightly refused.
        measures: those that are means over questions.
    """

    name: str
    answerable: bool
    count: int
    as_it_should: int
    measures: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What came of one question set.

    Attributes:
        name: of the set.
        path: of the set; None where there is no file.
        outcomes: in the order of the questions.
        values: for each outcome, its values by measure.
        measures: over all questions, with intervals.
        kinds: answerable ones first, each group by size.
        risk: risk-coverage curve over all questions.
        bins: answers by confidence.
        resamples: of the bootstrap.
        seed: of the bootstrap.
    """

    name: str
    path: Path | None
    outcomes: tuple[Outcome, ...]
    values: tuple[Values, ...]
    measures: Mapping[str, Estimate]
    kinds: tuple[Kind, ...]
    risk: RiskCoverage
    bins: tuple[Bin, ...]
    resamples: int
    seed: int


def evaluate(
    system: AskFunction | Engine,
    questions: QuestionSet | Sequence[KnownQuestion],
    *,
    texts: Texts | None = None,
    progress: Progress | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Evaluation:
    """Ask a system every question and measure its answers.

    Args:
        system: a `BriefingQA`, or any function from a question to an `Answer` or to the answer
            object as a dict. What it raises counts as a wrong answer and is noted.
        questions: a set, or questions of it.
        texts: the documents by id, or a function that gives them; not needed for a `BriefingQA`.
        progress: told how many questions are done.
        resamples: of the bootstrap that the intervals come from.
        seed: of the bootstrap.

    Raises:
        EvaluationError: there are no questions, two have one id, or no texts are given.
        QuestionSetError: a gold quote does not stand in its document.
        IndexStoreError: the index of the system cannot be used.
        ModelError: a model of the system cannot be used.
    """
    name, path, asked = "questions", None, tuple[KnownQuestion, ...]()
    if isinstance(questions, QuestionSet):
        name, path, asked = questions.name, questions.path, questions.questions
    else:
        asked = tuple(questions)
    if not asked or len({question.id for question in asked}) < len(asked):
        raise EvaluationError("give at least one question, and each id once")
    library = Library(_texts_of(system) if texts is None else texts)
    gold = locate(asked, library, path)
    talk = getattr(system, "ask_in_talk", None)
    outcomes = ask_all(_function(system), asked, gold, library, progress, talk)
    return _summarise(name, path, outcomes, resamples, seed)


def _function(system: AskFunction | Engine) -> AskFunction:
    return cast("Engine", system).ask if hasattr(system, "ask") else system


def _texts_of(system: object) -> Callable[[str], str]:
    document = getattr(system, "document", None)
    if document is None:
        raise EvaluationError(
            "the documents are not known: give texts={document id: text}, the texts that the "
            "positions of citations count in"
        )
    return lambda document_id: cast("str", document(document_id).text)


def _summarise(
    name: str, path: Path | None, outcomes: Sequence[Outcome], resamples: int, seed: int
) -> Evaluation:
    each = measure_each(outcomes)
    columns = columns_of(outcomes)
    return Evaluation(
        name=name,
        path=path,
        outcomes=tuple(outcomes),
        values=tuple(each),
        measures=measure_all(outcomes, each, resamples=resamples, seed=seed),
        kinds=_by_kind(outcomes, each, resamples, seed),
        risk=risk_coverage(columns.confidence, columns.answered, columns.right),
        bins=reliability(columns.confidence[columns.answered], columns.right[columns.answered]),
        resamples=resamples,
        seed=seed,
    )


def _by_kind(
    outcomes: Sequence[Outcome], each: Sequence[Values], resamples: int, seed: int
) -> tuple[Kind, ...]:
    rows: dict[tuple[bool, str], list[int]] = {}
    for row, outcome in enumerate(outcomes):
        key = outcome.question.answerable, outcome.question.kind
        rows.setdefault(key, []).append(row)
    order = sorted(rows.items(), key=lambda item: (not item[0][0], -len(item[1]), item[0][1]))
    return tuple(
        Kind(
            name=kind,
            answerable=answerable,
            count=len(of_kind),
            as_it_should=sum(outcomes[row].as_it_should for row in of_kind),
            measures=measure_means([each[row] for row in of_kind], resamples=resamples, seed=seed),
        )
        for (answerable, kind), of_kind in order
    )

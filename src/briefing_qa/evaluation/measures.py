"""What is measured: the list of measures, and their values for one question or for all."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from briefing_qa.evaluation import rankings
from briefing_qa.evaluation.calibration import calibration_error, reliability
from briefing_qa.evaluation.gold import Span, token
from briefing_qa.evaluation.intervals import (
    Estimate,
    Rows,
    draw,
    mean_with_interval,
    statistic_with_interval,
)
from briefing_qa.evaluation.outcomes import Outcome
from briefing_qa.evaluation.refusals import (
    Bools,
    Floats,
    auroc,
    refused_where_kept,
    risk_coverage,
)
from briefing_qa.evaluation.sets import OFF_TOPIC

Form = Literal["share", "number", "milliseconds"]
Better = Literal["higher", "lower", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure.

    Attributes:
        title: for people.
        form: how its values are written.
        better: which values are; empty where neither is.
        most: the highest value there can be; the lowest is 0.
    """

    title: str
    form: Form = "share"
    better: Better = "higher"
    most: float = 1.0


def _of_rankings(of: str) -> dict[str, Measure]:
    forms: dict[str, tuple[str, Form]] = {
        "success@1": ("a gold quote in the first", "share"),
        "success@3": ("a gold quote in the first 3", "share"),
        "success@5": ("a gold quote in the first 5", "share"),
        "mrr": ("MRR", "number"),
        "ndcg@10": ("nDCG@10", "number"),
    }
    return {
        f"{of}_{name}": Measure(title=f"{of}: {title}", form=form)
        for name, (title, form) in forms.items()
    }


MEASURES: Mapping[str, Measure] = {
    "right": Measure(title="answerable: right, and rightly cited"),
    "answer_correct": Measure(title="answerable: the right words"),
    "refused_answerable": Measure(title="answerable: refused", better="lower"),
    "spanish_right": Measure(title="asked in Spanish: right, and rightly cited"),
    "nearly_refused": Measure(title="nearly answerable: refused"),
    "false_premise_refused": Measure(title="false premise: refused"),
    "off_topic_refused": Measure(title="off topic: refused"),
    "citation_precision": Measure(title="citations that reach a gold quote"),
    "citation_recall": Measure(title="needed gold quotes that are cited"),
    "offsets_exact": Measure(title="citations whose positions give their quote"),
    **_of_rankings("passages"),
    **_of_rankings("sentences"),
    "auroc": Measure(title="AUROC, answerable against nearly answerable", form="number"),
    "nearly_refused_at_95": Measure(title="nearly answerable: refused where 95% are kept"),
    "aurc": Measure(title="area under risk and coverage", form="number", better="lower"),
    "ece": Measure(title="calibration error (ECE, 10 bins)", form="number", better="lower"),
    "answer_sentences": Measure(
        title="sentences of an answer", form="number", better="", most=math.inf
    ),
    "answer_words": Measure(title="words of an answer", form="number", better="", most=math.inf),
    "errors": Measure(title="errors in place of an answer", better="lower"),
    "p50_ms": Measure(
        title="time of a question, median", form="milliseconds", better="lower", most=math.inf
    ),
    "p95_ms": Measure(
        title="time of a question, 95th percentile",
        form="milliseconds",
        better="lower",
        most=math.inf,
    ),
}
"""By name; the order is that of tables."""

STATISTICS = ("auroc", "nearly_refused_at_95", "aurc", "ece", "p50_ms", "p95_ms")
"""Measures of all questions together; the others are means of a value that each question has."""

Values = Mapping[str, float]
"""Values of one question by measure; a measure that does not apply to it is left out."""


def measure_each(outcomes: Sequence[Outcome]) -> list[Values]:
    """The values of each question, for all measures but `STATISTICS`."""
    return [
        {**_values(outcome), **passages, **sentences}
        for outcome, passages, sentences in zip(
            outcomes,
            _ranking_values("passages", outcomes, rankings.passages),
            _ranking_values("sentences", outcomes, rankings.sentences),
            strict=True,
        )
    ]


def _values(outcome: Outcome) -> dict[str, float]:
    values: dict[str, bool | float] = {"errors": outcome.reply is None}
    if outcome.question.answerable:
        values |= _values_of_answerable(outcome)
    else:
        if outcome.question.nearly:
            values["nearly_refused"] = outcome.abstained
        if outcome.question.kind in ("false_premise", OFF_TOPIC):
            values[f"{outcome.question.kind}_refused"] = outcome.abstained
    if outcome.reply is not None and outcome.answered:
        values["answer_sentences"] = len(outcome.reply.claims)
        values["answer_words"] = len(outcome.reply.said.split())
    if outcome.exact:
        values["offsets_exact"] = sum(outcome.exact) / len(outcome.exact)
    return {name: float(value) for name, value in values.items()}


def _values_of_answerable(outcome: Outcome) -> dict[str, bool | float]:
    values: dict[str, bool | float] = {
        "right": outcome.right,
        "answer_correct": outcome.said,
        "refused_answerable": outcome.abstained,
        "citation_recall": _recall(outcome),
    }
    if outcome.question.language == "es" or outcome.question.kind == "spanish":
        values["spanish_right"] = outcome.right
    if not outcome.abstained:  # an error or an answer without a citation has a precision of 0
        values["citation_precision"] = sum(outcome.reaching) / (len(outcome.reaching) or 1)
    return values


def _recall(outcome: Outcome) -> float:
    """Share of the gold quotes that are needed; where any one is enough, one is needed."""
    if not outcome.question.require_all_evidence:
        return float(outcome.cited)
    return sum(outcome.reached) / len(outcome.reached)


def _ranking_values(
    of: str, outcomes: Sequence[Outcome], ranking: Callable[[Outcome], Sequence[Span]]
) -> list[dict[str, float]]:
    judged = rankings.judge_rankings({o.question.id: (ranking(o), o.gold) for o in outcomes})
    values = rankings.measure_rankings(judged)
    each = (values.get(token(outcome.question.id), {}) for outcome in outcomes)
    return [{f"{of}_{name}": value for name, value in one.items()} for one in each]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the measures of all questions together are made from; all arrays have shape (n,).

    Attributes:
        answerable: bool.
        nearly: bool, nearly answerable.
        answered: bool, neither refused nor an error.
        right: bool.
        confidence: float64. Of an error the worst: 0 where there is an answer, 1 where there is
            none.
        milliseconds: float64.
    """

    answerable: Bools
    nearly: Bools
    answered: Bools
    right: Bools
    confidence: Floats
    milliseconds: Floats


def columns_of(outcomes: Sequence[Outcome]) -> Columns:
    """The columns of these outcomes."""

    def confidence(outcome: Outcome) -> float:
        if outcome.reply is None:
            return 0.0 if outcome.question.answerable else 1.0
        return outcome.reply.confidence

    return Columns(
        answerable=np.array([o.question.answerable for o in outcomes], bool),
        nearly=np.array([o.question.nearly for o in outcomes], bool),
        answered=np.array([o.answered for o in outcomes], bool),
        right=np.array([o.right for o in outcomes], bool),
        confidence=np.array([confidence(o) for o in outcomes], float),
        milliseconds=np.array([o.milliseconds for o in outcomes], float),
    )


def measure_all(
    outcomes: Sequence[Outcome], each: Sequence[Values], *, resamples: int, seed: int
) -> dict[str, Estimate]:
    """All measures over all questions, with intervals.

    Args:
        outcomes: at least one.
        each: their values, as `measure_each` gives them.
        resamples: of the bootstrap.
        seed: of the bootstrap.
    """
    rows = draw(len(outcomes), resamples, seed)
    columns = columns_of(outcomes)
    both = int((columns.answerable | columns.nearly).sum())
    counts = {"auroc": both, "nearly_refused_at_95": both, "ece": int(columns.answered.sum())}
    means = measure_means(each, resamples=resamples, seed=seed)
    statistics = {
        name: statistic_with_interval(
            lambda sample, name=name: statistic(name, columns, sample),  # type: ignore[misc]
            len(outcomes),
            rows,
            counts.get(name, len(outcomes)),
            biased=name == "ece",
        )
        for name in STATISTICS
    }
    return {name: (means | statistics)[name] for name in MEASURES}


def measure_means(each: Sequence[Values], *, resamples: int, seed: int) -> dict[str, Estimate]:
    """The measures that are means over questions, with intervals."""
    rows = draw(len(each), resamples, seed)
    return {
        name: mean_with_interval(np.array([one.get(name, math.nan) for one in each]), rows)
        for name in MEASURES
        if name not in STATISTICS
    }


def statistic(name: str, columns: Columns, rows: Rows) -> float:
    """One of `STATISTICS` over the questions with these row numbers."""
    if name in ("p50_ms", "p95_ms"):
        return float(np.percentile(columns.milliseconds[rows], 50 if name == "p50_ms" else 95))
    confidence, answered = columns.confidence[rows], columns.answered[rows]
    if name == "aurc":
        return risk_coverage(confidence, answered, columns.right[rows]).area
    if name == "ece":
        return calibration_error(reliability(confidence[answered], columns.right[rows][answered]))
    separate = auroc if name == "auroc" else refused_where_kept
    return separate(confidence[columns.answerable[rows]], confidence[columns.nearly[rows]])


def written(name: str, value: float | None) -> str:
    """A value for people: "83.2%", "0.760", "15.3 ms"; a dash where there is none."""
    if value is None:
        return "–"
    form = MEASURES[name].form
    if form == "milliseconds":
        return f"{value:.1f} ms"
    if form == "number":
        return f"{value:.3f}"
    # What is not all must not look like all.
    return f"{min(100 * value, 99.9) if value < 1 else 100.0:.1f}%"

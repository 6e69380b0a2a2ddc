"""Measuring answers: question sets, measures with intervals, reports, comparisons.

    from briefing_qa.evaluation import evaluate, load_set

    result = evaluate(engine, load_set("eval/peru-briefing.dev.jsonl"))
    result.measures["right"].value

`docs/evaluation.md` says what is measured and how.
"""

from briefing_qa.evaluation.comparing import Change, Comparison, PairedTest, compare
from briefing_qa.evaluation.evaluating import Evaluation, Kind, evaluate
from briefing_qa.evaluation.intervals import Estimate
from briefing_qa.evaluation.measures import MEASURES, Measure
from briefing_qa.evaluation.outcomes import Outcome
from briefing_qa.evaluation.records import load_record, record
from briefing_qa.evaluation.reports import write_report
from briefing_qa.evaluation.sets import GoldQuote, KnownQuestion, QuestionSet, load_set, load_sets
from briefing_qa.evaluation.thresholds import Threshold, load_thresholds, shortfalls

__all__ = [
    "MEASURES",
    "Change",
    "Comparison",
    "Estimate",
    "Evaluation",
    "GoldQuote",
    "Kind",
    "KnownQuestion",
    "Measure",
    "Outcome",
    "PairedTest",
    "QuestionSet",
    "Threshold",
    "compare",
    "evaluate",
    "load_record",
    "load_set",
    "load_sets",
    "load_thresholds",
    "record",
    "shortfalls",
    "write_report",
]

"""Measuring answers: question sets, measures with intervals, reports, comparisons.

    from briefing_qa.evaluation import evaluate, load_set

    result = evaluate(engine, load_set("eval/peru-briefing.dev.jsonl"))
    result.measures["right"].value

`docs/evaluation.md` says what is measured and how.

lines       one line of a question set
sets        question sets and their files
gold        where the known answers stand in their documents
replies     what a system replied, in one form
asking      every question of a set put to a system
outcomes    a question, the reply to it, and whether that is right
intervals   bootstrap intervals
rankings    rankings against the gold quotes, by ir-measures
calibration whether a confidence of 0.8 is right eight times of ten
refusals    how well confidence tells what can be answered
measures    all measures, and how they are written
evaluating  questions and a system to its measures
thresholds  what measures must not fall below
comparing   what changed between two evaluations, and whether by chance
records     an evaluation as JSON
trec        rankings and judgments as files of TREC
charts      charts of a report
pages       a report as one page
folders     a report folder, whole or not at all
reports     all of a report
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

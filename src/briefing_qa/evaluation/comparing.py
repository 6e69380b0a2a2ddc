"""What changed between two evaluations of the same questions, and whether it may be chance."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from briefing_qa.errors import ReportError
from briefing_qa.evaluation.intervals import SEED
from briefing_qa.evaluation.lines import as_in_documents
from briefing_qa.evaluation.records import is_whole
from briefing_qa.evaluation.refusals import Floats
from briefing_qa.evaluation.sets import QuestionSet

PERMUTATIONS = 10_000

_DAMAGED = "the report to compare with is damaged: evaluate again"

CONTINUOUS = (
    "passages_mrr",
    "passages_ndcg@10",
    "sentences_mrr",
    "sentences_ndcg@10",
    "citation_precision",
    "citation_recall",
    "answer_words",
)
"""Measures whose values of single questions are compared by permutation."""

Known = tuple[Any, ...]
"""What is known about a question: two reports are comparable when it is the same in both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One question whose answer is another now.

    Attributes:
        set_name: the set it is in.
        id: of the question.
        question: its text.
        what: whether it is fixed (wrong before), broken (right before), or as good as before.
        before: verdict and answer before.
        after: verdict and answer now.
    """

    set_name: str
    id: str
    question: str
    what: Literal["fixed", "broken", "changed"]
    before: tuple[str, str]
    after: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedTest:
    """A paired test over the questions that both have a value of.

    Attributes:
        set_name: the set.
        measure: what is compared.
        count: how many questions have a value in both.
        before: mean before.
        after: mean now.
        better: questions with a higher value now.
        worse: questions with a lower one.
        p: how likely a difference like this or a larger one is by chance.
        method: the test.
    """

    set_name: str
    measure: str
    count: int
    before: float
    after: float
    better: int
    worse: int
    p: float
    method: Literal["McNemar, exact", "permutation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes, broken ones first, and the tests by set."""

    changes: tuple[Change, ...]
    tests: tuple[PairedTest, ...]


def mcnemar(better: int, worse: int) -> float:
    """The exact McNemar test (McNemar 1947): two-sided binomial test of the pairs that differ.

    Args:
        better: questions that came out wrong before and right now.
        worse: the other way round.

    Returns:
        The p-value; 1 where nothing differs.
    """
    n = better + worse
    fewer = min(better, worse)
    tail = sum(math.comb(n, k) for k in range(fewer + 1)) / (1 << n)
    return min(1.0, 2 * tail)


def permutation(differences: Floats) -> float:
    """Fisher's paired permutation test of a mean of 0: each difference may change its sign.

    Args:
        differences: float64 (n,), one for each question.

    Returns:
        The two-sided p-value; never 0, because the permutation that was observed is one of them.
    """
    moved = differences[differences != 0]
    if not len(moved):
        return 1.0
    generator = np.random.default_rng(SEED)
    signs = generator.choice([-1.0, 1.0], size=(PERMUTATIONS, len(moved)))
    # A little less, since sums of the same numbers in another order differ in their last digits.
    least = abs(float(moved.sum())) * (1 - 1e-12)
    return float((1 + np.sum(np.abs(signs @ moved) >= least)) / (1 + PERMUTATIONS))


def known_of(sets: Iterable[QuestionSet]) -> dict[str, Known]:
    """What is known of each question, by the name of its set and its id."""
    return {
        f"{one.name}/{question.id}": (
            list(question.before),
            question.text,
            question.answerable,
            [list(group) for group in question.answer],
            [[quote.document_id, quote.quote] for quote in question.evidence],
            question.require_all_evidence,
        )
        for one in sets
        for question in one.questions
    }


def check_same_questions(before: Mapping[str, Any], known: Mapping[str, Known]) -> None:
    """Make sure that a report is of these questions, before they are all asked.

    Args:
        before: an earlier report.
        known: as `known_of` gives it.

    Raises:
        ReportError: it has other questions, or other answers are known to them.
    """
    there = {name: _known(question) for name, question in _questions(before).items()}
    missing = sorted(known.keys() - there.keys())
    extra = sorted(there.keys() - known.keys())
    if missing or extra:
        example = (missing or extra)[0]
        raise ReportError(
            f"the report to compare with has other questions: {len(missing)} are not in it, "
            f"{len(extra)} are only in it (such as {example}): compare the same sets"
        )
    other = [name for name, one in known.items() if there[name] != one]
    if other:
        raise ReportError(
            f"the report to compare with was made when {len(other)} of the questions had other "
            f"words or answers (such as {other[0]}): evaluate both with the same sets"
        )


def _questions(report: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    try:
        questions = {
            f"{one['name']}/{question['id']}": question
            for one in report["sets"]
            for question in one["questions"]
        }
        damaged = [name for name, question in questions.items() if not is_whole(question)]
    except (KeyError, TypeError, AttributeError) as error:
        raise ReportError(_DAMAGED) from error
    if damaged:
        raise ReportError(f"the report to compare with is damaged at {damaged[0]}: evaluate again")
    return questions


def _known(question: Mapping[str, Any]) -> Known:
    try:
        known = (
            question.get("before", []),
            question["question"],
            question["answerable"],
            question["known_answer"],
            [[gold["document_id"], gold["quote"]] for gold in question["gold"]],
            question["require_all_evidence"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ReportError(_DAMAGED) from error
    return tuple(map(as_in_documents, known))  # also of reports of before sets were


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Compare two reports, as `records.record` makes them.

    Raises:
        ReportError: they are not of the same questions, or one is damaged.
    """
    then, now = _questions(before), _questions(after)
    check_same_questions(before, {name: _known(question) for name, question in now.items()})
    try:
        pairs = [(name.split("/", 1)[0], then[name], now[name]) for name in now]
        changes = [_change(*pair) for pair in pairs]
        sets = list(dict.fromkeys(name for name, _, _ in pairs))
        tests = [
            test
            for name in sets
            for test in _tests(name, [(old, new) for of, old, new in pairs if of == name])
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise ReportError(_DAMAGED) from error
    order = {"broken": 0, "fixed": 1, "changed": 2}
    found = sorted((c for c in changes if c is not None), key=lambda change: order[change.what])
    return Comparison(changes=tuple(found), tests=tuple(tests))


def _said(question: Mapping[str, Any]) -> tuple[str, str]:
    reply = question["reply"]
    return question["verdict"], question["error"] if reply is None else reply["answer"]


def _change(set_name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Change | None:
    before, after = _said(old), _said(new)
    what: Literal["fixed", "broken", "changed"] = "changed"
    if old["as_it_should"] != new["as_it_should"]:
        what = "fixed" if new["as_it_should"] else "broken"
    elif before == after:
        return None
    return Change(
        set_name=set_name,
        id=new["id"],
        question=new["question"],
        what=what,
        before=before,
        after=after,
    )


Pairs = Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]


def _tests(set_name: str, pairs: Pairs) -> Iterable[PairedTest]:
    answerable = [pair for pair in pairs if pair[1]["answerable"]]
    others = [pair for pair in pairs if not pair[1]["answerable"]]
    for measure, group in (("right", answerable), ("refused", others)):
        values = np.array([[p["as_it_should"] for p in pair] for pair in group], float)
        if len(values):
            yield _test(set_name, measure, values, "McNemar, exact")
    for measure in CONTINUOUS:
        both = [
            [old["values"][measure], new["values"][measure]]
            for old, new in pairs
            if measure in old["values"] and measure in new["values"]
        ]
        if both:
            yield _test(set_name, measure, np.array(both, float), "permutation")


def _test(
    set_name: str,
    measure: str,
    values: Floats,
    method: Literal["McNemar, exact", "permutation"],
) -> PairedTest:
    """The test of values, float64 (n, 2), before and now."""
    differences = values[:, 1] - values[:, 0]
    better, worse = int((differences > 0).sum()), int((differences < 0).sum())
    exact = method == "McNemar, exact"
    return PairedTest(
        set_name=set_name,
        measure=measure,
        count=len(values),
        before=float(values[:, 0].mean()),
        after=float(values[:, 1].mean()),
        better=better,
        worse=worse,
        p=mcnemar(better, worse) if exact else permutation(differences),
        method=method,
    )

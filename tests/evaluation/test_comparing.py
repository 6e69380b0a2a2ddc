"""Comparing two evaluations: what changed, and whether that may be chance."""

from __future__ import annotations

import copy
import itertools
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from evaluation_samples import ALA, ALL, BORA, BOTH, DEPTH, NEAR, RIGHT, TEXTS, answer, write_set
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from briefing_qa.errors import ReportError
from briefing_qa.evaluation import compare, evaluate, load_record, load_set, record
from briefing_qa.evaluation.comparing import check_same_questions, known_of, mcnemar, permutation
from briefing_qa.evaluation.records import to_json


def report(folder: Path, replies: dict[str, Any], *questions: dict[str, Any]) -> dict[str, Any]:
    """The report of a system that gives these replies, as it is read back."""
    asked = load_set(write_set(folder / "lakes.jsonl", *(questions or ALL)))
    made = record([evaluate(replies.__getitem__, asked, texts=TEXTS, resamples=10)])
    path = folder / "report.json"
    path.write_bytes(to_json(made))
    return load_record(path)


def test_changes_are_told_question_by_question(tmp_path: Path) -> None:
    """Broken first, then fixed, then answers that differ and are as good as before."""
    before = report(tmp_path, {**RIGHT, DEPTH["question"]: answer(BORA)})
    now = {**RIGHT, BOTH["question"]: answer(ALA), NEAR["question"]: answer(confidence=0.3)}
    comparison = compare(before, report(tmp_path, now))
    assert [(change.what, change.id) for change in comparison.changes] == [
        ("broken", "q-both"),
        ("fixed", "q-depth"),
    ]
    assert comparison.changes[1].before == ("wrong answer and citation", f"{BORA} [1]")
    assert comparison.changes[1].after == ("right", f"{ALA} [1]")
    right = comparison.tests[0]
    assert (right.measure, right.better, right.worse, right.p) == ("right", 1, 1, 1.0)
    other = {**RIGHT, DEPTH["question"]: answer(ALA, BORA)}
    (change,) = compare(report(tmp_path, RIGHT), report(tmp_path, other)).changes
    assert (change.what, change.id) == ("changed", "q-depth")


def test_nothing_changes_between_equal_reports(tmp_path: Path) -> None:
    """No change, and all differences are chance."""
    one = report(tmp_path, RIGHT)
    comparison = compare(one, one)
    assert comparison.changes == ()
    assert {test.p for test in comparison.tests} == {1.0}


def test_other_questions_are_refused(tmp_path: Path) -> None:
    """Sets that differ by a question, or know another answer, are not compared."""
    before, now = report(tmp_path, RIGHT, *ALL[:3]), report(tmp_path, RIGHT)
    with pytest.raises(ReportError, match=r"1 are not in it, 0 are only in it"):
        compare(before, now)
    with pytest.raises(ReportError, match=r"0 are not in it, 1 are only in it .*q-away"):
        compare(now, before)
    other = load_set(write_set(tmp_path / "lakes.jsonl", {**DEPTH, "answer": [["deep"]]}, *ALL[1:]))
    with pytest.raises(ReportError, match=r"other words or answers .*q-depth"):
        check_same_questions(now, known_of([other]))
    check_same_questions(now, known_of([load_set(write_set(tmp_path / "lakes.jsonl", *ALL))]))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a report"),
        ('{"format": "other"}', "is not a report"),
        ('{"format": "briefing-qa evaluation", "version": 99}', "has version 99"),
    ],
)
def test_what_is_no_report_is_refused(content: str, says: str, tmp_path: Path) -> None:
    """The message says what the file is not, and what to name."""
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReportError, match=says):
        load_record(path)
    with pytest.raises(ReportError, match="cannot read report"):
        load_record(tmp_path / "none.json")


def test_a_report_whose_name_is_too_long_is_refused(tmp_path: Path) -> None:
    """As any other that cannot be read."""
    with pytest.raises(ReportError, match=r"cannot read report .*: File name too long: name"):
        load_record(tmp_path / ("a" * 300))


@pytest.mark.parametrize("path", [None, 5, b"report.json"])
def test_what_names_no_file_is_no_report(path: Any) -> None:
    """Another type is a fault of the call, in one line."""
    with pytest.raises(ReportError, match="is no file: give its path, a str or a Path"):
        load_record(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_a_report_without_an_end_is_refused() -> None:
    """It is said what is the most, and what to name."""
    with pytest.raises(ReportError, match=r"/dev/zero: it has more than .* MiB: name the report"):
        load_record("/dev/zero")


def test_a_damaged_report_is_refused(tmp_path: Path) -> None:
    """A report with a part missing is an error of this package, whatever part it is."""
    whole = report(tmp_path, RIGHT)
    for key in ("gold", "verdict", "as_it_should", "reply", "values"):
        damaged = copy.deepcopy(whole)
        del damaged["sets"][0]["questions"][0][key]
        with pytest.raises(ReportError, match="damaged"):
            compare(damaged, whole)
    with pytest.raises(ReportError, match="damaged"):
        compare({**whole, "sets": 1}, whole)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("values", {"right": "x"}),
        ("values", {"right": None}),
        ("values", {"right": 10**400}),
        ("values", {"right": math.inf}),
        ("values", "x"),
        ("verdict", 5),
        ("verdict", "fine"),
        ("reply", None),
        ("reply", 5),
        ("reply", {"answer": 5}),
        ("error", None),
        ("as_it_should", "yes"),
    ],
)
def test_a_report_with_something_else_in_it_is_refused_before_questions_are_asked(
    key: str, value: object, tmp_path: Path
) -> None:
    """Neither what is compared nor what is shown of it may be anything but what was measured."""
    damaged = report(tmp_path, RIGHT)
    damaged["sets"][0]["questions"][0][key] = value
    asked = load_set(write_set(tmp_path / "lakes.jsonl", *ALL))
    with pytest.raises(ReportError, match="damaged"):
        check_same_questions(damaged, known_of([asked]))


def test_mcnemar_by_hand() -> None:
    """One against five: 2 (1 + 6) / 64."""
    assert mcnemar(1, 5) == mcnemar(5, 1) == pytest.approx(14 / 64)
    assert mcnemar(0, 0) == mcnemar(3, 3) == 1.0


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_agrees_with_the_binomial_test(better: int, worse: int) -> None:
    """The exact test is a sign test of the pairs that differ."""
    if better + worse:
        expected = binomtest(better, better + worse, 0.5).pvalue
        assert mcnemar(better, worse) == pytest.approx(expected)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=1, max_size=8))
def test_permutation_agrees_with_all_permutations(differences: list[int]) -> None:
    """Against the share of all sign changes that move the sum as far."""
    values = np.array(differences, float)
    signs = itertools.product((-1, 1), repeat=len(values))
    sums = [abs(sum(s * v for s, v in zip(one, values, strict=True))) for one in signs]
    exact = np.mean([total >= abs(values.sum()) - 1e-9 for total in sums])
    found = permutation(values)
    assert found == pytest.approx(exact, abs=0.025)
    assert 0 < found <= 1
    assert permutation(values) == pytest.approx(permutation(-values))


def test_the_record_is_plain_json(tmp_path: Path) -> None:
    """Reading it back gives the same, with no value that JSON does not have."""
    made = report(tmp_path, RIGHT)
    assert json.loads(to_json(made)) == made
    assert made["sets"][0]["measures"]["false_premise_refused"]["value"] is None

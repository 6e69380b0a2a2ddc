"""Thresholds: what is read, what holds, and how a shortfall is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.errors import ThresholdsError
from briefing_qa.evaluation import Estimate, Threshold, load_thresholds, shortfalls
from briefing_qa.evaluation.measures import MEASURES

FILE = """
["lakes.dev".least]
right = 0.8
auroc = 0.5

["lakes.dev".most]
p95_ms = 200
"""


def estimates(**values: float | None) -> dict[str, Estimate]:
    """Measures with these values."""
    return {
        name: Estimate(value=value, low=value, high=value, count=1)
        for name, value in values.items()
    }


def test_thresholds_are_those_of_the_set(tmp_path: Path) -> None:
    """A set has the values under its name; another one, and a missing file, has none."""
    path = tmp_path / "thresholds.toml"
    assert load_thresholds(path, "lakes.dev") == ()
    path.write_text(FILE, encoding="utf-8")
    assert load_thresholds(path, "lakes.dev") == (
        Threshold(measure="right", limit="least", value=0.8),
        Threshold(measure="auroc", limit="least", value=0.5),
        Threshold(measure="p95_ms", limit="most", value=200.0),
    )
    assert load_thresholds(path, "hills") == ()


def test_a_shortfall_says_measure_value_and_threshold(tmp_path: Path) -> None:
    """The line has all three; what could not be measured falls short too."""
    path = tmp_path / "thresholds.toml"
    path.write_text(FILE, encoding="utf-8")
    limits = load_thresholds(path, "lakes.dev")
    assert shortfalls(limits, estimates(right=0.8, auroc=0.5, p95_ms=200.0)) == ()
    said = [str(one) for one in shortfalls(limits, estimates(right=0.7, auroc=None, p95_ms=201.0))]
    assert said == [
        "right (answerable: right, and rightly cited): 70.0%, must be at least 80.0%",
        "auroc (AUROC, answerable against nearly answerable): not measured, must be at least 0.500",
        "p95_ms (time of a question, 95th percentile): 201.0 ms, must be at most 200.0 ms",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("x = [", "cannot read thresholds"),
        (f"x = {'9' * 5000}", "cannot read thresholds"),
        (f"x = {'[' * 100_000}", "a number is too long, or a list too deep: mend the file"),
        (f'["a".most]\np95_ms = 1{"0" * 400}', "can never be measured: write a number 0 or more"),
        ("right = 0.8", "under .least and .most"),
        ('["a".least]\nrihgt = 0.8', "no measure 'rihgt'"),
        ('["a".least]\nright = "0.8"', "right is not a number"),
        ('["a".least]\nright = true', "right is not a number"),
        ('["a".least]\nauroc = 1\nright = 79', "line 3, ['a'.least]: right = 79 can never"),
        ('["a".least]\n"passages_mrr" = 1.01', "line 2, "),
        ('["a".least]\nright = nan', "right = nan can never be measured: write a number from 0"),
        ('["a".most]\nece = inf', "ece = inf can never"),
        ('["a".most]\np95_ms = inf', "p95_ms = inf can never be measured: write a number 0 or"),
        ('["b".most]\nece = 0.1\n["a".most]\nece = -1', "line 4, ['a'.most]: ece = -1"),
        ('["a"]\nleast = {right = 2}', "toml, ['a'.least]: right = 2"),
        ('["a".more]\nright = 1', "under .least and .most"),
        ("[a]\nleast = 1", "least is not a table"),
    ],
)
def test_a_file_with_something_else_in_it_is_refused(
    content: str, says: str, tmp_path: Path
) -> None:
    """A threshold that is misspelt must not pass for one that is kept, whatever set is asked."""
    path = tmp_path / "thresholds.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ThresholdsError, match=re.escape(says)):
        load_thresholds(path, "another")


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_limit_holds_on_its_side_only(value: float, limit: float) -> None:
    """At least and at most both hold where they are equal, and exactly one elsewhere."""
    least = Threshold(measure="right", limit="least", value=limit).holds(value)
    most = Threshold(measure="right", limit="most", value=limit).holds(value)
    assert (least and most) == (value == limit)
    assert least or most


def test_the_committed_thresholds_are_of_the_committed_sets(repository: Path) -> None:
    """Each set of the briefing is guarded, exact positions among what is guarded."""
    for path in (repository / "eval").glob("peru-briefing.*.jsonl"):
        name = path.name.removesuffix(".jsonl")
        limits = load_thresholds(repository / "eval" / "thresholds.toml", name)
        guarded = {one.measure: one.value for one in limits}
        assert {"right", "refused_answerable", "nearly_refused"} <= guarded.keys() <= set(MEASURES)
        assert ".conversations." in name or "off_topic_refused" in guarded
        assert guarded["offsets_exact"] == 1.0


@pytest.mark.parametrize("name", ["answer_words", "answer_sentences", "p50_ms", "p95_ms"])
def test_counts_and_times_may_exceed_one(name: str, tmp_path: Path) -> None:
    """They are no shares."""
    path = tmp_path / "thresholds.toml"
    path.write_text(f'["a".most]\n{name} = 250', encoding="utf-8")
    assert load_thresholds(path, "a") == (Threshold(measure=name, limit="most", value=250.0),)

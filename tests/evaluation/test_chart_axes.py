"""What stands at the axes of a chart."""

from __future__ import annotations

import re

import pytest

from briefing_qa.evaluation.charts import latency_chart


def ticks(chart: str, axis: str) -> list[str]:
    """What stands at the lines of the grid, from the origin."""
    return re.findall(rf'<text class="{axis}" x="[\d.]+" y="[\d.]+">([\d.]+)</text>', chart)


@pytest.mark.parametrize(
    ("count", "shown"),
    [(1, "0 1 2 3 4"), (3, "0 1 2 3 4"), (5, "0 2 4 6 8"), (400, "0 100 200 300 400")],
)
def test_numbers_of_questions_are_whole_and_differ(count: int, shown: str) -> None:
    """Few questions have an axis with no number twice, and many one as high as they are."""
    assert ticks(latency_chart([100.0] * count, "small"), "y") == shown.split()


@pytest.mark.parametrize("top", [0.4, 2.0, 9.0, 1234.0])
def test_times_differ_however_short(top: float) -> None:
    """Times below a few milliseconds are written with decimals."""
    shown = ticks(latency_chart([top / 3, top, top], "small"), "x")
    assert len(set(shown)) == len(shown) == 5

"""What a set's measures must not fall below or rise above, kept in a file beside the sets.

["peru-briefing.dev".least]        # the name of the set is that of its file
right = 0.79

["peru-briefing.dev".most]
refused_answerable = 0.06
"""

from __future__ import annotations

import math
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from briefing_qa.bounded import text_of, toml_of
from briefing_qa.errors import ThresholdsError
from briefing_qa.evaluation.intervals import Estimate
from briefing_qa.evaluation.measures import MEASURES, written

FILE_NAME = "thresholds.toml"

_MOST_MIB = 1

Limit = Literal["least", "most"]
_LIMITS: tuple[Limit, ...] = ("least", "most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One measure and its limit."""

    measure: str
    limit: Limit
    value: float

    def holds(self, measured: float | None) -> bool:
        """Whether a value keeps to it; one that could not be measured does not."""
        if measured is None:
            return False
        return measured >= self.value if self.limit == "least" else measured <= self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """A threshold that a measured value does not keep to."""

    threshold: Threshold
    measured: float | None

    def __str__(self) -> str:
        """The measure, its value and its limit, on one line."""
        name = self.threshold.measure
        limit = "at least" if self.threshold.limit == "least" else "at most"
        value = "not measured" if self.measured is None else written(name, self.measured)
        return (
            f"{name} ({MEASURES[name].title}): {value}, must be {limit} "
            f"{written(name, self.threshold.value)}"
        )


def load_thresholds(path: Path, name: str) -> tuple[Threshold, ...]:
    """The thresholds of one set.

    Args:
        path: the file; one that is not there has no thresholds.
        name: of the set.

    Returns:
        None at all where the file does not name the set.

    Raises:
        ThresholdsError: the file cannot be read, or has something else in it than thresholds.
    """
    try:
        text = text_of(path, _MOST_MIB)
        data = toml_of(text)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThresholdsError(f"cannot read thresholds {path}: {error}: mend the file") from error
    known = {named: tuple(_of_set(path, text, named, table)) for named, table in data.items()}
    return known.get(name, ())


def shortfalls(
    thresholds: tuple[Threshold, ...], measures: Mapping[str, Estimate]
) -> tuple[Shortfall, ...]:
    """The thresholds that are not kept."""
    return tuple(
        Shortfall(threshold=one, measured=measures[one.measure].value)
        for one in thresholds
        if not one.holds(measures[one.measure].value)
    )


def _of_set(path: Path, text: str, name: str, limits: Any) -> Iterator[Threshold]:
    where = f"thresholds {path}, [{name!r}]"
    if not isinstance(limits, dict) or not limits.keys() <= set(_LIMITS):
        raise ThresholdsError(f"{where}: write its values under .least and .most")
    for limit in _LIMITS:
        values = limits.get(limit, {})
        if not isinstance(values, dict):
            raise ThresholdsError(f"{where}: {limit} is not a table of measures")
        for measure, value in values.items():
            if problem := _problem(measure, value):
                line = _line_of(text, name, limit, measure)
                raise ThresholdsError(f"thresholds {path}{line}, [{name!r}.{limit}]: {problem}")
            yield Threshold(measure=measure, limit=limit, value=float(value))


def _problem(measure: str, value: Any) -> str:
    """What is wrong with a threshold, and what to write; empty where nothing is."""
    if measure not in MEASURES:
        return f"there is no measure {measure!r}: use one of {', '.join(MEASURES)}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{measure} is not a number: write one"
    most = MEASURES[measure].most
    if 0 <= value <= min(most, sys.float_info.max):  # a whole number may be beyond any other
        return ""
    needed = "0 or more" if math.isinf(most) else "from 0 to 1"
    return f"{measure} = {value} can never be measured: write a number {needed}"


def _line_of(text: str, name: str, limit: str, measure: str) -> str:
    """The line on which a threshold is set, as ", line 3"; empty where it is written otherwise."""
    inside = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("["):
            inside = _parsed(line) == {name: {limit: {}}}
        elif inside and measure in _parsed(line):
            return f", line {number}"
    return ""


def _parsed(line: str) -> dict[str, Any]:
    """One line by itself as TOML; empty where it is none."""
    try:
        return toml_of(line)
    except tomllib.TOMLDecodeError:
        return {}

"""Who says what is cited, in a text where people speak in turn: "I've directed principals, ..."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from briefing_qa.passages.spoken import Label, person_labels

_FEWEST = 4
"""Turns in the passages of a document that are there, at least; one of its speakers twice."""

_NEIGHBOURS = 4
"""Characters between two passages, at most."""


def who_says(
    citation: Mapping[str, Any], holding: Mapping[str, Any], same: Sequence[Mapping[str, Any]]
) -> str:
    """The label of the turn that a citation stands in; "" where there is none, or it is quoted.

    Args:
        citation: of the answer object.
        holding: the passage that it stands in.
        same: the passages of its document that are in the answer object.
    """
    labels = {int(one["start"]): person_labels(str(one["text"])) for one in same}
    if not _speak_in_turn([label for some in labels.values() for label in some]):
        return ""
    at = int(citation["start"])
    own = [one for one in labels[int(holding["start"])] if holding["start"] + one.start <= at]
    if not own:
        before = next(
            (p for p in same if 0 <= int(holding["start"]) - int(p["end"]) <= _NEIGHBOURS), None
        )
        own = labels[int(before["start"])] if before else []
        return own[-1].whole if own else ""
    return "" if holding["start"] + own[-1].start == at else own[-1].whole


def _speak_in_turn(labels: Sequence[Label]) -> bool:
    names = Counter(one.who for one in labels)
    return len(labels) >= _FEWEST and len(names) > 1 and max(names.values()) > 1

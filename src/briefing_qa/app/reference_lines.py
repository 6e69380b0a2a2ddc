"""The sources below an answer: a line for each place, however many sentences are quoted from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from briefing_qa.answering.saying.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """Where sentences of an answer that follow one another stand.

    Attributes:
        citation: the first of them, as it stands in the answer object.
        numbers: their markers: "1", "2–5".
        titled: whether the document is another one than that of the line before.
        context: what they are read with, if anything.
    """

    citation: Mapping[str, Any]
    numbers: str
    titled: bool
    context: Context | None

    @property
    def words(self) -> str:
        """What is shown of the context: of a row that has its own names, only its caption."""
        return _words(self.context)


def reference_lines(
    citations: Sequence[Mapping[str, Any]], contexts: Mapping[int, Context]
) -> tuple[ReferenceLine, ...]:
    """The lines for the citations of an answer, in their order.

    Args:
        citations: of the answer object.
        contexts: what some are read with, by marker.
    """

    def place(one: Mapping[str, Any]) -> tuple[Any, ...]:
        words = _words(contexts.get(int(one["marker"])))
        return one["document_id"], tuple(one["section"]), one["page"], words

    lines: list[ReferenceLine] = []
    before = None
    for (document_id, *_), group in groupby(citations, place):
        same = list(group)
        lines.append(
            ReferenceLine(
                citation=same[0],
                numbers=_numbers([int(one["marker"]) for one in same]),
                titled=document_id != before,
                context=contexts.get(int(same[0]["marker"])),
            )
        )
        before = document_id
    return tuple(lines)


def _words(context: Context | None) -> str:
    if context is None:
        return ""
    return context.caption if context.cells else context.text


def _numbers(markers: Sequence[int]) -> str:
    """The markers of a line, shortly; those of an answer follow one another."""
    first, last = markers[0], markers[-1]
    return str(first) if first == last else f"{first}–{last}"

"""The sentence before one with which a passage begins, where that goes on from it.

A long paragraph is cut into several passages: "Of these, 12 were girls" is then about the last
sentence of the passage before. So is an answer about the question before it: "It was signed."
"""

from __future__ import annotations

from briefing_qa.answering.words.asking import asks
from briefing_qa.store.protocol import Snapshot
from briefing_qa.types import Passage, Unit

_NEAR = 2_000
"""Characters before a passage in which the one before it begins, but for a very long sentence."""

_LINE_END = 1
"""Between two passages of one paragraph, at most; two line ends part paragraphs."""

_BLANK_LINE = 2
"""Between a question and what answers it in a paragraph of its own."""


def carried_over(snapshot: Snapshot, passage: Passage, unit: Unit) -> str:
    """The sentence before a unit, in the passage before and the same paragraph; or a question.

    Args:
        snapshot: the index that the passage comes from.
        passage: that the unit stands in.
        unit: a sentence.

    Returns:
        "" where the unit does not begin its passage, or that begins a paragraph behind anything
        but a question.
    """
    if (
        unit != passage.own_units[0]
        or unit.kind != "sentence"
        or passage.start <= passage.section_start
    ):
        return ""
    begin = max(passage.section_start, passage.start - _NEAR)
    earlier = snapshot.passages_between(passage.document_id, begin, passage.start)
    above = [one for one in earlier if 0 <= passage.start - one.end <= _BLANK_LINE]
    if not above:
        return ""
    last = above[-1].own_units[-1]
    text = above[-1].text_of(last)
    goes_on = passage.start - above[-1].end <= _LINE_END or asks(text)
    return text if last.kind == "sentence" and goes_on else ""

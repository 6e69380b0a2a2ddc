"""The passages of a numbered part that a question names: they are found by that number alone.

"What does paragraph 18 say?" has no word of what the paragraph is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.numbered import heads, named_parts, numbers_within
from briefing_qa.retrieval import Retrieved
from briefing_qa.store import Snapshot

_LOOKED_AT = 200
"""Passages with the number among which the part is looked for."""

_MOST = 4
"""Passages that are added at most."""


def with_numbered(
    question: Question,
    evidence: Sequence[Retrieved],
    snapshot: Snapshot,
    document_ids: Sequence[str] | None,
) -> tuple[Retrieved, ...]:
    """The evidence, and after it the passages of the part that are not in it yet."""
    named = named_parts(question.text)
    if len(named) != 1:
        return tuple(evidence)
    ((part, number),) = named
    known = {one.passage.id for one in evidence}
    found = dict(snapshot.lexical([str(number)], _LOOKED_AT, document_ids))
    least = min((one.score for one in evidence), default=1.0)
    further = [
        Retrieved(passage=passage, score=least, dense=0.0, lexical=found[passage.id])
        for passage in snapshot.passages([one for one in found if one not in known])
        if any(heads(part, number, heading) for heading in passage.heading_path)
        or number in numbers_within(part, passage.text)
    ]
    return (*evidence, *further[:_MOST])

"""Where a question is looked for that names documents: in these, and in no others that answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.designations import designation
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.documents_named import Naming, documents_named
from briefing_qa.answering.saying.decision import Decision
from briefing_qa.store import DocumentRecord, Snapshot

EVIDENCE = 5
"""Passages that an answer shows at least, where the corpus has as many."""


class Keeps(Protocol):
    """Says which candidates may answer."""

    def __call__(self, candidate: Candidate, /) -> bool:
        """Whether a candidate may answer."""


class DecideIn(Protocol):
    """Decides what is said about a question."""

    def __call__(
        self, asked: Question, chosen: Sequence[str] | None, keeps: Keeps | None = None, /
    ) -> Decision:
        """Decide by these documents, None for all, and by the candidates that may answer."""


def naming_of(
    asked: Question,
    records: Mapping[str, DocumentRecord],
    chosen: Collection[str] | None,
    snapshot: Snapshot,
) -> Naming | None:
    """The documents that a question names among those that may be asked; None where none."""
    among = {one: records[one] for one in records if chosen is None or one in chosen}
    return documents_named(asked, among, lambda one: designation(records[one], snapshot))


def decide_where_named(
    asked: Question,
    naming: Naming | None,
    records: Mapping[str, DocumentRecord],
    chosen: Sequence[str] | None,
    decide_in: DecideIn,
) -> Decision:
    """Decide by the documents that are named.

    What a body says may stand in other documents that quote it: they are asked after its own ones.
    """
    if naming is None:
        return decide_in(asked, chosen)
    among = list(records) if chosen is None else chosen
    if len(naming.documents) == len(among):
        return decide_in(naming.question, chosen)
    decision = decide_in(naming.question, naming.documents)
    if decision.chosen or naming.is_sure:
        return _with_more(decision, lambda: decide_in(asked, chosen))
    rest = [one for one in among if one not in naming.documents]
    other = decide_in(asked, rest, lambda one: naming.is_quoted_in(one, asked))
    return _with_more(other if other.chosen else decision, lambda: decide_in(asked, chosen))


def _with_more(decision: Decision, elsewhere: Callable[[], Decision]) -> Decision:
    """A decision with evidence of other documents behind its own, where that is scant."""
    found = decision.found
    if len(found.evidence) >= EVIDENCE:
        return decision
    own = {one.passage.id for one in found.evidence}
    more = [one for one in elsewhere().found.evidence if one.passage.id not in own]
    return replace(decision, found=replace(found, evidence=(*found.evidence, *more)))

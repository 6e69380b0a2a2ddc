"""The line of a cover that says what is asked of a document itself: it is found by where it stands.

"Who is the author of the report?" has no word of "By Ana Ruiz, Quito".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_qa.answering.evidence.covers import bylines, cover, line_that_says
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.of_the_document import of_the_document
from briefing_qa.answering.questions.question import Question
from briefing_qa.retrieval import Retrieved
from briefing_qa.store import DocumentRecord, Snapshot

Place = tuple[str, int]
"""Document id and where a unit begins."""

_FAR = 4_000
"""Characters behind a line in which the passage that knows it as a heading begins."""


def with_front(
    question: Question,
    evidence: Sequence[Retrieved],
    snapshot: Snapshot,
    records: Mapping[str, DocumentRecord],
    document_ids: Sequence[str] | None,
) -> tuple[tuple[Retrieved, ...], Place | None]:
    """The evidence with the passage of that line, and where its unit begins.

    It is of the only document that is looked into, or of the only one whose title has all that the
    question says of it: "the report" alone may be any of several.
    """
    asked = of_the_document(question)
    ids = [one for one in document_ids or records if one in records]
    if asked is not None and asked.rest:
        ids = [one for one in ids if _is_named(asked.rest, question, records[one])]
    if asked is None or len(ids) != 1:
        return tuple(evidence), None
    text = snapshot.document(ids[0]).text
    lines, begun = cover(text)
    line = line_that_says(asked.asked, [*lines, *bylines(text, begun)], records[ids[0]].title)
    if line is None:
        return tuple(evidence), None
    for passage in snapshot.passages_between(ids[0], line.start, line.end + _FAR):
        for unit in passage.units:
            if unit.start < line.end and line.start < unit.end:
                least = min((one.score for one in evidence), default=1.0)
                new = Retrieved(passage=passage, score=least, dense=0.0, lexical=None)
                known = any(one.passage.id == passage.id for one in evidence)
                return (*evidence, *(() if known else (new,))), (ids[0], unit.start)
    return tuple(evidence), None


def _is_named(rest: str, question: Question, record: DocumentRecord) -> bool:
    """Whether a document's title has all content words of what a question says of it."""
    asked = stem_set(rest, question.language)
    return bool(asked) and asked <= stem_set(record.title, question.language)

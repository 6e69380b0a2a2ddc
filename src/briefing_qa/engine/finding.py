"""What a question is decided with: it is looked for in one state of the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found, find
from briefing_qa.answering.evidence.lists import lines_above, list_items
from briefing_qa.answering.evidence.subjects import at_home
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.unfound import near_words
from briefing_qa.answering.reading.reader import Reader
from briefing_qa.answering.rules.strangers import without_strangers
from briefing_qa.answering.saying.decision import Means
from briefing_qa.config import AnswerSettings
from briefing_qa.engine.looking import Looks
from briefing_qa.engine.naming import Keeps
from briefing_qa.models import Embedder
from briefing_qa.store import DocumentRecord


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what may answer.

    Attributes:
        looks: opens the index, always in the same state.
        embedder: the model it was built with.
        records: its documents by id.
        settings: how much is looked at.
    """

    looks: Looks
    embedder: Embedder
    records: Mapping[str, DocumentRecord]
    settings: AnswerSettings

    def find(self, question: Question, into: Sequence[str] | None) -> Found:
        """What is found for a question in these documents, None for all."""
        with self.looks.snapshot() as snapshot:
            found = find(question, snapshot, self.embedder, self.records, self.settings, into)
            text_of = cache(lambda one: snapshot.document(one).text)
            known = without_strangers(found.question, found.candidates, text_of)

        def near() -> frozenset[str]:
            with self.looks.snapshot() as snapshot:
                return near_words(found.question, found.weights, snapshot, self.records.values())

        # A refusal asks for them after this look at the index has ended.
        weights = replace(found.weights, near=cache(near))
        return replace(found, candidates=known, weights=weights)

    def siblings(self, item: Candidate) -> list[Candidate]:
        """The items of the list that one stands in."""
        with self.looks.snapshot() as snapshot:
            return list_items(snapshot, item)

    def lines_above(self, item: Candidate) -> Sequence[Candidate]:
        """The line that leads on to the list that one stands in, and the headings above it."""
        with self.looks.snapshot() as snapshot:
            return lines_above(snapshot, item)


def means_of(
    finder: Finder,
    reader: Reader,
    settings: AnswerSettings,
    chosen: Sequence[str] | None,
    keeps: Keeps | None,
    doubt: float = 0.0,
) -> Means:
    """What a question is decided with.

    Args:
        finder: finds what may answer.
        reader: judges it.
        settings: when and how much is said.
        chosen: documents that are looked into; None for all.
        keeps: which candidates may answer; None for all.
        doubt: see `Means.doubt`.
    """

    def find(part: Question, into: Sequence[str] | None) -> Found:
        found = finder.find(part, into)
        if keeps is None:
            return found
        return replace(found, candidates=tuple(filter(keeps, found.candidates)))

    def look(part: Question, document_id: str | None = None, /) -> Found:
        return find(part, [document_id] if document_id else chosen)

    def look_home(part: Question, known: Set[str], /) -> Found | None:
        among = finder.records if chosen is None else chosen
        home = {*at_home(part, [finder.records[one] for one in among]), *known}
        return find(part, sorted(home)) if 0 < len(home) < len(among) else None

    return Means(
        look=look,
        look_home=look_home,
        reader=reader,
        siblings=finder.siblings,
        lines_above=finder.lines_above,
        least=settings.min_confidence,
        max_sentences=settings.max_sentences,
        doubt=doubt,
    )

"""Documents, and what an index of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate, gather
from briefing_qa.answering.evidence.finding import find
from briefing_qa.answering.questions.question import analyse
from briefing_qa.config import AnswerSettings
from briefing_qa.documents import parse
from briefing_qa.models.protocol import Embedder
from briefing_qa.retrieval import Retrieved
from briefing_qa.store import Snapshot
from briefing_qa.types import Document, Section


def plain(text: str, **known: Any) -> Document:
    """A document of one section without a heading."""
    whole = Section(headings=(), start=0, body_start=0, end=len(text))
    return Document(
        **{"id": "review", "title": "Review", "sections": (whole,), "text": text, **known}
    )


def read(source: str, name: str = "notes.md", **known: Any) -> Document:
    """A document as the reader of its format makes it."""
    parsed = parse(source.encode(), name)
    given = {"id": "notes", "title": "Notes", "text": parsed.text, "sections": parsed.sections}
    return Document(**{**given, **known})


@dataclass(frozen=True)
class Indexed:
    """An index of a few documents.

    Attributes:
        snapshot: its state.
        embedder: that it was made with.
    """

    snapshot: Snapshot
    embedder: Embedder

    def found(self, question: str) -> list[Candidate]:
        """What is considered for a question."""
        records = {record.id: record for record in self.snapshot.documents()}
        asked, settings = analyse(question), AnswerSettings()
        return list(find(asked, self.snapshot, self.embedder, records, settings).candidates)

    def gathered(self, document: Document) -> list[Candidate]:
        """All of a document, whatever is asked."""
        passages = self.snapshot.passages_between(document.id, 0, len(document.text))
        evidence = [Retrieved(passage=p, score=1.0, dense=0.5, lexical=None) for p in passages]
        records = {record.id: record for record in self.snapshot.documents()}
        vector = np.zeros(self.embedder.dimension, np.float32)
        return list(gather(self.snapshot, evidence, vector, records))

"""Where the known answers stand: gold quotes as characters of their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote as percent_encoded

from briefing_qa.errors import EvaluationError, UnknownDocumentError
from briefing_qa.evaluation.sets import KnownQuestion, QuestionSet, fail_on

SHOWN = 60
"""Characters of a quote that a message shows."""

Texts = Mapping[str, str] | Callable[[str], str]
"""Document texts by id. As a function, raises UnknownDocumentError or KeyError for another id."""


class Span(NamedTuple):
    """Characters of a document, end exclusive."""

    document_id: str
    start: int
    end: int

    @property
    def id(self) -> str:
        """A name without white space, for TREC files: `peru-briefing:16188-16335`."""
        return f"{token(self.document_id)}:{self.start}-{self.end}"

    def overlaps(self, other: Span) -> bool:
        """Whether both share a character."""
        return (
            self.document_id == other.document_id
            and self.start < other.end
            and other.start < self.end
        )


class Gold(NamedTuple):
    """A gold quote, wherever it stands in its document: any of its places is as good.

    Attributes:
        places: at least one, in the order of the document.
    """

    places: tuple[Span, ...]

    @property
    def id(self) -> str:
        """That of its first place."""
        return self.places[0].id

    @property
    def document_id(self) -> str:
        """Of the document that it stands in."""
        return self.places[0].document_id

    def overlaps(self, span: Span) -> bool:
        """Whether a span shares a character with one of its places."""
        return any(place.overlaps(span) for place in self.places)

    def reached_by(self, spans: Iterable[Span]) -> Span | None:
        """The first of its places that one of the spans shares a character with."""
        given = tuple(spans)
        return next((one for one in self.places if any(map(one.overlaps, given))), None)


def token(name: str) -> str:
    """A name without white space; most names are left as they are."""
    return percent_encoded(name, safe="/#@+~!$&'()*,;=[]")


class Library:
    """The texts of documents, each read once.

    Args:
        texts: by id, or a function that gives them.
    """

    def __init__(self, texts: Texts) -> None:
        look = texts if callable(texts) else texts.__getitem__
        self._look = cache(look)

    def text(self, document_id: str) -> str | None:
        """The text of a document; None where there is no such document."""
        try:
            return self._look(document_id)
        except (KeyError, UnknownDocumentError):
            return None

    def holds(self, span: Span, quote: str) -> bool:
        """Whether a document has exactly this quote at these characters."""
        text = self.text(span.document_id)
        inside = text is not None and 0 <= span.start < span.end <= len(text)
        return inside and text is not None and text[span.start : span.end] == quote


def absent_documents(of: QuestionSet, absent: Iterable[str]) -> EvaluationError:
    """The error for a set about documents that are not there."""
    return EvaluationError(
        f"question set {of.path} is about {', '.join(absent)}, not in the index: add the text with "
        "`briefing-qa add`, or name another --corpus and --index"
    )


def locate(
    questions: Iterable[KnownQuestion], library: Library, path: Path | None = None
) -> dict[str, tuple[Gold, ...]]:
    """Find the gold quotes in their documents.

    Args:
        questions: of one set.
        library: the documents.
        path: the file of the set, for messages.

    Returns:
        For each question id, its quotes in order, each with all places where it stands.

    Raises:
        QuestionSetError: a document is not there, or a quote does not stand in it; all such faults
            are in the error.
    """
    faults: list[str] = []
    found = {}
    for question in questions:
        where = f"{path}:{question.line}" if path else f"question {question.id!r}"
        quotes = []
        for gold in question.evidence:
            text = library.text(gold.document_id)
            places = tuple(
                Span(gold.document_id, start, start + len(gold.quote))
                for start in _places(text or "", gold.quote)
            )
            if places:
                quotes.append(Gold(places))
            else:
                faults.append(f"{where}: {_fault(text, gold.quote, gold.document_id)}")
        found[question.id] = tuple(quotes)
    fail_on(faults)
    return found


def _fault(text: str | None, quote: str, document_id: str) -> str:
    if text is None:
        return f"there is no document {document_id!r}"
    shown = quote if len(quote) <= SHOWN else quote[:SHOWN].rstrip() + " ..."
    return f"the quote does not stand in {document_id}: {shown!r}"


def _places(text: str, quote: str) -> Iterator[int]:
    """Where a quote begins, overlapping occurrences too."""
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)

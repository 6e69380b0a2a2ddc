"""The sentences, list items and headings that may answer, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from briefing_qa.passages import page_number
from briefing_qa.retrieval import Retrieved
from briefing_qa.store.protocol import DocumentRecord, Snapshot, Vectors
from briefing_qa.types import Page, Passage, Unit

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One unit that may answer.

    Attributes:
        source: the passage it stands in, and how that was found.
        unit: its place and kind.
        text: exactly the document's characters from `unit.start` to `unit.end`.
        before: the unit before it in the passage, or "".
        section: titles it stands under, outermost first; a heading's own is the last.
        headings: the titles above it, joined; its own is not among them for a heading.
        page: on which it begins, or None where the document has no pages.
        title: of the document.
        language: of the document.
        date: of the document, ISO 8601 as far as it is known ("2018", "2018-05-03"); "" if not.
        similarity: cosine of its vector with the question's.
        about: countries that its document is about, see `subjects`; may be empty.
        vector: its own, float32 (d,), of unit length; empty where it is not known.
        rank: of its passage among the evidence, from 0.
        position: its place among the units of its passage, from 0.
    """

    source: Retrieved
    unit: Unit
    text: str
    before: str
    section: tuple[str, ...]
    headings: str
    page: int | None
    title: str
    language: str
    similarity: float
    rank: int
    position: int
    date: str = ""
    about: frozenset[str] = frozenset()
    vector: Vectors = field(
        default_factory=lambda: np.zeros(0, np.float32), compare=False, repr=False
    )


def gather(
    snapshot: Snapshot,
    evidence: Sequence[Retrieved],
    vector: Vectors,
    records: Mapping[str, DocumentRecord],
) -> list[Candidate]:
    """All candidates of the evidence, in its order; a heading is a candidate once, or never.

    Args:
        snapshot: the state of the index that the evidence comes from.
        evidence: passages, best first.
        vector: the question's, float32 (d,), unit length.
        records: documents by id.
    """
    places: list[tuple[int, int]] = []  # which passage, which of its units
    seen: set[tuple[str, int]] = set()
    for rank, found in enumerate(evidence):
        for position, unit in enumerate(found.passage.units):
            place = (found.passage.document_id, unit.start)
            if place not in seen and _says_something(found, unit):
                seen.add(place)
                places.append((rank, position))
    keys = [evidence[rank].passage.units[position].key for rank, position in places]
    if not places:
        return []
    vectors = snapshot.vectors(keys)
    similarities = (vectors @ vector).tolist()
    texts = _unit_texts(evidence)
    paged = {f.passage.document_id for f in evidence if f.passage.page is not None}
    pages = {document_id: snapshot.pages(document_id) for document_id in paged}
    return [
        replace(
            _candidate(evidence[rank], rank, position, texts[rank], records, similarity),
            page=_page(evidence[rank].passage, evidence[rank].passage.units[position], pages),
            vector=own,
        )
        for (rank, position), similarity, own in zip(places, similarities, vectors, strict=True)
    ]


def _page(passage: Passage, unit: Unit, pages: Mapping[str, Sequence[Page]]) -> int | None:
    """A passage may go over a page: the one its unit stands on."""
    return page_number(pages.get(passage.document_id, ()), unit.start)


def _unit_texts(evidence: Sequence[Retrieved]) -> list[list[str]]:
    """For each passage the texts of its units; headings stand outside of the passage's text."""
    return [
        [
            _heading_text(found, unit)
            if unit.kind == "heading"
            else found.passage.text[
                unit.start - found.passage.start : unit.end - found.passage.start
            ]
            for unit in found.passage.units
        ]
        for found in evidence
    ]


def _says_something(found: Retrieved, unit: Unit) -> bool:
    """Whether a unit can answer: a heading by a figure in it, others unless they only lead on."""
    if unit.kind == "heading":
        return any(c.isdigit() for c in _heading_text(found, unit))
    return not found.passage.text[: unit.end - found.passage.start].endswith(":")


def _heading_text(found: Retrieved, unit: Unit) -> str:
    headings = [u for u in found.passage.units if u.kind == "heading"]
    return found.passage.heading_path[headings.index(unit)]


def _candidate(
    found: Retrieved,
    rank: int,
    position: int,
    texts: Sequence[str],
    records: Mapping[str, DocumentRecord],
    similarity: float,
) -> Candidate:
    passage = found.passage
    unit = passage.units[position]
    record = records[passage.document_id]
    is_heading = unit.kind == "heading"
    sentences = len(texts) - len(passage.heading_path)  # the headings come after them
    section = (
        passage.heading_path[: position - sentences + 1] if is_heading else passage.heading_path
    )
    return Candidate(
        source=found,
        unit=unit,
        text=texts[position],
        before=texts[position - 1] if position > 0 and not is_heading else "",
        section=section,
        headings=" > ".join(section[:-1] if is_heading else section),
        page=passage.page,
        title=record.title,
        language=record.language,
        date=date_of(record),
        similarity=similarity,
        rank=rank,
        position=position,
    )


def date_of(record: DocumentRecord) -> str:
    """The date of a document, or its year where the date is not known to the day or month."""
    if record.year is None or _ISO.fullmatch(record.date):
        return record.date if _ISO.fullmatch(record.date) else ""
    return str(record.year)


def list_items(snapshot: Snapshot, item: Candidate) -> list[Candidate]:
    """All list items of the section that an item stands in, in reading order.

    The list may be longer than the evidence: its passages are read from the index.
    """
    passage = item.source.passage
    beside = snapshot.passages_between(
        passage.document_id, passage.section_start, passage.section_end
    )
    pages = {passage.document_id: snapshot.pages(passage.document_id)}
    return [
        replace(
            item,
            source=replace(item.source, passage=other),
            page=_page(other, unit, pages),
            unit=unit,
            text=other.text[unit.start - other.start : unit.end - other.start],
        )
        for other in beside
        for unit in other.units
        if unit.kind == "item"
    ]

"""The sentences, list items and headings that may answer, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from briefing_qa.answering.evidence.captions import Around, rows_around
from briefing_qa.answering.evidence.carried_over import carried_over
from briefing_qa.answering.evidence.explained import change_before
from briefing_qa.answering.evidence.leads import lead_of
from briefing_qa.answering.evidence.notes import noted
from briefing_qa.answering.evidence.telling_leads import tells_something
from briefing_qa.passages import page_number
from briefing_qa.retrieval import Retrieved
from briefing_qa.store.protocol import DocumentRecord, Snapshot, Vectors
from briefing_qa.types import Page, Passage, Unit

_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NO_FIGURE = re.compile(
    r"^\W*(?:(?:table|figure|chart|box|chapter|section|part|annex|appendix|article|goal|target"
    r"|tabla|cuadro|gr[aá]fico|figura|recuadro|cap[ií]tulo|secci[oó]n|parte|anexo|art[ií]culo|meta"
    r"|[a-z]|[ivx]{1,4})[ .]{1,2})?\d{1,3}(?:\.\d{1,2})*[a-z]?(?:[.):]+(?!\d)|\s*$)"
    r"|^\W*[0-2]?\d(?:\.[0-2]?\d)*(?=\s+(?-i:[A-ZÁÉÍÓÚÑ]))"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:de\s+)?[^\W\d]{3,12}\s+(?:del?\s+)?)?(?:1[89]|20)\d\d"
    r"(?:\s?[-–/]\s?(?:\d\d){1,2})?\b(?![/%.,]\d)",
    re.IGNORECASE,
)
"""In a heading: "2.1 The law", "Table 3.", "2019", "2019-2023", "30 June 2022"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One unit that may answer.

    Attributes:
        source: the passage it stands in, and how that was found.
        unit: its place and kind.
        text: exactly the document's characters from `unit.start` to `unit.end`.
        before: the unit before it in the passage, or ""; for a note, the one that refers to it;
            for an item, the line that leads on to its list, where there is one; for what explains a
            change, the sentence that tells it.
        section: titles it stands under, outermost first; a heading's own is the last.
        headings: the titles above it, joined; its own is not among them for a heading.
        page: on which it begins, or None where the document has no pages.
        title: of the document.
        language: of the document.
        date: of the document, ISO 8601 as far as it is known ("2018", "2018-05-03"); "" if not.
        similarity: cosine of its vector with the question's.
        about: countries that its document is about, see `subjects`; may be empty.
        publisher: of the document, or its author; "" where unknown.
        names: of what its document is about, see `fronts`; may be empty.
        called: the only name of each kind that the document gives, see `fronts`; may be empty.
        noun: what the document calls it, in English and Spanish; may be empty.
        year: that its document is of, see `fronts`; "" where it is of none.
        place: that it is told of, by the dateline of its document; "" where there is none.
        speaker: who says it, with what is told of them, see `turns`; "" where people do not speak.
        stated: whether it is the line by which its document says what is asked of it.
        elsewhere: headings of its document under which other passages found stand.
        caption: of the table that a row stands in, see `captions`; "" for other units.
        columns: their names, where a row does not hold them itself; may be empty.
        vector: its own, float32 (d,), of unit length; empty where it is not known.
        voices: kinds of bodies whose own text its document is, see `voices`; may be empty.
        subtitle: of the document, if it is of all that it names together; see `subtitles`.
        group: what the rows of a table above say of a row, see `captions`; "" for nothing.
        years: all that its document names, with that of its publication; may be empty.
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
    caption: str = ""
    columns: tuple[str, ...] = ()
    vector: Vectors = field(
        default_factory=lambda: np.zeros(0, np.float32), compare=False, repr=False
    )
    publisher: str = ""
    elsewhere: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    called: tuple[tuple[str, frozenset[str]], ...] = ()
    noun: tuple[str, ...] = ()
    year: str = ""
    place: str = ""
    speaker: str = ""
    stated: bool = False
    voices: frozenset[str] = frozenset()
    subtitle: str = ""
    group: str = ""
    years: frozenset[str] = frozenset()

    @property
    def document_id(self) -> str:
        """The document that it stands in."""
        return self.source.passage.document_id

    @property
    def stands_at(self) -> tuple[str, int]:
        """Where it stands: its document, and its first character there."""
        return self.document_id, self.unit.start

    def __hash__(self) -> int:
        """Of its text and where it stands: rules keep what they found by candidate."""
        return hash((self.text, self.unit.start))


def gather(
    snapshot: Snapshot,
    evidence: Sequence[Retrieved],
    vector: Vectors,
    records: Mapping[str, DocumentRecord],
    *,
    leads: bool = False,
    stated: tuple[str, int] | None = None,
) -> list[Candidate]:
    """All candidates of the evidence, in its order; a heading is a candidate once, or never.

    Args:
        snapshot: the state of the index that the evidence comes from.
        evidence: passages, best first.
        vector: the question's, float32 (d,), unit length.
        records: documents by id.
        leads: whether lines that only lead on to a list are among them.
        stated: document and place of a unit that is among them whatever it is, see `front_lines`.
    """
    places: list[tuple[int, int]] = []  # which passage, which of its units
    seen: set[tuple[str, int]] = set()
    for rank, retrieved in enumerate(evidence):
        for position, unit in enumerate(retrieved.passage.units):
            place = (retrieved.passage.document_id, unit.start)
            says = place == stated or _says_something(retrieved, unit, leads=leads)
            if place not in seen and says:
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
    around = [rows_around(snapshot, one.passage) for one in evidence]
    headings: dict[str, set[str]] = {}
    for each in evidence:
        headings.setdefault(each.passage.document_id, set()).update(each.passage.heading_path)
    found = []
    for (rank, position), similarity, own in zip(places, similarities, vectors, strict=True):
        one = _candidate(evidence[rank], rank, position, texts[rank], records, similarity)
        row = around[rank].get(one.unit.start, Around())
        found.append(
            replace(
                one,
                page=page_of(evidence[rank].passage, one.unit, pages),
                vector=own,
                before=_before(snapshot, one),
                caption=row.caption,
                columns=row.columns,
                group=row.group,
                elsewhere=frozenset(headings[one.document_id] - {*one.section}),
                stated=one.stands_at == stated,
            )
        )
    return found


def _before(snapshot: Snapshot, one: Candidate) -> str:
    """What a unit goes on from: see `Candidate.before`."""
    if one.unit.kind == "heading":
        return ""
    passage = one.source.passage
    if one.unit.kind == "item" and (lead := lead_of(snapshot, passage, one.unit)):
        return lead
    sentence = noted(snapshot, passage, one.unit)
    if sentence is not None:
        return sentence
    told = change_before(one.text, paragraph_before(passage, one.unit)) or one.before
    return told or carried_over(snapshot, passage, one.unit)


def paragraph_before(passage: Passage, unit: Unit) -> list[str]:
    """The sentences before one in its paragraph, the nearest last."""
    found: list[str] = []
    start = unit.start
    for other in reversed([u for u in passage.own_units if u.end <= start]):
        if (
            other.kind != "sentence"
            or "\n\n" in passage.text[other.end - passage.start : start - passage.start]
        ):
            break
        found.insert(0, passage.text_of(other))
        start = other.start
    return found


def page_of(passage: Passage, unit: Unit, pages: Mapping[str, Sequence[Page]]) -> int | None:
    """A passage may go over a page: the one its unit stands on."""
    return page_number(pages.get(passage.document_id, ()), unit.start)


def _unit_texts(evidence: Sequence[Retrieved]) -> list[list[str]]:
    """For each passage the texts of its units; headings stand outside of the passage's text."""
    return [
        [
            _heading_text(found, unit) if unit.kind == "heading" else found.passage.text_of(unit)
            for unit in found.passage.units
        ]
        for found in evidence
    ]


def _says_something(found: Retrieved, unit: Unit, *, leads: bool) -> bool:
    """Whether a unit can answer: a heading by a figure in it, others unless they only lead on.

    The number that a heading has among headings is no such figure, nor is a year or a date.
    """
    if unit.kind == "heading":
        return any(c.isdigit() for c in _NO_FIGURE.sub(" ", _heading_text(found, unit)))
    start = found.passage.start
    text = found.passage.text[unit.start - start : unit.end - start]
    return leads or not text.endswith(":") or tells_something(text)


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
        publisher=record.publisher,
    )


def date_of(record: DocumentRecord) -> str:
    """The date of a document, or its year where the date is not known to the day or month."""
    if record.year is None or _ISO.fullmatch(record.date):
        return record.date if _ISO.fullmatch(record.date) else ""
    return str(record.year)

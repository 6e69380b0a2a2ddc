"""The values that flow from one stage to the next. All are frozen; a stage returns new ones.

Nothing here imports a heavy package, so that commands which do not answer questions start at once.
All character positions are Python string indices into `Document.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

UnitKind = Literal["sentence", "item", "heading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of a document.

    Attributes:
        title: the words of the heading, without marks; equals `text[start:end]`.
        start: first character of the title.
        end: one past the last character of the title.
        line_start: first character of the heading with its marks ("## ").
        line_end: one past the last character of the heading with its marks.
    """

    title: str
    start: int
    end: int
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands directly under it, up to the next heading of any level.

    Sections follow each other without gap or overlap and cover the whole text.

    Attributes:
        headings: from the outermost ancestor to the section's own; headings without words are left
            out; empty for text before the first heading.
        start: first character, which is that of the heading line where there is one.
        body_start: first character after the heading line.
        end: one past the last character.
    """

    headings: tuple[Heading, ...]
    start: int
    body_start: int
    end: int

    @property
    def path(self) -> tuple[str, ...]:
        """Titles of the headings, outermost first."""
        return tuple(heading.title for heading in self.headings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Characters of a document that stand on one page.

    The spans of a document are in order of `start` and do not overlap. A page whose footnotes are
    kept apart from its text has more than one.

    Attributes:
        number: of the page in the file, from 1.
        start: first character.
        end: one past the last character.
        label: what is printed on the page ("iv", "12"), where that is known.
    """

    number: int
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a word, or a part of a line, stands on its page.

    The unit is the width or height of the page as a person sees it: 0 is left and top, 1 right
    and bottom.

    Attributes:
        start: first character in the document's text.
        end: one past the last character.
        page: number of the page, from 1.
        left: left edge, 0 to 1.
        top: top edge, 0 to 1.
        right: right edge, above `left`.
        bottom: bottom edge, below `top`.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a document comes from. Unknown fields are empty; `sha256` is of the source's bytes."""

    publisher: str = ""
    date: str = ""
    address: str = ""
    licence: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    r"""One source text.

    Attributes:
        id: stable, derived from the path in the corpus or from the registered source.
        title: for people.
        text: canonical text: decoded, NFC, line ends "\n", otherwise the words of the source.
        sections: cover `text` without gap or overlap, in order; at least one.
        language: ISO 639-1 code.
        pages: empty where the format has none.
        boxes: where the words stand on the pages, in order of `start`, without overlap; empty where
            the format has no fixed pages.
        provenance: publisher, date, address, licence, checksum.
        metadata: further fields of the front matter (country, note), as text.
        path: the file, relative to the corpus folder, with "/" between parts.
        notices: what a person should know of how it was read, a line each.
    """

    id: str
    title: str
    text: str
    sections: tuple[Section, ...]
    language: str = "en"
    pages: tuple[Page, ...] = ()
    boxes: tuple[Box, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    metadata: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a claim can cite: a sentence, a whole list item, or a heading's title.

    Attributes:
        start: first character in the document; for a list item, after its bullet.
        end: one past the last character.
        kind: sentence, item or heading.
        key: sha256 (hex) of what is embedded for it; names its vector in the store.
    """

    start: int
    end: int
    kind: UnitKind
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The retrieval unit: a run of whole sentences of one section.

    Attributes:
        id: `<document id>#<content hash>`; does not change when other parts of the document do.
        document_id: the document it is cut from.
        start: first character in the document's text.
        end: one past the last character.
        text: exactly `document.text[start:end]`.
        heading_path: titles of the headings it stands under, outermost first.
        section_start: first character of its section.
        section_end: one past the last character of its section.
        page: page number of its first character, or None.
        units: its sentences and list items in order, then the headings it stands under.
        key: sha256 (hex) of its units' keys; names its vector in the store.
    """

    id: str
    document_id: str
    start: int
    end: int
    text: str
    heading_path: tuple[str, ...]
    section_start: int
    section_end: int
    page: int | None
    units: tuple[Unit, ...]
    key: str

    @property
    def own_units(self) -> list[Unit]:
        """Its sentences and list items, without the headings above them."""
        return [unit for unit in self.units if unit.kind != "heading"]

    def text_of(self, unit: Unit) -> str:
        """The text of one of its own units."""
        return self.text[unit.start - self.start : unit.end - self.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference from a claim to exact characters of a document: `text[start:end] == quote`."""

    marker: int
    document_id: str
    title: str
    section: tuple[str, ...]
    page: int | None
    start: int
    end: int
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """The citation as it stands in the answer object."""
        return {
            "marker": self.marker,
            "document_id": self.document_id,
            "title": self.title,
            "section": list(self.section),
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of an answer and the markers of the citations that carry it."""

    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage handed to the synthesizer, as it stands in the answer object; best first."""

    document_id: str
    section: tuple[str, ...]
    page: int | None
    start: int
    end: int
    text: str
    score: float

    def to_dict(self) -> dict[str, Any]:
        """The evidence as it stands in the answer object."""
        return {
            "document_id": self.document_id,
            "section": list(self.section),
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "score": self.score,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedSentence:
    """A sentence, list item or heading that was considered as an answer.

    Attributes:
        document_id: the document it stands in.
        start: first character in the document's text.
        end: one past the last character.
        probability: that it answers the question, as its reader sees it; 0 where it is ruled out.
    """

    document_id: str
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """Milliseconds spent on one question."""

    retrieve: float = 0.0
    answer: float = 0.0
    total: float = 0.0

    def to_dict(self) -> dict[str, float]:
        """The timings as they stand in the answer object."""
        return {"retrieve": self.retrieve, "answer": self.answer, "total": self.total}

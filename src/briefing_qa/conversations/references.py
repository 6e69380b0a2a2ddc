"""Citations as people write them, and where the cited documents come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing_qa.answering.saying.places import below_title
from briefing_qa.conversations.checking import on_one_line
from briefing_qa.errors import UnknownDocumentError
from briefing_qa.types import Citation, Document, Provenance

_WORDS = {
    "en": {"page": "p.", "characters": "characters"},
    "es": {"page": "p.", "characters": "caracteres"},
}


def citation_of(stored: Mapping[str, Any]) -> Citation:
    """The citation in an entry of an answer object's `citations`."""
    return Citation(
        marker=stored["marker"],
        document_id=stored["document_id"],
        title=stored["title"],
        section=tuple(stored["section"]),
        page=stored["page"],
        start=stored["start"],
        end=stored["end"],
        quote=stored["quote"],
    )


def reference(
    citation: Citation, provenance: Provenance | None = None, *, language: str = "en"
) -> str:
    """A citation as text to copy, on one line.

    Args:
        citation: what is cited.
        provenance: of the document; what is not known in it is left out.
        language: of the words around it; English where there are none in this one.

    Returns:
        "Title. Publisher, date. Section > Part, p. 5 (characters 10-20)".
    """
    words = _WORDS.get(language, _WORDS["en"])
    source = origin(provenance or Provenance())
    place = " > ".join(_below_title(citation))
    if citation.page is not None:
        place = ", ".join(part for part in (place, f"{words['page']} {citation.page}") if part)
    sentences = [_sentence(part) for part in (on_one_line(citation.title), source) if part]
    characters = f"({words['characters']} {citation.start}-{citation.end})"
    return " ".join(part for part in (*sentences, place, characters) if part)


def origin(known: Provenance) -> str:
    """Whose a document is, and of when: "Publisher, date", as far as that is known."""
    return ", ".join(filter(None, (on_one_line(known.publisher), on_one_line(known.date))))


def cited_sources(
    answer: Mapping[str, Any], document: Callable[[str], Document]
) -> dict[str, Provenance]:
    """Where the documents that an answer cites come from, to be kept with it.

    Args:
        answer: the answer object.
        document: gives a document by its id, as `BriefingQA.document` does.

    Returns:
        By document id; a document that was removed meanwhile is left out.
    """
    found = {}
    for document_id in dict.fromkeys(one["document_id"] for one in answer.get("citations", ())):
        try:
            found[document_id] = document(document_id).provenance
        except UnknownDocumentError:
            continue
    return found


def _below_title(citation: Citation) -> list[str]:
    below = below_title(citation.title, citation.section)
    return [heading for heading in map(on_one_line, below) if heading]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."

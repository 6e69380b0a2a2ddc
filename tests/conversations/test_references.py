"""Citations as text to copy, and where cited documents come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from conversation_samples import SOURCE, answer, refusal

from briefing_qa.conversations import citation_of, cited_sources, reference
from briefing_qa.errors import UnknownDocumentError
from briefing_qa.store import SqliteStore
from briefing_qa.types import Document, Provenance

PLACE = "Tourism > Code of Conduct, p. 5 (characters 5120-5185)"


@pytest.mark.parametrize(
    ("changes", "known", "expected"),
    [
        ({}, SOURCE, f"Peru: a briefing. ECPAT International, 2019-11. {PLACE}"),
        ({}, None, f"Peru: a briefing. {PLACE}"),
        ({}, Provenance(publisher="ECPAT"), f"Peru: a briefing. ECPAT. {PLACE}"),
        ({}, Provenance(date="2019"), f"Peru: a briefing. 2019. {PLACE}"),
        ({"title": "Who pays?"}, None, f"Who pays? Peru: a briefing > {PLACE}"),
        ({"title": "PERU:  a\nbriefing"}, None, f"PERU: a briefing. {PLACE}"),
        ({"section": []}, None, "Peru: a briefing. p. 5 (characters 5120-5185)"),
        ({"section": [], "page": None}, None, "Peru: a briefing. (characters 5120-5185)"),
        ({"section": ["A", " "], "page": None}, None, "Peru: a briefing. A (characters 5120-5185)"),
    ],
)
def test_a_reference_says_what_is_known(
    changes: Mapping[str, Any], known: Provenance | None, expected: str
) -> None:
    """Title, publisher, date, section below the title, page, characters; without what is not."""
    citation = citation_of({**answer()["citations"][0], **changes})
    assert reference(citation, known) == expected


def test_a_reference_in_spanish() -> None:
    """The words around it follow the language; an unknown one falls back to English."""
    citation = citation_of(answer()["citations"][0])
    assert reference(citation, language="es").endswith("p. 5 (caracteres 5120-5185)")
    assert reference(citation, language="fr").endswith("p. 5 (characters 5120-5185)")


def test_a_stored_citation_comes_back() -> None:
    """`citation_of` is the inverse of `Citation.to_dict`."""
    stored = answer()["citations"][0]
    assert citation_of(stored).to_dict() == stored


def test_sources_are_those_of_the_cited_documents(small_store: SqliteStore) -> None:
    """Each cited document is looked up once, with what the corpus knows of it."""
    one = answer()["citations"][0]
    cited = [{**one, "document_id": name} for name in ("libraries", "gardens", "libraries")]
    asked: list[str] = []
    with small_store.snapshot() as snapshot:

        def look(document_id: str) -> Document:
            asked.append(document_id)
            return snapshot.document(document_id)

        sources = cited_sources(answer(citations=cited), look)
    assert asked == ["libraries", "gardens"]
    assert list(sources) == ["libraries", "gardens"]
    assert sources["libraries"].publisher == "Reading Office"
    assert len(sources["libraries"].sha256) == 64


def test_a_document_removed_meanwhile_is_left_out() -> None:
    """An answer can be kept although a document it cites is gone; a refusal cites none."""

    def gone(document_id: str) -> Document:
        raise UnknownDocumentError(document_id)

    assert cited_sources(answer(), gone) == {}
    assert cited_sources(refusal(), gone) == {}

"""What is known of a document, from all that states something about it.

Of each field the first that says something counts: what a person wrote into the text (front
matter), what the register says, what the properties of the file say, what can be guessed. The
properties come so late because programs write them, and nobody looks: "Master A4", the day on which
the file was saved, the language of the program. The register is where a person corrects them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from briefing_qa.documents.downloads import Download, download_of
from briefing_qa.documents.identity import document_id_of, readable_name
from briefing_qa.documents.language import believed_language, language_code
from briefing_qa.documents.outline import MAX_TITLE_CHARACTERS
from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.sources import RegisteredSource
from briefing_qa.types import Document, Provenance


def describe(parsed: Parsed, data: bytes, path: str, source: RegisteredSource | None) -> Document:
    """The document in a file, with what is known of it.

    Args:
        parsed: the file's content.
        data: its bytes.
        path: relative to the corpus folder.
        source: what the register says about it, where it does.
    """

    def said(name: str) -> str:
        """By a person."""
        return parsed.front_matter.get(name) or (getattr(source, name) if source else "")

    def stated(name: str) -> str:
        return said(name) or parsed.fields.get(name, "")

    def titled(words: str) -> str:
        """Words that no person wrote down as the title, where they are not text by their length."""
        return words if len(words) <= MAX_TITLE_CHARACTERS else ""

    metadata = dict(parsed.metadata)
    if country := metadata.get("country") or (source.country if source else ""):
        metadata["country"] = country
    return Document(
        id=source.id if source else document_id_of(path),
        title=said("title")
        or titled(parsed.fields.get("title", ""))
        or titled(parsed.main_heading)
        or readable_name(path),
        text=parsed.text,
        sections=parsed.sections,
        language=language_code(said("language"))
        or believed_language(parsed.fields.get("language", ""), parsed.text),
        pages=parsed.pages,
        boxes=parsed.boxes,
        provenance=Provenance(
            publisher=stated("publisher"),
            date=stated("date"),
            address=stated("address") or (source.pages[0] if source else ""),
            licence=stated("licence"),
            sha256=hashlib.sha256(data).hexdigest(),
        ),
        metadata=metadata,
        path=path,
        notices=parsed.notices,
    )


def with_download(document: Document, downloads: Sequence[Download]) -> Document:
    """With the address and the time of its download, where the file still is what came."""
    provenance = document.provenance
    download = download_of(document.path, provenance.sha256, downloads)
    if download is None:
        return document
    return replace(
        document,
        provenance=replace(provenance, address=provenance.address or download.address),
        # Not the document's own date: that is when it was published, and years are chosen by it.
        metadata={**document.metadata, "downloaded": download.date},
    )

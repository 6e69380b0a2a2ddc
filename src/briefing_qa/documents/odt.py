"""OpenDocument texts: what LibreOffice writes."""

from __future__ import annotations

import re

from briefing_qa.documents.archive import Archive, open_archive, without_folder
from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.leading import leading_heading
from briefing_qa.documents.odt_body import OdtBody
from briefing_qa.documents.odt_styles import OdtStyles
from briefing_qa.documents.parsed import Parsed, given
from briefing_qa.documents.printed_dates import leading_date
from briefing_qa.documents.stated_title import plausible_title
from briefing_qa.errors import DocumentError

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_OASIS}{word}:1.0": word for word in ("office", "text", "table", "style", "meta")},
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}manifest:1.0": "manifest",
    f"{_OASIS}svg-compatible:1.0": "svg",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_DATE = re.compile(r"(?:1[89]|20)\d\d-[01]\d-[0-3]\d")


def read_odt(data: bytes, name: str) -> Parsed:
    """A `Reader` for OpenDocument texts.

    Tracked changes are taken as made. Notes stand behind the paragraph that refers to them.

    Raises:
        DocumentError: another format, protected by a password, damaged, or without text.
    """
    archive = without_folder(open_archive(data, name, "an OpenDocument text"), "content.xml")
    _check_is_open(archive)
    content = archive.xml("content.xml", _PREFIXES)
    text = content.find("office:body", "office:text") if content else None
    if content is None or text is None:
        raise DocumentError(
            f"{name}: there is no OpenDocument text in it: give it the suffix of its format"
        )
    styles = OdtStyles()
    styles.add(archive.xml("styles.xml", _PREFIXES))
    styles.add(content.find("office:automatic-styles"))
    assembly = Assembly()
    body = OdtBody(assembly, styles, styles.letters_of_notes(text))
    body.add_text(text)
    if not any(c.isalnum() for c in assembly.text()):
        raise DocumentError(f"{name}: there is no text in it: remove it or give it content")
    fields, metadata = _properties(archive, name)
    if body.title:
        fields["title"] = body.title
    heading = leading_heading(assembly.text(), assembly.main_heading())
    if day := leading_date(assembly.text(), fields.get("date", ""), fields.get("title", heading)):
        fields["date"] = day
    return Parsed(
        text=assembly.text(),
        sections=assembly.sections(),
        main_heading=heading,
        fields=fields,
        metadata=metadata,
    )


def _check_is_open(archive: Archive) -> None:
    manifest = archive.xml("META-INF/manifest.xml", _PREFIXES)
    if manifest and any(node.tag == "manifest:encryption-data" for node in manifest.walk()):
        raise DocumentError(f"{archive.name}: it is protected by a password: save it without one")


def _properties(archive: Archive, name: str) -> tuple[dict[str, str], dict[str, str]]:
    root = archive.xml("meta.xml", _PREFIXES)
    meta = root.find("office:meta") if root else None
    stated: dict[str, str] = {}
    for node in meta.elements() if meta else ():
        stated.setdefault(node.tag, clean_words(node.text(2000)))
    created = _DATE.match(stated.get("meta:creation-date", "") or stated.get("dc:date", ""))
    fields = {
        "title": plausible_title(stated.get("dc:title", ""), name),
        "language": stated.get("dc:language", ""),
        "date": created[0] if created else "",
    }
    metadata = {
        "author": stated.get("meta:initial-creator", "") or stated.get("dc:creator", ""),
        "subject": stated.get("dc:subject", ""),
        "keywords": stated.get("meta:keyword", ""),
        "description": stated.get("dc:description", ""),
    }
    return given(fields), given(metadata)

"""Word documents (Office Open XML, ECMA-376): the final text without comments, heads and feet."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from briefing_qa.documents.archive import Archive, open_archive, without_folder
from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.docx_body import Body
from briefing_qa.documents.docx_numbering import read_numbering
from briefing_qa.documents.docx_parts import Paragraph, Reference, Table
from briefing_qa.documents.docx_styles import Styles, letters_of_notes
from briefing_qa.documents.leading import leading_heading
from briefing_qa.documents.numerals import roman
from briefing_qa.documents.parsed import Parsed, given
from briefing_qa.documents.printed_dates import leading_date
from briefing_qa.documents.stated_title import plausible_title
from briefing_qa.documents.table_lines import add_table
from briefing_qa.documents.tree import Node, tags
from briefing_qa.errors import DocumentError

_KIND = "a Word document"
_OFFICE = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
_PREFIXES = {
    f"{_OFFICE[0]}wordprocessingml/2006/main": "w",
    f"{_OFFICE[1]}wordprocessingml/main": "w",
    f"{_OFFICE[0]}officeDocument/2006/math": "m",
    f"{_OFFICE[1]}officeDocument/math": "m",
    f"{_OFFICE[0]}markup-compatibility/2006": "mc",
    f"{_OFFICE[0]}package/2006/relationships": "rel",
    f"{_OFFICE[0]}package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
_MAIN = "word/document.xml"
_DATE = re.compile(r"(?:1[89]|20)\d\d-[01]\d-[0-3]\d")
_INSERTED = tags("w:altChunk w:subDoc")
_OF_A_TEMPLATE = "2013-12-23T23:15:00Z"
"""When the template of python-docx was made: a file made from it keeps that, whenever it was."""


def read_docx(data: bytes, name: str) -> Parsed:
    """A `Reader` for Word documents.

    Tracked changes are taken as made. Notes stand behind the paragraph that refers to them.

    Raises:
        DocumentError: another format, protected by a password, damaged, or without text.
    """
    archive = without_folder(open_archive(data, name, _KIND), "[Content_Types].xml")
    path = _main_part(archive)
    document = archive.xml(path, _PREFIXES)
    content = document.find("w:body") if document else None
    if content is None:
        raise DocumentError(
            f"{name}: there is no Word document in it: give it the suffix of its format"
        )
    related = _related(archive, path)
    body = Body(
        Styles(archive.xml(related.get("styles", ""), _PREFIXES)),
        read_numbering(archive.xml(related.get("numbering", ""), _PREFIXES)),
        letters_of_notes(content),
    )
    parts = [(part, body.new_notes()) for part in body.parts(content)]
    assembly = Assembly()
    _add_parts(assembly, parts, _notes(body, archive, related))
    inserted = sum(node.tag in _INSERTED for node in content.walk())
    if not any(c.isalnum() for c in assembly.text()):
        remedy = "open it in Word and save it again, which takes in the files inserted in it"
        if not inserted:
            remedy = "remove it; where it holds scanned pages, read them with OCR first"
        raise DocumentError(f"{name}: there is no text in it: {remedy}")
    fields, metadata = _properties(archive, name)
    title = next((p.words for p, _ in parts if isinstance(p, Paragraph) and p.is_title), "")
    if title:
        fields["title"] = title
    heading = leading_heading(assembly.text(), assembly.main_heading())
    if day := leading_date(assembly.text(), fields.get("date", ""), fields.get("title", heading)):
        fields["date"] = day
    return Parsed(
        text=assembly.text(),
        sections=assembly.sections(),
        main_heading=heading,
        fields=fields,
        metadata=metadata,
        notices=_notices(inserted),
    )


def _notices(inserted: int) -> tuple[str, ...]:
    """What to know of a document with files inserted that Word takes in when it opens it."""
    if not inserted:
        return ()
    files = "1 inserted file was" if inserted == 1 else f"{inserted} inserted files were"
    return (f"{files} not read: open it in Word, save it again and replace it",)


def _main_part(archive: Archive) -> str:
    for node in _relations(archive, "_rels/.rels"):
        if node.get("Type").endswith("/officeDocument"):
            return posixpath.normpath(node.get("Target").lstrip("/"))
    return _MAIN


def _relations(archive: Archive, path: str) -> list[Node]:
    root = archive.xml(path, _PREFIXES)
    return list(root.elements()) if root else []


def _related(archive: Archive, path: str) -> dict[str, str]:
    """Paths of the parts that belong to the main one, by the last word of their kind."""
    folder, file = posixpath.split(path)
    found: dict[str, str] = {}
    for node in _relations(archive, f"{folder}/_rels/{file}.rels".lstrip("/")):
        if node.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target")))
            found.setdefault(PurePosixPath(node.get("Type")).name, target.lstrip("/"))
    return found


def _add_parts(
    assembly: Assembly,
    parts: Sequence[tuple[Paragraph | Table, Sequence[Reference]]],
    notes: dict[Reference, tuple[str, str]],
) -> None:
    paragraphs = [part for part, _ in parts if isinstance(part, Paragraph)]
    marked = any(part.level and not part.is_title for part in paragraphs)
    last = next((p for p in reversed(paragraphs) if not p.reads_like_title), None)
    below = any(isinstance(part, Table) for part, _ in parts) or last is not None
    for part, references in parts:
        if isinstance(part, Table):
            add_table(assembly, part.rows, part.header_rows)
        else:
            _add_paragraph(assembly, part, may_be_title=not marked and below)
        for reference in references:
            if reference in notes:
                assembly.note(*notes.pop(reference))
    for words, mark in notes.values():  # of what has no words but a mark
        assembly.note(words, mark)


def _add_paragraph(assembly: Assembly, part: Paragraph, *, may_be_title: bool) -> None:
    if part.level:
        assembly.heading(part.level, part.words)
    elif part.marker:
        assembly.item(part.words, part.marker, part.depth)
    elif may_be_title and part.reads_like_title:
        assembly.heading(2, part.words)
    else:
        assembly.paragraph(part.words)


def _notes(
    body: Body, archive: Archive, related: dict[str, str]
) -> dict[Reference, tuple[str, str]]:
    """The notes that the text refers to, in order, each kind numbered for itself."""
    references = list(dict.fromkeys(body.notes))
    found: dict[Reference, tuple[str, str]] = {}
    for kind in ("w:footnote", "w:endnote"):
        root = archive.xml(related.get(f"{kind[2:]}s", ""), _PREFIXES)
        notes = {node.get("w:id"): node for node in root.elements()} if root else {}
        number = 0
        for reference in references:
            if reference[0] != kind or reference[1] not in notes:
                continue
            number += 1
            words = body.flat(notes[reference[1]])
            if words:
                mark = str(number) if kind == "w:footnote" or number > 3999 else roman(number)
                found[reference] = words, mark
    return found


def _properties(archive: Archive, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Fields and metadata from the properties of the file."""
    path = next(
        (
            node.get("Target").lstrip("/")
            for node in _relations(archive, "_rels/.rels")
            if node.get("Type").endswith("/core-properties")
        ),
        "docProps/core.xml",
    )
    root = archive.xml(path, _PREFIXES)
    stated = {node.tag: clean_words(node.text(2000)) for node in root.elements()} if root else {}
    stamp = stated.get("dcterms:created", "")
    created = None if stamp == _OF_A_TEMPLATE else _DATE.match(stamp)
    fields = {
        "title": plausible_title(stated.get("dc:title", ""), name),
        "language": stated.get("dc:language", ""),
        "date": created[0] if created else "",
    }
    metadata = {
        "author": stated.get("dc:creator", ""),
        "subject": stated.get("dc:subject", ""),
        "keywords": stated.get("cp:keywords", ""),
        "description": stated.get("dc:description", ""),
    }
    return given(fields), given(metadata)

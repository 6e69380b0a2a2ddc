"""EPUB books (https://www.w3.org/TR/epub-33/): the chapters in reading order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from briefing_qa.documents.archive import Archive, open_archive, without_folder
from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.encoding import decode_page
from briefing_qa.documents.html_formulas import with_formulas_as_words
from briefing_qa.documents.html_hidden import is_withheld
from briefing_qa.documents.html_notes import find_notes
from briefing_qa.documents.html_parts import PageText
from briefing_qa.documents.html_styled import with_looks_as_tags
from briefing_qa.documents.html_tree import parse_html
from briefing_qa.documents.html_weight import weigh_all
from briefing_qa.documents.parsed import Parsed, given
from briefing_qa.documents.stated_title import is_made_up
from briefing_qa.documents.tree import Node
from briefing_qa.errors import DocumentError

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "container",
    "http://www.idpf.org/2007/opf": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MAX_SHEETS = 20
_MIN_LINKS = 5
_CONTENTS_SHARE = 0.8  # of the characters of a list of contents, in links
_NO_TEXT = re.compile(r"\b(?:cover|toc|page-list|landmarks|pagebreak)\b")
_DATE = re.compile(r"(?:1[5-9]|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?")


def read_epub(data: bytes, name: str) -> Parsed:
    """A `Reader` for EPUB books.

    The cover and the lists of contents are left out. Notes stand behind the text.

    Raises:
        DocumentError: another format, locked by its seller, damaged, or without text.
    """
    archive = without_folder(open_archive(data, name, "an EPUB book"), _CONTAINER)
    package, folder = _package(archive)
    _check_is_open(archive)
    assembly = Assembly()
    pages = []
    sheets = _sheets(archive, package, folder)
    for path in _chapters(package, folder):
        page = _chapter(archive, path, assembly, sheets)
        pages.append(page)
    assembly.apart()
    for page in pages:
        page.add_notes()
    if not any(c.isalnum() for c in assembly.text()):
        raise DocumentError(
            f"{name}: there is no text in its chapters: it may hold pictures of pages; read them "
            "with OCR first"
        )
    fields, metadata = _properties(package)
    return Parsed(
        text=assembly.text(),
        sections=assembly.sections(),
        main_heading=assembly.main_heading(),
        fields=fields,
        metadata=metadata,
    )


def _package(archive: Archive) -> tuple[Node, str]:
    """The list of what the book consists of, and the folder that its paths start from."""
    container = archive.xml(_CONTAINER, _PREFIXES)
    for node in container.walk() if container else ():
        path = node.get("full-path")
        if node.tag == "container:rootfile" and path:
            package = archive.xml(path, _PREFIXES)
            if package is not None:
                return package, posixpath.dirname(path)
    raise DocumentError(
        f"{archive.name}: there is no EPUB book in it: give it the suffix of its format"
    )


def _check_is_open(archive: Archive) -> None:
    encryption = archive.xml("META-INF/encryption.xml", _PREFIXES)
    methods = [
        node.get("Algorithm")
        for node in (encryption.walk() if encryption else ())
        if node.tag == "enc:EncryptionMethod"
        and any(above.tag == "enc:EncryptedData" for above in node.ancestors())
    ]
    if any(method not in _FONTS_ONLY for method in methods):
        raise DocumentError(
            f"{archive.name}: its seller has locked it (DRM), so it cannot be read: get it without "
            "that lock"
        )


def _chapters(package: Node, folder: str) -> Iterator[str]:
    """Paths of the chapters in reading order, each once."""
    manifest, spine = package.find("opf:manifest"), package.find("opf:spine")
    items = {node.get("id"): node for node in manifest.elements()} if manifest else {}
    guide = package.find("opf:guide")
    no_text = {
        _path(folder, node.get("href"))
        for node in (guide.elements() if guide else ())
        if node.get("type") in ("cover", "toc")
    }
    seen = set()
    for reference in spine.elements() if spine else ():
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        path = _path(folder, item.get("href"))
        is_nav = "nav" in item.get("properties").split()
        if path not in seen and path not in no_text and not is_nav:
            seen.add(path)
            yield path


def _path(folder: str, address: str) -> str:
    try:
        local = unquote(urlsplit(address).path)
    except ValueError:
        local = address
    return posixpath.normpath(posixpath.join(folder, local))


def _sheets(archive: Archive, package: Node, folder: str) -> list[str]:
    """The style sheets of a book."""
    manifest = package.find("opf:manifest")
    paths = [
        _path(folder, node.get("href"))
        for node in (manifest.elements() if manifest else ())
        if node.get("media-type") == "text/css"
    ]
    return [decode_page(archive.read(path)) for path in paths[:_MAX_SHEETS]]


def _chapter(archive: Archive, path: str, assembly: Assembly, sheets: Sequence[str]) -> PageText:
    root = parse_html(decode_page(archive.read(path)), xhtml=True)
    with_looks_as_tags(root, sheets)
    with_formulas_as_words(root)
    _lead_inside(root, posixpath.basename(path))
    skipped = {node for node in root.walk() if _is_no_text(node)}
    page = PageText(assembly, skipped, find_notes(root))
    if not _is_contents(root, skipped):
        page.add(root)
    return page


def _lead_inside(root: Node, file: str) -> None:
    """Links to places of a chapter that name its file lead there without it."""
    for node in root.walk():
        name, _, place = node.get("href").partition("#")
        if node.tag == "a" and place and unquote(name) == file:
            node.attributes = {**node.attributes, "href": f"#{place}"}


def _is_contents(root: Node, skipped: set[Node]) -> bool:
    """Whether a chapter holds nothing but links to others, as a list of contents does."""
    weight = weigh_all(root, skipped)[root]
    return (
        weight.links >= _MIN_LINKS
        and not weight.prose
        and weight.linked >= _CONTENTS_SHARE * weight.characters
    )


def _is_no_text(node: Node) -> bool:
    if node.tag == "nav" or node.get("role") == "navigation":
        return True
    if not node.attributes or node.tag in ("html", "body"):
        return False
    kind = f"{node.get('epub:type')} {node.get('role').removeprefix('doc-')}"
    return is_withheld(node) or _NO_TEXT.search(kind) is not None


def _properties(package: Node) -> tuple[dict[str, str], dict[str, str]]:
    meta = package.find("opf:metadata")
    stated: dict[str, str] = {}
    for node in meta.walk() if meta else ():
        if node.tag.startswith("dc:"):
            stated.setdefault(node.tag, clean_words(node.text(2000)))
    date, title = _DATE.match(stated.get("dc:date", "")), stated.get("dc:title", "")
    fields = {
        "title": "" if is_made_up(title) else title,
        "language": stated.get("dc:language", ""),
        "publisher": stated.get("dc:publisher", ""),
        "date": date[0] if date else "",
        "licence": stated.get("dc:rights", ""),
    }
    metadata = {
        "author": stated.get("dc:creator", ""),
        "subject": stated.get("dc:subject", ""),
        "identifier": stated.get("dc:identifier", ""),
    }
    return given(fields), given(metadata)

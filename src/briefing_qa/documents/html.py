"""HTML: the article of a page, without the page around it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from briefing_qa.documents.assembling import Assembly
from briefing_qa.documents.canonical import check_size
from briefing_qa.documents.encoding import decode_page
from briefing_qa.documents.html_article import Article, find_article
from briefing_qa.documents.html_bold import bold_headings, bold_line_ends
from briefing_qa.documents.html_fields import page_fields
from briefing_qa.documents.html_formulas import with_formulas_as_words
from briefing_qa.documents.html_notes import find_notes
from briefing_qa.documents.html_parts import PageText
from briefing_qa.documents.html_styled import with_looks_as_tags
from briefing_qa.documents.html_tables import with_roles_as_tags
from briefing_qa.documents.html_tree import parse_html
from briefing_qa.documents.leading import leading_heading
from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.printed_dates import leading_date
from briefing_qa.documents.tree import Node
from briefing_qa.errors import DocumentError

_XHTML = re.compile(r"\s*(?:<\?xml\b|<!DOCTYPE\s+html\s+PUBLIC\s+\"-//W3C//DTD XHTML)", re.I)
_ASKS_FOR_SCRIPTS = re.compile(r"\bjava\s?script\b", re.I)
_WORD = re.compile(r"\w")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.01
_FEW_WORDS = 60
_SAVE = "open it in a browser, save it as a complete page or print it to PDF, and take that"


def read_html(data: bytes, name: str) -> Parsed:
    """A `Reader` for HTML.

    Raises:
        DocumentError: there is no text in the page: it asks for a login, or a script would load it.
    """
    check_size(len(data), name)
    source = decode_page(data)
    if len(_CONTROL.findall(source)) > _MAX_CONTROL_SHARE * len(source):
        raise DocumentError(
            f"{name}: it is no HTML page, whatever its name says: give it the suffix of its format"
        )
    root = parse_html(source, xhtml=is_xhtml(source, name))
    with_looks_as_tags(root)
    with_formulas_as_words(root)
    with_roles_as_tags(root)
    article = find_article(root)
    notes = find_notes(root)
    assembly = Assembly()
    titles = bold_headings(article.tops, article.skipped)
    titles |= bold_line_ends(article.tops, article.skipped)
    page = PageText(assembly, article.skipped, notes, titles)
    for top in article.tops:
        page.add(top)
    assembly.apart()
    page.add_notes()
    text = assembly.text()
    _check_is_document(root, article, text, name)
    stated = page_fields(root, source)
    fields = dict(stated.fields)
    if day := fields.get("date") or leading_date(text, ""):
        fields["date"] = day
    return Parsed(
        text=text,
        sections=assembly.sections(),
        main_heading=leading_heading(text, assembly.main_heading()),
        fields=fields,
        metadata=stated.metadata,
    )


def is_xhtml(source: str, name: str) -> bool:
    """Whether a page keeps to the rules of XML, where "/>" ends any element."""
    return PurePosixPath(name).suffix.lower() == ".xhtml" or _XHTML.match(source) is not None


def _check_is_document(root: Node, article: Article, text: str, name: str) -> None:
    """Raise DocumentError for a page that only leads to a text."""
    words = len(text.split())
    if words < _FEW_WORDS and any(n.get("type") == "password" for n in root.walk()):
        raise DocumentError(
            f"{name}: the page asks for a login and holds no text: log in with a browser, save the "
            "page again"
        )
    scripts = any(n.tag == "script" for n in root.walk())
    asks = _ASKS_FOR_SCRIPTS.search(root.text()) is not None and article.weight.prose == 0
    if words < _FEW_WORDS and scripts and (asks or not _WORD.search(text)):
        raise DocumentError(f"{name}: the page loads its text with a script: {_SAVE}")
    if not _WORD.search(text):
        raise DocumentError(f"{name}: there is no text in it: {_SAVE}")

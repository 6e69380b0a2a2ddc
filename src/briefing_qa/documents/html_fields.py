"""What a page states about itself: title, language, date, publisher, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing_qa.documents.assembling import clean_words
from briefing_qa.documents.html_dates import page_date
from briefing_qa.documents.stated_title import is_made_up
from briefing_qa.documents.tree import Node, tags

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
_LICENCES = ("dc.rights", "dcterms.license", "dcterms.rights")
_OTHERS = {
    "author": ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator"),
    "description": ("description", "og:description", "dc.description"),
    "keywords": ("keywords", "news_keywords"),
}
_TAGS = tags("meta title h1 time abbr link a script")
_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+")
_SIGNS_AFTER = re.compile(r"[^\w.,;:!?%)\]\"'”’»…]+$|[\ue000-\uf8ff]")
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})\s*-->")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}", re.I)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
_MAX_FIELD = 500
_MAX_DATA = 200_000  # characters of linked data that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """What a page states.

    Attributes:
        fields: those with a place of their own in a document.
        metadata: the others.
    """

    fields: Mapping[str, str]
    metadata: Mapping[str, str]


def page_fields(root: Node, source: str) -> PageFields:
    """Gather what a page states about itself.

    Args:
        root: the page.
        source: its text as it stands in the file, for what a browser writes on top of it.
    """
    nodes = [node for node in root.walk() if node.tag in _TAGS]
    stated = _stated(nodes)
    data = _linked_data(nodes)
    publisher = _first(stated, _PUBLISHERS) or data.get("publisher", "")
    fields = {
        "title": _title(nodes, _first(stated, _TITLES), publisher) or data.get("headline", ""),
        "language": _language(root, stated),
        "publisher": publisher,
        "date": page_date(stated, data.get("datePublished", ""), nodes),
        "address": _address(nodes, stated, source),
        "licence": _licence(nodes) or _first(stated, _LICENCES),
    }
    metadata = {name: _first(stated, names) for name, names in _OTHERS.items()}
    metadata["author"] = metadata["author"] or data.get("author", "")
    return PageFields(fields=_worded(fields), metadata=_worded(metadata))


def _worded(fields: Mapping[str, str]) -> dict[str, str]:
    cleaned = {name: clean_words(value) for name, value in fields.items()}
    return {name: value for name, value in cleaned.items() if value and len(value) <= _MAX_FIELD}


def _stated(nodes: Sequence[Node]) -> dict[str, str]:
    """The content of the `meta` elements by name, the first of each name."""
    stated: dict[str, str] = {}
    for node in nodes:
        if node.tag != "meta" or not node.get("content").strip():
            continue
        for key in ("name", "property", "itemprop", "http-equiv"):
            if node.get(key):
                stated.setdefault(node.get(key).strip().lower(), node.get("content"))
    return stated


def _first(stated: Mapping[str, str], names: Iterable[str]) -> str:
    return next((stated[name] for name in names if stated.get(name)), "")


def _title(nodes: Sequence[Node], stated: str, publisher: str) -> str:
    """What the page says its title is, else the title of the window; without the site's name."""
    node = next((n for n in nodes if n.tag == "title" and not _in_drawing(n)), None)
    title = clean_words(stated) or (clean_words(node.text(_MAX_FIELD)) if node else "")
    headings = [
        _SIGNS_AFTER.sub("", clean_words(n.text(_MAX_FIELD))) for n in nodes if n.tag == "h1"
    ]
    parts = _SEPARATOR.split(title)
    known = [part for part in parts if part and part in headings]
    if known and not is_made_up(known[0]):
        return known[0]
    if is_made_up(title) or is_made_up(parts[0]):  # "Home | Land Post"
        return ""
    if len(parts) > 1 and _names_site(parts[-1], publisher):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return title


def _names_site(words: str, publisher: str) -> bool:
    """Whether words are the name of the site, or its first ones ("CNN Politics")."""
    name, site = words.casefold(), clean_words(publisher).casefold()
    return bool(site) and (
        name == site or name.startswith(f"{site} ") or site.startswith((f"{name} ", f"{name}."))
    )


def _in_drawing(node: Node) -> bool:
    return any(above.tag == "svg" for above in node.ancestors())


def _language(root: Node, stated: Mapping[str, str]) -> str:
    for value in (
        root.get("lang"),
        root.get("xml:lang"),
        stated.get("content-language", ""),
        stated.get("og:locale", ""),
        stated.get("dc.language", ""),
    ):
        if _LANGUAGE.fullmatch(value.strip()):
            return value.strip()
    return ""


def _address(nodes: Sequence[Node], stated: Mapping[str, str], source: str) -> str:
    found = [
        node.get("href")
        for node in nodes
        if node.tag == "link" and "canonical" in node.get("rel").lower().split()
    ]
    saved = _SAVED.search(source, 0, 5000)
    for value in (*found, stated.get("og:url", ""), saved[1] if saved else ""):
        if _ADDRESS.fullmatch(value.strip()):
            return value.strip()
    return ""


def _licence(nodes: Sequence[Node]) -> str:
    for node in nodes:
        if node.tag in ("a", "link") and "license" in node.get("rel").lower().split():
            return node.get("href")
    return ""


def _linked_data(nodes: Sequence[Node]) -> dict[str, str]:
    """What the page says of itself in JSON-LD (https://www.w3.org/TR/json-ld11/)."""
    found: dict[str, str] = {}
    for node in nodes:
        if node.tag != "script" or "ld+json" not in node.get("type"):
            continue
        try:
            data = json.loads(node.text(_MAX_DATA))
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        items += [
            one for item in items if isinstance(item, dict) for one in _list(item.get("@graph"))
        ]
        for item in items:
            if isinstance(item, dict) and "datePublished" in item:
                _take_data(item, found)
    return found


def _take_data(item: Mapping[str, object], found: dict[str, str]) -> None:
    for name in ("headline", "datePublished"):
        value = item.get(name)
        if isinstance(value, str):
            found.setdefault(name, value)
    for name in ("author", "publisher"):
        for one in _list(item.get(name)):
            value = one.get("name") if isinstance(one, dict) else one
            if isinstance(value, str):
                found.setdefault(name, value)


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

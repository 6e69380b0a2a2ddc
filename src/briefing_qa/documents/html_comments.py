"""What readers of a page wrote below its text: sentences, but none of the document's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing_qa.documents.html_tree import FORMATTING, HEADINGS
from briefing_qa.documents.html_weight import Weight
from briefing_qa.documents.tree import Node, tags

_COMMENTS = re.compile(r"(?:comment|comentario|commentaire)s?(?:list|area|section|wrap)?")
_OTHERS = tags(
    "article articulo blog box disqus entry facebook footer lector lectores news node noticia nota "
    "page post reader readers story user users usuario usuarios visitor visitors all area block "
    "bloque body caja container content contents feed holder inner item items list lista listado "
    "listing main module outer panel seccion section thread threads wrap wrapper"
)
"""Words beside "comments" in names that say whose they are, or which part of the page it is."""

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a new word begins in a name of a page's program: "articleBody"."""

_MAX_NAME = 60
_MIN_ITEM = 20  # characters
_MIN_REST = 200  # characters of prose that the page has without them
_UNNAMED_SHARE = 0.5  # of the page's prose, in comments none of which is named as one


def holds_comments(node: Node, weight: Weight, whole: Weight) -> bool:
    """Whether an element holds the comments of readers, and the page says something without them.

    An element named "comments" is believed to hold such only where there are several of them, as
    an authority's comments are a document, too.
    """
    if weight.titles or not any(map(_names_comments, _names(node))):
        return False
    if whole.prose - weight.prose < _MIN_REST:
        return False
    if _has_entries(node):
        return True
    if is_called_by_heading(node):
        return False
    return weight.prose <= _UNNAMED_SHARE * whole.prose and _has_items(node)


def is_called_by_heading(node: Node) -> bool:
    """Whether an element's id is made from the words of its heading, as programs make them."""
    heading = next((inner for inner in node.walk() if inner.tag in HEADINGS), None)
    if heading is None or not node.get("id"):
        return False
    words = re.findall(r"[^\W_]+", heading.text(_MAX_NAME).lower())
    return words == re.findall(r"[^\W_]+", node.get("id").lower())


def _names(node: Node) -> list[list[str]]:
    """The words of each class and of the id."""
    names = (*node.get("class").split(), node.get("id"))
    return [
        re.split(r"[-_]+", CAMEL.sub("-", name).lower()) for name in names if len(name) <= _MAX_NAME
    ]


def _names_comments(words: Sequence[str]) -> bool:
    others = [word for word in words if not _COMMENTS.fullmatch(word)]
    return len(others) < len(words) and all(len(one) <= 3 or one in _OTHERS for one in others)


def _is_entry(words: Sequence[str]) -> bool:
    return any(map(_COMMENTS.fullmatch, words))


def _has_entries(node: Node) -> bool:
    """Whether several blocks of one kind inside are named as comments."""
    kinds = Counter(
        (inner.tag, " ".join(sorted(inner.get("class").split())[:3]))
        for inner in node.walk()
        if inner is not node
        and inner.tag not in FORMATTING
        and any(map(_is_entry, _names(inner)))
        and len(inner.text(_MIN_ITEM).strip()) >= _MIN_ITEM
    )
    return sum(count for count in kinds.values() if count > 1) > 1 or sum(kinds.values()) > 3


def _has_items(node: Node) -> bool:
    """Whether a list inside has several items with words."""
    return any(
        sum(len(item.text(_MIN_ITEM).strip()) >= _MIN_ITEM for item in one.elements()) > 1
        for one in node.walk()
        if one.tag in ("ol", "ul")
    )

"""What of a page nobody is shown, and what of it a reader opens."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing_qa.documents.html_tree import HEADINGS
from briefing_qa.documents.tree import Node, tags

_MAY_BE_UNSEEN = tags("p li dt dd tr h2 h3 h4 h5 h6")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def closed_panels(root: Node) -> set[Node]:
    """Hidden elements that a reader opens: behind their heading, or named by what opens them."""
    opened: set[str] = set()
    before: dict[Node, Node] = {}
    for node in root.walk():
        if node.get("aria-expanded") or node.get("role") == "tab":
            opened.update(node.get("aria-controls").split())
        before.update((after, one) for one, after in pairwise(node.elements()))
    return {
        node
        for node in root.walk()
        if is_hidden(node)
        and (
            node.get("role") == "tabpanel"
            or node.get("id") in opened
            or node.get("hidden").lower() == "until-found"
            or (node in before and _is_heading(before[node]))
        )
    }


def unseen(root: Node) -> set[Node]:
    """Paragraphs, items and rows that nobody is shown, few beside others of their kind.

    Where most are hidden, as in a long list that a button opens, they are there to be read.
    """
    found: set[Node] = set()
    for above in root.walk():
        hidden: dict[str, list[Node]] = {}
        for node in above.elements():
            if node.tag in _MAY_BE_UNSEEN and is_withheld(node):
                hidden.setdefault(node.tag, []).append(node)
        for tag, some in hidden.items():
            if 2 * len(some) <= max(2, sum(node.tag == tag for node in above.elements())):
                found.update(some)
    return found


def is_hidden(node: Node) -> bool:
    """Whether an element is not shown, or not read to those whom a page is read to."""
    if not node.attributes:
        return False
    return is_withheld(node) or node.get("aria-hidden") == "true"


def is_withheld(node: Node) -> bool:
    """Whether an element is not shown."""
    return "hidden" in node.attributes or _HIDDEN.search(node.get("style")) is not None


def _is_heading(node: Node) -> bool:
    """Whether an element is a heading, alone in its frame or without one, or a term's name."""
    while node.tag not in HEADINGS and len(inner := list(node.elements())) == 1:
        node = inner[0]
    return node.tag in HEADINGS or node.tag == "dt" or node.get("role") == "heading"

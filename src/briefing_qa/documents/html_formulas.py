"""Formulas of a page (MathML) as words of a line."""

from __future__ import annotations

from briefing_qa.documents.raising import fraction, power
from briefing_qa.documents.tree import Node, tags

_NO_WORDS = tags("annotation annotation-xml mphantom")
_RAISING = {"msup": 1, "mover": 1, "msubsup": 2, "munderover": 2}
"""The elements that set one of the elements in them higher, and which."""


def with_formulas_as_words(root: Node) -> None:
    """Put what a formula says in its place; the page is changed in place."""
    formulas = [node for node in root.walk() if _name(node) == "math"]
    for node in formulas:
        node.tag, node.children = "math", [_words(node)]


def _name(node: Node) -> str:
    """The name of an element without the prefix that books give it: "m:mfrac"."""
    return node.tag.rpartition(":")[2]


def _words(node: Node) -> str:
    name = _name(node)
    if name in _NO_WORDS:
        return ""
    if name == "mfrac" or name in _RAISING:
        parts = [_words(child).strip() for child in node.elements()]
        if name == "mfrac" and len(parts) == 2:
            return fraction(parts[0], parts[1])
        raised = _RAISING.get(name, len(parts))
        return "".join(power(said) if n == raised else said for n, said in enumerate(parts))
    return "".join(child if isinstance(child, str) else _words(child) for child in node.children)

"""Formulas of a Word document as words of a line (ECMA-376, part 1, section 22.1)."""

from __future__ import annotations

from briefing_qa.documents.raising import fraction, power
from briefing_qa.documents.tree import Node, tags

_NO_WORDS = tags("w:del w:moveFrom w:rPr")


def formula_words(node: Node) -> str:
    """What a formula says, with fractions and powers told from figures side by side."""
    if node.tag == "m:t":
        return node.text()
    parts = [
        (child.tag, formula_words(child))
        for child in node.elements()
        if child.tag not in _NO_WORDS and not child.tag.endswith("Pr")
    ]
    words = [power(said) if tag == "m:sup" else said for tag, said in parts]
    if node.tag == "m:f" and len(words) == 2:
        return fraction(words[0], words[1])
    return "".join(words)

"""How much of what stands in each part of a page: text, links, forms, headings."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_qa.documents.html_tables import data_rows
from briefing_qa.documents.html_tree import FORMATTING, HEADINGS, SILENT
from briefing_qa.documents.tree import Node

MIN_PROSE = 60
"""Characters of a run of text that reads like sentences."""


@dataclass(slots=True)
class Weight:
    """How much stands in an element, elements that are left out not counted.

    Attributes:
        characters: of its text, white space aside.
        linked: those of them in links.
        prose: those of them in runs that read like sentences, and in tables of data.
        links: number of links.
        controls: number of fields to fill in.
        titles: number of first-level headings.
        headings: number of headings of any level.
        cards: those of the headings that are links to other pages.
    """

    characters: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    controls: int = 0
    titles: int = 0
    headings: int = 0
    cards: int = 0

    @property
    def said(self) -> int:
        """Characters that are no links."""
        return self.characters - self.linked

    def add(self, other: Weight) -> None:
        """Count in what stands in a child."""
        self.characters += other.characters
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.controls += other.controls
        self.titles += other.titles
        self.headings += other.headings
        self.cards += other.cards


def weigh_all(root: Node, skipped: set[Node]) -> dict[Node, Weight]:
    """Weigh a page.

    Args:
        root: the page.
        skipped: elements that do not count.

    Returns:
        The weight of each block that counts.
    """
    weights: dict[Node, Weight] = {}
    _weigh(root, skipped, weights, linked=False, in_data=False)
    return weights


def _weigh(
    node: Node, skipped: set[Node], weights: dict[Node, Weight], *, linked: bool, in_data: bool
) -> tuple[Weight, Weight]:
    """Weigh an element, and note down the weight of each block.

    Returns:
        What of it belongs to the line that it stands in, and what stands in blocks inside of it.
    """
    line = Weight(controls=int(_is_control(node)), links=int(node.tag == "a"))
    blocks = Weight(titles=int(node.tag == "h1"), headings=int(node.tag in HEADINGS))
    linked = linked or node.tag == "a"
    in_data = in_data or (node.tag == "table" and bool(data_rows(node)))
    for child in node.children:
        if isinstance(child, str):
            length = len("".join(child.split()))
            line.characters += length
            line.linked += length if linked else 0
        elif _is_control(child):
            line.controls += 1
        elif child not in skipped and child.tag not in SILENT:
            inner = _weigh(child, skipped, weights, linked=linked, in_data=in_data)
            line.add(inner[0])
            blocks.add(inner[1])
    if node.tag in FORMATTING:
        return line, blocks
    if node.tag in HEADINGS and line.links and line.said < line.linked:
        blocks.cards = 1
    if in_data or (line.said >= MIN_PROSE and line.said > line.linked):
        line.prose = line.said
    blocks.add(line)
    weights[node] = blocks
    return Weight(), blocks


def _is_control(node: Node) -> bool:
    return node.tag in ("input", "textarea", "select") and node.get("type") != "hidden"

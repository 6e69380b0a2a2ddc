"""Numbering of a Word document: the marks of its lists and numbered headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing_qa.documents.docx_styles import is_on, value_of
from briefing_qa.documents.numerals import numeral
from briefing_qa.documents.tree import Node

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its format, its text with "%1" for the number, its first number."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted.

    Attributes:
        levels: of each description of lists, by its id and from 0.
        lists: id of the description of each list.
        changed: levels of lists that differ from their description.
        styled: the level that belongs to a style of paragraphs, by description.
    """

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    changed: dict[str, dict[int, Level]] = field(default_factory=lambda: defaultdict(dict))
    styled: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    _starts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def depth(self, number: str, styles: Iterable[str]) -> int:
        """The level of a paragraph that says which list it is of, but not which level.

        Args:
            number: id of the list.
            styles: ids of its style and of those that this builds on, nearest first.
        """
        found = self.styled.get(self.lists.get(number, ""), {})
        return next((found[style] for style in styles if style in found), 0)

    def marker(self, number: str, depth: int) -> str:
        """Count on, and return the mark of the next paragraph.

        Args:
            number: id of its list.
            depth: its level, from 0.

        Returns:
            "-" for a bullet; "" for a paragraph without a mark.
        """
        abstract = self.lists.get(number)
        if abstract is None:
            return ""
        levels = {**self.levels.get(abstract, {}), **self.changed.get(number, {})}
        level = levels.get(depth, Level())
        counts = self._counts[abstract]
        start = self._starts[number].get(depth)
        if start is not None and (number, depth) not in self._begun:
            counts[depth] = start - 1
        self._begun.add((number, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "-"
        if level.form == "none" or not level.text.strip():
            return ""

        def number_at(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            own = levels.get(at, Level())
            form = "decimal" if level.legal else own.form
            return numeral(counts.get(at, own.start), form)

        return " ".join(_PLACE.sub(number_at, level.text).split())


def read_numbering(root: Node | None) -> Numbering:
    """The lists that `word/numbering.xml` describes."""
    numbering = Numbering()
    nodes = list(root.elements()) if root else []
    described = {
        value_of(node, "w:styleLink"): node.get("w:abstractNumId")
        for node in nodes
        if node.tag == "w:abstractNum" and node.find("w:styleLink")
    }
    instead: dict[str, str] = {}  # descriptions that only name a style of lists
    for node in nodes:
        if node.tag == "w:abstractNum":
            own = node.get("w:abstractNumId")
            instead[own] = described.get(value_of(node, "w:numStyleLink"), own)
            _describe(node, numbering)
    for node in nodes:
        if node.tag == "w:num":
            abstract = value_of(node, "w:abstractNumId")
            numbering.lists[node.get("w:numId")] = instead.get(abstract, abstract)
            _change(node, numbering)
    return numbering


def _describe(node: Node, numbering: Numbering) -> None:
    """Take in a description of lists."""
    own = node.get("w:abstractNumId")
    levels = [level for level in node.elements() if level.tag == "w:lvl"]
    numbering.levels[own] = {_int(one.get("w:ilvl"), 0): _level(one) for one in levels}
    for level in levels:
        if style := value_of(level, "w:pStyle"):
            numbering.styled[own].setdefault(style, _int(level.get("w:ilvl"), 0))


def _change(node: Node, numbering: Numbering) -> None:
    """Take in how a list differs from its description."""
    number = node.get("w:numId")
    for change in node.elements():
        depth = _int(change.get("w:ilvl"), 0)
        if level := change.find("w:lvl"):
            numbering.changed[number][depth] = _level(level)
        if start := value_of(change, "w:startOverride"):
            numbering._starts[number][depth] = _int(start, 1)


def _level(node: Node) -> Level:
    return Level(
        form=value_of(node, "w:numFmt") or "decimal",
        text=value_of(node, "w:lvlText"),
        start=_int(value_of(node, "w:start"), 1),
        legal=is_on(node.find("w:isLgl")),
    )


def _int(value: str, otherwise: int) -> int:
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else otherwise

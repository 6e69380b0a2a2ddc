"""The styles of an OpenDocument text: headings, lists, raised words.

Element names: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing_qa.documents.raising import opening_letters
from briefing_qa.documents.tree import Node, tags

_PARTS = tags("text:p text:h text:s text:tab text:line-break")
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_HEADING_NAME = re.compile(r"(?:heading|título|titulo|encabezado|titre)[ _]*(?P<level>[1-9])", re.I)
_ENCODED = re.compile(r"_([0-9a-fA-F]{2})_")
_MAX_INHERITED = 20


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a style of lists; without a form it has bullets."""

    form: str = ""
    prefix: str = ""
    suffix: str = "."
    start: int = 1
    shown: int = 1  # levels whose numbers are written, this one the last


@dataclass(slots=True)
class OdtStyles:
    """The styles of a text.

    Attributes:
        parents: of each style of paragraphs, the one it builds on.
        lists: levels of each style of lists, by level from 1.
        raised: styles of words that stand above the line.
        hidden: styles of words and paragraphs that are not shown, or struck through.
        bold: of styles that say whether their words are bold, whether they are.
        unnumbered: styles of headings that have no number.
        outline: levels of the numbers of headings, from 1.
    """

    parents: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    bold: dict[str, bool] = field(default_factory=dict)
    unnumbered: set[str] = field(default_factory=set)
    outline: dict[int, ListLevel] = field(default_factory=dict)

    def add(self, root: Node | None) -> None:
        """Take in the styles of one file."""
        for node in root.walk() if root else ():
            name = node.get("style:name")
            if node.tag == "style:style" and name:
                self._add_style(node, name)
            elif node.tag == "text:list-style" and name:
                self.lists[name] = dict(_levels(node))
            elif node.tag == "text:outline-style":
                self.outline = dict(_levels(node))

    def _add_style(self, node: Node, name: str) -> None:
        self.parents[name] = node.get("style:parent-style-name")
        text = node.find("style:text-properties") or Node("style:text-properties")
        if text.get("style:text-position").startswith(("super", "3", "4", "5")):
            self.raised.add(name)
        struck = text.get("style:text-line-through-style") not in ("", "none")
        if struck or text.get("text:display") == "none":
            self.hidden.add(name)
        if weight := text.get("fo:font-weight"):
            self.bold[name] = weight in ("bold", "600", "700", "800", "900")
        if "style:list-style-name" in node.attributes and not node.get("style:list-style-name"):
            self.unnumbered.add(name)

    def heads_column(self, style: str) -> bool:
        """Whether a style is that of the names of a table's columns."""
        return any(name in ("Table Heading", "Table heading") for name in self.names(style))

    def is_raised(self, node: Node) -> bool:
        """Whether the words of an element stand above the line."""
        return node.tag == "text:span" and node.get("text:style-name") in self.raised

    def is_hidden(self, node: Node) -> bool:
        """Whether the words of an element are not shown."""
        return node.tag == "text:span" and node.get("text:style-name") in self.hidden

    def is_bold(self, node: Node) -> bool:
        """Whether all words of a paragraph are bold."""
        style = node.get("text:style-name")
        return not self._has_plain_words(node, bold=self._weight(style, default=False))

    def _weight(self, style: str, *, default: bool) -> bool:
        for _ in range(_MAX_INHERITED):
            if style in self.bold:
                return self.bold[style]
            style = self.parents.get(style, "")
        return default

    def _has_plain_words(self, node: Node, *, bold: bool) -> bool:
        for child in node.children:
            if isinstance(child, str):
                if child.strip() and not bold:
                    return True
            elif child.tag in ("text:span", "text:a"):
                weight = self._weight(child.get("text:style-name"), default=bold)
                if self._has_plain_words(child, bold=weight):
                    return True
        return False

    def marks_no_headings(self, text: Node) -> bool:
        """Whether a text has words that are not bold, and no headings but a title."""
        plain = False
        for node in text.walk():
            if node.tag not in ("text:p", "text:h"):
                continue
            style = node.get("text:style-name")
            titled = "Title" in self.names(style)
            if not titled and (node.tag == "text:h" or self.heading_level(style)):
                return False
            plain = plain or not self.is_bold(node)
        return plain

    def letters_of_notes(self, text: Node) -> frozenset[str]:
        """The letters that stand raised where notes begin that are typed into the text."""
        return opening_letters(text, self.is_raised, _PARTS.__contains__)

    def names(self, style: str) -> Iterator[str]:
        """A style's name and those it builds on, as people see them."""
        for _ in range(_MAX_INHERITED):
            if not style:
                return
            yield _ENCODED.sub(lambda code: chr(int(code[1], 16)), style)
            style = self.parents.get(style, "")

    def heading_level(self, style: str) -> int:
        """Level of a heading that is marked by its style only; 0 for none."""
        for name in self.names(style):
            if name == "Title":
                return 1
            if match := _HEADING_NAME.fullmatch(name):
                return int(match["level"])
        return 0


def _levels(node: Node) -> Iterator[tuple[int, ListLevel]]:
    for level in node.elements():
        number = whole_number(level.get("text:level"), 1)
        if level.tag in ("text:list-level-style-number", "text:outline-level-style"):
            form = _FORMS.get(level.get("style:num-format"), "")
            yield (
                number,
                ListLevel(
                    form or "none",
                    level.get("style:num-prefix"),
                    level.get("style:num-suffix"),
                    whole_number(level.get("text:start-value"), 1),
                    whole_number(level.get("text:display-levels"), 1),
                ),
            )
        elif level.tag.startswith("text:list-level-style-"):
            yield number, ListLevel()


def whole_number(value: str, otherwise: int) -> int:
    """An attribute's number, or another where it has none."""
    return int(value) if re.fullmatch(r"\d{1,6}", value) else otherwise

"""Styles of a Word document: which paragraphs are headings, what is bold, raised or out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_qa.documents.raising import opening_letters
from briefing_qa.documents.tree import Node, tags

MAX_LEVEL = 9

# Names of the styles of headings in the languages that word processors write them in.
_HEADING_NAME = re.compile(
    r"(?:heading|head|título|titulo|encabezado|titre|überschrift|titolo|cabeçalho|rubrik|overskrift|"
    r"kop|otsikko|nagłówek|заголовок|intestazione)\s*(?P<level>[1-9])",
    re.I,
)
_TITLE_NAMES = frozenset({"title", "título", "titulo", "titre", "titel", "titolo", "puesto"})
_CONTENTS_NAME = re.compile(
    r"(?:toc|tdc|tm|verzeichnis|sommario|sumário|índice)\s*\d|table of figures|contents? \d", re.I
)
_PARTS = tags("w:p w:tab w:br w:cr w:ptab")
_RAISED = 4  # half-points: words set higher by less are on the line
_FIRST_ROW = 0x0020  # of the bits of "w:tblLook"
_OUT = ("w:vanish", "w:strike", "w:dstrike")
_MAX_INHERITED = 20  # styles that build on each other


def is_on(node: Node | None) -> bool:
    """Whether a property of the kind "bold" is there and not switched off."""
    return node is not None and node.get("w:val") not in ("0", "false", "off", "none")


def is_raised(node: Node) -> bool:
    """Whether it is a run of words above the line, by its kind or by how far it is set higher."""
    properties = node.find("w:rPr") if node.tag == "w:r" else None
    if properties is None:
        return False
    align, position = properties.find("w:vertAlign"), properties.find("w:position")
    if align is not None and align.get("w:val") == "superscript":
        return True
    higher = position.get("w:val") if position is not None else ""
    return higher.isdecimal() and len(higher) < 4 and int(higher) >= _RAISED


def letters_of_notes(node: Node) -> frozenset[str]:
    """The letters that stand raised where notes begin that are typed into the text."""
    return opening_letters(node, is_raised, _PARTS.__contains__)


def is_shaded(properties: Node | None) -> bool:
    """Whether properties of a cell colour it."""
    shade = properties.find("w:shd") if properties else None
    return shade is not None and shade.get("w:fill").lower() not in ("", "auto", "ffffff")


@dataclass(slots=True)
class Style:
    """What a style of paragraphs or tables says, and the style that it builds on."""

    name: str
    based_on: str
    outline: str = ""
    number: str = ""
    level: str = ""
    is_bold: bool = False
    is_raised: bool = False
    heads_first_row: bool = False
    out: Mapping[str, bool] = field(default_factory=dict)
    """Of what takes words out of the text, what it switches on or off."""


class Styles:
    """The styles of paragraphs and tables by id."""

    def __init__(self, root: Node | None) -> None:
        self._styles: dict[str, Style] = {}
        for node in root.elements() if root else ():
            if node.tag == "w:style":
                self._styles[node.get("w:styleId")] = _style(node)

    def chain(self, style: str) -> list[Style]:
        """A style and those it builds on, nearest first."""
        return [self._styles[one] for one in self.ids(style)]

    def heading_level(self, style: str, outline: str) -> int:
        """Level of a heading from 1; 0 for what is none.

        Args:
            style: id of the paragraph's style.
            outline: its own outline level, counted from 0; "" for none, "9" for body text.
        """
        if outline.isdecimal():
            return int(outline) + 1 if int(outline) < MAX_LEVEL else 0
        for one in self.chain(style):
            if one.name.casefold() in _TITLE_NAMES:
                return 1
            if match := _HEADING_NAME.fullmatch(one.name.strip()):
                return int(match["level"])
            if one.outline.isdecimal():
                return int(one.outline) + 1 if int(one.outline) < MAX_LEVEL else 0
        return 0

    def is_title(self, style: str) -> bool:
        """Whether it is that of the title of the whole document."""
        return any(one.name.casefold() in _TITLE_NAMES for one in self.chain(style))

    def is_contents(self, style: str) -> bool:
        """Whether it is one of a table of contents."""
        return any(_CONTENTS_NAME.match(one.name) for one in self.chain(style)[:1])

    def is_bold(self, style: str) -> bool:
        """Whether its words are bold."""
        return any(one.is_bold for one in self.chain(style))

    def is_raised(self, style: str) -> bool:
        """Whether its words stand above the line."""
        return any(one.is_raised for one in self.chain(style))

    def is_out(self, properties: Node, *styles: str) -> bool:
        """Whether words are hidden or struck out.

        Args:
            properties: of the words, which go before their styles.
            styles: the first that says something of it counts.
        """
        chain = [_out(properties), *(one.out for style in styles for one in self.chain(style))]
        return any(next((said[tag] for said in chain if tag in said), False) for tag in _OUT)

    def has_header(self, table: Node | None) -> bool:
        """Whether a table's style sets its first row off as the header, and the table lets it.

        Args:
            table: its properties.
        """
        look = table.find("w:tblLook") if table else None
        if look is None:
            return False
        bits = look.get("w:val")
        flag = (
            bool(int(bits, 16) & _FIRST_ROW) if re.fullmatch(r"[0-9a-fA-F]{1,4}", bits) else False
        )
        asked = look.get("w:firstRow") in ("1", "true", "on") if look.get("w:firstRow") else flag
        return asked and any(
            one.heads_first_row for one in self.chain(value_of(table, "w:tblStyle"))
        )

    def numbering(self, style: str) -> tuple[str, str]:
        """Id of a list and level in it, for paragraphs that say nothing of their own.

        Either is "" where no style says it.
        """
        chain = self.chain(style)
        number = next((one.number for one in chain if one.number), "")
        return number, next((one.level for one in chain if one.level), "")

    def ids(self, style: str) -> list[str]:
        """A style and those it builds on by id, nearest first."""
        found: list[str] = []
        while style in self._styles and len(found) < _MAX_INHERITED:
            found.append(style)
            style = self._styles[style].based_on
        return found


def _style(node: Node) -> Style:
    paragraph, run = node.find("w:pPr"), node.find("w:rPr")
    return Style(
        name=value_of(node, "w:name"),
        based_on=value_of(node, "w:basedOn"),
        outline=value_of(paragraph, "w:outlineLvl"),
        number=value_of(paragraph, "w:numPr", "w:numId"),
        level=value_of(paragraph, "w:numPr", "w:ilvl"),
        is_bold=run is not None and is_on(run.find("w:b")),
        is_raised=value_of(run, "w:vertAlign") == "superscript",
        heads_first_row=any(map(_sets_off_first_row, node.elements())),
        out=_out(run),
    )


def _out(properties: Node | None) -> dict[str, bool]:
    """Of what takes words out of the text, what properties switch on or off."""
    inner = properties.elements() if properties else ()
    return {one.tag: is_on(one) for one in inner if one.tag in _OUT}


def _sets_off_first_row(node: Node) -> bool:
    if node.tag != "w:tblStylePr" or node.get("w:type") != "firstRow":
        return False
    return is_on(node.find("w:rPr", "w:b")) or is_shaded(node.find("w:tcPr"))


def value_of(node: Node | None, *path: str) -> str:
    """What an element inside of another one is set to; "" where there is none."""
    found = node.find(*path) if node else None
    return found.get("w:val") if found else ""

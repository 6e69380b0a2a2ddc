"""The kept elements of a page to canonical text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.html_notes import Notes
from briefing_qa.documents.html_tree import FORMATTING
from briefing_qa.documents.numerals import numeral
from briefing_qa.documents.raising import raised_words
from briefing_qa.documents.tables import Cell, table_rows
from briefing_qa.documents.tree import Node, tags

SILENT = tags(
    "head script style template noscript svg canvas iframe object embed applet audio video map "
    "select option datalist button input textarea progress meter noembed noframes xmp rt rp del "
    "frameset title meta link base dialog"
)
"""Elements whose text is no text of the document."""

_INLINE = FORMATTING | tags("ruby rb math mi mn mo ms mtext mrow semantics label wbr img")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAK = "\x1f"
_GAP = "\x1e"  # a space before the mark of a note, which is one no more before a stop
_EMPTY_GAP = re.compile(rf"{_GAP}(?=[\s.,;:!?)\]])")
_PARAGRAPH_BREAK = re.compile(rf"{_BREAK}[\s{_BREAK}]*{_BREAK}")
_HEADING_LINKS = tags("¶ # § 🔗 [edit] edit [editar] editar")
_ITEM_TEXT = re.compile(r"\s*[•·▪◦●‣]\s+")
_MAX_SPAN = 1000


class PageText:
    """Puts the text of elements together, part by part."""

    def __init__(self, assembly: Assembly, skipped: Collection[Node], notes: Notes) -> None:
        self._assembly = assembly
        self._skipped = skipped
        self._notes = notes
        self._words: list[str] = []
        self._heading = 0  # level of the heading the words belong to; 0 for none
        self._markers: list[str] = []  # one for each list around, "" once its item has begun
        self._raised = False

    def add(self, node: Node) -> None:
        """Add an element, and all in it that is not skipped."""
        self._child(node)
        self._flush()

    def add_notes(self) -> None:
        """Add the notes that were passed over, apart from the text."""
        for container, mark in self._notes.containers.items():
            words = self._flat(container).lstrip("^ ")
            words = re.sub(rf"^[\[(]?{re.escape(mark)}(?:[\]).:]+|(?=\s))\s*", "", words)
            if words:
                self._assembly.item(words, f"{mark}." if mark.isdigit() else mark)

    def _block(self, node: Node) -> None:
        self._flush()
        self._children(node)
        self._flush()

    def _children(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._words.append(child)
            elif not self._passes(child):
                self._child(child)

    def _passes(self, node: Node) -> bool:
        """Whether an element is passed over here."""
        if node in self._notes.containers:
            self._flush()
            return True
        if self._is_silent(node):
            if node in self._notes.references and "".join(self._words[-1:])[-1:].isspace():
                self._words[-1] = self._words[-1].rstrip() + _GAP
            if node.tag not in _INLINE:
                self._words.append(" ")
            return True
        return False

    def _is_silent(self, node: Node) -> bool:
        if node.tag in SILENT or node in self._skipped or node in self._notes.references:
            return True
        is_link = self._heading > 0 and node.tag == "a"
        return is_link and node.text(20).strip() in _HEADING_LINKS

    def _child(self, node: Node) -> None:
        tag = node.tag
        if tag == "br":
            self._words.append(_BREAK)
        elif tag in ("sup", "q"):
            self._marked(node)
        elif tag in _INLINE:
            self._children(node)
        elif tag in _HEADINGS or node.get("role") == "heading" or node.get("class") == "MsoTitle":
            self._add_heading(node)
        elif tag in ("ul", "ol", "menu", "dir"):
            self._list(node)
        elif tag == "table" and (rows := data_rows(node)):
            self._table(node, rows)
        elif tag == "dd":
            self._item(node, "-")
        else:
            self._block(node)

    def _marked(self, node: Node) -> None:
        """Elements whose look says something that their words do not."""
        if node.tag == "q":
            self._words.append("“")
            self._children(node)
            self._words.append("”")
            return
        before = "".join(self._words[-9:])
        begin = len(self._words)
        self._children(node)
        words = "".join(self._words[begin:])
        del self._words[begin:]
        self._words.append(raised_words(words, before, self._notes.letters))

    def _add_heading(self, node: Node) -> None:
        self._flush()
        level = node.get("aria-level")
        own = int(level) if re.fullmatch(r"[1-9]", level) else 1 + (node.get("role") == "heading")
        self._heading = _HEADINGS.get(node.tag, own)
        self._children(node)
        self._flush()
        self._heading = 0

    def _list(self, node: Node) -> None:
        self._flush()
        number = _number(node.get("start"), 1)
        for child in node.children:
            if isinstance(child, Node) and child.tag == "li":
                number = _number(child.get("value"), number)
                if not self._passes(child):
                    self._item(child, _marker(node, number))
                number += 1
            elif isinstance(child, str):
                self._words.append(child)
            elif not self._passes(child):
                self._child(child)
        self._flush()

    def _item(self, node: Node, marker: str) -> None:
        self._flush()
        self._markers.append(marker)
        self._children(node)
        self._flush()
        self._markers.pop()

    def _table(self, node: Node, rows: list[list[Node]], /) -> None:
        self._flush()
        for caption in node.elements():
            if caption.tag == "caption" and not self._passes(caption):
                self._block(caption)
        cells = [[self._cell(cell) for cell in row] for row in rows]
        for line in table_rows(cells, _head_rows(rows)):
            self._assembly.row(line)
        for stray in _stray_text(node):  # browsers show it before the table
            self._words.append(f" {stray}")
        self._flush()

    def _cell(self, node: Node) -> Cell:
        return Cell(
            words="" if node in self._skipped else self._flat(node),
            columns=min(_number(node.get("colspan"), 1), _MAX_SPAN),
            rows=min(_number(node.get("rowspan"), 1), _MAX_SPAN),
            is_header=node.tag == "th",
        )

    def _flat(self, node: Node) -> str:
        """The words of an element as one line, whatever stands in it."""
        inner = _Flat(self._skipped, self._notes)
        inner._children(node)
        gathered = _EMPTY_GAP.sub("", "".join(inner._words)).replace(_GAP, " ")
        return clean_words(gathered.replace(_BREAK, " "))

    def _flush(self) -> None:
        """What was gathered becomes a heading, an item or a paragraph."""
        gathered = _EMPTY_GAP.sub("", "".join(self._words)).replace(_GAP, " ")
        self._words = []
        if not gathered or gathered.isspace():
            return
        for part in _PARAGRAPH_BREAK.split(gathered):
            words = clean_words(part.replace(_BREAK, " "))
            if words:
                self._part(words)

    def _part(self, words: str) -> None:
        if self._heading:
            self._assembly.heading(self._heading, words)
        elif self._markers and self._markers[-1]:
            depth = len(self._markers) - 1
            marker, self._markers[-1] = self._markers[-1], ""
            self._assembly.item(words, marker, depth)
        else:
            self._assembly.paragraph(words)


class _Flat(PageText):
    """Gathers words only: the content of a table cell or a note."""

    def __init__(self, skipped: Collection[Node], notes: Notes) -> None:
        super().__init__(Assembly(), skipped, notes)

    def _passes(self, node: Node) -> bool:
        passes = self._is_silent(node)
        if passes or node.tag not in _INLINE:
            self._words.append(" " if node.tag not in _INLINE else "")
        return passes

    def _flush(self) -> None:
        """Blocks are told apart by a space."""
        self._words.append(" ")

    def _table(self, node: Node, _: list[list[Node]], /) -> None:
        self._children(node)


def data_rows(table: Node) -> list[list[Node]]:
    """The cells of a table with data; empty for one that only places blocks side by side."""
    rows = list(_rows(table))
    if table.get("role") in ("presentation", "none") or not rows:
        return []
    if max(len(row) for row in rows) < 2:
        return []
    marked = any(cell.tag == "th" for row in rows for cell in row)
    if len(rows) < 2 and not marked:
        return []
    for row in rows:
        for cell in row:
            if not _is_plain(cell, marked):
                return []
    return rows


def _is_plain(cell: Node, marked: bool) -> bool:
    """Whether a cell may be one of data: no tables or headings in it, and not a whole text."""
    blocks = characters = 0
    for node in cell.walk():
        if node.tag == "table" or (node.tag in _HEADINGS and not marked):
            return False
        blocks += node.tag in ("p", "li", "div", "blockquote")
        characters += sum(len(child) for child in node.children if isinstance(child, str))
        if not marked and (characters > 1500 or (blocks > 3 and characters > 400)):
            return False
    return True


def _rows(table: Node) -> Iterator[list[Node]]:
    for node in table.elements():
        if node.tag == "tr":
            yield [cell for cell in node.elements() if cell.tag in ("td", "th")]
        elif node.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(node)


def _head_rows(rows: list[list[Node]]) -> int:
    """How many rows stand in the head of the table."""
    inside = (row[0].parent.parent if row and row[0].parent else None for row in rows)
    count = 0
    for part in inside:
        if part is None or part.tag != "thead":
            break
        count += 1
    return count


def _stray_text(node: Node) -> Iterator[str]:
    """Text in a table that stands in no cell."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag in ("tr", "thead", "tbody", "tfoot"):
            yield from _stray_text(child)
        elif child.tag not in ("td", "th", "caption", "colgroup", "col", *SILENT):
            yield child.text()


def _marker(node: Node, number: int) -> str:
    if node.tag != "ol":
        return "-"
    kind = node.get("type")
    if kind in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord(kind) + number - 1)
        return f"({letter})"
    if kind in ("i", "I") and 1 <= number <= 39:
        return f"({numeral(number, 'lowerRoman' if kind == 'i' else 'upperRoman')})"
    return f"{number}."


def _number(value: str, otherwise: int) -> int:
    match = re.match(r"\s*(-?\d{1,6})", value)
    return int(match[1]) if match else otherwise

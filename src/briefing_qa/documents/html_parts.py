"""The kept elements of a page to canonical text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.html_notes import Notes
from briefing_qa.documents.html_tables import data_rows, has_bold_header, head_rows, stray_text
from briefing_qa.documents.html_tree import FORMATTING, HEADINGS, SILENT
from briefing_qa.documents.numerals import numeral
from briefing_qa.documents.raising import raised_words
from briefing_qa.documents.tables import Cell, table_rows
from briefing_qa.documents.tree import Node, tags

_INLINE = FORMATTING | tags("ruby rb math mi mn mo ms mtext mrow semantics label wbr img")
_BREAK = "\x1f"
_GAP = "\x1e"  # a space before the mark of a note, which is one no more before a stop
_EMPTY_GAP = re.compile(rf"{_GAP}(?=[\s.,;:!?)\]])")
_PARAGRAPH_BREAK = re.compile(rf"{_BREAK}[\s{_BREAK}]*{_BREAK}")
_HEADING_LINKS = tags("¶ # § 🔗 [edit] edit [editar] editar")
_ITEM_TEXT = re.compile(r"\s*[•·▪◦●‣]\s+")
_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_LABEL = re.compile(r"\s*(?:[^\W\d_]{3}|[^\W\d_]{1,2}\s[^\W\d_])")
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
        self._in_button = False  # whether the heading's words stand in a button, which opens it
        self._referred: list[Node] = []  # what holds the notes of the words so far
        self._noted: set[Node] = set()  # the same, of all words before

    def add(self, node: Node) -> None:
        """Add an element, and all in it that is not skipped."""
        self._child(node)
        self._flush()

    def add_notes(self) -> None:
        """Add the notes that nothing in the text led to, apart from it."""
        self._add_notes(self._notes.containers)

    def _add_notes(self, containers: Iterable[Node]) -> None:
        """Add notes that have not been added yet."""
        for container in containers:
            if container in self._noted:
                continue
            self._noted.add(container)
            mark = self._notes.containers[container]
            words = self._flat(container).lstrip("^ ")
            words = re.sub(rf"^[\[(]?{re.escape(mark)}(?:[\]).:]+|(?=\s))\s*", "", words)
            if words:
                self._assembly.note(words, mark)

    def _block(self, node: Node) -> None:
        self._flush()
        self._children(node)
        self._flush()

    def _children(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._words.append(child)
            elif not self._passes(child):
                if _is_label(child, "".join(self._words[-1:])):
                    self._words.append(" ")
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
        if node.tag == "button" and self._in_button:
            return False
        if node.tag in SILENT or node in self._skipped or node in self._notes.references:
            self._referred.extend(self._notes.references.get(node, ()))
            return True
        is_link = self._heading > 0 and node.tag == "a"
        return is_link and node.text(20).strip() in _HEADING_LINKS

    def _child(self, node: Node) -> None:
        tag = node.tag
        if tag == "br":
            self._words.append(_BREAK)
        elif tag in ("sup", "q"):
            self._marked(node)
        elif (tag in _INLINE and not _BLOCK.search(node.get("style"))) or tag == "button":
            self._children(node)
        elif tag in HEADINGS or node.get("role") == "heading" or node.get("class") == "MsoTitle":
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
        self._heading = int(node.tag[1]) if node.tag in HEADINGS else own
        self._in_button = not _says_something(node)
        self._children(node)
        self._flush()
        self._heading, self._in_button = 0, False

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
        named = has_bold_header(rows)
        cells = [
            [self._cell(cell, is_header=named and not number) for cell in row]
            for number, row in enumerate(rows)
        ]
        for line in table_rows(cells, head_rows(rows)):
            self._assembly.row(line)
        self._end_part()
        for stray in stray_text(node):  # browsers show it before the table
            self._words.append(f" {stray}")
        self._flush()

    def _cell(self, node: Node, *, is_header: bool) -> Cell:
        return Cell(
            words="" if node in self._skipped else self._flat(node),
            columns=min(_number(node.get("colspan"), 1), _MAX_SPAN),
            rows=min(_number(node.get("rowspan"), 1), _MAX_SPAN),
            is_header=is_header or node.tag == "th",
        )

    def _flat(self, node: Node) -> str:
        """The words of an element as one line, whatever stands in it."""
        inner = _Flat(self._skipped, self._notes)
        inner._children(node)
        self._referred.extend(inner._referred)
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
        self._end_part()

    def _end_part(self) -> None:
        """What the words of a part refer to is written behind it."""
        referred, self._referred = self._referred, []
        self._add_notes(referred)

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


def _is_label(node: Node, before: str) -> bool:
    """Whether a styled element names the figure that stands right before it.

    In "<span class=n>1,026</span><span class=t>families" a style sheet sets them below each other.
    """
    if node.tag != "span" or not node.get("class") or not before[-1:].strip():
        return False
    is_figure = before[-1].isdigit() or before[-1] in "%€$"
    return is_figure and _LABEL.match(node.text(20)) is not None


def _says_something(node: Node) -> bool:
    """Whether an element has words, those in buttons and the like not counted."""
    return any(
        child.tag not in SILENT and _says_something(child)
        if isinstance(child, Node)
        else any(map(str.isalnum, child))
        for child in node.children
    )


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

"""The kept elements of a page to canonical text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.html_marks import (
    GAP,
    closed,
    first_number,
    is_label,
    is_set_apart,
    item_marker,
    says_heading,
    says_something,
    whole_number,
)
from briefing_qa.documents.html_notes import Notes
from briefing_qa.documents.html_pre import preformatted
from briefing_qa.documents.html_tables import (
    cell_lines,
    data_rows,
    has_bold_header,
    head_rows,
    item_of,
    stray_text,
)
from briefing_qa.documents.html_tree import FORMATTING, HEADINGS, SILENT
from briefing_qa.documents.raising import are_marks, raised_words, words_after
from briefing_qa.documents.table_lines import add_table, lines_of
from briefing_qa.documents.tables import Cell
from briefing_qa.documents.tree import Node, tags
from briefing_qa.documents.typed_lines import BREAK, parts_by_breaks

_INLINE = FORMATTING | tags("ruby rb math label wbr img")
_HEADING_LINKS = tags("[edit] edit [editar] editar")
_MAX_SPAN = 1000


class PageText:
    """Puts the text of elements together, part by part.

    `titles` are headings by their look, and line breaks that end a paragraph.
    """

    def __init__(
        self,
        assembly: Assembly,
        skipped: Collection[Node],
        notes: Notes,
        titles: Collection[Node] = (),
    ) -> None:
        self._assembly = assembly
        self._titles = titles
        self._skipped = skipped
        self._notes = notes
        self._words: list[str] = []
        self._after = ""  # what follows a raised element, see `words_after`
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
            own = rf"^(?:[\[(]?{re.escape(mark)}(?:[\]).:]+|(?=\s))|[.:)]\s)\s*"
            words = re.sub(own, "", words)
            if words:
                self._assembly.note(words, mark)

    def _block(self, node: Node) -> None:
        self._flush()
        self._children(node)
        self._flush()

    def _children(self, node: Node) -> None:
        for number, child in enumerate(node.children):
            if isinstance(child, str):
                self._words.append(child)
            elif not self._passes(child):
                self._after = words_after(node.children, number) if child.tag == "sup" else ""
                if is_label(child, "".join(self._words[-1:])):
                    self._words.append(" ")
                self._child(child)

    def _passes(self, node: Node) -> bool:
        """Whether an element is passed over here."""
        if node in self._notes.containers:
            self._flush()
            return True
        if self._is_silent(node):
            if node in self._notes.references and "".join(self._words[-1:])[-1:].isspace():
                self._words[-1] = self._words[-1].rstrip() + GAP
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
        if not self._heading or node.tag != "a":
            return False
        words = node.text(20).strip()
        return words in _HEADING_LINKS or (bool(words) and not any(map(str.isalnum, words)))

    def _child(self, node: Node) -> None:
        tag = node.tag
        if tag == "br":
            self._words.append(BREAK * 2 if node in self._titles else BREAK)
        elif tag in ("sup", "q"):
            self._marked(node)
        elif (tag in _INLINE and not is_set_apart(node)) or tag == "button":
            self._children(node)
        elif tag in HEADINGS or node in self._titles or says_heading(node):
            self._add_heading(node)
        elif tag in ("ul", "ol", "menu", "dir", "pre"):
            (self._preformatted if tag == "pre" else self._list)(node)
        elif tag == "table" and (rows := data_rows(node)):
            self._table(node, rows)
        elif item := item_of(node):
            self._item(*item)
        else:
            self._block(node)

    def _marked(self, node: Node) -> None:
        """Elements whose look says something that their words do not."""
        if node.tag == "q":
            self._words.append("“")
            self._children(node)
            self._words.append("”")
            return
        before, begin, after = "".join(self._words[-9:]), len(self._words), self._after
        self._children(node)
        words = "".join(self._words[begin:])
        del self._words[begin:]
        if before.rstrip(" \n\t").endswith(BREAK) and are_marks(words):
            self._words.append(BREAK)  # a line that begins with a mark is a note of its own
            before = ""
        raised = raised_words(words, before, self._notes.letters, after)
        self._words.append(GAP if raised == " " else raised)

    def _add_heading(self, node: Node) -> None:
        self._flush()
        level = node.get("aria-level")
        below = node.get("role") == "heading" or node in self._titles
        own = int(level) if re.fullmatch(r"[1-9]", level) else 1 + below
        self._heading = int(node.tag[1]) if node.tag in HEADINGS else own
        self._in_button = not says_something(node)
        self._children(node)
        self._flush()
        self._heading, self._in_button = 0, False

    def _list(self, node: Node) -> None:
        self._flush()
        number, step = first_number(node)
        for child in node.children:
            if isinstance(child, Node) and child.tag == "li":
                number = whole_number(child.get("value"), number)
                if not self._passes(child):
                    self._item(child, item_marker(node, number))
                number += step
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

    def _preformatted(self, node: Node) -> None:
        self._flush()
        self._children(node)
        text = closed("".join(self._words)).replace(BREAK, "\n")
        self._words = []
        for level, words in preformatted(text):
            if level:
                self._assembly.heading(level, words)
            else:
                self._part(words)
        self._end_part()

    def _table(self, node: Node, rows: list[list[Node]], /) -> None:
        self._flush()
        for caption in node.elements():
            if caption.tag == "caption" and not self._passes(caption):
                self._block(caption)
        rows = [row for row in rows if not row or row[0].parent not in self._skipped]
        first = next((n for n, row in enumerate(rows) if len(row) > 1), 0)  # below a title
        named = has_bold_header(rows[first:])
        cells = [
            [self._cell(cell, is_header=named and number == first) for cell in row]
            for number, row in enumerate(rows)
        ]
        add_table(self._assembly, cells, head_rows(rows))
        self._end_part()
        for stray in stray_text(node):  # browsers show it before the table
            self._words.append(f" {stray}")
        self._flush()

    def _cell(self, node: Node, *, is_header: bool) -> Cell:
        words = "" if node in self._skipped else self._flat(node)
        return Cell(
            words=words,
            lines=lines_of(cell_lines(node), words),
            columns=min(whole_number(node.get("colspan"), 1), _MAX_SPAN),
            rows=min(whole_number(node.get("rowspan"), 1) or _MAX_SPAN, _MAX_SPAN),  # 0: to the end
            is_header=is_header or node.tag == "th",
        )

    def _flat(self, node: Node) -> str:
        """The words of an element as one line, whatever stands in it."""
        inner = _Flat(self._skipped, self._notes)
        inner._children(node)
        self._referred.extend(inner._referred)
        return clean_words(closed("".join(inner._words)).replace(BREAK, " "))

    def _flush(self) -> None:
        """What was gathered becomes a heading, an item or a paragraph."""
        gathered = closed("".join(self._words))
        self._words = []
        if not gathered or gathered.isspace():
            return
        for words, mark in parts_by_breaks(gathered, is_heading=self._heading > 0):
            self._part(words, mark)
        self._end_part()

    def _end_part(self) -> None:
        """What the words of a part refer to is written behind it."""
        referred, self._referred = self._referred, []
        self._add_notes(referred)

    def _part(self, words: str, typed: str = "") -> None:
        """Add words; `typed` is the mark that they begin with, where no list gives them one."""
        if self._heading:
            self._assembly.heading(self._heading, words)
        elif self._markers and self._markers[-1]:
            depth = len(self._markers) - 1
            marker, self._markers[-1] = self._markers[-1], ""
            self._assembly.item(words, marker, depth)
        elif typed:
            self._assembly.item(words, typed, len(self._markers))
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

    def _preformatted(self, node: Node) -> None:
        self._children(node)

    def _table(self, node: Node, _: list[list[Node]], /) -> None:
        self._children(node)

"""The body of an OpenDocument text to canonical text: headings, lists, tables, notes.

Element names: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from briefing_qa.documents.assembling import Assembly, clean_words
from briefing_qa.documents.docx_marks import plain
from briefing_qa.documents.leading import reads_like_title
from briefing_qa.documents.odt_numbers import Counter
from briefing_qa.documents.odt_styles import OdtStyles, whole_number
from briefing_qa.documents.raising import raised_words, words_after
from briefing_qa.documents.table_lines import add_table, is_data, lines_of
from briefing_qa.documents.tables import Cell
from briefing_qa.documents.tree import Node, tags
from briefing_qa.documents.typed_lines import BREAK, parts_by_breaks

_NO_WORDS = tags(
    "office:annotation office:annotation-end text:tracked-changes text:ruby-text text:note "
    "text:hidden-text text:sequence-decls text:variable-decls text:user-field-decls office:forms "
    "text:table-of-content text:illustration-index text:table-index text:alphabetical-index "
    "svg:title svg:desc text:bookmark-ref-decls text:hidden-paragraph"
)
_GROUPS = tags(
    "text:section text:index-body text:bibliography text:user-index text:object-index "
    "text:numbered-paragraph"
)
_BOXES = tags(
    "draw:text-box draw:custom-shape draw:rect draw:ellipse draw:circle draw:polygon draw:path "
    "draw:line draw:polyline draw:connector draw:caption"
)
_AROUND_BOXES = tags("draw:frame draw:g draw:a")
_MAX_REPEATED = 200


class OdtBody:
    """Puts a text together, part by part; notes stand behind what refers to them.

    Args:
        assembly: takes the text.
        styles: of the document.
        letters: raised ones that open notes in the text itself.
    """

    def __init__(self, assembly: Assembly, styles: OdtStyles, letters: Collection[str]) -> None:
        self.title = ""
        self._letters = letters
        self._assembly = assembly
        self._styles = styles
        self._notes: list[tuple[str, str]] = []  # words and marks, of what is being gathered
        self._numbers = {"footnote": 0, "endnote": 0}
        self._lists: dict[str, Counter] = defaultdict(Counter)
        self._outline = Counter()
        self._is_unmarked = False

    def add_text(self, node: Node) -> None:
        """Add a whole text; where none of its paragraphs is marked as a heading, bold ones are."""
        self._is_unmarked = self._styles.marks_no_headings(node)
        self.add(node)

    def add(self, node: Node) -> None:
        """Add all that stands in an element that holds paragraphs, lists and tables."""
        for child in node.elements():
            self._block(child)

    def _block(self, node: Node, marker: str = "", depth: int = 0) -> None:
        tag = node.tag
        if tag in ("text:p", "text:h"):
            self._paragraph(node, marker, depth)
        elif tag == "text:list":
            self._list(node, node.get("text:style-name"), depth)
        elif tag == "table:table":
            self._table(node)
        elif tag in _BOXES:
            self.add(node)
        elif tag in _AROUND_BOXES:  # that stand on the page, and in no paragraph
            boxes: list[Node] = []
            self._gather(node, [], boxes)
            for box in boxes:
                self.add(box)
        elif tag in _GROUPS and node.get("text:display") != "none":
            self.add(node)

    def _paragraph(self, node: Node, marker: str, depth: int) -> None:
        parts: list[str] = []
        boxes: list[Node] = []
        style = node.get("text:style-name")
        if style not in self._styles.hidden:
            self._gather(node, parts, boxes)
        words = clean_words("".join(parts))
        level = whole_number(node.get("text:outline-level"), 1) if node.tag == "text:h" else 0
        level = level or self._styles.heading_level(style)
        if words and level:
            if marker in ("", "-"):
                marker = self._heading_number(node, level, style)
            lead = f"{marker} " if marker not in ("", "-") else ""
            self._assembly.heading(min(max(level, 1), 9), lead + words)
            if not self.title and "Title" in self._styles.names(style):
                self.title = words
        elif words:
            for part, mark in parts_by_breaks("".join(parts)):
                self._words(node, part, marker or mark, depth)
                marker, depth = "", depth + 1 if marker else depth
        self._add_notes()
        for box in boxes:
            self.add(box)

    def _words(self, node: Node, words: str, marker: str, depth: int) -> None:
        """A paragraph that no style marks as a heading."""
        if marker:
            self._assembly.item(words, marker, depth)
        elif self._is_unmarked and reads_like_title(words) and self._styles.is_bold(node):
            self._assembly.heading(2, words)
        else:
            self._assembly.paragraph(words)

    def _gather(self, node: Node, parts: list[str], boxes: list[Node]) -> None:
        for number, child in enumerate(node.children):
            if isinstance(child, str):
                parts.append(plain(child))
                continue
            tag = child.tag
            if tag == "text:note":
                self._note(child)
            elif tag in ("text:s", "text:tab", "text:line-break"):
                parts.append(BREAK if tag == "text:line-break" else " ")
            elif tag in _BOXES:
                boxes.append(child)
            elif self._styles.is_raised(child):
                inner: list[str] = []
                self._gather(child, inner, boxes)
                before = "".join(parts[-9:])
                after = words_after(node.children, number)
                parts.append(raised_words("".join(inner), before, self._letters, after))
            elif tag not in _NO_WORDS and not self._styles.is_hidden(child):
                self._gather(child, parts, boxes)

    def _note(self, node: Node) -> None:
        citation, body = node.find("text:note-citation"), node.find("text:note-body")
        words = self._flat(body) if body else ""
        kind = node.get("text:note-class")
        if words:
            mark = clean_words(citation.text(50)) if citation else ""
            kind = "endnote" if kind == "endnote" else "footnote"
            self._numbers[kind] += 1
            self._notes.append((words, mark or str(self._numbers[kind])))

    def _add_notes(self) -> None:
        notes, self._notes = self._notes, []
        for words, mark in notes:
            self._assembly.note(words, mark)

    def _flat(self, node: Node) -> str:
        """The words of all paragraphs in an element, as one line."""
        found = []
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if one.tag in ("text:p", "text:h"):
                parts: list[str] = []
                boxes: list[Node] = []
                self._gather(one, parts, boxes)
                found.append(clean_words("".join(parts)))
                waiting.extend(reversed(boxes))
            elif one.tag not in _NO_WORDS:
                waiting.extend(reversed(list(one.elements())))
        return " ".join(filter(None, found))

    def _list(self, node: Node, style: str, depth: int) -> None:
        goes_on = node.get("text:continue-numbering") == "true" or node.get("text:continue-list")
        if not depth and not goes_on:
            self._lists.pop(style, None)
        for item in node.elements():
            if item.tag not in ("text:list-item", "text:list-header"):
                continue
            marker = self._marker(style, depth, item) if item.tag == "text:list-item" else ""
            for child in item.elements():
                if child.tag == "text:list":
                    self._list(child, child.get("text:style-name") or style, depth + 1)
                else:
                    self._block(child, marker, depth)
                    marker = ""

    def _marker(self, style: str, depth: int, item: Node) -> str:
        start = whole_number(item.get("text:start-value"), 0)
        return self._lists[style].marker(self._styles.lists.get(style, {}), depth + 1, start)

    def _heading_number(self, node: Node, level: int, style: str) -> str:
        """The number that the outline of the text gives to a heading; "" for none."""
        if level not in self._styles.outline or node.get("text:is-list-header") == "true":
            return ""
        if node.tag != "text:h" or style in self._styles.unnumbered:
            return ""
        start = whole_number(node.get("text:start-value"), 0)
        return self._outline.marker(self._styles.outline, level, start)

    def _table(self, node: Node) -> None:
        rows: list[Node] = []
        header = 0
        for row, is_header in _rows(node):
            header += is_header and header == len(rows)
            rows.append(row)
        cells = [list(_cells(row)) for row in rows]
        if not header and not is_data(cells, "text:p", "table:table"):
            for cell in (cell for row in cells for cell in row):
                self.add(cell)
            return
        built = [[self._cell(cell) for cell in row] for row in cells]
        add_table(self._assembly, built, header)
        self._add_notes()

    def _cell(self, node: Node) -> Cell:
        words = self._flat(node)
        return Cell(
            words=words,
            lines=lines_of(map(_line, node.elements()), words),
            is_header=bool(words) and all(map(self._heads_column, node.elements())),
            columns=min(whole_number(node.get("table:number-columns-spanned"), 1), _MAX_REPEATED),
            rows=min(whole_number(node.get("table:number-rows-spanned"), 1), 1000),
        )

    def _heads_column(self, node: Node) -> bool:
        return self._styles.heads_column(node.get("text:style-name"))


def _rows(node: Node, *, is_header: bool = False) -> Iterator[tuple[Node, bool]]:
    for child in node.elements():
        if child.tag == "table:table-row":
            yield child, is_header
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(child, is_header=is_header or child.tag.endswith("header-rows"))


def _line(node: Node) -> str:
    """The text of a paragraph, as it stands in the file."""
    spaces = ("text:s", "text:tab")
    return "".join(
        child if isinstance(child, str) else " " if child.tag in spaces else _line(child)
        for child in node.children
    )


def _cells(node: Node) -> Iterator[Node]:
    """The cells that begin in a row; those that others reach over are left out."""
    for child in node.elements():
        if child.tag == "table:table-cell":
            again = whole_number(child.get("table:number-columns-repeated"), 1)
            yield from [child] * min(max(again, 1), _MAX_REPEATED)

"""The body of a Word document to its parts: paragraphs, items, headings, tables, notes.

Element names: ECMA-376, part 1, sections 17.2 to 17.16.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from briefing_qa.documents.assembling import clean_words
from briefing_qa.documents.docx_formulas import formula_words
from briefing_qa.documents.docx_marks import (
    chosen,
    count_field,
    is_initial,
    is_left_out,
    is_level,
    plain,
    symbol,
    value,
)
from briefing_qa.documents.docx_numbering import Numbering
from briefing_qa.documents.docx_parts import Line, Paragraph, Reference, Table
from briefing_qa.documents.docx_styles import Styles, is_on, is_raised
from briefing_qa.documents.docx_tables import (
    AROUND_BLOCKS,
    cell_lines,
    cells_of,
    columns_before,
    columns_in,
    has_marked_header,
    is_fact,
    rows_of,
)
from briefing_qa.documents.leading import reads_like_title
from briefing_qa.documents.raising import raised_words, words_after
from briefing_qa.documents.table_lines import is_data, lines_of
from briefing_qa.documents.tables import Cell
from briefing_qa.documents.tree import Node, tags
from briefing_qa.documents.typed_lines import BREAK, parts_by_breaks

_NO_WORDS = tags(
    "w:del w:moveFrom w:delText w:instrText w:delInstrText w:pPr w:rPr w:sdtPr w:sdtEndPr w:object "
    "w:commentReference w:annotationRef w:footnoteRef w:endnoteRef w:rt w:fldData w:tblPr w:trPr "
    "w:tcPr w:altChunk w:sectPr w:pgNum"
)
_AS_TEXT = {
    **dict.fromkeys(("w:tab", "w:ptab"), " "),
    **dict.fromkeys(("w:br", "w:cr"), BREAK),
    "w:noBreakHyphen": "\u2011",
}


class Body:
    """Takes the body apart, and remembers in `notes` which ones it refers to, in order.

    Args:
        styles: of paragraphs and tables.
        numbering: of lists.
        letters: raised ones that open notes in the text itself, see `letters_of_notes`.
    """

    def __init__(self, styles: Styles, numbering: Numbering, letters: Collection[str] = ()) -> None:
        self.notes: list[Reference] = []
        self._seen = 0  # references that have been handed on
        self._styles = styles
        self._numbering = numbering
        self._letters = letters
        self._begun = ""  # words of a paragraph whose end was deleted: they go on in the next one

    def parts(self, node: Node) -> Iterator[Paragraph | Table]:
        """What stands in an element that holds paragraphs and tables."""
        around, self._begun = self._begun, ""
        yield from self._blocks(node)
        yield from self._rest()
        self._begun = around

    def _blocks(self, node: Node) -> Iterator[Paragraph | Table]:
        for child in node.elements():
            if child.tag == "w:p":
                yield from self._paragraph(child)
            elif child.tag == "w:tbl":
                yield from self._rest()
                yield from self._table(child)
            elif child.tag == "mc:AlternateContent":
                yield from self._blocks(chosen(child))
            elif child.tag in AROUND_BLOCKS and not is_left_out(child):
                yield from self._blocks(child)

    def _rest(self) -> Iterator[Paragraph]:
        """A paragraph whose end was deleted, where no other one follows."""
        words, self._begun = self._begun.strip(), ""
        if words:
            yield Paragraph(words=words)

    def new_notes(self) -> tuple[Reference, ...]:
        """The references that were met since the last call: those of the part got last."""
        first, self._seen = self._seen, len(self.notes)
        return tuple(self.notes[first:])

    def flat(self, node: Node) -> str:
        """The words of everything in an element, as one line."""
        words = []
        for part in self.parts(node):
            if isinstance(part, Paragraph):
                words.append(part.words)
            else:
                words.extend(cell.words for row in part.rows for cell in row)
        return " ".join(filter(None, words))

    def _paragraph(self, node: Node) -> Iterator[Paragraph | Table]:
        properties = node.find("w:pPr") or Node("w:pPr")
        style = value(properties, "w:pStyle")
        if self._styles.is_contents(style):
            return
        line = Line(style=style)
        self._gather(node, line)
        gathered = self._begun + "".join(line.words)
        words = clean_words(gathered)
        mark = properties.find("w:rPr")
        if mark is not None and (mark.find("w:del") or mark.find("w:moveFrom")):
            self._begun = words + " " if words else ""
        elif words and is_initial(properties):
            self._begun = words
        elif words:
            self._begun = ""
            yield from self._broken(self._worded(properties, style, words, line), gathered, line)
        for box in line.boxes:
            yield from self.parts(box)

    def _broken(self, whole: Paragraph, gathered: str, line: Line) -> Iterator[Paragraph]:
        """What a paragraph is by its line breaks: a bold line above others, typed items."""
        if BREAK not in gathered or whole.level or whole.is_title:
            yield whole
            return
        parts: list[Paragraph] = []
        first, _, rest = gathered.strip().partition(BREAK)
        if line.first_plain == 0 < line.plain and not whole.marker and reads_like_title(first):
            parts.append(replace(whole, words=clean_words(first), is_bold=True))
            gathered = rest
        marker, depth = whole.marker, whole.depth if whole.marker else 0
        for words, mark in parts_by_breaks(gathered):
            parts.append(replace(whole, words=words, marker=marker or mark, depth=depth))
            marker, depth = "", whole.depth + 1 if whole.marker else 0
        notes = self.notes[self._seen :]  # stand behind the last of them
        del self.notes[self._seen :]
        yield from parts[:-1]
        self.notes.extend(notes)
        yield from parts[-1:]

    def _worded(self, properties: Node, style: str, words: str, line: Line) -> Paragraph:
        level = self._styles.heading_level(style, value(properties, "w:outlineLvl"))
        number, depth = self._styles.numbering(style)
        own = properties.find("w:numPr")
        if own is not None:
            number = value(own, "w:numId") or number
            depth = value(own, "w:ilvl") or depth
        given = re.fullmatch(r"\d", depth)
        place = int(depth) if given else self._numbering.depth(number, self._styles.ids(style))
        marker = self._numbering.marker(number, place) if number not in ("", "0") else ""
        if level and marker and marker != "-":
            words, marker = f"{marker} {words}", ""
        return Paragraph(
            words=words,
            level=level,
            marker=marker,
            depth=place,
            is_title=self._styles.is_title(style),
            is_bold=line.plain == 0 or self._styles.is_bold(style),
        )

    def _gather(self, node: Node, line: Line) -> None:
        """Add the words of what stands in a line."""
        for number, child in enumerate(node.children):
            if isinstance(child, str) or child.tag in _NO_WORDS or is_left_out(child):
                continue
            tag = child.tag
            if tag == "w:r":
                self._run(child, line, words_after(node.children, number))
            elif tag == "mc:AlternateContent":
                self._gather(chosen(child), line)
            elif tag in ("w:txbxContent", "w:p", "w:tbl"):
                line.boxes.append(child if tag == "w:txbxContent" else node)
                if tag != "w:txbxContent":
                    return
            elif tag == "m:oMath":
                line.words.append(formula_words(child))
            else:
                self._gather(child, line)

    def _run(self, node: Node, line: Line, after: str) -> None:
        properties = node.find("w:rPr") or Node("w:rPr")
        style = value(properties, "w:rStyle")
        if self._styles.is_out(properties, style, line.style):
            return
        fonts = properties.find("w:rFonts") or Node("w:rFonts")
        own = Line(fields=line.fields, style=line.style, font=fonts.get("w:ascii"))
        for child in node.elements():
            self._in_run(child, own)
        if any(
            child.get("w:customMarkFollows") in ("1", "true", "on") for child in node.elements()
        ):
            return  # the words are the mark itself
        words = "".join(own.words)
        if is_raised(node) or (self._styles.is_raised(style) and not is_level(properties)):
            words = raised_words(words, "".join(line.words[-9:]), self._letters, after)
        line.words.append(words)
        line.boxes.extend(own.boxes)
        bold = properties.find("w:b")
        is_bold = is_on(bold) if bold else self._styles.is_bold(style)
        if BREAK in words and line.first_plain is None and (line.words or words.strip(BREAK)):
            begun = words.partition(BREAK)[0]
            line.first_plain = line.plain + (0 if is_bold else len(begun.strip()))
        line.plain += 0 if is_bold else len(words.strip())

    def _in_run(self, node: Node, line: Line) -> None:
        tag = node.tag
        if tag == "w:t":
            line.words.append(plain(node.text(), line.font) if line.is_shown else "")
        elif tag == "w:fldChar":
            count_field(node.get("w:fldCharType"), line.fields)
        elif tag in ("w:footnoteReference", "w:endnoteReference"):
            self.notes.append((tag.removesuffix("Reference"), node.get("w:id")))
        elif tag == "w:sym":
            line.words.append(symbol(node.get("w:char"), node.get("w:font")))
        elif tag in _AS_TEXT:
            line.words.append(_AS_TEXT[tag])
        elif tag not in _NO_WORDS:
            self._gather(chosen(node) if tag == "mc:AlternateContent" else node, line)

    def _table(self, node: Node) -> Iterator[Paragraph | Table]:
        rows = list(rows_of(node))
        cells = [list(cells_of(row)) for row in rows]
        header = 0
        while header < len(rows) and is_on(rows[header].find("w:trPr", "w:tblHeader")):
            header += 1
        if not header and not is_data(cells, "w:p", "w:tbl"):
            for cell in (cell for row in cells for cell in row):
                yield from self.parts(cell)
            return
        named = self._styles.has_header(node.find("w:tblPr")) and not is_fact(cells[0])
        first = next((n for n, row in enumerate(cells) if len(row) > 1), 0)  # below a title
        marked = {0} if named and not header else set()
        if not header and has_marked_header(cells[first:]):
            marked.add(first)
        built: list[list[Cell]] = []
        above: dict[int, tuple[int, int]] = {}  # column: where the cell that goes on below stands
        for number, row in enumerate(cells):
            built.append([])
            if left := columns_before(rows[number]):
                built[-1].append(Cell(words="", columns=left))
            self._build_row(row, built, above, is_header=number in marked)
        yield Table(rows=tuple(tuple(row) for row in built), header_rows=header)

    def _build_row(
        self,
        row: Sequence[Node],
        built: list[list[Cell]],
        above: dict[int, tuple[int, int]],
        *,
        is_header: bool,
    ) -> None:
        column = sum(cell.columns for cell in built[-1])
        for node in row:
            properties = node.find("w:tcPr") or Node("w:tcPr")
            columns = columns_in(properties, "w:gridSpan") or 1
            merge = properties.find("w:vMerge")
            if merge is not None and merge.get("w:val") != "restart" and column in above:
                at, index = above[column]
                built[at][index] = replace(built[at][index], rows=built[at][index].rows + 1)
            else:
                words = self.flat(node)
                lines = lines_of(cell_lines(node), words)
                built[-1].append(
                    Cell(words=words, columns=columns, is_header=is_header, lines=lines)
                )
                above.pop(column, None)
                if merge is not None:
                    above[column] = (len(built) - 1, len(built[-1]) - 1)
            column += columns

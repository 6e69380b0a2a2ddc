"""Tables of a Word document: their rows and cells, and whether they hold data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_qa.documents.docx_styles import is_on, is_shaded
from briefing_qa.documents.tables import MAX_COLUMNS, YEAR
from briefing_qa.documents.tree import Node, tags

_LONG_FIGURE = 40  # characters
_FIGURE = re.compile(r"(?:[A-Z]{1,3}\$?|S/\.?|[^\w\s])?\s?\d[\d.,\s]*(?:%|\W|\(.*)?")

AROUND_BLOCKS = tags("w:sdt w:sdtContent w:customXml w:ins w:moveTo w:smartTag")
"""Elements around paragraphs, rows or cells that say something of them and have no words."""


def rows_of(node: Node) -> Iterator[Node]:
    """The rows of a table, those whose deletion is tracked left out."""
    for child in node.elements():
        if child.tag == "w:tr":
            if child.find("w:trPr", "w:del") is None:
                yield child
        elif child.tag in AROUND_BLOCKS:
            yield from rows_of(child)


def cells_of(node: Node) -> Iterator[Node]:
    """The cells of a row, those whose deletion is tracked left out."""
    for child in node.elements():
        if child.tag == "w:tc":
            if child.find("w:tcPr", "w:cellDel") is None:
                yield child
        elif child.tag in AROUND_BLOCKS:
            yield from cells_of(child)


def columns_in(properties: Node | None, tag: str) -> int:
    """How many columns a property speaks of; 0 where it does not."""
    found = properties.find(tag) if properties else None
    given = found.get("w:val") if found else ""
    return min(int(given), MAX_COLUMNS) if re.fullmatch(r"\d{1,4}", given) else 0


def columns_before(row: Node) -> int:
    """How many columns a row leaves free on its left."""
    return columns_in(row.find("w:trPr"), "w:gridBefore")


def cell_lines(cell: Node) -> Iterator[str]:
    """The text of a cell line by line, as it stands in the file."""
    for paragraph in cell.elements():
        if paragraph.tag == "w:p":
            yield from "".join(map(_text, paragraph.walk())).split("\n")


def _text(node: Node) -> str:
    if node.tag in ("w:br", "w:cr"):
        return "\n"
    return node.text() if node.tag == "w:t" else ""


def has_marked_header(rows: Sequence[Sequence[Node]]) -> bool:
    """Whether the first row, and not the second, is bold or coloured throughout."""
    if len(rows) < 2:
        return False
    return all(map(_stands_out, rows[0])) and not all(map(_stands_out, rows[1]))


def is_fact(row: Sequence[Node]) -> bool:
    """Whether a row is a name and a figure: no header, though a style sets off all first rows."""
    if len(row) != 2:
        return False
    words = " ".join(row[1].text(_LONG_FIGURE).split())
    return _FIGURE.fullmatch(words) is not None and YEAR.fullmatch(words) is None


def _stands_out(cell: Node) -> bool:
    if is_shaded(cell.find("w:tcPr")):
        return True
    runs = [node for node in cell.walk() if node.tag == "w:r" and node.find("w:t")]
    return bool(runs) and all(is_on(run.find("w:rPr", "w:b")) for run in runs)

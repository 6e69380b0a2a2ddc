"""Tables of a page: which hold data, and what stands where in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_qa.documents.html_tree import HEADINGS, SILENT
from briefing_qa.documents.tree import Node

_LINE_BREAK, _BLOCK_END = "\x1d", "\x1e"
_LINE_END = re.compile(rf"{_BLOCK_END}(?:[ \t\r\n\f]*{_BLOCK_END})*|{_LINE_BREAK}")
_MARKER = re.compile(r"[•·▪■◦○●‣➢–—*-]|(?P<number>\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])")
_MAX_MARKER = 20
_ROLES = {
    "table": "table",
    "rowgroup": "tbody",
    "row": "tr",
    "cell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
"""In a style: bold letters."""


def with_roles_as_tags(root: Node) -> None:
    """Give the parts of tables that only their roles name the tags of tables; changed in place."""
    tables = [node for node in root.walk() if node.get("role") == "table"]
    for node in (inner for table in tables for inner in table.walk()):
        node.tag = _ROLES.get(node.get("role"), node.tag)


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
        if node.tag == "table" or (node.tag in HEADINGS and not marked):
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


def head_rows(rows: list[list[Node]]) -> int:
    """How many rows stand in the head of the table."""
    inside = (row[0].parent.parent if row and row[0].parent else None for row in rows)
    count = 0
    for part in inside:
        if part is None or part.tag != "thead":
            break
        count += 1
    return count


def has_bold_header(rows: list[list[Node]]) -> bool:
    """Whether the first row of a table without header cells, and not the second, is bold.

    The corner above the names of the rows may be empty.
    """
    if len(rows) < 2 or any(cell.tag == "th" for row in rows for cell in row):
        return False
    corner, *others = rows[0]
    is_bold = bool(others) and all(map(_is_bold, others))
    return (
        is_bold
        and (_is_bold(corner) or not corner.text(200).strip())
        and not all(map(_is_bold, rows[1]))
    )


def _is_bold(node: Node) -> bool:
    """Whether an element has words, and all of them are bold."""
    if node.tag in ("b", "strong") or BOLD_STYLE.search(node.get("style")):
        return any(map(str.isalnum, node.text(200)))
    worded = [
        child
        for child in node.children
        if (child if isinstance(child, str) else child.text(200)).strip()
    ]
    return bool(worded) and all(isinstance(child, Node) and _is_bold(child) for child in worded)


def cell_lines(cell: Node) -> list[str]:
    """The text of a cell line by line, as it stands in the file."""
    return _LINE_END.split("".join(_broken_text(cell)).strip(f" \t\r\n\f{_BLOCK_END}"))


def _broken_text(node: Node) -> Iterator[str]:
    """The text of an element, with marks where lines and blocks end."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield _LINE_BREAK
        elif child.tag in ("p", "div", "li", "ul", "ol"):
            yield from (_BLOCK_END, *_broken_text(child), _BLOCK_END)
        else:
            yield from _broken_text(child)


def item_of(node: Node) -> tuple[Node, str] | None:
    """What says a list item, and its mark; None for what is none.

    It is a description, or the second cell of a row in which nothing else stands but a mark.
    """
    if node.tag != "tr":
        return (node, "-") if node.tag == "dd" else None
    cells = [cell for cell in node.elements() if cell.tag in ("td", "th") and cell.text().strip()]
    match = _MARKER.fullmatch(cells[0].text(_MAX_MARKER).strip()) if len(cells) == 2 else None
    return (cells[1], match["number"] or "-") if match else None


def stray_text(node: Node) -> Iterator[str]:
    """Text in a table that stands in no cell."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag in ("tr", "thead", "tbody", "tfoot"):
            yield from stray_text(child)
        elif child.tag not in ("td", "th", "caption", "colgroup", "col", *SILENT):
            yield child.text()

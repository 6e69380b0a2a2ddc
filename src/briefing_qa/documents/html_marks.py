"""What single elements of a page say besides their words."""

from __future__ import annotations

import re

from briefing_qa.documents.html_tree import SILENT
from briefing_qa.documents.numerals import numeral
from briefing_qa.documents.tree import Node, tags

GAP = "\x1e"
"""A space before the mark of a note, which is one no more before a stop."""

_EMPTY_GAP = re.compile(rf"{GAP}(?=[\s.,;:!?)\]])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")  # pictures of a page's own font
_FLOAT = re.compile(r"float\s*:\s*(?:left|right)", re.I)
_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_STYLED = frozenset({"span", "a", "cite", "small", "time"})
_CODE = tags("pre code tt kbd samp var")
_OFFICE_ELEMENT = re.compile(r"mso-element\s*:\s*(?:comment|header|footer)", re.I)
_OFFICE_COMMENTS = tags("msocomtxt msocomanchor msocommentreference msocomoff")
_WORD_ENDS = re.compile(r"[^\W\d_]{3}[a-zß-ÿ]$|[^\W_][.!?…][\"'”’»)]*$")
_LABEL = re.compile(r"\s*(?:[^\W\d_]{3}|[^\W\d_]{1,2}\s[^\W\d_])")


def is_set_apart(node: Node) -> bool:
    """Whether an element inside of a line is shown as a block, which a large initial is not."""
    style = node.get("style")
    if not _BLOCK.search(style):
        return False
    letters = node.text(3).strip()
    return not (_FLOAT.search(style) and len(letters) <= 2 and letters[-1:].isalpha())


def is_label(node: Node, before: str) -> bool:
    """Whether a styled element says something new though no space stands before it.

    In "<span class=n>1,026</span><span class=t>families" a style sheet sets them below each other,
    and in "<a>The law</a><span class=source>Reuters" beside each other.
    """
    if node.tag not in _STYLED or not node.get("class") or not before[-1:].strip():
        return False
    words = node.text(20)
    is_figure = before[-1].isdigit() or before[-1] in "%€$"
    if node.tag == "span" and is_figure and _LABEL.match(words):
        return True
    begins = words.lstrip()[:1].isupper() and words.lstrip()[1:2].islower()
    ends = _WORD_ENDS.search(before[-8:])
    return begins and ends is not None and not any(a.tag in _CODE for a in node.ancestors())


def says_something(node: Node) -> bool:
    """Whether an element has words, those in buttons and the like not counted."""
    return any(
        child.tag not in SILENT and says_something(child)
        if isinstance(child, Node)
        else any(map(str.isalnum, child))
        for child in node.children
    )


def item_marker(node: Node, number: int) -> str:
    """The mark of an item of a list: "-", "3." or "(c)"."""
    if node.tag != "ol":
        return "-"
    kind = node.get("type")
    if kind in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord(kind) + number - 1)
        return f"({letter})"
    if kind in ("i", "I") and 1 <= number <= 39:
        return f"({numeral(number, 'lowerRoman' if kind == 'i' else 'upperRoman')})"
    return f"{number}."


def first_number(node: Node) -> tuple[int, int]:
    """The number of the first item of a list, and what is added for each that follows."""
    if node.tag != "ol" or "reversed" not in node.attributes:
        return whole_number(node.get("start"), 1), 1
    items = sum(child.tag == "li" for child in node.elements())
    return whole_number(node.get("start"), items), -1


def whole_number(value: str, otherwise: int) -> int:
    """The number that an attribute begins with."""
    match = re.match(r"\s*(-?\d{1,6})", value)
    return int(match[1]) if match else otherwise


def says_heading(node: Node) -> bool:
    """Whether an element that is no heading by its name says that it is one."""
    return node.get("role") == "heading" or node.get("class") == "MsoTitle"


def is_of_office(node: Node) -> bool:
    """Whether an element is what word processors save beside the text: heads, feet, comments."""
    if node.tag == "div" and node.get("title") in ("header", "footer"):
        return node.parent is not None and node.parent.tag in ("body", "html")
    if _OFFICE_ELEMENT.search(node.get("style")):
        return True
    return not _OFFICE_COMMENTS.isdisjoint(node.get("class").lower().split())


def closed(words: str) -> str:
    """Words without the spaces that a mark left before a stop, and without pictures."""
    return _PRIVATE.sub("", _EMPTY_GAP.sub("", words).replace(GAP, " "))

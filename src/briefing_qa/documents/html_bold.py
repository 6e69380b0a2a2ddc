"""Bold lines of a page that are its headings, where it marks none below its title."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefing_qa.documents.html_tables import BOLD_STYLE, data_rows
from briefing_qa.documents.html_tree import HEADINGS
from briefing_qa.documents.leading import reads_like_title
from briefing_qa.documents.tree import Node, tags

_LINES = tags("p div td")
_OTHERS = HEADINGS | tags("table ul ol")
_BOLD = tags("b strong")
_HOLDS_NONE = tags("li dt dd blockquote figure figcaption caption th button label nav aside a")
_MAX_LETTERS = 200


def bold_headings(tops: Sequence[Node], skipped: Collection[Node]) -> frozenset[Node]:
    """The elements whose words are a heading by their look.

    Args:
        tops: elements of the article.
        skipped: those in them that are passed over.
    """
    nodes = [node for top in tops for node in _kept(top, skipped)]
    if any(node.tag in HEADINGS - {"h1"} for node in nodes):
        return frozenset()
    lines = [node for node in nodes if node.tag in _LINES and _holds_words_itself(node)]
    found = [node for node in lines if _is_heading(node)]
    return frozenset(found) if len(found) * 2 < len(lines) else frozenset()


def bold_line_ends(tops: Sequence[Node], skipped: Collection[Node]) -> frozenset[Node]:
    """The line breaks behind bold words that stand in a line of their own, above others.

    Args:
        tops: elements of the article.
        skipped: those in them that are passed over.
    """
    ends: set[Node] = set()
    for node in (node for top in tops for node in _kept(top, skipped)):
        line: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str) or child.tag != "br":
                line.extend([child] if not isinstance(child, str) or child.strip() else [])
                continue
            if line and _is_bold_line(line):
                ends.add(child)
            line = []
    return frozenset(ends)


def _is_bold_line(line: Sequence[Node | str]) -> bool:
    words = " ".join(" ".join(n.text(_MAX_LETTERS) for n in line if isinstance(n, Node)).split())
    return reads_like_title(words) and all(isinstance(n, Node) and _is_bold(n) for n in line)


def _kept(node: Node, skipped: Collection[Node]) -> Iterator[Node]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one in skipped or one.tag in _HOLDS_NONE or (one.tag == "table" and data_rows(one)):
            continue
        yield one
        waiting.extend(reversed(list(one.elements())))


def _holds_words_itself(node: Node) -> bool:
    """Whether it is a line, and not what holds several."""
    holds_others = any(
        inner is not node and (inner.tag in _LINES or inner.tag in _OTHERS) for inner in node.walk()
    )
    return not holds_others and bool(node.text(_MAX_LETTERS).strip())


def _is_heading(node: Node) -> bool:
    words = " ".join(node.text(_MAX_LETTERS).split())
    if not reads_like_title(words) or words[0].islower():
        return False
    return not any(one.tag == "br" for one in node.walk()) and _is_bold(node)


def _is_bold(node: Node, *, bold: bool = False) -> bool:
    """Whether all words of an element are bold."""
    bold = bold or node.tag in _BOLD or BOLD_STYLE.search(node.get("style")) is not None
    for child in node.children:
        if isinstance(child, str):
            if child.strip() and not bold:
                return False
        elif not _is_bold(child, bold=bold):
            return False
    return True

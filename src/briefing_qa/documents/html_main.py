"""The part of a page that it declares to be its text, and what of that stands before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefing_qa.documents.html_tree import FORMATTING, SILENT
from briefing_qa.documents.html_weight import MIN_PROSE, Weight
from briefing_qa.documents.tree import Node, tags

_MAIN_SHARE = 0.6  # of what the page says, in an element that is taken for all of it
_MAX_TITLE = 500  # characters
_MIN_TITLE = 15  # characters of a title; the name of a site may be shorter
_MAX_LEADS = 3  # paragraphs that sum a text up
_MAIN_NAMES = tags(
    "content maincontent main-content entry-content post-content article-body articlebody "
    "article-content story-body field--name-body mw-content-text bodycontent page-content"
)


def blocks(top: Node, skipped: Collection[Node]) -> Iterator[Node]:
    """Elements that are no part of a line, outermost first; not inside of what is skipped."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if node.tag in SILENT:
            continue
        yield node
        if node not in skipped:
            inner = reversed(node.children)
            waiting.extend(c for c in inner if not isinstance(c, str) and c.tag not in FORMATTING)


def main_part(root: Node, weights: dict[Node, Weight], skipped: Collection[Node]) -> Node:
    """The innermost element that is declared as the main part and holds most of what is said."""
    main = root
    for node in blocks(root, skipped):
        if node in skipped or not _declares_main(node):
            continue
        weight, of = weights[node], weights[main]
        if weight.prose >= _MAIN_SHARE * max(of.prose, 1) and weight.said >= _MAIN_SHARE * of.said:
            main = node
    return main


def _declares_main(node: Node) -> bool:
    if node.tag in ("main", "article") or node.get("role") in ("main", "article"):
        return True
    if node.get("itemprop") == "articleBody":
        return True
    return any(name.lower() in _MAIN_NAMES for name in (*node.get("class").split(), node.get("id")))


def title_before(root: Node, main: Node, weights: dict[Node, Weight]) -> Node | None:
    """The page's first-level heading where it stands outside of the main part.

    Of several, as where the site's name is one, it is the one that the title of the window says.
    """
    if main is root or weights[main].titles:
        return None
    found = [node for node in root.walk() if node.tag == "h1" and node.text(MIN_PROSE).strip()]
    if len(found) < 2:
        return found[0] if found else None
    window = next((node.text(_MAX_TITLE) for node in root.walk() if node.tag == "title"), "")
    named = [node for node in found if _folded(node) in " ".join(window.split()).casefold()]
    longest = max(named, key=lambda node: len(_folded(node)), default=None)
    return longest if longest and len(_folded(longest)) >= _MIN_TITLE else None


def _folded(node: Node) -> str:
    return " ".join(node.text(_MAX_TITLE).split()).casefold()


def lead(root: Node, title: Node, main: Node, weights: dict[Node, Weight]) -> list[Node]:
    """The paragraphs between the title and the main part, which sum a text up, each once."""
    found: dict[str, Node] = {}
    is_behind = False
    for node in blocks(root, set()):
        if node is main:
            break
        weight = weights.get(node)
        if is_behind and weight and node.tag in ("p", "h2") and weight.prose:
            found.setdefault(" ".join(node.text().split()), node)
        is_behind = is_behind or node is title
    return list(found.values())[:_MAX_LEADS]

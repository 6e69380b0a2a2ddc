"""What of a page is its text, and what only stands around it.

Losing a sentence of the text is worse than keeping a stray link. So what looks like a menu or a
banner is left out only where it holds a small part of what the page says, and what the page itself
declares to be its main part is believed only where it holds most of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from briefing_qa.documents.html_tables import data_rows
from briefing_qa.documents.html_tree import FORMATTING, HEADINGS, SILENT
from briefing_qa.documents.html_weight import MIN_PROSE, Weight, weigh_all
from briefing_qa.documents.tree import Node, tags

_AROUND_TAGS = frozenset({"nav", "footer", "aside", "menu", "search"})
_AROUND_ROLES = tags(
    "navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist"
)
# Words of classes and ids. The first name what is never a page's text; the second may also be words
# of its matter ("social-protection"), and count only for a run of links or a form.
_SURE = tags(
    "donate donation cookie cookies consent gdpr onetrust breadcrumb breadcrumbs navbar navigation "
    "newsletter sharing sharedaddy addtoany skiplink masthead colophon pagination pager popup "
    "modal jumplinks advert advertisement sponsored noprint editsection navbox catlinks"
)
_LIKELY = tags(
    "nav menu sidebar share social related recommended recommendations subscribe signup "
    "subscription pie rodape comments comment respond ad ads promo login banner toolbar tags tag "
    "footer header toc print tools actions skip topbar metadata more teaser teasers byline "
    "follow cta search trending popular latest language languages meta"
)
_WHOLE = tags("comments comment-list disqus_thread respond")  # a class or an id by itself
_IN_LINE = tags("editsection noprint sr-only visually-hidden visuallyhidden screen-reader-text")
_MAIN_NAMES = tags(
    "content maincontent main-content entry-content post-content article-body articlebody "
    "article-content story-body field--name-body mw-content-text bodycontent page-content"
)
_NEVER_AROUND = tags(
    "html body main article h1 h2 h3 h4 h5 h6 td th tr tbody thead tfoot li dt dd p"
)
_NO_MENU = _NEVER_AROUND - {"td", "p"}
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

_AROUND_SHARE = 0.3  # of what the page says, in an element that is left out
_SURE_SHARE = 0.5  # the same, where its name leaves no doubt
_MAIN_SHARE = 0.6  # of what the page says, in an element that is taken for all of it
_LINK_SHARE = 0.6  # of the characters, in a run of links
_INSIDE_LINK_SHARE = 0.85  # the same, inside of what the page declares to be its main part
_MAX_LINK_TITLE = 60  # characters a link in a menu has on average; titles of references have more


@dataclass(slots=True, kw_only=True)
class Article:
    """The part of a page that is its text.

    Attributes:
        tops: elements to read, in document order.
        skipped: elements in them that are passed over.
        weight: of the page without what is passed over.
    """

    tops: list[Node]
    skipped: set[Node] = field(default_factory=set)
    weight: Weight


def find_article(root: Node) -> Article:
    """Tell a page's text from what stands around it."""
    skipped: set[Node] = set()
    weights = weigh_all(root, skipped)
    whole = weights[root]
    panels = _closed_panels(root)
    for node in _blocks(root, skipped):
        is_panel = node in panels and not _is_linked(weights[node])
        if node is not root and _is_around(node, weights[node], whole, is_panel=is_panel):
            skipped.add(node)
    skipped.update(_in_lines(root))
    weights = weigh_all(root, skipped)
    main = _main(root, weights, skipped)
    _skip_links(main, weights, skipped, inside=main is not root)
    tops = [main]
    title = _title_before(root, main, weights)
    if title is not None:
        tops.insert(0, title)
        skipped.discard(title)
    return Article(tops=tops, skipped=skipped, weight=weights[root])


def _in_lines(root: Node) -> Iterator[Node]:
    """Hidden words and tools for editors inside of lines."""
    for node in root.walk():
        if node.tag not in FORMATTING or not node.attributes:
            continue
        is_tool = _own_names(node) & _IN_LINE or "editsection" in _names(node)
        if (is_tool or _is_hidden(node)) and len(node.text(500)) < 500:
            yield node


def _blocks(top: Node, skipped: set[Node]) -> Iterator[Node]:
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


def _closed_panels(root: Node) -> set[Node]:
    """Hidden elements that a reader opens: behind their heading, or named by what opens them."""
    opened: set[str] = set()
    before: dict[Node, Node] = {}
    for node in root.walk():
        if node.get("aria-expanded") or node.get("role") == "tab":
            opened.update(node.get("aria-controls").split())
        before.update((after, one) for one, after in pairwise(node.elements()))
    return {
        node
        for node in root.walk()
        if _is_hidden(node)
        and (
            node.get("role") == "tabpanel"
            or node.get("id") in opened
            or node.get("hidden").lower() == "until-found"
            or (node in before and _is_heading(before[node]))
        )
    }


def _is_heading(node: Node) -> bool:
    """Whether an element is a heading, alone in its frame or without one, or a term's name."""
    while node.tag not in HEADINGS and len(inner := list(node.elements())) == 1:
        node = inner[0]
    return node.tag in HEADINGS or node.tag == "dt" or node.get("role") == "heading"


def _is_around(node: Node, weight: Weight, whole: Weight, *, is_panel: bool) -> bool:
    """Whether an element looks like what stands around a text, and holds little of the page."""
    if node.tag in _NEVER_AROUND:
        return False
    if _is_hidden(node) and not is_panel:
        return weight.prose * 2 <= whole.prose
    # The id of a section with a heading is made from its words: "Consent", "Social protection".
    is_named = not (node.tag == "section" and weight.headings)
    names = set(_names(node, with_id=is_named))
    is_sure = node.get("role") in _AROUND_ROLES or node.tag == "nav"
    is_sure = is_sure or bool((names & _SURE) or (_own_names(node) & _WHOLE))
    share = _SURE_SHARE if is_sure else _AROUND_SHARE
    if weight.said > share * whole.said and weight.prose > share * whole.prose:
        return False
    if weight.titles:
        return False
    inside = any(above.tag in ("article", "main") for above in node.ancestors())
    if is_sure:
        return True
    if node.tag in _AROUND_TAGS:
        return not inside or _is_linked(weight)
    if node.tag == "header" and not inside:
        return _is_idle(weight)
    return bool(names & _LIKELY) and _is_idle(weight)


def _is_idle(weight: Weight) -> bool:
    """Whether nothing in an element reads like a text: links, fields to fill in, a few words."""
    if _is_linked(weight) or weight.cards > 1:
        return True
    return not weight.headings and not weight.prose and weight.said < 2 * MIN_PROSE


def _is_linked(weight: Weight) -> bool:
    """Whether an element has a form or mostly links in it."""
    if weight.controls and weight.said < 500:
        return True
    return weight.links > 0 and weight.linked >= 0.4 * weight.characters


def _is_hidden(node: Node) -> bool:
    if not node.attributes:
        return False
    if "hidden" in node.attributes or _HIDDEN.search(node.get("style")):
        return True
    return node.get("aria-hidden") == "true"


def _names(node: Node, *, with_id: bool = True) -> Iterator[str]:
    """The words of an element's class and id."""
    if not node.attributes:
        return
    for name in (node.get("class"), node.get("id") if with_id else ""):
        if len(name) < 200:
            yield from _WORD.findall(_CAMEL.sub("-", name).lower())


def _own_names(node: Node) -> set[str]:
    return {name.lower() for name in (*node.get("class").split(), node.get("id"))}


def _main(root: Node, weights: dict[Node, Weight], skipped: set[Node]) -> Node:
    """The innermost element that is declared as the main part and holds most of what is said."""
    main = root
    for node in _blocks(root, skipped):
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


def _skip_links(
    main: Node, weights: dict[Node, Weight], skipped: set[Node], *, inside: bool
) -> None:
    """Pass over runs of links, which are menus whatever they are called."""
    kept: set[Node] = set()  # in tables of data, where links are words
    for node in _blocks(main, skipped):
        if node.parent in kept or (node.tag == "table" and data_rows(node)):
            kept.add(node)
            continue
        if node is main or node.tag in _NO_MENU or node in skipped:
            continue
        only_links = node.tag != "p" or _has_links_only(node)
        if only_links and _is_menu(weights[node], inside=inside):
            skipped.add(node)


def _is_menu(weight: Weight, *, inside: bool) -> bool:
    share, least = (_INSIDE_LINK_SHARE, 3) if inside else (_LINK_SHARE, 2)
    return (
        weight.links >= least
        and not weight.prose
        and not weight.titles
        and weight.linked < _MAX_LINK_TITLE * weight.links
        and weight.linked >= share * weight.characters
    )


def _has_links_only(node: Node) -> bool:
    """Whether nothing but links, and marks between them, stands in a paragraph."""
    if node.tag == "a":
        return True
    return all(
        _has_links_only(child) if isinstance(child, Node) else not any(map(str.isalnum, child))
        for child in node.children
    )


def _title_before(root: Node, main: Node, weights: dict[Node, Weight]) -> Node | None:
    """The page's one first-level heading where it stands outside of the main part."""
    if main is root or weights[main].titles:
        return None
    found = [node for node in root.walk() if node.tag == "h1" and node.text(MIN_PROSE).strip()]
    return found[0] if len(found) == 1 else None

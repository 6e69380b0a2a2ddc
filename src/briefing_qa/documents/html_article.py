"""What of a page is its text, and what only stands around it.

Losing a sentence of the text is worse than keeping a stray link. So what looks like a menu or a
banner is left out only where it holds a small part of what the page says, and what the page itself
declares to be its main part is believed only where it holds most of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing_qa.documents.html_bylines import bylines
from briefing_qa.documents.html_comments import CAMEL, holds_comments, is_called_by_heading
from briefing_qa.documents.html_hidden import closed_panels, is_hidden, is_withheld, unseen
from briefing_qa.documents.html_main import blocks, lead, main_part, title_before
from briefing_qa.documents.html_marks import is_of_office
from briefing_qa.documents.html_tables import data_rows
from briefing_qa.documents.html_tree import FORMATTING
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
# Words for blocks that ask for something, and count where there is little in these; the next for
# paragraphs of links.
_PLEAS = tags(
    "promo promos promotional subscribe subscription subscriptions signup paywall upsell "
    "suscribete suscribirse suscripcion suscripciones newsletters"
)
_SUBJECTS = tags("topic topics tag tags tema temas etiqueta etiquetas keywords")
_CREDITS = tags("credit credits credito creditos photographer")
_WHOLE = tags("comments comment-list disqus_thread respond")  # a class or an id by itself
_IN_LINE = tags("editsection noprint")
_SPOKEN = re.compile(
    r"(?:^|[-_ ])(?:sr-only|visually-?hidden|screen-reader-text|screenreader)(?: |$)"
)
_NEVER_AROUND = tags(
    "html body main article h1 h2 h3 h4 h5 h6 td th tr tbody thead tfoot li dt dd p"
)
_NO_MENU = _NEVER_AROUND - {"td", "p"}
_WORD = re.compile(r"[a-z]+")

_AROUND_SHARE = 0.3  # of what the page says, in an element that is left out
_SURE_SHARE = 0.5  # the same, where its name leaves no doubt
_PLEA_SHARE = 0.1  # of what the page says, in an element that asks for something
_MAX_PLEA = 500  # characters in it
_LINK_SHARE = 0.6  # of the characters, in a run of links
_INSIDE_LINK_SHARE = 0.85  # the same, inside of what the page declares to be its main part
_MIN_ARTICLE = 300  # characters of prose in what a page declares as its article
_MAX_IN_LINE = 500  # characters of hidden words in a line
_MAX_SPOKEN = 100  # characters of words that a page hides from all but those it is read to
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
    panels = closed_panels(root)
    hidden = unseen(root) - panels
    by = bylines(root, weights)
    is_told = any(_is_article(node, weight) for node, weight in weights.items())
    for node in blocks(root, skipped):
        weight = weights[node]
        is_panel = node in panels and not _is_linked(weight)
        if (
            node is not root
            and node not in by
            and (
                _is_around(node, weight, whole, is_panel=is_panel)
                or (node.tag not in _NEVER_AROUND and holds_comments(node, weight, whole))
                or (is_told and _is_beside(node, weight))
                or (node in hidden and weight.prose * 2 <= whole.prose)
            )
        ):
            skipped.add(node)
    skipped.update(_in_lines(root), filter(is_of_office, root.walk()))
    weights = weigh_all(root, skipped)
    main = main_part(root, weights, skipped)
    _skip_links(main, weights, skipped, inside=main is not root)
    tops = [main]
    title = title_before(root, main, weights)
    if title is not None:
        skipped.discard(title)
        tops[:0] = [title, *lead(root, title, main, weights)]
    return Article(tops=tops, skipped=skipped, weight=weights[root])


def _in_lines(root: Node) -> Iterator[Node]:
    """Hidden words, tools for editors and credits in lines, and short words that are spoken."""
    for node in root.walk():
        if not node.attributes or node.tag == "h1":
            continue
        in_line = node.tag in FORMATTING
        is_out = _is_spoken(node) or _is_credit(node)
        if in_line and not is_out:
            is_out = bool(_own_names(node) & _IN_LINE) or "editsection" in _names(node)
            is_out = is_out or (is_hidden(node) and not _is_seen(node))
        most = _MAX_IN_LINE if in_line else _MAX_SPOKEN
        if is_out and len(node.text(most)) < most:
            yield node


def _is_around(node: Node, weight: Weight, whole: Weight, *, is_panel: bool) -> bool:
    """Whether an element looks like what stands around a text, and holds little of the page."""
    if node.tag in _NEVER_AROUND:
        return node.tag == "p" and _lists_subjects(node, weight)
    if is_hidden(node) and not is_panel:
        return weight.prose * 2 <= whole.prose
    names = _around_names(node, weight)
    is_sure = node.get("role") in _AROUND_ROLES or node.tag == "nav"
    is_sure = is_sure or bool(names & _SURE)
    is_sure = is_sure or (bool(_own_names(node) & _WHOLE) and not is_called_by_heading(node))
    share = _SURE_SHARE if is_sure else _AROUND_SHARE
    if weight.said > share * whole.said and weight.prose > share * whole.prose:
        return False
    if weight.titles:
        return False
    inside = any(above.tag in ("article", "main") for above in node.ancestors())
    if is_sure or (names & _PLEAS and _says_little(weight, whole)):
        return True
    if node.tag in _AROUND_TAGS:
        return not inside or _is_linked(weight)
    if node.tag == "header" and not inside:
        return _is_idle(weight)
    return bool(names & _LIKELY) and _is_idle(weight)


def _says_little(weight: Weight, whole: Weight) -> bool:
    """Whether an element says so little that nothing is lost of a text if it is of it."""
    least = _PLEA_SHARE * whole.said
    return weight.headings < 2 and weight.said <= min(_MAX_PLEA, least)


def _lists_subjects(node: Node, weight: Weight) -> bool:
    """Whether a paragraph holds the subjects under which a page is filed: links, and a label."""
    is_named = not _SUBJECTS.isdisjoint(_names(node, with_id=False))
    return is_named and _is_linked(weight) and not weight.prose


def _around_names(node: Node, weight: Weight) -> set[str]:
    """The words of an element's class and id that could say that it stands around a text.

    The id of a part with a heading is made from its words: "Consent", "Social protection".
    """
    classes = set(_names(node, with_id=False))
    if node.tag == "section" and weight.headings:
        return classes
    names = set(_names(node))
    if (names - classes) & (_SURE | _LIKELY) and is_called_by_heading(node):
        return classes
    return names


def _is_article(node: Node, weight: Weight) -> bool:
    """Whether an element says that it is an article, and has a title and a text."""
    return node.tag == "article" and weight.titles == 1 and weight.prose >= _MIN_ARTICLE


def _is_beside(node: Node, weight: Weight) -> bool:
    """Whether an element says that it stands beside the article, however much is in it."""
    if node.tag != "aside" and node.get("role") != "complementary":
        return False
    return not weight.titles and not any(above.tag == "article" for above in node.ancestors())


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


def _is_spoken(node: Node) -> bool:
    """Whether an element is there for those who are read the page to: it is not shown."""
    return _SPOKEN.search(" ".join(_own_names(node))) is not None


def _is_credit(node: Node) -> bool:
    """Whether an element says only who made the picture that it stands below."""
    if _CREDITS.isdisjoint(_names(node, with_id=False)):
        return False
    return any(above.tag in ("figure", "figcaption") for above in node.ancestors())


def _is_seen(node: Node) -> bool:
    """Whether words in a line are kept from those only whom the page is read to."""
    if is_withheld(node) or node.tag == "i":
        return False
    is_icon = any("icon" in name for name in _names(node))
    return not is_icon and any(map(str.isalnum, node.text(_MAX_SPOKEN)))


def _names(node: Node, *, with_id: bool = True) -> Iterator[str]:
    """The words of an element's class and id."""
    if not node.attributes:
        return
    for name in (node.get("class"), node.get("id") if with_id else ""):
        if len(name) < 200:
            yield from _WORD.findall(CAMEL.sub("-", name).lower())


def _own_names(node: Node) -> set[str]:
    return {name.lower() for name in (*node.get("class").split(), node.get("id"))}


def _skip_links(
    main: Node, weights: dict[Node, Weight], skipped: set[Node], *, inside: bool
) -> None:
    """Pass over runs of links, which are menus whatever they are called."""
    kept: set[Node] = set()  # in tables of data, where links are words
    for node in blocks(main, skipped):
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

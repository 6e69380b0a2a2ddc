"""Notes of a page: the marks in sentences that lead to them, and the elements that hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing_qa.documents.html_tree import FORMATTING, HEADINGS
from briefing_qa.documents.raising import MARK, MAX_MARKS, are_marks, opening_letters
from briefing_qa.documents.tree import Node, tags

_REFERENCE = re.compile(rf"\s*[\[(]?\s*(?:note\s+|nota\s+)?(?P<mark>{MARK})\s*[\])]?\s*", re.I)
_NAMED_NOTE = re.compile(r"note|fn|ftn|edn|cite|ref\b|ref[-_\d]|foot|end", re.I)
_ONE_NOTE = re.compile(r"_?(?:ftn|edn|fn|en|note|footnote|endnote|cite_note)[-_:.]?\d+", re.I)
_NO_CONTAINER = tags("html body main article table tbody ol ul dl form h1 h2 h3 h4")
_MAX_NOTE_CHARACTERS = 10_000


@dataclass(slots=True)
class Notes:
    """Where notes are and what leads to them.

    Attributes:
        references: elements that only refer to a note, and to nothing a sentence says, and what
            holds each note; nothing for the way back from it, and where notes stand together.
        containers: elements that hold a note, in the order they are first referred to, and the mark
            of each.
        letters: that stand raised where a note begins, though no link leads there.
    """

    references: dict[Node, list[Node]] = field(default_factory=dict)
    containers: dict[Node, str] = field(default_factory=dict)
    letters: frozenset[str] = frozenset()


def find_notes(root: Node) -> Notes:
    """The notes of a page that links lead to, and the letters that open others."""
    notes = Notes(
        letters=opening_letters(root, lambda n: n.tag == "sup", lambda tag: tag not in FORMATTING)
    )
    targets: dict[str, Node] = {}
    links: list[Node] = []
    for node in root.walk():
        for name in ("id", "name"):
            if name in node.attributes and (name == "id" or node.tag == "a"):
                targets.setdefault(node.attributes[name], node)
        if node.tag == "a" and (node.get("href").startswith("#") or _leads_elsewhere(node)):
            links.append(node)
    for link in links:
        _take(link, targets, notes)
    return notes


def _take(link: Node, targets: dict[str, Node], notes: Notes) -> None:
    """Take in what a link refers to, where it is a note."""
    match = _REFERENCE.fullmatch(link.text(MAX_MARKS))
    if any(above in notes.containers for above in link.ancestors()):
        if match or not any(c.isalnum() for c in link.text(MAX_MARKS)):
            notes.references.setdefault(_outermost(link), [])  # the way back
        return
    target = targets.get(link.get("href").partition("#")[2])
    if match is None or not _is_reference(link):
        return
    if target is None:
        if _leads_elsewhere(link):
            notes.references.setdefault(_outermost(link), [])
        return
    container = _container(target)
    if container is None or container in link.ancestors():
        return
    led = notes.references.setdefault(_outermost(link), [])
    if not _holds_several(container):
        led.append(container)
        notes.containers.setdefault(container, match["mark"])


def _leads_elsewhere(link: Node) -> bool:
    """Whether a link says that it leads to a note in another file, or here by the address."""
    address, _, name = link.get("href").partition("#")
    kinds = f"{link.get('epub:type')} {link.get('role')}"
    return bool(address and name) and ("noteref" in kinds or _ONE_NOTE.fullmatch(name) is not None)


def _is_reference(link: Node) -> bool:
    """Whether a link with a mark for words is one to a note, and not to page 2 or section (a)."""
    around = [link, *list(link.ancestors())[:2], *link.elements()]
    raised = any(node.tag == "sup" for node in around)
    named = " ".join(
        [
            link.get("href"),
            link.get("role"),
            link.get("epub:type"),
            *(n.get("class") for n in around),
        ]
    )
    return raised or _NAMED_NOTE.search(named) is not None


def _outermost(link: Node) -> Node:
    """The element around a link that has no words but it."""
    node = link
    while node.parent is not None and node.parent.tag in FORMATTING:
        if not are_marks(node.parent.text(MAX_MARKS)):
            break
        node = node.parent
    return node


def _container(target: Node) -> Node | None:
    """The element that holds the whole note that an anchor stands in; None where it is none."""
    node = target
    while node.tag in FORMATTING and node.parent is not None:
        node = node.parent
    if node.tag in ("td", "th") and node.parent is not None:
        node = node.parent
    for above in list(node.ancestors())[:2]:
        if above.tag == "li" or _ONE_NOTE.fullmatch(above.get("id")):
            node = above
    if node.tag in _NO_CONTAINER or len(node.text(_MAX_NOTE_CHARACTERS)) >= _MAX_NOTE_CHARACTERS:
        return None
    return node if node.text(MAX_MARKS).strip() else None


def _holds_several(container: Node) -> bool:
    """Whether all marks lead to one place, the heading or the list of the notes."""
    kinds = [node.tag for node in container.walk()]
    return kinds.count("li") > 1 or any(kind in HEADINGS for kind in kinds)

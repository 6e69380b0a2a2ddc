"""The line by which a page says who wrote its text: "By Ana Ruiz in Lima, 3 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing_qa.documents.assembling import clean_words
from briefing_qa.documents.html_weight import Weight
from briefing_qa.documents.tree import Node, tags

_NAMES = tags(
    "byline bylines author authors autor autora autores autoria firma dateline meta metadata"
)
_AUTHOR = tags("author article:author citation_author dc.creator dcterms.creator")
_BY = re.compile(r"(?:(?:Words|Text|Texto|Report|Story) )?(?:[Bb]y|[Pp]or):? [A-ZÁÉÍÓÚÑ]")
_WORD = re.compile(r"[a-z]+")
_LONGEST = 200  # characters
_LEADS = 2  # paragraphs between the title and the line, at most
_MIN_NAME = 5  # characters


def bylines(root: Node, weights: Mapping[Node, Weight]) -> set[Node]:
    """The elements near the title of a page that name who wrote it.

    Their class says that they do, or that they tell of the text, and they begin with "By" or have
    the name that the page states. Below the text such a line is of another one, or stands there
    again.

    Args:
        root: the page.
        weights: of its blocks.
    """
    author = _stated(root)
    found: set[Node] = set()
    leads = -1  # before the title
    for node in root.walk():
        weight = weights.get(node)
        if node.tag == "h1":
            leads = max(leads, 0)
        elif leads < 0 or weight is None:
            continue
        elif node.tag == "p" and weight.prose:
            leads += 1
            if leads > _LEADS:
                break
        elif _is_byline(node, weight, author):
            found.add(node)
    return found


def _is_byline(node: Node, weight: Weight, author: str) -> bool:
    names = f"{node.get('class')} {node.get('itemprop')}".lower()
    if weight.headings or weight.controls or not 0 < weight.characters <= _LONGEST:
        return False
    if _NAMES.isdisjoint(_WORD.findall(names)):
        return False
    words = clean_words(node.text())
    return _BY.match(words) is not None or (len(author) >= _MIN_NAME and author in words)


def _stated(root: Node) -> str:
    """The author that a page states."""
    for node in root.walk():
        if node.tag == "meta":
            names = {node.get(key).strip().lower() for key in ("name", "property", "itemprop")}
            if names & _AUTHOR and (words := clean_words(node.get("content"))):
                return words
    return ""

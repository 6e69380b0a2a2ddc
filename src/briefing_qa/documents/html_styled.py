"""What a style says and an element of HTML could: raised, lowered and struck-out words.

Google Docs, LibreOffice and InDesign write `<span class="c3">` and ".c3{vertical-align:super}".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_qa.documents.tree import Node, tags

_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_CLASS = re.compile(r"\s*(?:span|font|em|i|b|strong|small|p|li)?\.([\w-]+)\s*")
_MAX_SHEET = 2_000_000  # characters

_LOOKS = (
    ("s", re.compile(r"text-decoration[\w-]*\s*:[^;]*\bline-through\b", re.I)),
    ("sup", re.compile(r"vertical-align\s*:\s*super\b", re.I)),
    ("sub", re.compile(r"vertical-align\s*:\s*sub\b", re.I)),
)
_NAMES = {
    **dict.fromkeys(("superscript", "super-script", "sup"), "sup"),
    **dict.fromkeys(("subscript", "sub-script"), "sub"),
    **dict.fromkeys(("strikethrough", "strike-through", "line-through", "strikeout"), "s"),
}
_STYLED = tags("span font em i b strong small u ins")
_STRUCK = _STYLED | tags("p li")


def with_looks_as_tags(root: Node, sheets: Iterable[str] = ()) -> None:
    """Give elements that only a style raises, lowers or strikes out the tag that says so.

    Args:
        root: a page; changed in place.
        sheets: style sheets that the page refers to.
    """
    classes = dict(_NAMES)
    own = [node.text(_MAX_SHEET) for node in root.walk() if node.tag == "style"]
    for sheet in (*sheets, *own):
        classes |= _classes(sheet[:_MAX_SHEET])
    for node in root.walk():
        if node.tag in _STRUCK:
            node.tag = _tag_of(node, classes)


def _classes(sheet: str) -> dict[str, str]:
    """The classes of a style sheet that say such a look."""
    found: dict[str, str] = {}
    for rule in _RULE.finditer(sheet):
        look = _look(rule[2])
        for selector in rule[1].split(",") if look else ():
            if match := _CLASS.fullmatch(selector):
                found[match[1]] = look
    return found


def _look(style: str) -> str:
    return next((tag for tag, pattern in _LOOKS if pattern.search(style)), "")


def _tag_of(node: Node, classes: dict[str, str]) -> str:
    names = node.get("class").split()
    look = _look(node.get("style")) or next((classes[n] for n in names if n in classes), "")
    return look if look == "s" or (look and node.tag in _STYLED) else node.tag

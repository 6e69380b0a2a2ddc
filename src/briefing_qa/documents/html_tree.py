"""HTML to a tree of elements: what browsers make of it as far as text goes, in linear time.

Every text of the source is in the tree. Tags that are missing are put in as browsers do
(https://html.spec.whatwg.org/multipage/parsing.html); misplaced ones are passed over. Libraries
that do more were measured, and lose text or take minutes where nesting is deep:
`docs/decisions/0011-web-and-office-readers.md`.
"""

from __future__ import annotations

import html
import re

from briefing_qa.documents.tree import MAX_DEPTH, Node, tags

VOID = tags("area base br col embed hr img input link meta param source track wbr keygen frame")
FORMATTING = tags(
    "a abbr b bdi bdo big cite code em font i ins kbd mark nobr q s samp small span strike strong "
    "sub sup time tt u var label data del acronym"
)
"""Tags inside of a paragraph; their end does not close a block that began inside."""

_RAW = frozenset({"script", "style", "xmp", "noembed", "noframes", "iframe", "title", "textarea"})
_DECODED = frozenset({"title", "textarea"})
_IN_HEAD = tags("base link meta noscript script style template title")
SILENT = tags(
    "head script style template noscript svg canvas iframe object embed applet audio video map "
    "select option datalist button input textarea progress meter noembed noframes xmp rt rp del s "
    "strike "
    "frameset title meta link base dialog"
)
"""Elements whose text is no text of the document."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSING_P = HEADINGS | tags(
    "address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption "
    "figure footer form header hgroup hr li main menu nav ol p pre search section summary table "
    "ul"
)
_CELLS = frozenset({"td", "th", "caption"})
_ROWS = _CELLS | {"tr"}
_PARTS = _ROWS | {"thead", "tbody", "tfoot", "colgroup"}
_TABLE = frozenset({"table"})
_LISTS = tags("ul ol menu dir table") | _CELLS
# What the start of a tag ends, and the elements that it does not look beyond.
_ENDS = {
    "li": (frozenset({"li"}), _LISTS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"}) | _CELLS),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"}) | _CELLS),
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "tr": (_ROWS, _TABLE),
    "thead": (_PARTS, _TABLE),
    "tbody": (_PARTS, _TABLE),
    "tfoot": (_PARTS, _TABLE),
    "option": (frozenset({"option"}), frozenset({"select", "table"})),
}
_P_SCOPE = frozenset({"table", "button", "object", "template"}) | _CELLS

_MARKUP = re.compile(r"<(?:(?P<mark>!--|[!?])|(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+))")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s>\"'][^\s>]*+)?))?+"
)
_TAG_END = re.compile(r"[\s/]*+>")
_ANY_TAG = re.compile(r"<[^<>]*+>?")
_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}+;?")  # no character has such a number
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_NO_ATTRIBUTES: dict[str, str] = {}  # one for all elements without, of which there may be millions
_MAX_ATTRIBUTES = 50
_MAX_VALUE = 4000  # a longer one is an image or a style


def parse_html(text: str, *, xhtml: bool = False) -> Node:
    """Parse HTML.

    Args:
        text: the decoded source.
        xhtml: whether "/>" ends an element, as in XML.

    Returns:
        The `html` element; no element is more than `MAX_DEPTH` deep, those that would be are left
        out and their text stands in the element around them.
    """
    builder = _Builder()
    text = _CONTROL.sub("", text)
    position = 0
    while markup := _MARKUP.search(text, position):
        if markup.start() > position:
            builder.text(_decoded(text[position : markup.start()]))
        position = _take(builder, text, markup, xhtml)
    builder.text(_decoded(text[position:]))
    return builder.root


def _take(builder: _Builder, text: str, markup: re.Match[str], xhtml: bool) -> int:
    """Hand a comment or tag on; returns where the text goes on behind it."""
    if markup["mark"]:
        begin, closing = (markup.start() + 2, "-->") if markup["mark"] == "!--" else (-1, ">")
        end = text.find(closing, max(begin, markup.start()))
        return len(text) if end < 0 else end + len(closing)
    name = markup["name"].lower()
    attributes, end = _attributes(text, markup.end())
    if end < 0:  # never closed: what follows is text with scraps of tags in it
        builder.text(_decoded(_ANY_TAG.sub(" ", text[markup.start() :])))
        return len(text)
    if markup["slash"]:
        builder.end(name)
        return end
    closed = xhtml and text[end - 2] == "/"
    builder.start(name, attributes, closed)
    return end if closed or name not in _RAW else _take_raw(builder, text, name, end)


def _take_raw(builder: _Builder, text: str, name: str, start: int) -> int:
    """The content of an element that has no tags in it, up to its end tag."""
    ending = re.compile(rf"</{name}(?=[\s/>])", re.I)
    found = None if name in builder.endless else ending.search(text, start)
    if found is None:
        builder.endless.add(name)  # looked for once only
        if name in _DECODED:  # text that a browser would lose
            builder.end(name)
            return start
    end = found.start() if found else len(text)
    content = text[start:end]
    builder.text(_decoded(content) if name in _DECODED else content)
    builder.end(name)
    closing = text.find(">", end)
    return len(text) if closing < 0 else closing + 1


def _attributes(text: str, position: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag and where it ends; -1 where it does not."""
    if text.startswith(">", position):
        return _NO_ATTRIBUTES, position + 1
    found: dict[str, str] = {}
    while text[position : position + 1] != ">":
        match = _ATTRIBUTE.match(text, position)
        if match is None:
            end = _TAG_END.match(text, position)
            return found, end.end() if end else -1
        position = match.end()
        value = match["double"] or match["single"] or match["bare"] or ""
        if len(value) <= _MAX_VALUE and len(found) < _MAX_ATTRIBUTES:
            found.setdefault(match["name"].lower(), _decoded(value))
    return found, position + 1


def _decoded(text: str) -> str:
    """Text with its character references resolved."""
    if "&" not in text:
        return text
    return _CONTROL.sub("", html.unescape(_LONG_REFERENCE.sub("\ufffd", text)))


class _Builder:
    """Puts tags and text in their places."""

    def __init__(self) -> None:
        self.root = Node("html")
        self.endless: set[str] = set()  # names with no end tag in the rest of the text
        self._open = [self.root]

    def text(self, words: str) -> None:
        if not words:
            return
        if self._open[-1].tag == "head" and not words.isspace():
            self._open.pop()
        self._open[-1].children.append(words)

    def start(self, tag: str, attributes: dict[str, str], closed: bool) -> None:
        if tag in ("html", "body"):
            if tag == "html" and not self.root.attributes:
                self.root.attributes = attributes
            self._close(frozenset({"head"}), frozenset())
            return
        self._make_room(tag)
        if len(self._open) >= MAX_DEPTH and tag not in VOID and tag not in _RAW:
            if tag not in FORMATTING:
                self._open[-1].children.append(Node("hr", parent=self._open[-1]))
            return
        node = Node(tag, attributes, self._open[-1])
        self._open[-1].children.append(node)
        if tag not in VOID and not closed:
            self._open.append(node)

    def end(self, tag: str) -> None:
        if tag == "br":
            self.start("br", {}, False)
        elif tag in _PARTS:
            self._close(frozenset({tag}), _TABLE)
        elif tag in HEADINGS:
            self._close(HEADINGS, _P_SCOPE)
        elif tag == "table":
            self._close(_TABLE, frozenset())
        elif tag in FORMATTING:
            self._close_formatting(tag)
        else:
            self._close(frozenset({tag}), _TABLE | _CELLS)

    def _make_room(self, tag: str) -> None:
        """Close what cannot go on when this tag begins."""
        if self._open[-1].tag == "head" and tag not in _IN_HEAD:
            self._open.pop()
        if tag in _CLOSING_P:
            self._close(frozenset({"p"}), _P_SCOPE)
        if tag in _ENDS:
            self._close(*_ENDS[tag])
        if tag in HEADINGS and self._open[-1].tag in HEADINGS:
            self._open.pop()
        if tag == "a":
            self._close_formatting("a")

    def _close(self, tags: frozenset[str], scope: frozenset[str]) -> None:
        """Close the outermost run of such elements, as far as the scope reaches."""
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in tags:
                if tags <= _PARTS and len(tags) > 1 and self._open[index - 1].tag in tags:
                    continue  # a row ends with its cell, and a part of the table with its row
                del self._open[index:]
                return
            if tag in scope:
                return

    def _close_formatting(self, tag: str) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return
            if self._open[index].tag not in FORMATTING:
                return

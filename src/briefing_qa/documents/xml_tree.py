"""XML to a tree of elements, with nothing in it that reaches outside or grows without bound."""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from briefing_qa.documents.tree import MAX_DEPTH, Node
from briefing_qa.errors import DocumentError

_BETWEEN = "\x1f"  # between a namespace and a name, as expat puts them together


def parse_xml(data: bytes, name: str, prefixes: Mapping[str, str]) -> Node:
    """Parse XML.

    Expat loads no external entities unless told to. Entities of the document's own are refused: no
    format read here has them, and they are how a small file grows to gigabytes.

    Args:
        data: the XML.
        name: for messages.
        prefixes: namespace to the prefix that tags of it are given, whatever the file calls it;
            those of other namespaces have "?".

    Raises:
        DocumentError: not well-formed, with entities of its own, or nested too deeply.
    """
    builder = _Builder(name, prefixes)
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = builder.entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        # ValueError and LookupError: an encoding that Python has no codec of one byte for
        raise DocumentError(
            f"{name}: its XML is damaged ({error}): open it in the program that made it and save "
            "it again"
        ) from error
    return builder.root


class _Builder:
    """Receives what expat finds."""

    def __init__(self, name: str, prefixes: Mapping[str, str]) -> None:
        self.root = Node("")
        self._name = name
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._open = [self.root]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if len(self._open) > MAX_DEPTH:
            raise DocumentError(
                f"{self._name}: more than {MAX_DEPTH} elements inside of each other: it is no "
                "document that can be read; save its text in another format"
            )
        parent = self._open[-1]
        node = Node(
            self._short(tag),
            {self._short(key): value for key, value in attributes.items()},
            parent,
        )
        parent.children.append(node)
        self._open.append(node)

    def end(self, _: str) -> None:
        """An element ends."""
        self._open.pop()

    def text(self, words: str) -> None:
        """Text between tags."""
        self._open[-1].children.append(words)

    def entity(self, *_: object) -> None:
        """An entity is declared."""
        raise DocumentError(
            f"{self._name}: its XML declares entities of its own: it is not from a word processor; "
            "do not use it, or save its text in another format"
        )

    def _short(self, full: str) -> str:
        found = self._names.get(full)
        if found is None:
            space, between, local = full.rpartition(_BETWEEN)
            found = f"{self._prefixes.get(space, '?')}:{local}" if between else local
            self._names[full] = found
        return found

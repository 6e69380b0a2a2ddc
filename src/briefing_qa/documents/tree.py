"""Marked-up text as a tree of elements: what the readers of HTML and of XML formats work on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MAX_DEPTH = 120
"""Elements inside of elements. Functions that walk a tree call themselves once or twice a level, so
this keeps them far from the end of the stack; documents made by people stay below 60."""


def tags(names: str) -> frozenset[str]:
    """A set of tags, or of other names without spaces, written one behind the other."""
    return frozenset(names.split())


@dataclass(slots=True, eq=False)
class Node:
    """An element.

    Attributes:
        tag: its name, in lower case for HTML; "prefix:name" for the XML formats.
        attributes: their values by name, written like `tag`.
        parent: the element around it; None for the outermost.
        children: elements and runs of text, in order.
    """

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Value of an attribute; "" where it is not there."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Node]:
        """The elements directly inside."""
        return (child for child in self.children if isinstance(child, Node))

    def find(self, *path: str) -> Node | None:
        """The first element that a path of tags leads to; None where there is none."""
        node: Node | None = self
        for tag in path:
            if node is None:
                return None
            node = next((child for child in node.elements() if child.tag == tag), None)
        return node

    def walk(self) -> Iterator[Node]:
        """The element and all inside of it, in document order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            inner = reversed(node.children)
            waiting.extend(child for child in inner if not isinstance(child, str))

    def ancestors(self) -> Iterator[Node]:
        """The elements around it, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def text(self, enough: int = 1 << 62) -> str:
        """The text inside, as it stands in the file; ends early once it is as long as `enough`."""
        parts: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting and enough > 0:
            one = waiting.pop()
            if isinstance(one, str):
                parts.append(one)
                enough -= len(one)
            else:
                waiting.extend(reversed(one.children))
        return "".join(parts)

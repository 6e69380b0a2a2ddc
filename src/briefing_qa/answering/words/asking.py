"""Whether a sentence of a text is a question."""

from __future__ import annotations

_AROUND = "*_ \t\n\"'”’»)]"
"""Marks that may stand behind the question mark."""


def asks(text: str) -> bool:
    """Whether a text ends with a question mark, inside of quotation marks or not."""
    return text.rstrip(_AROUND).endswith("?")

"""Whether a sentence of a text is a question."""

from __future__ import annotations

import re

_AROUND = "*_ \t\n\"'”’»)]"
"""Marks that may stand behind the question mark."""


_LEFT_OPEN = re.compile(
    r"[\W\d]*(?:true or false|right or wrong|verdadero o falso|cierto o falso)\b", re.IGNORECASE
)
"""How a sentence of a quiz begins that may be wrong."""


def asks(text: str) -> bool:
    """Whether a text ends with a question mark, or leaves open whether what it says is so.

    The mark may stand inside of quotation marks.
    """
    return text.rstrip(_AROUND).endswith("?") or _LEFT_OPEN.match(text) is not None

"""Sentences in which whoever says them speaks of themselves: "I've directed principals"."""

from __future__ import annotations

import re

_FIRST = re.compile(
    r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|us|[Oo]urs?|[Yy]o|[Mm]is?|[Mm]í[oa]?s?|conmigo|[Nn]os"
    r"|[Nn]osotr[oa]s|[Nn]uestr[oa]s?)\b"
)
_QUOTED = re.compile(r"[“«][^“”«»]*[”»]|(?<!\w)\"[^\"]*\"")


def in_first_person(text: str) -> bool:
    """Whether a sentence is told in the first person, what it quotes aside."""
    return _FIRST.search(_QUOTED.sub("", text)) is not None

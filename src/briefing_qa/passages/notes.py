"""Notes: what stands before their words, and which of a passage's units they are.

Readers write a note below the paragraph that refers to it ("[1] Until 1998 ..."); in a Markdown
text it stands where its writer put it ("[^1]: ...").
"""

from __future__ import annotations

import re

NOTE_MARK = re.compile(
    r"\[(?:\^(?P<label>[^\]\s]{1,40})\]:|(?:\d{1,3}|[*†‡§¶]{1,4}"
    r"|(?=[ivxlc])c{0,3}(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3}))\]:?)[^\S\n]+(?=\S)"
)
"""The mark of a note before its words; `label` is that of a Markdown note."""

_LONGEST = 50  # characters: of what the pattern above matches


def opens_note(text: str, start: int) -> bool:
    """Whether a line that begins there is a note."""
    return text[start - 1 : start] in ("", "\n") and NOTE_MARK.match(text, start) is not None


def mark_before(text: str, start: int) -> re.Match[str] | None:
    """The mark of the note whose words begin there; None where none begins."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
    mark = NOTE_MARK.match(text, begin)
    return mark if mark and mark.end() == start else None

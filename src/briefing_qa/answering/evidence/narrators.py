"""Who tells of themselves: a testimony says "I" where it is asked for Rosalie.

"My name is Rosalie. I have been a social worker for seventeen years."
"""

from __future__ import annotations

import re

_HEAD = 1_500
"""Characters in which somebody says who they are."""

_SHARE = 0.03
"""Of the words, those of the first person: fewer are what somebody is quoted with."""

_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|yo|mi|mis|conmigo)\b")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = r"(?P<name>[A-ZÁÉÍÓÚÑ][^\W\d_]+(?: [A-ZÁÉÍÓÚÑ][^\W\d_]+){0,2})"
_SAYS = re.compile(
    rf"\b(?:[Mm]y name(?: here)? is|I am called|[Mm]e llamo|[Mm]i nombre es|[Mm]e llaman) {_NAME}"
)
_TITLED = re.compile(
    r"\b(?:[Tt]estimony|[Tt]estimonio|[Ss]tory|[Hh]istoria|[Dd]iary|[Dd]iario)"
    rf" (?:of|by|de) {_NAME}"
)


def narrator(text: str) -> tuple[str, tuple[str, str]] | None:
    """The name of who tells a text in the first person, and a word for them in either language.

    Args:
        text: of a document.
    """
    found = _SAYS.search(text, 0, _HEAD) or _TITLED.search(text, 0, _HEAD)
    if found is None or len(_FIRST_PERSON.findall(text)) < _SHARE * len(_WORD.findall(text)):
        return None
    return found["name"], ("she", "ella")

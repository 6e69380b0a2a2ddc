"""What a text is about where its beginning names it: a home «Casa Azul», the shelter Casa Azul.

Afterwards a letter or a ruling calls it "the home" alone, and seldom repeats the name.
"""

from __future__ import annotations

import re

_BEGINNING = 1_500
"""Characters in which a text names what it is about."""

_OFTEN = 4
"""Times from which on a text that says "the home" is about it."""

_NAMED = re.compile(
    r"\b(?P<noun>[a-záéíóúüñ]{4,})(?: (?:de|del|of|for) [a-záéíóúüñ]+){0,2},?"
    r" [«“\"](?P<name>[A-ZÁÉÍÓÚÑ][^«»“”\"\n.,;:?!]{2,50})[»”\"]"
)
_PLAIN = re.compile(
    r"\b(?P<noun>albergue|hogar|refugio|centro|colegio|hotel|hostal|shelter|home|refuge|hostel)"
    r" (?P<name>[A-ZÁÉÍÓÚÑ]\w+(?: (?:de |del |la |of )?[A-ZÁÉÍÓÚÑ]\w+){0,2})"
)
"""Without quotation marks only what is surely such a thing: "el albergue Casa Azul"."""


def quoted_subject(text: str) -> tuple[str, tuple[str, str]] | None:
    """The name of what a text is about, and what it calls it afterwards: "the home".

    The second is of English and of Spanish, one of them "".

    Another one of its kind that stands in quotation marks makes "the home" either of them.

    Args:
        text: of a document.
    """
    return _subject(text, _NAMED) or _subject(text, _PLAIN)


def _subject(text: str, named: re.Pattern[str]) -> tuple[str, tuple[str, str]] | None:
    found = next(named.finditer(text, 0, _BEGINNING), None)
    if found is None:
        return None
    noun, name = found["noun"], found["name"]
    if {one["name"] for one in named.finditer(text) if one["noun"] == noun} != {name}:
        return None
    spoken = re.findall(rf"\b(?:the|del|al|el|la) {re.escape(noun)}\b", text, re.IGNORECASE)
    if len(spoken) < _OFTEN:
        return None
    opened = spoken[0].lower().replace("del ", "el ").replace("al ", "el ")
    return name, ("", opened) if opened.startswith(("el ", "la ")) else (opened, "")

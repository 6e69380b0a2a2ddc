"""Texts in which people speak in turn: the labels at the head of what each says.

"Mr DOYLE - Do you get respite?", "MS NKHOMA: We documented 43 girls.", "La señora PÉREZ.- Gracias."
Hearings, debates and interviews; a label that stands there once is one of a glossary or a form.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import dropwhile

_FEWEST = 6
"""Turns of a text in which people speak in turn."""

_AGAIN = 2
"""Turns of each of two speakers, at least: the entries of a glossary have no term twice."""

_SPEAKERS = 2

_LABEL = re.compile(
    r"^[^\S\n]{0,8}(?P<bold>\*\*|__)?(?P<who>[A-ZÁÉÍÓÚÑ](?:[^:\n*()]|\([^()\n]{0,60}\)){0,70}?)"
    r"(?:(?:\*\*|__)?:(?:\*\*|__)?|(?P<dash>(?:\.[^\S\n]?|[^\S\n])(?:\*\*|__)?[-–—](?:\*\*|__)?))"
    r"[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_STOPPED = re.compile(
    r"^[^\S\n]{0,8}(?P<who>(?:The|El|La|(?:Mr|Mrs|Ms|Miss|Dr|Hon|Sr|Sra|Dra|Senator|Senadora?)\.?)"
    r"(?: señora?)?(?: [A-ZÁÉÍÓÚÑ]{2,}(?:[-'’][A-ZÁÉÍÓÚÑ]+)?){1,3})"
    r"\.[^\S\n]+(?=[^\W\d_a-zß-ÿ]|[“\"¿¡(\[])",
    re.MULTILINE,
)
"""As "Mr. DOYLE. Do you get respite?" has it: surnames in capitals alone, before a full stop."""

CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,}\b")
"""A word in capitals alone: surnames are often set so."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ADDRESS = (
    r"(?:The |El |La )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon|Sr|Sra|Srta|Dra|Chair(?:man|woman|person)?"
    r"|President|Speaker|Senator|Minister|Moderator|Interviewer|Señora?|señora?|Diputad[oa]"
    r"|Senadora?|Ministr[oa]|President[ea]|Moderadora?|Entrevistadora?|Entrevistad[oa])\b"
)
"""How labels begin that name somebody without capitals: by a form of address or an office."""

_ADDRESSED = re.compile(_ADDRESS)
_IS_ADDRESSED = re.compile(_ADDRESS, re.IGNORECASE)

_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a turn.

    Attributes:
        start: its first character, that of the turn.
        who: it names, without brackets.
        whole: with them.
        end: one past its last character, where what is said begins.
    """

    start: int
    who: str
    whole: str
    end: int


def turn_labels(text: str) -> list[Label]:
    """The labels of the turns of a text, in order; none where people do not speak in turn.

    What stands once before the first of those who speak again, and is no form of address, is of its
    head: "WITNESSES: ...".
    """
    found = person_labels(text)
    often = {name for name, n in Counter(one.who for one in found).items() if n >= _AGAIN}
    if len(often) < _SPEAKERS:
        return []
    said = list(
        dropwhile(lambda one: one.who not in often and not _IS_ADDRESSED.match(one.who), found)
    )
    return said if len(said) >= _FEWEST else []


def person_labels(text: str) -> list[Label]:
    """What stands at the head of lines and may name who speaks, whatever kind of text it is."""
    found = [one for one in _LABEL.finditer(text) if _is_of_a_person(one)]
    stopped = list(_STOPPED.finditer(text))
    return [
        Label(
            one.start("bold") if one.groupdict().get("bold") else one.start("who"),
            _BRACKETS.sub("", one["who"]).strip(),
            one["who"],
            one.end(),
        )
        for one in (sorted((*found, *stopped), key=re.Match.start) if stopped else found)
    ]


def _is_of_a_person(found: re.Match[str]) -> bool:
    """Whether a label may name somebody: not "Source".

    It is in capitals, begins with a form of address, or has names in bold letters. Before a dash
    stands a name alone: a heading may have a name and more.
    """
    label = _BRACKETS.sub("", found["who"])
    words = label.split()
    if len(words) > _MAX_WORDS or (found["dash"] and any(c in label for c in ",;")):
        return False
    named = len(words) > 1 and all(word[0].isupper() for word in words)
    if _ADDRESSED.match(label) or (found["bold"] is not None and named):
        return True
    return CAPITALS.search(found["who"]) is not None

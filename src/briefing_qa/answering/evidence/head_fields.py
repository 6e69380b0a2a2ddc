"""What the fields at the head of a text say: "Venue: Town hall, Mombasa", "| Grantee | Ana |".

Minutes, reports to a donor and forms begin with such a list or table; their sentences take it for
known whose text it is, of which project and where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.terms import fold

_HEAD = 2_500
"""Characters of a text in which such fields stand."""

_FEWEST = 3
"""Lines that are fields: one alone may be a sentence that leads on to a list."""

_FIELD = re.compile(
    r"^(?:[-*•] )?[*_]*(?P<label>[^\W\d_][^:|*\n]{1,38}?)[*_]*\s?:[*_]*\s+(?P<value>\S.*)$",
    re.MULTILINE,
)
_ROW = re.compile(
    r"^\|\s*[*_]*(?P<label>[^\W\d_][^|*\n]{1,38}?)[*_]*\s*\|\s*(?P<value>[^|\n]*\S)\s*\|\s*$",
    re.MULTILINE,
)
_PLACE = re.compile(r"(?:venue|place|held (?:at|in)|lugar|sede|city|town|ciudad|localidad)\b.*")
_BODY = re.compile(
    r"(?:grantee|(?:implementing |lead |name of the )?(?:organi[sz]ation|agency|partner|body)"
    r"|(?:implemented|executed|run|managed|operated|delivered|commissioned) by|contracting \w+"
    r"|ejecuta(?:d[oa] por)?|ejecutora?|implementa(?:d[oa] por)?|administra(?:d[oa] por)?"
    r"|contratante|convocante|convoca"
    r"|(?:report |minutes )?(?:prepared|submitted|issued|published|drafted) by"
    r"|publisher|authors?|(?:organizacion|entidad|institucion|organismo)(?: \w+){0,2}"
    r"|(?:elaborad|presentad|publicad|preparad|emitid)[oa] por|autor(?:a|es|as)?|edita)"
)
_PROJECT = re.compile(
    r"(?:(?:title|name) of the )?(?:project|programme|program)(?: (?:title|name))?"
    r"|(?:(?:titulo|nombre) del )?(?:proyecto|programa)"
)
_PLACES = 2
"""Parts of an address that are told: town and country."""


@dataclass(frozen=True, slots=True)
class HeadFields:
    """What the fields at the head of a text say; each may be empty.

    Attributes:
        place: town, and country where it is given.
        bodies: who wrote it, or carries out what it is about.
        project: the name of what it is about.
    """

    place: str = ""
    bodies: tuple[str, ...] = ()
    project: str = ""


def head_fields(text: str) -> HeadFields:
    """The fields at the head of a text.

    Args:
        text: of a document.
    """
    head = text[:_HEAD]
    found = max(
        ([(fold(one["label"]).strip(), one["value"].strip(" *_")) for one in pattern.finditer(head)]
         for pattern in (_FIELD, _ROW)),
        key=len,
    )  # fmt: skip
    if len(found) < _FEWEST:
        return HeadFields()
    places = [value for label, value in found if _PLACE.fullmatch(label)]
    projects = [value for label, value in found if _PROJECT.fullmatch(label)]
    parts = [part.strip() for part in places[0].split(",")] if places else []
    return HeadFields(
        place=", ".join(part for part in parts[-_PLACES:] if not re.search(r"\d", part)),
        bodies=tuple(value for label, value in found if _BODY.fullmatch(label)),
        project=projects[0] if projects else "",
    )

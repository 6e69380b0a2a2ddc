"""Titles that files state: those that people would call one, not what programs fill in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_MAX_LETTERS = 300
_FILE_NAME = re.compile(
    r"\.(?:docx?|dotx?|docm|odt|ott|rtf|indd|qxd|qxp|p65|pdf|pptx?|xlsx?|tex|dvi|pages|md|html?|"
    r"php|aspx?|txt)\b",
    re.I,
)
_PROGRAM = re.compile(
    r"microsoft (?:office )?(?:word|powerpoint|excel|publisher)(?:\s*[-–:]|$)|"
    r"powerpoint(?: presentation)?$|"
    r"print(?:able|er)?(?:[ -]?friendly)?(?: (?:view|version|page))?$",
    re.I,
)
_MADE_UP = re.compile(
    r"(?:\(.*\)|[\W\d_]*|plantilla.*|template.*|"
    r"(?:untitled|sin título|sans titre|no title|unknown title)"
    r"(?: (?:document|page|presentation))?|"
    r"(?:new |nuev[oa] )?(?:document|documento|doc|dokument|page|página|presentation|presentación|"
    r"layout|slide|diapositiva|folie)(?: sin título| nuev[oa]s?| title)?|"
    r"(?:page |document )?title|título(?: de la página| del documento)?|"
    r"(?:presentación|diapositiva) de powerpoint|"
    r"home(?: ?page)?|welcome|inicio|portada|página (?:de inicio|principal)|(?:main|start) page|"
    r"index|índice|default|main|bienvenid[oa]s?)[\s\d_.-]*(?:\(\d+\))?",
    re.I,
)


def plausible_title(title: str, name: str) -> str:
    """A title that a file states of itself; empty where a program has filled in something.

    Args:
        title: as it is stated.
        name: of the file: a title that repeats it is none.
    """
    names = {PurePosixPath(name).stem.casefold(), PurePosixPath(name).name.casefold()}
    if title.casefold() in names or len(title) > _MAX_LETTERS:
        return ""
    return "" if is_made_up(title) else title


def is_made_up(title: str) -> bool:
    """Whether words are the name of a file or of a program, or what stands for a title."""
    return (
        _FILE_NAME.search(title) is not None
        or _PROGRAM.match(title) is not None
        or _MADE_UP.fullmatch(title.strip()) is not None
    )

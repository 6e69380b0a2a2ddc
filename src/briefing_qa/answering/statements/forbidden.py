"""An item of a list, with the line before the list where that forbids it or excepts it.

"Staff must never: promise secrecy" is a ban, of which "promise secrecy" alone is the opposite. The
line may be the heading of the list: "4. What is prohibited".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_leading
from briefing_qa.terms import fold_line

_FORBIDS = re.compile(
    r"\b(?:not|never|cannot|no|nor|neither|none|nobody|nothing|avoid\w*|refrain\w*|forb[ia]d\w*|ban"
    r"|bans|banned|prohibit\w*|unlawful|illegal|punish\w*|offen[cs]es?|except\w*|unless|exclud\w*"
    r"|exempt\w*|without|fail\w*|lack\w*|nunca|jamas|ni|ningun\w*|nadie|nada|prohib\w+|evit\w+"
    r"|absten\w+|salvo|excepto|excluy\w+|exceptu\w+|sin|carec\w+|delitos?|infraccion\w*|sancion\w*)"
    r"\b|n['’]t\b"
)
"""In a line before a list: what follows is not to be done, is not so or is not meant."""

_HEADS = re.compile(
    r"\b(?:not|never|cannot|nobody|nothing|avoid\w*|refrain\w*|forb[ia]d\w*|bans?|banned"
    r"|prohibit\w*|unlawful|illegal|unacceptable|except\w*|exclud\w*|exclusions?|exempt\w*"
    r"|rejected|discarded|dropped|unmet|unfulfilled|missing|lacking|out of scope|nunca|jamas"
    r"|no (?:se|es|son|estan?|hay|debe\w*|puede\w*|podra\w*|tiene\w*|requiere\w*|incluye\w*"
    r"|cubre\w*|cuenta\w*|permit\w+|constituy\w+|hace\w*|hacer|cumpl\w+|exig\w+|admit\w+|acept\w+)"
    r"|(?:lo )?que no|prohib\w+|evit\w+|absten\w+|inaceptabl\w+|excluid[oa]s?|exclusion(?:es)?"
    r"|excepcion(?:es)?|salvedades|descartad[oa]s?|rechazad[oa]s?|incumplid[oa]s?"
    r"|lo que falta|fuera del? (?:alcance|ambito))\b|n['’]ts?\b"
)
"""In a heading: the items below it are not to be done, are not so or are not meant.

"No. 4" and "Non-discrimination" ("No discriminación") forbid nothing, nor does "Offences".
"""

_OWN = re.compile(
    r"\W*(?:\w+['’]?\w*\W+){0,3}?(?:(?:not|never|no|nunca|jamas|ni|nobody|nadie|cannot)\b|\w+n['’]t\b)"
)
"""Begins an item that says itself that something is not so."""


def with_its_ban(
    chosen: Sequence[Candidate], lines_above: Callable[[Candidate], Sequence[Candidate]]
) -> tuple[Candidate, ...]:
    """What is said, and before each item the line that forbids it, once for all of its list.

    Args:
        chosen: what would be said.
        lines_above: finds the line that leads on to the list of an item, and its headings.
    """
    said: list[Candidate] = []
    for one in chosen:
        if _leads_to_a_ban(one.before) or _is_headed_by_a_ban(one):
            line = next((line for line in lines_above(one) if _forbids(line, one)), None)
            if line is not None and line.stands_at not in {other.stands_at for other in said}:
                said.append(line)
        said.append(one)
    return tuple(said)


def _forbids(line: Candidate, item: Candidate) -> bool:
    if line.unit.kind == "heading":
        return _heads_a_ban(line.text) and _is_headed_by_a_ban(item)
    return _leads_to_a_ban(line.text)


def _leads_to_a_ban(line: str) -> bool:
    return is_leading(line) and _FORBIDS.search(fold_line(line)) is not None


def _is_headed_by_a_ban(item: Candidate) -> bool:
    """Whether it is an item below a heading that forbids, and does not say so itself."""
    return (
        item.unit.kind == "item"
        and any(_heads_a_ban(title) for title in item.section if title not in item.title)
        and _OWN.match(fold_line(item.text)) is None
    )


def _heads_a_ban(title: str) -> bool:
    return _HEADS.search(fold_line(title)) is not None

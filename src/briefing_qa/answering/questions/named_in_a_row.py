"""A question about several things that are named in a row: "in Peru, Bolivia and Chile".

Each is asked for itself. "Compare Lima and Cusco: how many schools are there in each?" asks so too.
"""

from __future__ import annotations

import re

from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import fold

MOST = 4
"""Things that are asked for one by one."""

_NAME = r"[A-ZÁÉÍÓÚÑ][\w'’-]*(?: (?:(?:de|of|of the|del|de la|and the) )?[A-ZÁÉÍÓÚÑ][\w'’-]*){0,3}"
_WITH = r"(?:(?:in|of|for|from|en|de|para|the|la|el) )?"
_EACH = r"(?:each of|every one of|both|all of|cada un[oa] de|tant[oa]|tanto en)"
_ROW = re.compile(
    rf"(?P<each>\b{_EACH} )?(?P<first>(?:the )?{_NAME})"
    rf"(?P<more>(?:, {_WITH}{_NAME})*),? (?:and|y|e) (?P<last>{_WITH}{_NAME})"
)
_BEFORE = re.compile(r"(?:^|[^\W\dA-Z]\w* )(?:in|of|for|from|to|by|en|de|para|por|a) $")
_ONE_BODY = re.compile(
    r"(?:the |el |la )?(?:Minist|Committee|Comit|Commission|Comisi|Depart|Secretar|Program|Office"
    r"|Oficina|Unit|Unidad|Service|Servicio|Council|Consejo|Institut|Law|Ley|Act|Code|C[oó]digo"
    r"|Conven|Protocol|Plan|Pol[ií])"
)
"""Begins a name that may have several in it: "Ministry of Gender, Children and Families"."""

_TOGETHER = re.compile(
    r"\b(?:in common|together|altogether|combined|in total|between|among|most|least|fewest|\w+iest"
    r"|highest|lowest|largest|smallest|en comun|junt[oa]s|en total|entre|mayor|menor|suman"
    r"|mas (?:alt|baj)[oa]s?)\b"
)
"""Asks for something of all of them, or which of them is first."""

_AMONG = re.compile(
    r"\b(?:which|who|what|cu[aá]l(?:es)?|qui[eé]n(?:es)?) (?:of|de) $", re.IGNORECASE
)
"""Asks for one of them."""

_COMPARED = re.compile(
    r"\W*(?:compar\w+|contrast) (?P<things>.+?)[:,.;] (?P<asked>[^:;?]+?)"
    r" (?P<at>in|of|for|en|de|por)"
    r" (?:each(?: (?:one|of them))?|cada (?:un[oa]|cual))\W*",
    re.IGNORECASE,
)
_JOINT = re.compile(r",? (?:and|y|e|with|con|to) ")
_LEADS = re.compile(_WITH)


def named_in_a_row(text: str) -> tuple[str, ...]:
    """The question for each of the things; nothing where they may be one, or for any other one."""
    if compared := _COMPARED.fullmatch(text):
        things = _JOINT.split(compared["things"])
        if len(things) == 2 and all(re.match(_NAME, thing) for thing in things):
            return tuple(f"{compared['asked']} {compared['at']} {thing}?" for thing in things)
    if _TOGETHER.search(fold(text)):
        return ()
    for row in _ROW.finditer(text, text.find(" ") + 1):
        more = [one for one in row["more"].split(", ") if one]
        names = [_LEADS.sub("", one, count=1) for one in (row["first"], *more, row["last"])]
        several = len(names) > 2 or row["each"]
        before = text[: row.start()]
        countries = all(facts(name).countries for name in names)
        named = (row["each"] or _BEFORE.search(before)) and not _ONE_BODY.match(names[0])
        if several and not _AMONG.search(before) and len(names) <= MOST and (countries or named):
            return tuple(f"{before}{name}{text[row.end() :]}" for name in names)
    return ()

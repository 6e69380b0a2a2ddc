"""Whose own text a document is, where its sentences say no more than "the Committee recommends"."""

from __future__ import annotations

import re
from collections import Counter

from briefing_qa.answering.words.bodies import AUTHORITIES
from briefing_qa.terms import fold_line

_BODY = rf"(?P<body>{'|'.join(sorted(AUTHORITIES))})"
_OFFICE = r"(?: especial| del pueblo)?"
_SPEAKS = (
    r"(?:also |further |strongly |again |furthermore |moreover )?(?:recommend|note|urge|welcome"
    r"|request|encourage|invite|recall|regret|acknowledge|consider|reiterate|express|recogni[sz]e"
    r"|observe|emphasi[sz]e|stress|affirm|reaffirm|call|commend|suggest|propose|appreciate"
    r"|conclude|find|hold|underline|highlight)(?:e?s)?\b"
    r"|(?:is|are|remains?) (?:\w+ )?concerned\b|draws? attention\b"
)
_HABLA = (
    r"(?:tambien |asimismo |ademas )?(?:recomiendan?|observan?|instan?|exhortan?|toman? nota"
    r"|celebran?|acogen?|lamentan?|alientan?|piden?|solicitan?|invitan?|reiteran?|expresan?"
    r"|senalan?|consideran?|recuerdan?|subrayan?|destacan?|encomian?|valoran?|concluyen?"
    r"|estiman?|sugieren?|proponen?|reconocen?|muestran? su|estan? preocupad|estan? inquiet"
    r"|elogian?|agradecen?|llaman?)"
)
_SAID = (
    re.compile(rf"\bthe (?:special |two )?{_BODY} (?:{_SPEAKS})"),
    re.compile(rf"\b(?:el|la|los|las)(?: dos)? {_BODY}{_OFFICE} {_HABLA}"),
    re.compile(
        rf"\b(?:preocupan?|inquietan?)(?: (?:asimismo|tambien|ademas))? a(?:l| la) {_BODY}\b"
    ),
    re.compile(rf"\ba(?:l| la) {_BODY}{_OFFICE} (?:\w+ )?le (?:\w+ )?(?:preocupan?|inquietan?)\b"),
)
"""In the present tense, as who speaks says it; others tell what a body recommended."""

_BY_A_COMMITTEE = re.compile(
    r"\bthe present (?:(?:joint )?general (?:comment|recommendation)|concluding observations)\b"
    r"|\bla presente (?:observacion|recomendacion) general\b|\bpresentes observaciones finales\b"
)
"""What a text calls itself that only committees write."""

_LOOKED_AT = 50_000
"""Characters of a text: whose own it is shows early."""

_OFTEN = 3
"""So often a body speaks in a text of its own; another text may quote it now and then."""


def voices(text: str) -> frozenset[str]:
    """The kinds of bodies that speak in a text as those whose own it is.

    Args:
        text: the whole of a document.
    """
    folded = fold_line(text[:_LOOKED_AT])
    counts = Counter(
        AUTHORITIES[match["body"]] for said in _SAID for match in said.finditer(folded)
    )
    if _BY_A_COMMITTEE.search(folded):
        counts[AUTHORITIES["committee"]] += _OFTEN
    return frozenset(kind for kind, count in counts.items() if count >= _OFTEN)
